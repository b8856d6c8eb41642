"""What an organisation gave and none of its policies uses, told to whoever wrote it; `used` says what that is.

Nothing is told of what stands in defaults: it was given to many, and is meant for some of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.codes.of_fit import POLICY_MISTYPED, VALUE_UNUSED
from generator.codes.of_working import ROLE_UNUSED
from generator.diagnostics import Diagnostic, Location, Severity, nearest, quoted
from generator.document.memory import remembered_few
from generator.organisation.key_path import as_written, key_path, to_write
from generator.organisation.parse import Organisation
from generator.organisation.policy_entry import PolicyEntry
from generator.policy.compose import Composer
from generator.policy.used import given_names, in_any_entry
from generator.template.scan import Default, Part

_ENTRY = re.compile(r"((.+?)\.\d+)\.")
_FACT = re.compile(r"facts\.(\w+)")
_OF_ONE_POLICY = ("document.", "acknowledgement")
_VOICE = f"write {to_write('voice', 'third', 'terms')}, and the policy says it, or remove this"


def unused_warnings(
    organisation: Organisation, unused: Mapping[str, Collection[str]], composers: Sequence[Composer]
) -> Iterator[Diagnostic]:
    """Yield a warning for each thing that an organisation gave in vain, by what each of its policies does not use."""
    if not unused:
        return
    told = _Told(organisation, composers)
    yield from told.mistyped_policies()
    shared = set[str].intersection(*map(set, unused.values()))
    yield from told.in_vain({name for name in shared if not name.startswith(_OF_ONE_POLICY)}, composers)
    for composer in composers:
        names = {name for name in unused[composer.template.id] if name.startswith(_OF_ONE_POLICY)}
        yield from told.in_vain(names, [composer])


@dataclass(frozen=True, slots=True)
class _Told:
    organisation: Organisation
    composers: Sequence[Composer]

    def mistyped_policies(self) -> Iterator[Diagnostic]:
        """Yield a warning for each related policy whose id looks like a slip for one that a template asks for."""
        given = [policy.id for policy in self.organisation.related_policies]
        asked = self._asked("policy:") if given else frozenset()
        for at, id_ in enumerate(given):
            near = nearest(id_, asked.difference(given)) if id_ not in asked else ""
            place = self.organisation.locate("related_policies", at, "id")
            if near and self._is_own(place):
                fact = f"no template asks for the policy {quoted(id_)}"
                yield Diagnostic(place, fact, f'did you mean "{near}"?', Severity.WARNING, POLICY_MISTYPED.id)

    def in_vain(self, names: Collection[str], composers: Sequence[Composer]) -> Iterator[Diagnostic]:
        """Yield a warning for each of some names that none of some policies uses."""
        if not names:
            return
        given = given_names(self.organisation, composers[0].template.id)
        where = "the policies" if len(composers) > 1 else "the policy"
        for name in _in_one(names, given):
            path = key_path(name, composers[0].template.id)
            locate = self.organisation.locate if isinstance(path[-1], int) else self.organisation.locate_key
            place = locate(*path)
            if self._is_own(place):
                fact = f"{as_written(name)} is given and used nowhere in {where}"
                code = ROLE_UNUSED if name.startswith("roles.") else VALUE_UNUSED
                yield Diagnostic(place, fact, self._hint(name, composers), Severity.WARNING, code.id)

    def _is_own(self, place: Location) -> bool:
        """Tell whether something stands in the organisation's own file, and not in defaults above it."""
        return all(place.file == source.file for source in self.organisation.sources[:1])

    def _asked(self, start: str) -> frozenset[str]:
        """Return the ids for which some template asks under a name that starts so."""
        return frozenset[str]().union(*[_asked_under(composer, start) for composer in self.composers])

    def _hint(self, name: str, composers: Sequence[Composer]) -> str:
        group, _, which = name.partition(".")
        if name == "short_name":
            return _VOICE
        contacts = self._asked("contacts.") if group == "contacts" else frozenset()
        if contacts and which not in contacts and (near := nearest(which, contacts)):
            return f'did you mean "{near}"?'
        start = in_any_entry(f"{name.removeprefix('terms.')}.")
        uses = [(use, self.organisation.policies[each.template.id]) for each in composers for use in _uses(each, start)]
        to_keep = [kept for use, entry in uses if not use.conditions and (kept := use.to_keep(entry))]
        if kept := min(to_keep, key=len, default=[]):
            ids = " and ".join(part.id for part in kept)
            longer = (
                f", or write {to_write('length', 'full')}" if all(part.default is Default.FULL for part in kept) else ""
            )
            return f"keep {ids} under sections{longer}, or remove this"
        facts = [found[1] for use, _ in uses if (found := _FACT.fullmatch(" and ".join(use.conditions)))]
        return f"write {to_write(facts[0], 'true', 'facts')}, or remove this" if facts else "remove it"


@remembered_few
def _asked_under(composer: Composer, start: str) -> frozenset[str]:
    """Return the ids for which a template asks under a name that starts so."""
    return frozenset(name.removeprefix(start) for name in composer.names_asked if name.startswith(start))


class _Use(NamedTuple):
    """A part that uses a name, after all that it stands in, and their conditions that nobody can overrule."""

    chain: tuple[Part, ...]
    conditions: tuple[str, ...]

    def to_keep(self, entry: PolicyEntry) -> list[Part]:
        """Return what has to be kept for it and is not."""
        in_length = {Default.ON: True, Default.FULL: entry.length == "full", Default.OFF: False}
        return [each for each in self.chain if not entry.sections.get(each.id, in_length[each.default])]


@remembered_few
def _uses(composer: Composer, start: str) -> list[_Use]:
    """Return the parts that would use a value, or any of a list or an entry, by the start of its name."""
    parts, template = composer.template.parts, composer.template
    chains = [
        (*map(parts.__getitem__, reversed(template.parents(parts[id]))), parts[id])
        for id in composer.asked.parts_for(start)
    ]
    return [_Use(chain, tuple(each.when for each in chain if each.when and not each.optional)) for chain in chains]


def _in_one(names: Collection[str], given: Sequence[str]) -> list[str]:
    """Return names of which those of an entry, or of a whole list, stand as one where all of it is among them."""
    used = [name for name in given if name not in names]

    def told_as(name: str) -> str:
        found = _ENTRY.match(name)
        wholes = (found[2], found[1]) if found else ()
        return next((whole for whole in wholes if not any(each.startswith(f"{whole}.") for each in used)), name)

    return list(dict.fromkeys(told_as(name) for name in given if name in names))
