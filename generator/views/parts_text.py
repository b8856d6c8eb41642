"""The parts of a policy as text: the tree of its headings, or all of its clauses, or what somebody asked to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.policy.selection import Cause
from generator.views.layout import COLUMNS, beside, shortened, widest, width, wrapped
from generator.views.parts import CLAUSE, HEADINGS, TEXT
from generator.views.plain_text import fitted
from generator.views.rows import PartRow, State
from generator.views.saying import own_said, why_said

_WIDEST_ID, _WIDEST_NUMBER = 28, 12
_STATES = len("always")


def sections_text(rows: Sequence[PartRow], own_file: str) -> Iterator[str]:
    """Yield the tree of headings, and among them each other part that the organisation's files switch."""
    shown = list(_seen(rows))
    ids = [f"{'  ' * row.depth}{row.id}" for row in shown]
    widths = [_STATES + 2, widest(ids, _WIDEST_ID)]
    for row, id_ in zip(shown, ids, strict=True):
        words = _numbered(row) if row.title else f"“{shortened(_first_line(row.text), COLUMNS - sum(widths) - 6)}”"
        said = why_said(row.state, row.why, own_file)
        yield from beside([f"  {_state(row)}", id_], widths, f"{words} ({said})" if said else words)


def clauses_text(rows: Sequence[PartRow], own_file: str) -> Iterator[str]:
    """Yield every clause by its number, its id and its first words, below the headings."""
    numbers = _number_width(rows)
    for row in _seen(rows):
        if row.kind in HEADINGS:
            yield from ("", *_heading(row, own_file))
        elif row.kind == CLAUSE or (row.kind != TEXT and row.optional):
            yield from _first(row, numbers, own_file)
            indent = " " * (numbers + 4)
            yield f"{indent}{shortened(_first_line(row.text), COLUMNS - width(indent))}".rstrip()


def whole_text(rows: Sequence[PartRow], own_file: str) -> Iterator[str]:
    """Yield all that some parts say, as it reads in the policy; of those that are off, what they would say."""
    numbers = _number_width(rows)
    for row in rows:
        if row.kind in HEADINGS:
            yield from ("", *_heading(row, own_file))
        elif row.kind == TEXT:
            yield from ("", *fitted(row.text, "  "))
        elif row.kind == CLAUSE or row.state is State.OFF:
            yield from ("", *_first(row, numbers, own_file), *fitted(row.text, " " * (numbers + 4)))


def _seen(rows: Sequence[PartRow]) -> Iterator[PartRow]:
    """Yield the rows without those that are off with what they stand in: the files may speak of one all the same."""
    off = {row.id for row in rows if row.state is State.OFF}
    for row in rows:
        if row.state is State.ON or row.inside not in off or row.why.place:
            yield row


def _state(row: PartRow) -> str:
    is_core = row.state is State.ON and not row.optional and row.why.cause == Cause.CORE
    return "always" if is_core else row.state


def _numbered(row: PartRow) -> str:
    """Return a title after its number, as it is printed."""
    stop = "." if row.kind in ("section", "schedule") else ""
    return f"{row.number}{stop} {row.title}" if row.number else row.title


def _heading(row: PartRow, own_file: str) -> Iterator[str]:
    state = "" if row.state is State.ON else "off: "
    yield from wrapped(f"{state}{_numbered(row)} ({row.id})", "", "  ")
    if said := why_said(row.state, row.why, own_file):
        yield from wrapped(said, "  ")


def _first(row: PartRow, numbers: int, own_file: str) -> list[str]:
    """Return the line that says which clause it is, and why it is on or off."""
    said = [why_said(row.state, row.why, own_file)] if row.state is State.OFF or row.why.place else []
    said += [own_said(row.own, own_file)] if row.own else []
    said += ["optional"] if row.optional and row.state is State.ON and not said else []
    number = (row.number or "-") if row.state is State.ON else "off"
    words = f"{row.id}: {'; '.join(filter(None, said))}" if said else row.id
    return beside([f"  {number}"], [numbers + 2], words)


def _number_width(rows: Sequence[PartRow]) -> int:
    return max(width("off"), widest([row.number for row in rows if row.kind == CLAUSE], _WIDEST_NUMBER))


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
