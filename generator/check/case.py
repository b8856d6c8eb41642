"""What a check looks at: one policy of an organisation, as far as it can be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from generator.context.context import Context
from generator.diagnostics import Location, Problems
from generator.document import Placeholder
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.policy.write import Writing, begin_writing
from generator.template.demands import Demands
from generator.template.load import Template
from generator.template.scan import Default


@dataclass(frozen=True)
class Case:
    """One policy: who has its duties, and which parts are in. That is worked out once somebody asks for it."""

    writing: Writing

    @property
    def composer(self) -> Composer:
        """The template, made ready."""
        return self.writing.composer

    @property
    def context(self) -> Context:
        """The names of the policy."""
        return self.writing.context

    @cached_property
    def selection(self) -> Selection:
        """Which parts are in; most policies have nothing that depends on it."""
        return self.writing.select()

    @property
    def texts(self) -> Mapping[str, str]:
        """The organisation's own words for clauses of the template, by their ids."""
        return self.context.entry.wording

    @property
    def organisation(self) -> Organisation:
        """The organisation whose policy it is."""
        return self.context.organisation

    @property
    def template(self) -> Template:
        """The template of the policy."""
        return self.composer.template

    @property
    def demands(self) -> Demands:
        """What the template demands."""
        return self.template.demands

    def keeps(self, part: str) -> bool:
        """Tell whether there is such a part and it is in."""
        if part not in self.template.parts:
            return False
        known = self._plainly(part)
        return self.selection.keeps(part) if known is None else known

    def _plainly(self, name: str) -> bool | None:
        """Tell whether a part is in where that depends on no other and on no answer; None where it does."""
        entry, part = self.context.entry, self.template.parts[name]
        chain = [part, *(self.template.parts[each] for each in self.template.parents(part))]
        usual = {Default.ON: True, Default.OFF: False, Default.FULL: entry.length == "full"}
        wanted = [entry.sections.get(each.id, usual[each.default]) for each in chain]
        if not all(wanted) and not entry.wording and not entry.extra:
            return False
        return True if all(wanted) and not any(each.when or each.needs for each in chain) else None

    def holder(self, role: str) -> Placeholder:
        """Return who has a duty, itself or through a fallback."""
        return self.context.holders[role]

    def locate(self, *path: str | int) -> Location:
        """Return the place of a value of the policy's entry, or of the nearest value that should hold it."""
        return self.organisation.locate("policies", self.template.id, *path)

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of a key of the policy's entry, or of the nearest key that should hold it."""
        return self.organisation.locate_key("policies", self.template.id, *path)

    def place_of_holder(self, role: str) -> Location:
        """Return where a duty is given to whoever has it, or where it would be given."""
        source = self.holder(role).source.removeprefix("roles.")
        given = source in self.organisation.roles
        return self.organisation.locate("roles", source) if given else self.organisation.locate_key("roles", role)


def case_of(composer: Composer, organisation: Organisation) -> Case | None:
    """Return the case of a policy; None where nothing can be made of it, which is told elsewhere."""
    with suppress(Problems):
        return Case(begin_writing(composer, organisation, Stage.FINAL))
    return None


def cases(composers: list[Composer], organisation: Organisation) -> Iterator[Case]:
    """Yield the cases of an organisation's policies."""
    for composer in composers:
        if found := case_of(composer, organisation):
            yield found
