"""Points of a regulator's checklist that a policy no longer meets, since an organisation left out what met them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.codes.of_fit import POINT_UNMET
from generator.diagnostics import Diagnostic, quoted
from generator.organisation.parse import Organisation
from generator.policy.selection import Selection
from generator.template.law import Checklist
from generator.template.load import Template
from generator.template.scan import Part


def checklists_for(template: Template, organisation: Organisation) -> tuple[Checklist, ...]:
    """Return the checklists of an organisation's regulator: only charities have one."""
    if organisation.kind != "charity":
        return ()
    return tuple(each for each in template.checklists if organisation.jurisdiction in each.jurisdictions)


def unmet_without_reason(template: Template, organisation: Organisation, selection: Selection) -> Iterator[Diagnostic]:
    """Yield a problem where a charity dropped the last part that met a point, and gave no reason for it."""
    entry = organisation.policies[template.id]
    if all(entry.sections.values()):
        return
    for checklist in checklists_for(template, organisation):
        for point, text in checklist.points.items():
            parts = meeting(template, point)
            wanting = _wishes_that_dropped(parts, template, selection, entry.sections)
            if wanting and not any(wish in entry.reasons for wish in wanting):
                wish = wanting[0]
                place = organisation.locate_key("policies", template.id, "sections", wish)
                message = f"without {quoted(wish)} nothing meets a point of {checklist.publisher}: {text.rstrip('.')}"
                yield Diagnostic(place, message, f"keep it, or say why under reasons: {wish}: …", code=POINT_UNMET.id)


def meeting(template: Template, point: str) -> list[Part]:
    """Return the parts of a template that meet a point."""
    return [part for part in template.parts.values() if point in part.meets]


def _wishes_that_dropped(
    parts: Iterable[Part], template: Template, selection: Selection, wishes: Mapping[str, bool]
) -> list[str]:
    """Return the wishes that took out a part, or what it stands in; nothing when one of the parts stays."""
    found: list[str] = []
    for part in parts:
        if selection.keeps(part.id):
            return []
        found += [name for name in (part.id, *template.parents(part)) if wishes.get(name) is False]
    return found
