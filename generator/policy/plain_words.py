"""Plain words in paragraphs and bullets, some of them bold, as Markdown reads them.

Most of what organisations write is plain, and to see that takes a tenth of the time of Markdown's own reading. What has
any other mark that could mean something is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document import Block, Bullet, BulletList, Inline, Inlines, Paragraph, Placeholder, Strong, Text
from generator.document.spaces import unbroken
from generator.passes.phrases import TOKEN_RANGE

_PIECE = re.compile(rf"({TOKEN_RANGE})|\*\*([^*]*)\*\*")
_WORD = rf"[\w.,;:?!'\"()/%@#$£€+=‘’“”–—…{TOKEN_RANGE[1:-1]}-]++"
_BOLD = rf"\*\*{_WORD}(?: {_WORD})*+\*\*[.,;:?!)]*+"
# No digit, since "1." would start a list, and none of the signs that start anything.
_LINE = rf"(?=[^\W\d]|['\"(‘“]|{TOKEN_RANGE}|\*\*)(?:{_WORD}|{_BOLD})(?: (?:{_WORD}|{_BOLD}))*+"
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
    return tuple(_pieces(words))


def _pieces(words: str) -> Iterator[Inline]:
    end = 0
    for found in _PIECE.finditer(words):
        if before := words[end : found.start()]:
            yield Text(unbroken(before))
        token, bold = found.groups()
        yield Placeholder(token, None, token) if token else Strong(_inlines(bold))
        end = found.end()
    if end < len(words):
        yield Text(unbroken(words[end:]))
