"""Where a template uses what an organisation may say, as conditions: a question is asked only where that matters.

A name is that of a value, as a template writes it: `facts.has_staff`, `roles.chair`, `contacts.media`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.policy.asked import Asked
from generator.policy.compose import Composer
from generator.template.condition import (
    ALWAYS,
    NEVER,
    Answered,
    Condition,
    all_of,
    any_of,
    condition_of,
    negated,
    renamed,
)
from generator.template.load import Template
from generator.template.scan import Default, Part

_TERMS = {
    **{name: f"terms.{name}" for name in ("people", "board", "beneficiaries", "supporters", "voice")},
    "board_member": "terms.board",
    "any_board_member": "terms.board",
}
_SAME = ("kind", "jurisdiction", "purpose", "website", "channels", "registrations", "related_policies", "contacts")
"""What a template calls as the file does."""
_OF_ENTRY = ("document", "acknowledgement")
YES = ("true",)


@dataclass(frozen=True, slots=True)
class Uses:
    """What the parts of one template ask for, by name."""

    template: Template
    asked: Asked
    _parts: dict[str, list[Part]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for part_id, names in self.asked.names.items():
            for name in names:
                self._parts.setdefault(name, []).append(self.template.parts[part_id])

    @classmethod
    def of(cls, composer: Composer) -> Uses:
        """Return what a template that was made ready asks for."""
        return cls(composer.template, composer.asked)

    def names(self, start: str) -> list[str]:
        """Return the names that start so, in order."""
        return sorted(name for name in self._parts if name.startswith(start))

    def chosen(self) -> Condition:
        """Return the condition that the organisation wants a policy of this template."""
        return Answered("policies", (self.template.id,))

    def key(self, *steps: str) -> str:
        """Return the key of something that an organisation says of this policy."""
        return ".".join(("policies", self.template.id, *steps))

    def matters(self, *names: str) -> Condition:
        """Return the condition that a policy of this template says something by one of some names."""
        return all_of((self.chosen(), any_of(self._used(names))))

    def _used(self, names: tuple[str, ...]) -> Iterator[Condition]:
        for name in names:
            for part in self._parts.get(name, ()):
                decides = name in self.asked.conditions.get(part.id, ())
                own = self._may_depend(part) if decides else self.keeps(part)
                yield all_of((own, *(self.keeps(self.template.parts[each]) for each in self.template.parents(part))))

    def _may_depend(self, part: Part) -> Condition:
        """Return the condition that whether a part is in depends on its own condition, since nobody dropped it."""
        if self.is_asked(part):
            return all_of((self._in_length(part), any_of((self.keeps(part), negated(self.by_default(part))))))
        return self._in_length(part)

    # ---- whether a part is in

    def is_asked(self, part: Part) -> bool:
        """Tell whether there is a question about keeping a part."""
        return part.optional

    def keeps(self, part: Part) -> Condition:
        """Return the condition that a part is in, where what it stands in is."""
        if self.is_asked(part):
            return Answered(self.key("sections", part.id), YES)
        return self.by_default(part)

    def by_default(self, part: Part) -> Condition:
        """Return the condition that a part is in while nobody says anything of it."""
        return all_of((self._in_length(part), self.may_be(part)))

    def may_be(self, part: Part) -> Condition:
        """Return the condition that a part fits the organisation, and has what it needs."""
        when = renamed(condition_of(part.when), self._as_key) if part.when else ALWAYS
        return all_of((when, *(self.keeps(self.template.parts[needed]) for needed in part.needs)))

    def _in_length(self, part: Part) -> Condition:
        lengths: dict[Default, Condition] = {
            Default.ON: ALWAYS,
            Default.OFF: NEVER,
            Default.FULL: Answered(self.key("length"), ("full",)),
        }
        return lengths[part.default]

    def _as_key(self, said: Answered) -> Condition:
        """Return a condition of a template by the keys of the file; one that asks of nothing there always holds."""
        group, _, rest = said.name.partition(".")
        if said.values and group in ("facts", "kind", "jurisdiction"):
            return said
        match group:
            case "facts":
                is_yes_no = rest in self.template.facts and self.template.facts[rest].kind == "yes-no"
                return Answered(said.name, YES if is_yes_no else (), said.positive)
            case "law":
                places = tuple(name for name, law in self.template.laws.items() if law.facts.get(rest))
                return (
                    Answered("jurisdiction", places, said.positive) if places else (NEVER if said.positive else ALWAYS)
                )
            case "one_person" | "acknowledgement":
                key = self.key(group) if group in _OF_ENTRY else group
                return Answered(key, YES, said.positive)
            case _:
                return self._given(said, group)

    def _given(self, said: Answered, group: str) -> Condition:
        name = _TERMS.get(group, said.name)
        if group in _OF_ENTRY:
            return Answered(self.key(*said.name.split(".")), said.values, said.positive)
        return Answered(name, said.values, said.positive) if group in (*_SAME, *_TERMS) else ALWAYS


def names_of(key: str) -> tuple[str, ...]:
    """Return the names by which a template asks for what stands under a key of an organisation's file."""
    terms: Mapping[str, str] = _TERMS
    return (key, *(name for name, each in terms.items() if each == key))
