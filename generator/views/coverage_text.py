"""What a regulator expects, as text: each point with the clauses that meet it, or why it is not met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.views.layout import beside, widest, wrapped
from generator.views.rows import ChecklistRow, MeetingPart, PointRow, State
from generator.views.saying import why_said

_WIDEST_POINT = 12
_NONE = "There is no checklist of a regulator for this kind of organisation in this place."


def coverage_text(rows: Sequence[ChecklistRow], own_file: str) -> Iterator[str]:
    """Yield every checklist, point by point."""
    if not rows:
        yield from ("", *wrapped(_NONE))
    for checklist in rows:
        met = [point for point in checklist.points if point.met]
        counted = f"{len(met)} of {len(checklist.points)} points are met."
        yield from ("", *wrapped(f"{checklist.publisher}: {checklist.title}"), *wrapped(counted))
        columns = widest([point.id for point in checklist.points], _WIDEST_POINT)
        for point in checklist.points:
            yield from ("", *beside([f"  {point.id}"], [columns + 2], point.text))
            for line in _why(point, own_file):
                yield from wrapped(line, " " * (columns + 4))


def _why(point: PointRow, own_file: str) -> Iterator[str]:
    """Yield which parts meet a point, or for each that would why it does not."""
    if point.met:
        parts = [_called(part) for part in point.parts if part.state is State.ON]
        yield f"met by {', '.join(parts)}"
    elif not point.parts:
        yield "not met: no part of the template is meant for it"
    else:
        lost = {part.off_with: why_said(part.state, part.why, own_file) for part in point.parts}
        yield f"not met: {'; '.join(f'{name}, {why}' for name, why in lost.items())}"


def _called(part: MeetingPart) -> str:
    return f"{part.number} {part.id}" if part.number else part.id
