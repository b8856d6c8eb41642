"""What a check looks at: one policy of an organisation, as far as it can be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from generator.context.context import Context
from generator.diagnostics import Location, Problems
from generator.document import Placeholder
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.policy.write import begin_writing
from generator.template.demands import Demands
from generator.template.load import Template


@dataclass(frozen=True, slots=True)
class Case:
    """One policy: who has its duties, and which parts are in."""

    composer: Composer
    context: Context
    selection: Selection
    texts: Mapping[str, str] = field(default_factory=dict)
    """The organisation's own words for clauses of the template, by their ids."""

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
        return part in self.template.parts and self.selection.keeps(part)

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
        writing = begin_writing(composer, organisation, Stage.FINAL)
        return Case(composer, writing.context, writing.select(), dict(writing.context.entry.wording))
    return None


def cases(composers: list[Composer], organisation: Organisation) -> Iterator[Case]:
    """Yield the cases of an organisation's policies."""
    for composer in composers:
        if found := case_of(composer, organisation):
            yield found
