"""A text by its lines, and new text in places of it: what is not replaced stays as it is, line ends too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

_EMPTY = re.compile(r"(?:\n *(?=\n)|\n +\Z)*")


class Splice(NamedTuple):
    """New text in place of some characters, or before one of them. It has line feeds, whatever the file has."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LinedText:
    """A text whose lines end by line feeds. Lines and columns count from 0, and so do its characters."""

    text: str
    starts: tuple[int, ...]

    def offset(self, line: int, column: int) -> int:
        """Return the number of a character; a line after the last one counts as the end."""
        return self.starts[line] + column if line < len(self.starts) else len(self.text)

    def line_of(self, offset: int) -> int:
        """Return the line on which a character stands."""
        return bisect_right(self.starts, offset) - 1

    def start_of(self, offset: int) -> int:
        """Return the start of a character's line."""
        return self.starts[self.line_of(offset)]

    def end_of(self, offset: int) -> int:
        """Return the end of a character's line, where its line feed stands."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def column_of(self, offset: int) -> int:
        """Return how many characters stand before one on its line."""
        return offset - self.start_of(offset)

    def line(self, number: int) -> str:
        """Return a line without its end."""
        return self.text[self.starts[number] : self.end_of(self.starts[number])]

    def before_spaces(self, offset: int) -> int:
        """Return the first of the spaces right before a character, or the character."""
        while offset and self.text[offset - 1] == " ":
            offset -= 1
        return offset

    def is_first(self, offset: int) -> bool:
        """Tell whether only spaces stand before a character on its line."""
        before = self.before_spaces(offset)
        return not before or self.text[before - 1] == "\n"

    def empty_below(self, offset: int) -> str:
        """Return the empty lines that follow a line, with the spaces on them; a line feed stands before each."""
        match = _EMPTY.match(self.text, self.end_of(offset))
        return match.group() if match else ""

    def comments_below(self, offset: int, column: int) -> list[int]:
        """Return where the comments start that follow a line and are indented as far as a column, or further."""
        found: list[int] = []
        for number in range(self.line_of(offset) + 1, len(self.starts)):
            line = self.line(number)
            indent = len(line) - len(line.lstrip(" "))
            if line[indent:].startswith("#") and indent >= column:
                found.append(self.starts[number] + indent)
            elif line.strip(" "):
                break
        return found


def lined(text: str) -> LinedText:
    """Return a text by its lines."""
    return LinedText(text, tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0)))


def spliced(raw: str, splices: Iterable[Splice]) -> str:
    """Return a text with new pieces in it, which stand where they would if all its lines ended by line feeds.

    New lines end as most others do.
    """
    pairs = [match.start() - count for count, match in enumerate(re.finditer("\r\n", raw))]
    ending = _line_end(raw, len(pairs))
    pieces: list[str] = []
    done = 0
    for start, end, text in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [raw[done : start + bisect_left(pairs, start)], text.replace("\n", ending)]
        done = end + bisect_left(pairs, end)
    return "".join([*pieces, raw[done:]])


def _line_end(raw: str, pairs: int) -> str:
    if "\n" not in raw and "\r" in raw:
        return "\r"
    return "\r\n" if pairs * 2 > raw.count("\n") else "\n"
