"""What a check looks at: one policy of an organisation, as far as it can be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.context.context import Context
from generator.context.duties import Duties
from generator.diagnostics import Location
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
    """One policy: who has its duties, and which parts are in.

    Its writing is begun once somebody asks for it: for most policies its holders are enough, or what was chosen for it.
    """

    composer: Composer
    """The template, made ready."""
    context: Context
    """Who has its duties, without anything else that a template may name."""
    chosen: Selection | None

    @cached_property
    def writing(self) -> Writing:
        """The policy, about to be written."""
        return begin_writing(self.composer, self.organisation, Stage.FINAL)

    @cached_property
    def selection(self) -> Selection:
        """Which parts are in; most policies have nothing that depends on it."""
        return self.chosen or self.writing.selection

    @cached_property
    def duties(self) -> Duties:
        """Who holds its duties."""
        return Duties(self.context)

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


def case_of(composer: Composer, organisation: Organisation, chosen: Selection | None = None) -> Case | None:
    """Return the case of a policy; None where nothing can be made of it, which is told elsewhere.

    `chosen` is what was chosen for it when it was made, if it was.
    """
    if not composer.can_begin(organisation):
        return None
    known = chosen if chosen and chosen.stage is Stage.FINAL else None
    return Case(composer, composer.holders(organisation), known)


def cases(composers: Iterable[Composer], organisation: Organisation, chosen: Mapping[str, Selection]) -> Iterator[Case]:
    """Yield the cases of an organisation's policies, some of which have just been made."""
    for composer in composers:
        if found := case_of(composer, organisation, chosen.get(composer.template.id)):
            yield found
