"""The rows of a sheet become entries: which organisation each is about, and which cells say something of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from generator.diagnostics import Diagnostic, Problems, did_you_mean, quoted
from generator.source.characters import Fault
from generator.source.value_path import dotted
from generator.spreadsheet.cell_changes import GONE, NOTHING
from generator.spreadsheet.columns import FILE, Column, Keys
from generator.spreadsheet.sheet import NOTE, Cell, Row, Sheet, of_whole


class Aside(Enum):
    """What a column holds that is about no key: the names of files, notes, or nothing that its head would name."""

    FILE = FILE
    NOTES = NOTE
    NAMELESS = ""


Head: TypeAlias = Column | Aside
"""What a column is about."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says: the name of an organisation's file, the text of each cell by its column, and its faults."""

    row: int
    file: str
    said: Sequence[tuple[Column, str]]
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a sheet and all of its columns."""

    sheet: Sheet = field(repr=False)
    columns: Sequence[Column]
    all: Sequence[Entry]


def entries_of(sheet: Sheet, keys: Keys) -> Entries:
    """Return the entries of a sheet, faulty ones too. Raises Problems when its head cannot be understood."""
    if not sheet.rows:
        raise Problems([of_whole(sheet.file, "the sheet is empty", "make one with: policygen import --template")])
    head, *rows = sheet.rows
    columns = _columns(sheet, head, keys)
    known = [column for column in columns if isinstance(column, Column)]
    return Entries(sheet, known, [_entry(sheet, row, columns) for row in rows if not _is_note(row)])


def _is_note(row: Row) -> bool:
    return next(cell.text for cell in row.cells if not cell.is_empty).startswith(NOTE)


# ---- the head


def _columns(sheet: Sheet, head: Row, keys: Keys) -> list[Head]:
    """Return what each column is about."""
    names = [cell.text for cell in head.cells]
    found = [_column(name, keys) for name in names]
    problems = list(_head_faults(sheet, head, found))
    if FILE not in names:
        fact = f"no column is called {quoted(FILE)}"
        near = [name for name in names if did_you_mean(name, [FILE]).startswith("did")]
        hint = f"rename {quoted(near[0])}" if near else "add it: it holds the names of the organisations' files"
        problems.append(Diagnostic(sheet.place(head.number), fact, hint))
    if problems:
        raise Problems(problems)
    return [column for column in found if not isinstance(column, Fault)]


def _column(name: str, keys: Keys) -> Head | Fault:
    if not name:
        return Aside.NAMELESS
    if name.startswith(NOTE):
        return Aside.NOTES
    return Aside.FILE if name == FILE else keys.column(name)


def _head_faults(sheet: Sheet, head: Row, found: Sequence[Head | Fault]) -> Iterator[Diagnostic]:
    seen: set[object] = set()
    for cell, column in zip(head.cells, found, strict=True):
        if cell.fault:
            yield Diagnostic(sheet.place(head.number), cell.fault.fact, cell.fault.hint)
        elif isinstance(column, Fault):
            yield Diagnostic(sheet.place(head.number, cell.text), column.fact, column.hint)
        elif column not in (Aside.NOTES, Aside.NAMELESS):
            key = column.path if isinstance(column, Column) else column
            if key in seen:
                yield Diagnostic(sheet.place(head.number, cell.text), "two columns have this name", "remove one")
            seen.add(key)


# ---- a row


def _entry(sheet: Sheet, row: Row, columns: Sequence[Head]) -> Entry:
    pairs = list(zip(columns, row.cells, strict=False))
    file = next((cell.text for column, cell in pairs if column is Aside.FILE), "")
    said = [(column, cell.text) for column, cell in pairs if isinstance(column, Column) and cell.text]
    return Entry(row.number, file, said, tuple(_row_faults(sheet, row, columns)))


def _row_faults(sheet: Sheet, row: Row, columns: Sequence[Head]) -> Iterator[Diagnostic]:
    beyond = [cell for cell in row.cells[len(columns) :] if not cell.is_empty]
    if beyond or len(row.cells) < len(columns):
        fact = f"the row has {len(row.cells)} cells and the head {len(columns)}"
        hint = "put a cell that holds a comma in quotes" if beyond else "add the cells that are missing, empty ones too"
        yield Diagnostic(sheet.place(row.number), fact, hint)
        return
    for column, cell in zip(columns, row.cells, strict=False):
        yield from _cell_faults(sheet, row.number, column, cell)
    yield from _contradictions(sheet, row, columns)


def _cell_faults(sheet: Sheet, row: int, column: Head, cell: Cell) -> Iterator[Diagnostic]:
    name = column.name if isinstance(column, Column) else column.value
    if column is Aside.NOTES:
        return
    if cell.fault:
        yield Diagnostic(sheet.place(row, name), cell.fault.fact, cell.fault.hint)
    elif column is Aside.NAMELESS and cell.text:
        yield Diagnostic(sheet.place(row), f"{quoted(cell.text)} stands below no head", "name its column, or clear it")
    elif column is Aside.FILE and not cell.text:
        fact, hint = (
            "the row names no file",
            "write the name of the organisation's file without .yaml, such as riverside",
        )
        yield Diagnostic(sheet.place(row, FILE), fact, hint)


def _contradictions(sheet: Sheet, row: Row, columns: Sequence[Head]) -> Iterator[Diagnostic]:
    """Yield each cell whose value would stand in what another cell of the row takes away."""
    given = [
        (column, cell.text) for column, cell in zip(columns, row.cells, strict=False) if isinstance(column, Column)
    ]
    gone = {column.path: column for column, text in given if text in (GONE, NOTHING)}
    for column, text in given:
        above = next((gone[path] for depth in range(len(column.path)) if (path := column.path[:depth]) in gone), None)
        if text and above:
            fact = f"{dotted(column.path)} is given, and {dotted(above.path)} is taken away"
            yield Diagnostic(sheet.place(row.number, column.name), fact, "clear one of the two cells")
