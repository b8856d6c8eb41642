"""Text that fits a terminal of 80 columns: how wide it is, where it breaks, and what is cut.

A character of East Asian width takes two columns, and a line may break before and after it; one that only marks
another takes none. A word that is longer than a line stands on a line of its own, whole: an id or an address can then
be copied.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

COLUMNS = 80
_NO_WIDTH = {"Mn", "Me", "Cf"}
_WIDE = 2


def width(text: str) -> int:
    """Return how many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """Return a text followed by spaces up to a number of columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Return a text as lines that fit, after `first` on the first line and `rest` on the others.

    Nothing else says how far the others are indented: they stand as the first does.
    """
    lines, line = [], first
    indent = " " * width(first) if rest is None else rest
    is_bare = True
    for space, piece in _pieces(text):
        if not is_bare and width(line) + width(space) + width(piece) > COLUMNS:
            lines.append(line)
            line, is_bare = indent, True
        line += piece if is_bare else space + piece
        is_bare = False
    return [each.rstrip() for each in (*lines, line)]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line cannot break in, with the space before it."""
    for word in text.split(" "):
        space, piece = " ", ""
        for character in word:
            columns = _columns(character)
            if piece and columns and _WIDE in (columns, width(piece[-1])):
                yield space, piece
                space, piece = "", ""
            piece += character
        yield space, piece


def shortened(text: str, columns: int) -> str:
    """Return a text that fits some columns: whole, or its first words."""
    if width(text) <= columns:
        return text
    words, line = text.split(" "), ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width(longer) + 1 > columns:
            break
        line = longer
    return f"{line or _start(text, columns - 1)}…"


def _start(text: str, columns: int) -> str:
    """Return as many characters as fit."""
    line = ""
    for character in text:
        if width(line + character) > columns:
            break
        line += character
    return line


def beside(cells: Sequence[str], widths: Sequence[int], text: str, gap: str = "  ") -> list[str]:
    """Return a row of a table: short cells, each as wide as its column, and a text that goes on below itself.

    A cell that is wider than its column has the line for itself and those before it.
    """
    first = ""
    lines: list[str] = []
    for cell, columns in zip(cells, widths, strict=True):
        first += padded(cell, columns) + gap
    indent = sum(widths) + len(gap) * len(widths)
    if width(first) > indent:
        lines.append(first.rstrip())
        first = " " * indent
    return lines + (wrapped(text, first) if text else [] if lines else [first.rstrip()])


def widest(cells: Iterable[str], most: int) -> int:
    """Return how wide a column has to be for its cells, those left out that are wider than it may be."""
    return max((columns for cell in cells if (columns := width(cell)) <= most), default=0)


def indented(lines: Iterable[str], indent: str = "  ") -> Iterator[str]:
    """Yield lines further to the right; an empty line stays empty."""
    for line in lines:
        yield f"{indent}{line}" if line else ""
