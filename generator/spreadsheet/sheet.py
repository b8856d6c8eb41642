"""A sheet as it was read: rows of cells, each with its place. Knows no format and no key of any file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Location
from generator.source.characters import Fault

NOTE = "#"
"""How the first cell of a row, or the head of a column, begins that is a note and is not read."""
MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 10_000, 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without the white space around it; or why there is none."""

    text: str = ""
    fault: Fault | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything into it."""
        return not self.text and self.fault is None


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number, as a spreadsheet counts them: from 1, the head too."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether all of its cells are."""
        return all(cell.is_empty for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The name of a file and its rows, the head first; empty ones have gone."""

    file: str
    rows: Sequence[Row] = field(repr=False)

    def place(self, number: int, column: str = "") -> Location:
        """Return the place of a row, or of the cell that it has in a column."""
        return Location(":".join(filter(None, (self.file, str(number), column))), key=column)


def of_whole(file: str, fact: str, hint: str) -> Diagnostic:
    """Return what is wrong with a sheet as a whole."""
    return Diagnostic(Location(file), fact, hint)


def too_large(file: str) -> Diagnostic:
    """Return that a sheet has more rows or columns than are read."""
    fact = f"the sheet has more than {MAX_ROWS:,} rows or {MAX_COLUMNS:,} columns"
    return of_whole(file, fact, "split it into several, or clear what is empty but for its looks")


def plain(text: str) -> str:
    """Return the text of a cell without the white space around it, its lines ended by line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")
