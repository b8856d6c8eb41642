"""Read a policy back from its Markdown, line by line: what we write, and what people make of it by hand.

Markdown has no ids. The details in front of the page are lines of the document's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.compare.pieces import Piece, Pieces, linked

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +#+)?$")
_HEADING_NUMBER = re.compile(r"((?:Schedule +[A-Z]+|\d+(?:\.\d+)*)\.?|[A-Z]+(?:\.\d+)+) +(?=\S)")
_CLAUSE = re.compile(r"((?:\d+|[A-Z]+)(?:\.\d+)+) +(?:`[^`]*` )?(.*)", re.DOTALL)
_BULLET = re.compile(r"[-*+] +(.*)", re.DOTALL)
_RULE = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(<?([^()\s<>]*)>?\)")
_CODE = re.compile(r"`[^`]*`")
_MARKS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}(?=[^\W_])|(?<=[^\s_])_{1,3}(?!\w))")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_FRONT = "---"


def read_markdown(content: bytes) -> tuple[Piece, ...]:
    """Return what a page of Markdown says; whatever bytes there are, something is read."""
    lines = content.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    pieces = Pieces()
    if lines and lines[0].rstrip() == _FRONT and _FRONT in map(str.rstrip, lines[1:]):
        end = list(map(str.rstrip, lines)).index(_FRONT, 1)
        _front(pieces, lines[1:end])
        lines = lines[end + 1 :]
    for paragraph in _paragraphs(lines):
        _take(pieces, paragraph)
    return pieces.finished()


def _front(pieces: Pieces, lines: list[str]) -> None:
    for line in lines:
        key, colon, value = line.partition(": ")
        pieces.row((key, value.strip("'\"")) if colon else (line,))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield each paragraph, heading, bullet and row of a table; a paragraph or bullet may run over several lines."""
    gathered: list[str] = []
    for line in [*lines, ""]:
        bare = line.strip().removeprefix(">").strip()
        begins = not bare or bare.startswith(("#", "|")) or bool(_BULLET.match(bare)) or bool(_CLAUSE.match(bare))
        alone = gathered and gathered[0].startswith(("#", "|"))
        if gathered and (begins or alone):
            yield " ".join(gathered)
            gathered = []
        if bare:
            gathered.append(bare)


def _take(pieces: Pieces, paragraph: str) -> None:
    if found := _HEADING.match(paragraph):
        _heading(pieces, len(found[1]), found[2])
    elif found := _CLAUSE.match(paragraph):
        pieces.clause(found[1], plain(found[2]))
    elif found := _BULLET.match(paragraph):
        pieces.line(plain(found[1]))
    elif paragraph.startswith("|"):
        if not _RULE.fullmatch(paragraph):
            cells = re.split(r"(?<!\\)\|", paragraph.strip().removeprefix("|").removesuffix("|"))
            pieces.row([plain(cell) for cell in cells])
    elif not _CODE.fullmatch(paragraph) and paragraph != "**DRAFT**":
        pieces.line(plain(paragraph))


def _heading(pieces: Pieces, level: int, words: str) -> None:
    numbered = _HEADING_NUMBER.match(words)
    number = numbered[1] if numbered else ""
    title = plain(words[numbered.end() :] if numbered else words)
    if level == 1:
        pieces.name(title)
    else:
        pieces.heading(level, number, title)


def plain(markdown: str) -> str:
    """Return the words that a reader sees, with the addresses of links that leave the page."""
    return "".join(_spans(markdown))


def _spans(markdown: str) -> Iterator[str]:
    end = 0
    for found in _LINK.finditer(markdown):
        yield _bare(markdown[end : found.start()])
        yield linked(_bare(found[1]), unescape(found[2]))
        end = found.end()
    yield _bare(markdown[end:])


def _bare(markdown: str) -> str:
    return unescape(_ESCAPE.sub(r"\1", _MARKS.sub("", markdown)))
