"""Where an organisation puts its own words: clauses that there are not, ids that are taken, places that take none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.diagnostics import quoted
from generator.document import Section
from generator.organisation.policy_entry import Extra, PolicyEntry
from generator.policy.adapt import takes_clauses
from generator.policy.checks.which_part import Which, is_now
from generator.policy.selection import Selection
from generator.template.load import Template

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""


@dataclass(frozen=True, slots=True)
class OwnClauses:
    """Tells what is wrong with the places that an organisation's own words name."""

    template: Template
    selection: Selection
    entry: PolicyEntry
    which: Which

    def fault_of_wording(self, clause_id: str, clauses: Collection[str]) -> Fault | None:
        """Return why no clause of this id can be reworded; None when it is one of the `clauses`."""
        if not self.selection.keeps(clause_id):
            return self._dropped(clause_id), "remove this wording"
        if clause_id in clauses:
            return None
        parts = self.template.parts.values()
        if any(clause_id in self.template.parents(part) for part in parts if part.id in clauses):
            return (
                f"{quoted(clause_id)} is no clause but holds some",
                "give the words of one of its clauses, by its own id",
            )
        return self._which(clause_id, f"unknown clause {quoted(clause_id)}", clauses)

    def fault_of_id(self, extra: Extra, ids: Collection[str]) -> Fault | None:
        """Return why a clause may not have its id, or None; `ids` are those of all that there is already."""
        if extra.clause_id in self.template.parts or extra.clause_id in ids:
            return f"the id {quoted(extra.clause_id)} is taken", "choose another"
        return None

    def fault_of_place(self, extra: Extra, ids: Collection[str], sections: Mapping[str, Section]) -> Fault | None:
        """Return why a clause cannot stand where it is put, or None."""
        after = extra.after
        if after not in ids:
            return self._not_there(extra, ids)
        if not takes_clauses(sections[extra.section], after):
            message = f"{quoted(after)} has sub-sections or no numbers, so a clause cannot stand at its end"
            return message, "name a clause, or a part that has clauses"
        return None

    def _not_there(self, extra: Extra, ids: Collection[str]) -> Fault:
        """Return why a clause cannot come after an id, and what to do."""
        after = extra.after
        if not self.selection.keeps(after):
            return self._dropped(after), "keep that, or put the clause elsewhere"
        later = self.entry.extra[self.entry.extra.index(extra) :]
        if after in [each.clause_id for each in later]:
            return f"{quoted(after)} comes further down in this list", "put that clause first"
        return self._which(after, f"there is no section or clause {quoted(after)} in this policy", ids)

    def _which(self, word: str, message: str, fitting: Collection[str]) -> Fault:
        """Return what to say of an id that no part has, and which part was meant."""
        kept = {name for name in fitting if self.selection.keeps(name)}
        if answer := is_now(word, self.template.retired):
            new = self.template.retired[word]
            return answer if new in ("", *kept) else (answer[0], self.which(new, kept))
        return message, self.which(word, kept)

    def _dropped(self, part_id: str) -> str:
        return f"{quoted(part_id)} is not in this policy: {self.selection.dropped[part_id]}"
