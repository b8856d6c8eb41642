"""What `policygen show` shows of an organisation: the rows of one view of its policies, and how they read as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, assert_never

from generator.organisation.parse import Organisation
from generator.policy.checks.regulator import checklists_for
from generator.policy.survey import Survey
from generator.views.catalogue import organisation_row
from generator.views.coverage import checklist_rows, with_points
from generator.views.coverage_text import coverage_text
from generator.views.duties import duties_called, duties_in, duty_rows
from generator.views.duties_text import duties_text
from generator.views.find import ids_called, with_all_inside, with_headings
from generator.views.layout import wrapped
from generator.views.origins import Origins
from generator.views.origins_text import origins_text
from generator.views.parts import HEADINGS, part_rows
from generator.views.parts_text import clauses_text, sections_text, whole_text
from generator.views.rows import ChecklistRow, DutyRow, OrganisationRow, OriginRow, PartRow

Rows: TypeAlias = tuple[PartRow, ...] | tuple[DutyRow, ...] | tuple[ChecklistRow, ...]


class View(StrEnum):
    """What can be looked at."""

    SECTIONS = "sections"
    CLAUSES = "clauses"
    ROLES = "roles"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class PolicyView:
    """One policy."""

    id: str
    title: str
    length: str
    """`short` or `full`; empty where its template has one length."""
    found: tuple[str, ...]
    """The ids of the parts, roles or points that were looked for; empty where all is shown."""
    rows: Rows
    """Parts for the views `sections` and `clauses`, duties for `roles`, checklists for `coverage`."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an organisation."""

    organisation: OrganisationRow
    view: View
    part: str
    """What was looked for; empty where all is shown."""
    policies: tuple[PolicyView, ...]
    origins: tuple[OriginRow, ...] | None
    """Where each value came from; None where nobody asked."""


def show(organisation: Organisation, surveys: Sequence[Survey], view: View, part: str = "") -> Shown:
    """Return a view of an organisation's policies: all of it, or what has to do with a part, by any name of it.

    Who does what can be looked for by role and by job title too, a point of a checklist by its id. A policy that has
    nothing of the name is left out.
    """
    origins = Origins(organisation)
    policies = tuple(found for survey in surveys if (found := _policy(survey, origins, view, part)))
    return Shown(organisation_row(organisation), view, part, policies, None)


def with_origins(shown: Shown, organisation: Organisation, surveys: Sequence[Survey]) -> Shown:
    """Return the same with the place of every value."""
    templates = [survey.context.template for survey in surveys]
    return replace(shown, origins=Origins(organisation).rows(templates))


def others_called(view: View, surveys: Sequence[Survey]) -> list[str]:
    """Return what else than a part can be looked for in a view: roles and who holds them, or points of checklists."""
    contexts = [survey.context for survey in surveys]
    match view:
        case View.SECTIONS | View.CLAUSES:
            return []
        case View.ROLES:
            holders = [(role, holder.value or "") for each in contexts for role, holder in each.holders.items()]
            return [name for names in holders for name in names if name]
        case View.COVERAGE:
            checklists = [list_ for each in contexts for list_ in checklists_for(each.template, each.organisation)]
            return [point for checklist in checklists for point in checklist.points]
        case _:
            assert_never(view)


# ---- rows


def _policy(survey: Survey, origins: Origins, view: View, part: str) -> PolicyView | None:
    context = survey.context
    wanted = _Wanted(survey, origins, part_rows(survey, origins), part)
    found, rows = wanted.seen_as(view)
    if part and not found:
        return None
    length = context.entry.length if context.template.has_full_length else ""
    return PolicyView(context.template.id, context.title, length, found, rows)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is wanted of one policy: everything where no part is named."""

    survey: Survey
    origins: Origins
    parts: tuple[PartRow, ...]
    part: str

    def seen_as(self, view: View) -> tuple[tuple[str, ...], Rows]:
        """Return the ids of what was looked for, and the rows that have to do with it."""
        called = ids_called(self.part, self.survey) if self.part else ()
        match view:
            case View.SECTIONS:
                return called, self.sections(called)
            case View.CLAUSES:
                return called, self.clauses(called) if self.part else self.parts
            case View.ROLES:
                return self.duties(called)
            case View.COVERAGE:
                return self.checklists(called)
            case _:
                assert_never(view)

    def sections(self, called: tuple[str, ...]) -> tuple[PartRow, ...]:
        """Return the headings, and what the organisation's files switch or somebody asked for."""
        ids = with_all_inside(called, self.parts)
        rows = [row for row in self.parts if row.id in ids or not self.part]
        return tuple(row for row in rows if row.kind in HEADINGS or row.why.place or row.id in called)

    def clauses(self, called: tuple[str, ...]) -> tuple[PartRow, ...]:
        """Return parts with all that stands in them, below the headings that they stand under."""
        inside = with_all_inside(called, self.parts)
        ids = inside | with_headings(called, self.parts)
        return tuple(row for row in self.parts if row.id in ids or (not row.id and row.inside in inside))

    def duties(self, called: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[DutyRow, ...]]:
        """Return the duties that are called so, or those that a part names."""
        rows = duty_rows(self.survey, self.origins)
        if not self.part:
            return (), rows
        if theirs := duties_called(self.part, rows):
            return tuple(row.role for row in theirs), theirs
        return called, duties_in(with_all_inside(called, self.parts), rows)

    def checklists(self, called: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[ChecklistRow, ...]]:
        """Return the points that are called so, or those that a part meets."""
        rows = checklist_rows(self.survey, self.parts)
        if not self.part:
            return (), rows
        if theirs := with_points(rows, lambda point: point.id == self.part.casefold()):
            return tuple(point.id for row in theirs for point in row.points), theirs
        ids = with_all_inside(called, self.parts)
        return called, with_points(rows, lambda point: bool(ids & {part.id for part in point.parts}))


# ---- text


def show_text(shown: Shown) -> str:
    """Return what is shown as lines that fit a terminal."""
    return "\n".join(_lines(shown)).strip("\n")


def _lines(shown: Shown) -> Iterator[str]:
    for policy in shown.policies:
        yield from ("", "", *wrapped(f"{shown.organisation.name}: {policy.title}"))
        yield f"{policy.id}, {policy.length} length" if policy.length else policy.id
        yield from _text(policy.rows, shown)
    if shown.origins is not None:
        yield from ("", "", "Where each value comes from", *origins_text(shown.origins))


def _text(rows: Rows, shown: Shown) -> Iterator[str]:
    file = shown.organisation.file
    if shown.part and not rows:
        yield from ("", _NOTHING[shown.view])
        return
    parts = [row for row in rows if isinstance(row, PartRow)]
    match shown.view:
        case View.SECTIONS:
            yield from ("", *sections_text(parts, file))
            if not shown.part:
                yield from ("", *wrapped(_HOW_TO_SWITCH.format(file=file)))
        case View.CLAUSES:
            yield from whole_text(parts, file) if shown.part else clauses_text(parts, file)
        case View.ROLES:
            yield from duties_text([row for row in rows if isinstance(row, DutyRow)])
        case View.COVERAGE:
            yield from coverage_text([row for row in rows if isinstance(row, ChecklistRow)], file)
        case _:
            assert_never(shown.view)


_NOTHING = {
    View.SECTIONS: "",
    View.CLAUSES: "",
    View.ROLES: "No role is named in it.",
    View.COVERAGE: "It meets no point of a checklist.",
}
_HOW_TO_SWITCH = (
    "“always” is in every policy. The others you can switch, by their ids, under sections in {file}: true for on, "
    "false for off."
)
