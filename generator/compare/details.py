"""Named values, such as the version and the dates of a policy: rows of two cells, the name and the value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.compare.change import Place, place_of
from generator.compare.pieces import CELL, Piece

_LONGEST = 80
"""How long a value is that is told whole; of a longer one, the words that changed are."""
_CELLS = 2


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A named value that is another now; one that was not there, or is no longer, is empty."""

    name: str
    before: str
    after: str
    place: Place


def changed_details(old: Piece, new: Piece) -> tuple[list[NamedValue], tuple[str, ...], tuple[str, ...]]:
    """Return the named values that changed, and the other lines of both pieces."""
    before, after = _values(old.lines), _values(new.lines)
    names = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    # Rows that both have tell what is a list of values: a heading row with cells of its own is none.
    if not before.keys() & after.keys():
        names = []
    found = [NamedValue(name, before.get(name, ""), after.get(name, ""), place_of(new)) for name in names]
    rows = {f"{name}{CELL}{value}" for name in names for value in (before.get(name), after.get(name))}
    return found, _without(old.lines, rows), _without(new.lines, rows)


def _values(lines: Sequence[str]) -> dict[str, str]:
    """Return each value by its name; a name that comes twice names nothing."""
    pairs = [_cells(line) for line in lines]
    rows = [pair for pair in pairs if len(pair) == _CELLS and all(pair) and len(pair[1]) <= _LONGEST]
    names = [pair[0] for pair in rows]
    return {name: value for name, value in rows if names.count(name) == 1}


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row. An empty one, to be filled in by hand, leaves strokes with no words between them."""
    return tuple(cell.strip() for cell in f" {line} ".split(CELL.rstrip()))


def _without(lines: Sequence[str], rows: set[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line not in rows)
