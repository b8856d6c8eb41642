"""What a regulator expects of a policy, and which of its parts meet each point, or would."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.policy.checks.regulator import checklists_for, meeting
from generator.policy.selection import Cause
from generator.policy.survey import Survey
from generator.template.law import Checklist
from generator.template.load import Template
from generator.views.rows import ChecklistRow, MeetingPart, PartRow, PointRow, State


def checklist_rows(survey: Survey, parts: Sequence[PartRow]) -> tuple[ChecklistRow, ...]:
    """Return a row for each checklist that counts for an organisation; none where no regulator has one for it."""
    context = survey.context
    rows = {row.id: row for row in parts if row.id}
    return tuple(
        ChecklistRow(each.id, each.title, each.publisher, tuple(_points(each, context.template, rows)))
        for each in checklists_for(context.template, context.organisation)
    )


def with_points(rows: Iterable[ChecklistRow], wanted: Callable[[PointRow], bool]) -> tuple[ChecklistRow, ...]:
    """Return checklists with some of their points only; those that have none of these are left out."""
    left = [replace(row, points=tuple(filter(wanted, row.points))) for row in rows]
    return tuple(row for row in left if row.points)


def _points(checklist: Checklist, template: Template, rows: Mapping[str, PartRow]) -> Iterator[PointRow]:
    for point, text in checklist.points.items():
        # What has no id of its own meets a point as part of what it stands in.
        named = dict.fromkeys(part.parent if part.id.is_made_up else part.id for part in meeting(template, point))
        parts = tuple(_meeting(rows[id_], rows) for id_ in named)
        yield PointRow(point, text, any(part.state is State.ON for part in parts), parts)


def _meeting(row: PartRow, rows: Mapping[str, PartRow]) -> MeetingPart:
    if row.state is State.ON:
        return MeetingPart(row.id, row.number, row.title, row.state, row.why)
    root = row
    while root.why.cause == Cause.HOLDER:
        root = rows[root.why.about]
    return MeetingPart(row.id, row.number, row.title, row.state, root.why, root.id)
