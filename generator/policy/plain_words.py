"""Plain words in paragraphs and bullets, of which Markdown changes nothing.

Most of what organisations write is plain, and to see that takes a tenth of the time of Markdown's own reading. What has
any mark that could mean something is not read here.
"""

from __future__ import annotations

import re

from generator.document import Block, Bullet, BulletList, Inline, Inlines, Paragraph, Placeholder, Text
from generator.document.spaces import unbroken
from generator.passes.phrases import TOKEN_RANGE

_TOKEN = re.compile(f"({TOKEN_RANGE})")
_CHARACTERS = rf"(?:[\w.,;:?!'\"()/%@#$£€+=‘’“”–—…-]|{TOKEN_RANGE})"
# No digit, since "1." would start a list, and none of the signs that start anything.
_FIRST = rf"(?:[^\W\d]|['\"(‘“]|{TOKEN_RANGE})"
_LINE = rf"(?={_FIRST}){_CHARACTERS}++(?: {_CHARACTERS}++)*+"
_PARAGRAPH = rf"{_LINE}(?:\n{_LINE})*+"
_BULLETS = rf"- {_LINE}(?:\n- {_LINE})*+"
# Two lists with nothing between them would be one.
_PLAIN = re.compile(rf"{_PARAGRAPH}(?:\n\n(?:{_BULLETS}\n\n)?{_PARAGRAPH})*(?:\n\n{_BULLETS})?")


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text of plain words and tokens; none when it has anything else in it, or may have."""
    # Which stresses words, and is a letter to regular expressions.
    if "_" in text or not _PLAIN.fullmatch(text):
        return ()
    return tuple(map(_block, text.split("\n\n")))


def _block(text: str) -> Block:
    if text.startswith("- "):
        return BulletList(tuple([Bullet(_inlines(line[2:])) for line in text.split("\n")]))
    return Paragraph(_inlines(text.replace("\n", " ")))


def _inlines(words: str) -> Inlines:
    return tuple([_inline(piece) for piece in _TOKEN.split(words) if piece])


def _inline(piece: str) -> Inline:
    return Placeholder(piece, None, piece) if _TOKEN.fullmatch(piece) else Text(unbroken(piece))
