"""Put what an organisation wrote itself, other words for a clause or a clause more, into the sections of a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.codes.of_fit import OWN_WORDS, PART_UNKNOWN
from generator.context.context import Context, Names
from generator.diagnostics import Diagnostic, Location, Problems, coded
from generator.document import Block, Clause, PartId, Section, walk
from generator.policy.adapt import adapt, end_of
from generator.policy.checks.own_clauses import Fault, OwnClauses
from generator.policy.checks.which_part import MOST_TOLD, Which
from generator.policy.compose import Composer
from generator.policy.selection import Selection

_NOWHERE = "nowhere"
"""The section of words that are only looked at."""
Steps = tuple[str | int, ...]
"""The way to a value from the policy's entry in the organisation's file."""


@dataclass
class OwnWords:
    """Adapts the sections of one policy; `problems` are those of the organisation's words."""

    composer: Composer
    context: Context
    names: Names
    selection: Selection
    which: Which
    problems: list[Diagnostic] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    """The ids of the clauses that have the organisation's words now."""

    def adapted(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Return the sections with the organisation's words in them; the others are the very same."""
        worded = self._worded()
        if not (worded or self.context.entry.extra):
            return sections
        by_id = {section.id: section for section in sections}
        nodes = [*walk(sections)]
        wording = self._wording(worded, {node.id for node in nodes if isinstance(node, Clause)})
        added = self._added(by_id, {node.id for node in nodes})
        for section in {PartId(own).section for own in self.placed}:
            by_id[section] = adapt(by_id[section], wording, added)
        return tuple(by_id.values())

    def _wording(self, worded: Mapping[str, str], clauses: set[str]) -> Mapping[str, tuple[Block, ...]]:
        """Return the blocks of reworded clauses, by their ids."""
        wording: dict[str, tuple[Block, ...]] = {}
        for clause_id, text in worded.items():
            if len(self.problems) > MOST_TOLD:
                break
            if not text and clause_id in self.composer.template.parts:
                continue
            steps = ("wording", clause_id)
            if fault := self._places.fault_of_wording(clause_id, clauses):
                self._tell(self._key_of(steps), fault)
                self._blocks(_NOWHERE, text, steps)
            elif blocks := self._blocks(PartId(clause_id).section, text, steps):
                wording[clause_id] = blocks
                self.placed.add(clause_id)
        return wording

    def _worded(self) -> Mapping[str, str]:
        """Return the words for each clause that is named, none for one that nobody filled in."""
        named = self.context.organisation.keys("policies", self.composer.template.id, "wording")
        return {**dict.fromkeys(named, ""), **self.context.entry.wording}

    def _added(self, by_id: Mapping[str, Section], ids: set[str]) -> Mapping[str, Sequence[Clause]]:
        """Return the clauses that are added, by what they come after; `ids` are those that there are."""
        added: dict[str, list[Clause]] = {}
        for position, extra in enumerate(self.context.entry.extra):
            if len(self.problems) > MOST_TOLD:
                break
            steps = ("extra", position, "text")
            wrong = {
                "id": self._places.fault_of_id(extra, ids),
                "after": self._places.fault_of_place(extra, ids, by_id),
            }
            if faults := {key: fault for key, fault in wrong.items() if fault}:
                for key, fault in faults.items():
                    self._tell(self._value_of(("extra", position, key)), fault)
                self._blocks(_NOWHERE, extra.text, steps)
            elif blocks := self._blocks(extra.section, extra.text, steps):
                clause = Clause(extra.clause_id, blocks)
                # Clauses that come after the same one stand in the order in which they were written.
                added.setdefault(end_of(by_id[extra.section], extra.after), []).append(clause)
                ids.add(clause.id)
                self.placed.add(clause.id)
        return added

    # ---- what is said

    @cached_property
    def _places(self) -> OwnClauses:
        return OwnClauses(self.composer.template, self.selection, self.context.entry, self.which)

    def _blocks(self, section: str, text: str, steps: Steps) -> tuple[Block, ...]:
        """Return the blocks of Markdown that the organisation wrote; none when it has faults."""
        if not text:
            return ()
        from generator.policy.own_text import OwnText, read_own_text  # noqa: PLC0415  # few have words of their own

        own = OwnText(section, text, lambda offset: self._place_in(text, offset, steps))
        try:
            return read_own_text(own, lambda braces: self.composer.compiled.print_value(braces, self.names))
        except Problems as problems:
            self.problems.extend(coded(OWN_WORDS.id, problems.diagnostics))
            return ()

    def _place_in(self, text: str, offset: int, steps: Steps) -> Location:
        template, organisation = self.composer.template.id, self.context.organisation
        return organisation.locate_in_text(text, offset, "policies", template, *steps)

    def _value_of(self, steps: Steps) -> Location:
        return self.context.organisation.locate("policies", self.composer.template.id, *steps)

    def _key_of(self, steps: Steps) -> Location:
        return self.context.organisation.locate_key("policies", self.composer.template.id, *steps)

    def _tell(self, place: Location, fault: Fault) -> None:
        self.problems.append(Diagnostic(place, *fault, code=PART_UNKNOWN.id))


# ---- where it stands


def own_place(clause_id: str, context: Context) -> Location | None:
    """Return where an organisation wrote a clause, or None when it did not."""
    if clause_id in context.entry.wording:
        return _locate_text(context, ("wording", clause_id))
    for position, extra in enumerate(context.entry.extra):
        if clause_id == extra.clause_id:
            return _locate_text(context, ("extra", position, "text"))
    return None


def own_place_in(section: str, context: Context) -> Location | None:
    """Return where an organisation first wrote words for a section, or None when it did not."""
    own = [*map(PartId, context.entry.wording), *(extra.clause_id for extra in context.entry.extra)]
    return next((own_place(name, context) for name in own if name.section == section), None)


def _locate_text(context: Context, steps: Steps) -> Location:
    return context.organisation.locate_text("policies", context.template.id, *steps)
