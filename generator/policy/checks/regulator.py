"""Points of a regulator's checklist that a policy no longer meets, since an organisation left out what met them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic, quoted
from generator.organisation.parse import Organisation
from generator.policy.selection import Selection
from generator.template.load import Template
from generator.template.scan import Part


def unmet_without_reason(template: Template, organisation: Organisation, selection: Selection) -> Iterator[Diagnostic]:
    """Yield a problem where a charity dropped the last part that met a point, and gave no reason for it."""
    entry = organisation.policies[template.id]
    if organisation.kind != "charity" or all(entry.sections.values()):
        return
    for checklist in template.checklists:
        if organisation.jurisdiction not in checklist.jurisdictions:
            continue
        for point, text in checklist.points.items():
            parts = [part for part in template.parts.values() if point in part.meets]
            wanting = _dropped_by_wish(parts, selection, entry.sections)
            if wanting and not any(wish in entry.reasons for wish in wanting):
                wish = wanting[0]
                place = organisation.locate_key("policies", template.id, "sections", wish)
                message = f"without {quoted(wish)} nothing meets a point of {checklist.publisher}: {text.rstrip('.')}"
                yield Diagnostic(place, message, f"keep it, or say why under reasons: {wish}: …")


def _dropped_by_wish(parts: Iterable[Part], selection: Selection, wishes: Mapping[str, bool]) -> list[str]:
    """Return the wishes that took out all of the parts; nothing when one stays or a fact took one out."""
    found = []
    for part in parts:
        if selection.keeps(part.id):
            return []
        found += [
            wish for wish, keep in wishes.items() if not keep and (part.id == wish or part.id.startswith(f"{wish}."))
        ]
    return found
