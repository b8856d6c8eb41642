"""What an organisation says under `sections`: parts that there are not, that have to stay, or that are out anyway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.codes.of_fit import PART_STAYS, PART_UNKNOWN
from generator.diagnostics import Diagnostic, quoted
from generator.organisation.parse import Organisation
from generator.policy.checks.which_part import MOST_TOLD, Which, is_now
from generator.policy.selection import Condition, Selection
from generator.template.load import Template
from generator.template.scan import Part


def wish_problems(
    template: Template, organisation: Organisation, selection: Selection, holds: Condition, which: Which
) -> Iterator[Diagnostic]:
    """Yield a problem for each wish that cannot be fulfilled, and for each reason that is given for no part.

    A wish that is wrong in two ways is told once.
    """
    return islice(_problems(template, organisation, selection, holds, which), MOST_TOLD)


def _problems(
    template: Template, organisation: Organisation, selection: Selection, holds: Condition, which: Which
) -> Iterator[Diagnostic]:
    wishes = _Wishes(template, organisation, selection, holds, which)
    given = organisation.policies[template.id].sections
    for name in dict.fromkeys([*given, *organisation.keys("policies", template.id, "sections")]):
        part = template.parts.get(name)
        is_known = part is not None and not part.id.is_made_up
        fault = wishes.fault_of(part) if part and is_known else wishes.unknown(name)
        if fault:
            place = organisation.locate_key("policies", template.id, "sections", name)
            yield Diagnostic(place, *fault, code=(PART_STAYS if is_known else PART_UNKNOWN).id)
    reasons = organisation.policies[template.id].reasons
    for name in dict.fromkeys([*reasons, *organisation.keys("policies", template.id, "reasons")]):
        if name not in template.parts:
            place = organisation.locate_key("policies", template.id, "reasons", name)
            yield Diagnostic(place, *wishes.unknown(name), code=PART_UNKNOWN.id)


@dataclass(frozen=True, slots=True)
class _Wishes:
    template: Template
    organisation: Organisation
    selection: Selection
    holds: Condition
    which: Which

    def unknown(self, name: str) -> tuple[str, str]:
        """Return what to say of an id that no part has, and which part was meant."""
        optional = [part.id for part in self.template.parts.values() if part.optional]
        unknown = f"unknown section or clause {quoted(name)}", self.which(name, optional)
        new = self.template.parts.get(self.template.retired.get(name, ""))
        if new and not new.optional:
            return f"{quoted(name)} is now {quoted(new.id)}, which is part of the core and stays", "remove this line"
        return is_now(name, self.template.retired) or unknown

    def fault_of(self, part: Part) -> tuple[str, str] | None:
        """Return what is wrong with the wish for a part, and what to do; None when it is fulfilled."""
        wishes, name = self.organisation.policies[self.template.id].sections, quoted(part.id)
        wish = wishes.get(part.id)
        if wish is False and not part.optional:
            instead = ", or change its words under wording" if part.kind == "clause" else ""
            return f"{name} is part of the core and stays", f"remove this line{instead}"
        if not wish:
            return None
        if not part.optional and part.when and not self.holds(part.id):
            return f"{name} depends on {part.when}", "change that instead"
        if any(wishes.get(parent) is False for parent in self.template.parents(part)):
            return f"{name} is on but the part that holds it is off", "keep both or drop both"
        if not self.selection.keeps(part.id):
            # Dropped with something else that went: told, never in silence.
            reason = self.selection.dropped[part.id]
            return f"{name} is on but is out all the same: {reason}", "change that, or drop it too"
        return None
