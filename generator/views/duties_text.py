"""Who does what, as text: each job title with its duties, and the clauses that name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.views.layout import beside, widest, wrapped
from generator.views.rows import DutyRow, NamedIn

_WIDEST_ROLE = 26
_FELL_BACK = "and, since nobody else is named,"


def duties_text(rows: Sequence[DutyRow]) -> Iterator[str]:
    """Yield what each person does, what fell back to them after it; then what nobody does, and what nobody names."""
    named = [row for row in rows if row.named_in or row.holder is None]
    columns = widest([row.role for row in named], _WIDEST_ROLE)
    for holder in dict.fromkeys((row.holder or "").casefold() for row in named if row.holder):
        theirs = [row for row in named if (row.holder or "").casefold() == holder]
        own = [row for row in theirs if row.held_through == row.role]
        fallen = [row for row in theirs if row.held_through != row.role]
        yield from ("", *wrapped(theirs[0].holder or ""))
        for row in own:
            yield from _duty(row, columns)
        if fallen:
            yield f"  {_FELL_BACK}" if own else "  since nobody else is named,"
        for row in fallen:
            yield from _duty(row, columns)
    yield from _nobody([row for row in rows if row.holder is None], columns)
    unnamed = [row.role for row in rows if row.holder is not None and not row.named_in]
    if unnamed:
        yield from ("", *wrapped(f"No clause of this policy names: {', '.join(unnamed)}.", "", "  "))


def _nobody(rows: Sequence[DutyRow], columns: int) -> Iterator[str]:
    if rows:
        yield from ("", "Nobody yet")
    for row in rows:
        yield from _duty(row, columns)


def _duty(row: DutyRow, columns: int) -> list[str]:
    where = ", ".join(_place(each) for each in row.named_in)
    return beside([f"  {row.role}"], [columns + 2], f"{row.duty} ({where})" if where else row.duty)


def _place(named: NamedIn) -> str:
    return named.number or f"“{named.title}”"
