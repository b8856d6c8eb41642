"""Decide which parts of a template an organisation's policy keeps: by its wish, by fact, by dependence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property

from generator.document import PartId
from generator.organisation.parse import Organisation
from generator.organisation.policy_entry import PolicyEntry
from generator.policy.stage import Stage
from generator.template.load import Template
from generator.template.scan import Default, Part

Condition = Callable[[str], bool]
"""Tells whether the condition of a part (named by its id) holds for this organisation."""


class Cause(StrEnum):
    """What decides whether a part is in."""

    CORE = "core"
    """It is in every policy."""
    WISH = "wish"
    """The organisation says so under `sections`."""
    HOLDER = "holder"
    """What it stands in is out."""
    CONDITION = "condition"
    """Its condition holds, or does not."""
    DEFAULT = "default"
    """What is usual while nobody says otherwise."""
    OWN_WORDS = "own-words"
    """The organisation words it anew or adds to it, and so wants it."""
    LENGTH = "length"
    """It is for the full length."""
    NEEDS = "needs"
    """What it needs is out."""
    TEXT = "text"
    """It was selected, and the text of the template leaves it out, or nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part is in or out: the cause, and the part or the condition that it is about."""

    cause: Cause
    about: str = ""

    def __str__(self) -> str:
        """Say why a part is out, in a few words."""
        match self.cause:
            case Cause.WISH:
                return "switched off"
            case Cause.HOLDER:
                return f"{self.about} is out"
            case Cause.CONDITION:
                return f"not {self.about}"
            case Cause.NEEDS:
                return f"needs {self.about}"
            case Cause.LENGTH:
                return "only in the full length"
            case Cause.TEXT:
                return "the text of the template leaves it out"
            case _:
                return "off unless asked for"


@cache
def _out_with(holder: str) -> Reason:
    return Reason(Cause.HOLDER, holder)


_WISH, _DEFAULT, _LENGTH = Reason(Cause.WISH), Reason(Cause.DEFAULT), Reason(Cause.LENGTH)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which parts are out, each with the reason."""

    dropped: Mapping[str, Reason]
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
        return tuple(part_id for part_id, reason in self.dropped.items() if reason == _LENGTH)


@dataclass
class _Chooser:
    template: Template
    entry: PolicyEntry
    holds: Condition
    dropped: dict[str, Reason] = field(default_factory=dict)

    def choose(self) -> None:
        wishes, on = self.entry.sections, Default.ON
        for part in self.template.parts.values():
            if part.default is on and not part.when and part.parent not in self.dropped and part.id not in wishes:
                continue
            reason = self.reason_to_drop(part)
            if reason:
                self.dropped[part.id] = reason
        while self.drop_dependents():
            pass

    def reason_to_drop(self, part: Part) -> Reason | None:
        if part.parent in self.dropped:
            return _out_with(part.parent)
        wish = self.entry.sections.get(part.id)
        if wish is not None:
            return None if wish else _WISH
        if part.when and not self.holds(part.id):
            return Reason(Cause.CONDITION, part.when)
        if part.default is Default.ON or part.id in self.spoken_of:
            return None
        if part.default is Default.FULL:
            return None if self.entry.length == "full" else _LENGTH
        return _DEFAULT

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        return spoken_of(self.template, self.entry)

    def drop_dependents(self) -> bool:
        """Drop what needs a dropped part, and what stands in it; tell whether anything went."""
        leaning = [part for part in self.template.parts.values() if part.needs and part.id not in self.dropped]
        lost = {part.id: gone for part in leaning if (gone := self.first_dropped(part.needs))}
        if not lost:
            return False
        self.dropped.update({name: Reason(Cause.NEEDS, gone) for name, gone in lost.items()})
        # A part comes after the part that holds it.
        for part in self.template.parts.values():
            if part.parent in self.dropped and part.id not in self.dropped:
                self.dropped[part.id] = _out_with(part.parent)
        return True

    def first_dropped(self, needs: tuple[str, ...]) -> str:
        return next((needed for needed in needs if needed in self.dropped), "")


def select(template: Template, organisation: Organisation, stage: Stage, holds: Condition) -> Selection:
    """Return what stays and what goes."""
    chooser = _Chooser(template, organisation.policies[template.id], holds)
    chooser.choose()
    return Selection(chooser.dropped, stage)


def reason_to_keep(template: Template, entry: PolicyEntry, part: Part) -> Reason:
    """Return why a part is in that a selection keeps, by the same rules in the same order."""
    if part.id in entry.sections:
        return _WISH
    if part.when:
        return Reason(Cause.CONDITION, part.when)
    if not part.optional:
        return Reason(Cause.CORE)
    if part.default is Default.ON:
        return _DEFAULT
    return Reason(Cause.OWN_WORDS) if part.id in spoken_of(template, entry) else _LENGTH


def spoken_of(template: Template, entry: PolicyEntry) -> frozenset[str]:
    """Return what an organisation words anew or adds to, and what that stands in: so it wants them."""
    named = {*entry.wording, *(extra.after for extra in entry.extra)}
    parts = template.parts
    return frozenset(each for name in named if name in parts for each in (name, *template.parents(parts[name])))
