"""Decide which parts of a template an organisation's policy keeps: by its wish, by fact, by dependence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.diagnostics import Diagnostic, quoted
from generator.document import PartId
from generator.organisation.parse import Organisation
from generator.organisation.policy_entry import PolicyEntry
from generator.policy.stage import Stage
from generator.policy.which_part import is_now, named_parts, which_part
from generator.template.load import Template
from generator.template.scan import Default, Part

_FULL_ONLY = "only in the full length"

Condition = Callable[[str], bool]
"""Tells whether the condition of a part (named by its id) holds for this organisation."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which parts are out, each with the reason in words."""

    dropped: Mapping[str, str]
    stage: Stage
    _by_section: Mapping[str, frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sections: dict[str, set[str]] = {}
        for part_id in self.dropped:
            sections.setdefault(PartId(part_id).section, set()).add(part_id)
        object.__setattr__(self, "_by_section", {name: frozenset(ids) for name, ids in sections.items()})

    def keeps(self, part_id: str) -> bool:
        """Tell whether a part of the template is in the policy."""
        return part_id not in self.dropped

    def dropped_in(self, section: str) -> frozenset[str]:
        """Return the parts of one section that are out."""
        return self._by_section.get(section, frozenset())

    @property
    def only_in_full(self) -> tuple[str, ...]:
        """The parts that a policy of the full length would have besides, in order."""
        return tuple(part_id for part_id, reason in self.dropped.items() if reason == _FULL_ONLY)


@dataclass
class _Chooser:
    template: Template
    organisation: Organisation
    holds: Condition
    dropped: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def entry(self) -> PolicyEntry:
        return self.organisation.policies[self.template.id]

    @property
    def wishes(self) -> Mapping[str, bool]:
        return self.entry.sections

    def keys(self) -> tuple[str, ...]:
        """Return every part that stands under `sections`, also where nobody said whether to keep it."""
        return self.organisation.keys("policies", self.template.id, "sections")

    def choose(self) -> None:
        self.check_wishes()
        wishes, on = self.wishes, Default.ON
        for part in self.template.parts.values():
            if part.default is on and not part.when and part.parent not in self.dropped and part.id not in wishes:
                continue
            reason = self.reason_to_drop(part)
            if reason:
                self.dropped[part.id] = reason
        while self.drop_dependents():
            pass
        self.check_lost_wishes()

    def reason_to_drop(self, part: Part) -> str:
        wish = self.wishes.get(part.id)
        if part.parent in self.dropped:
            return f"{part.parent} is out"
        if wish is not None:
            return "" if wish else "switched off"
        if part.when and not self.holds(part.id):
            return f"not {part.when}"
        if part.default is Default.ON or part.id in self.spoken_of:
            return ""
        if part.default is Default.FULL:
            return "" if self.entry.length == "full" else _FULL_ONLY
        return "off unless asked for"

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """What the organisation words anew or adds to, and what that stands in: so it wants them."""
        named = {*self.entry.wording, *(extra.after for extra in self.entry.extra)}
        parts = self.template.parts
        return frozenset(each for name in named if name in parts for each in (name, *self.parents(parts[name])))

    def drop_dependents(self) -> bool:
        """Drop what needs a dropped part, and what stands in it; tell whether anything went."""
        leaning = [part for part in self.template.parts.values() if part.needs and part.id not in self.dropped]
        lost = {part.id: gone for part in leaning if (gone := self.first_dropped(part.needs))}
        if not lost:
            return False
        self.dropped.update({name: f"needs {gone}" for name, gone in lost.items()})
        # A part comes after the part that holds it.
        for part in self.template.parts.values():
            if part.parent in self.dropped and part.id not in self.dropped:
                self.dropped[part.id] = f"{part.parent} is out"
        return True

    def first_dropped(self, needs: tuple[str, ...]) -> str:
        return next((needed for needed in needs if needed in self.dropped), "")

    def check_wishes(self) -> None:
        parts = self.template.parts
        for name in dict.fromkeys([*self.wishes, *self.keys()]):
            if name not in parts or parts[name].id.is_made_up:
                optional = [part.id for part in parts.values() if part.optional]
                hint = which_part(name, tuple(named_parts(parts.values())), optional)
                unknown = f"unknown section or clause {quoted(name)}", hint
                self.problem(name, *(is_now(name, self.template.retired) or unknown))
        for name, wish in self.wishes.items():
            part = parts.get(name)
            if part is None or part.id.is_made_up:
                continue
            if not part.optional and not wish:
                self.problem(
                    name,
                    f"{quoted(name)} is part of the core and stays",
                    "remove this line" + (", or change its words under wording" if part.kind == "clause" else ""),
                )
            elif wish and not part.optional and part.when and not self.holds(part.id):
                self.problem(name, f"{quoted(name)} depends on {part.when}", "change that instead")
            elif wish and any(self.wishes.get(parent) is False for parent in self.parents(part)):
                self.problem(name, f"{quoted(name)} is on but the part that holds it is off", "keep both or drop both")

    def check_lost_wishes(self) -> None:
        """A part that was asked for and is out all the same is told, never dropped in silence."""
        told = {problem.location for problem in self.problems}
        for name, wish in self.wishes.items():
            place = self.organisation.locate_key("policies", self.template.id, "sections", name)
            if wish and name in self.dropped and place not in told:
                self.problem(
                    name,
                    f"{quoted(name)} is on but is out all the same: {self.dropped[name]}",
                    "change that, or drop it too",
                )

    def parents(self, part: Part) -> tuple[str, ...]:
        chain = []
        while part.parent:
            chain.append(part.parent)
            part = self.template.parts[part.parent]
        return tuple(chain)

    def problem(self, name: str, message: str, hint: str) -> None:
        place = self.organisation.locate_key("policies", self.template.id, "sections", name)
        self.problems.append(Diagnostic(place, message, hint))


def select(
    template: Template, organisation: Organisation, stage: Stage, holds: Condition
) -> tuple[Selection, list[Diagnostic]]:
    """Return what stays and what goes, and what is wrong with the organisation's wishes."""
    chooser = _Chooser(template, organisation, holds)
    chooser.choose()
    return Selection(chooser.dropped, stage), chooser.problems
