"""A policy as it can be read back from any of its files: headings and clauses in reading order, with their words.

Words belong to the heading or the number that they stand under. How they look, and on which line, says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

TITLE = "page_title"
"""The id of the document's title. The underscore keeps it apart from the ids of sections."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a numbered clause, and the words under it: a line for each paragraph, bullet or row of a table.

    `level` is how deep a heading stands, the document's title on level 1; a clause has level 0 and no title. The id
    is empty where a file has none, and the number as it is printed, without a dot at its end.
    """

    id: str
    number: str
    title: str
    lines: tuple[str, ...] = ()
    level: int = 0

    @property
    def is_heading(self) -> bool:
        """Tell whether it is a heading."""
        return self.level > 0


@dataclass(slots=True)
class Pieces:
    """What has been read of a file so far; the words before the first heading belong to the document's title."""

    _heads: list[Piece] = field(default_factory=lambda: [Piece(TITLE, "", "", level=1)])
    _lines: list[list[str]] = field(default_factory=lambda: [[]])

    def name(self, title: str) -> None:
        """Give the document its title."""
        self._heads[0] = Piece(TITLE, "", tidy(title), level=1)

    def heading(self, level: int, number: str, title: str, id: str = "") -> None:
        """Begin a heading."""
        self._heads.append(Piece(id, tidy(number).rstrip("."), tidy(title), level=level))
        self._lines.append([])

    def clause(self, number: str, words: str, id: str = "") -> None:
        """Begin a clause with the words beside its number."""
        self._heads.append(Piece(id, tidy(number), ""))
        self._lines.append([])
        self.line(words)

    def line(self, words: str) -> None:
        """Add a line to what stands last; one without words is none."""
        if tidied := tidy(words):
            self._lines[-1].append(tidied)

    def row(self, cells: Sequence[str]) -> None:
        """Add the row of a table."""
        if any(map(tidy, cells)):
            self.line(CELL.join(map(tidy, cells)))

    def finished(self) -> tuple[Piece, ...]:
        """Return all that was read."""
        return tuple(self._whole())

    def _whole(self) -> Iterator[Piece]:
        for head, lines in zip(self._heads, self._lines, strict=True):
            yield Piece(head.id, head.number, head.title, tuple(lines), head.level)


CELL = " | "
"""What stands between the cells of a row."""


def tidy(words: str) -> str:
    """Return words with single spaces; no-break spaces are spaces."""
    return " ".join(words.split())


def linked(words: str, address: str) -> str:
    """Return the words of a link, with the address that they lead to where they do not say it.

    Some programs put a stroke behind the name of a site.
    """
    target = address.strip().removesuffix("/")
    leaves = target and not target.startswith("#")
    return f"{words} <{target}>" if leaves and target != words.strip().removesuffix("/") else words
