"""Words one by one, as a difference goes through them, and the numbers among them that refer to other parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.compare.pieces import CELL

_WORD = re.compile(r"(\s*)(<[^<>\s]+>|\b[A-Z]{1,3}(?:\.\d+)+|\d+(?:[.:/-]\d+)*|\w+(?:-\w+)*|[^\w\s])")
_NUMBER = re.compile(r"\d+(?:\.\d+)*|[A-Z]{1,3}(?:\.\d+)*")
_BEARERS = {"clause", "clauses", "section", "sections", "schedule", "schedules"}
"""What is said before the number of another part."""
_BETWEEN = {",", "and", "or", "to", "–"}
"""What stands between two such numbers."""
BREAK = "\n"
"""What stands between two lines."""
_OTHER_PART = "\N{NUMBER SIGN}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a mark; `before` is the space before it, and `refers` the number of the part it names."""

    text: str
    before: str = ""
    refers: str = ""


def words_of(lines: Iterable[str], parts: Mapping[str, str]) -> tuple[Word, ...]:
    """Return the words of some lines; `parts` are the numbers of the document's parts, each with what it is now."""
    found: list[Word] = []
    width, columns = 0, frozenset[int]()
    for at, line in enumerate(lines):
        cells = line.split(CELL)
        heads = frozenset(at for at, cell in enumerate(cells) if cell.casefold() in _BEARERS and len(cells) > 1)
        if heads or len(cells) != width:
            width, columns = len(cells), heads
        found += _with_references(list(_words(line, follows=at > 0)), parts, columns)
    return tuple(found)


def _words(line: str, *, follows: bool) -> Iterator[Word]:
    if follows:
        yield Word(BREAK, " ")
    for found in _WORD.finditer(line):
        yield Word(found[2], " " if found[1] or (follows and found.start() == 0) else "")


def _with_references(words: Sequence[Word], parts: Mapping[str, str], columns: frozenset[int]) -> Iterator[Word]:
    """Yield the words of a line, those that refer to a part by its number with the number that the part has now.

    A number is one only behind a word for a part, behind another, or in a column of a table that is headed so: 1.10
    may be a version.
    """
    expected, column = False, 0
    for word in words:
        column += word.text == CELL.strip()
        expected = expected or column in columns
        refers = _NUMBER.fullmatch(word.text) is not None and expected and word.text in parts
        expected = refers or word.text.lower() in _BEARERS or (expected and word.text in _BETWEEN)
        yield Word(word.text, word.before, parts[word.text]) if refers else word


def key(word: Word) -> str:
    """Return what two words have alike that say the same: of a reference, the part that it leads to."""
    return f"{_OTHER_PART}{word.refers}" if word.refers else word.text


def text(words: Sequence[Word]) -> str:
    """Return words as text, with the space before the first; lines are told apart by a stroke."""
    return "".join(f"{word.before}{'/' if word.text == BREAK else word.text}" for word in words)
