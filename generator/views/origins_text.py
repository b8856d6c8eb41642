"""Where values come from, as text: file by file, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.views.layout import COLUMNS, beside, shortened, widest
from generator.views.rows import OriginRow, Source

_TAKEN = {
    Source.TEMPLATE: ", taken where nothing is said",
    Source.DEFAULTS: ", where your own file says nothing",
    Source.OWN: "",
}
_WIDEST_KEY, _WIDEST_LINE = 36, 6


def origins_text(rows: Sequence[OriginRow]) -> Iterator[str]:
    """Yield each value below the file that it came from."""
    keys = widest([row.key for row in rows], _WIDEST_KEY)
    lines = widest([_line(row) for row in rows], _WIDEST_LINE)
    for (source, file), group in groupby(sorted(rows, key=_order), key=_heading):
        yield from ("", f"{file}{_TAKEN[source]}" if file else "usual, where nothing is said")
        for row in group:
            room = COLUMNS - keys - lines - 6
            value = shortened(" ".join(row.value.split()), room)
            yield from beside([f"  {_line(row).rjust(lines)}", row.key], [lines + 2, keys], value)


def _order(row: OriginRow) -> tuple[int, str, int]:
    place = row.place
    return list(Source).index(row.source), place.file if place else "", place.line if place else 0


def _heading(row: OriginRow) -> tuple[Source, str]:
    return row.source, row.place.file if row.place else ""


def _line(row: OriginRow) -> str:
    return str(row.place.line) if row.place else ""
