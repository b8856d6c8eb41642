"""Decide which parts of a template an organisation's policy keeps: by its wish, by fact, by dependence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

from generator.document.memory import MadeOf
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


# A policy has fifty reasons, and they are a template's: made anew they took a fifth of the time of a selection.
@cache
def _out_with(holder: str) -> Reason:
    return Reason(Cause.HOLDER, holder)


@cache
def _unless(condition: str) -> Reason:
    return Reason(Cause.CONDITION, condition)


_ON, _FULL = Default.ON, Default.FULL
_WISH, _DEFAULT, _LENGTH = Reason(Cause.WISH), Reason(Cause.DEFAULT), Reason(Cause.LENGTH)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which parts are out, each with the reason."""

    dropped: Mapping[str, Reason]
    stage: Stage
    _sections: Mapping[str, frozenset[str]] = field(repr=False, compare=False)
    """The parts of each section."""
    _by_section: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def keeps(self, part_id: str) -> bool:
        """Tell whether a part of the template is in the policy."""
        return part_id not in self.dropped

    def dropped_in(self, section: str) -> frozenset[str]:
        """Return the parts of one section that are out."""
        if section not in self._by_section:
            self._by_section[section] = frozenset(self.dropped.keys() & self._sections.get(section, frozenset()))
        return self._by_section[section]

    @property
    def only_in_full(self) -> tuple[str, ...]:
        """The parts that a policy of the full length would have besides, in order."""
        return tuple(part_id for part_id, reason in self.dropped.items() if reason == _LENGTH)


class _Parts(NamedTuple):
    """What of a template's parts is the same whoever chooses."""

    undecided: Mapping[str, Part]
    """Those that not every policy has, also while nobody says so."""
    leaning: tuple[Part, ...]
    """Those that need others."""
    within: Mapping[str, Mapping[str, Reason]]
    """What goes with each, and why."""
    sections: Mapping[str, frozenset[str]]
    """The ids of those in each section."""


_PARTS: MadeOf[_Parts] = MadeOf(20)
"""Those of the few templates at work: whoever edits one makes it anew each time."""


def _parts_of(template: Template) -> _Parts:
    parts = template.parts.values()
    within: dict[str, dict[str, Reason]] = {}
    sections: dict[str, list[str]] = {}
    for part in parts:
        sections.setdefault(part.id.section, []).append(part.id)
        for holder in template.parents(part):
            within.setdefault(holder, {})[part.id] = _out_with(part.parent)
    return _Parts(
        {part.id: part for part in parts if part.when or part.default is not Default.ON},
        tuple(part for part in parts if part.needs),
        within,
        {section: frozenset(ids) for section, ids in sections.items()},
    )


@dataclass
class _Chooser:
    template: Template
    entry: PolicyEntry
    holds: Condition
    dropped: dict[str, Reason] = field(default_factory=dict)

    def choose(self) -> None:
        for part in self.in_question():
            # A part comes after the part that holds it.
            if part.id not in self.dropped and (reason := self.reason_to_drop(part)):
                self.dropped[part.id] = reason
                self.dropped.update(self.parts.within.get(part.id, {}))
        while self.drop_dependents():
            pass

    def in_question(self) -> Iterable[Part]:
        """Return the parts that may be out, in order: those that not every policy has, and those that are named."""
        wishes, undecided = self.entry.sections, self.parts.undecided
        if wishes.keys() <= undecided.keys():
            return undecided.values()
        return [part for part in self.template.parts.values() if part.id in undecided or part.id in wishes]

    def reason_to_drop(self, part: Part) -> Reason | None:
        wish = self.entry.sections.get(part.id)
        if wish is not None:
            return None if wish else _WISH
        if part.when and not self.holds(part.id):
            return _unless(part.when)
        if part.default is _ON or part.id in self.spoken_of:
            return None
        if part.default is _FULL:
            return None if self.entry.length == "full" else _LENGTH
        return _DEFAULT

    @cached_property
    def parts(self) -> _Parts:
        return _PARTS.recall((self.template,), lambda: _parts_of(self.template))

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        return spoken_of(self.template, self.entry)

    def drop_dependents(self) -> bool:
        """Drop what needs a dropped part, and what stands in it; tell whether anything went."""
        leaning = [part for part in self.parts.leaning if part.id not in self.dropped]
        lost = {part.id: gone for part in leaning if (gone := self.first_dropped(part.needs))}
        self.dropped.update({name: Reason(Cause.NEEDS, gone) for name, gone in lost.items()})
        for name in lost:
            for inner, reason in self.parts.within.get(name, {}).items():
                # What is out already has its own reason.
                self.dropped.setdefault(inner, reason)
        return bool(lost)

    def first_dropped(self, needs: tuple[str, ...]) -> str:
        return next((needed for needed in needs if needed in self.dropped), "")


def select(template: Template, organisation: Organisation, stage: Stage, holds: Condition) -> Selection:
    """Return what stays and what goes."""
    chooser = _Chooser(template, organisation.policies[template.id], holds)
    chooser.choose()
    return Selection(chooser.dropped, stage, chooser.parts.sections)


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
