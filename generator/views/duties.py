"""Who does what in a policy: each duty, its holder, and the clauses in which it is named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.context.context import Context
from generator.document import Clause, Placeholder, walk
from generator.document.traverse import leaves
from generator.organisation.key_path import key_path, steps_of
from generator.policy.survey import Survey
from generator.views.origins import Origins
from generator.views.rows import DutyRow, NamedIn

_ROLES = "roles."


def duty_rows(survey: Survey, origins: Origins) -> tuple[DutyRow, ...]:
    """Return a row for each duty of a template, in its order."""
    named = _named(survey)
    return tuple(_duty_rows(survey.context, origins, named))


def duties_called(word: str, rows: Iterable[DutyRow]) -> tuple[DutyRow, ...]:
    """Return the duties of a role, by its id or label, or of whoever has a job title."""
    name = _folded(word)
    return tuple(row for row in rows if name in map(_folded, (row.role, row.label, row.holder or "")))


def duties_in(ids: Collection[str], rows: Iterable[DutyRow]) -> tuple[DutyRow, ...]:
    """Return the duties that some parts name."""
    return tuple(row for row in rows if any(named.id in ids for named in row.named_in))


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _duty_rows(context: Context, origins: Origins, named: Mapping[str, list[NamedIn]]) -> Iterator[DutyRow]:
    for name, spec in context.template.roles.items():
        holder = context.holders[name]
        through = holder.source.removeprefix(_ROLES) if holder.value is not None else ""
        place = origins.place(*key_path(holder.source, context.template.id)) if through else None
        found = tuple(named.get(name, ()))
        yield DutyRow(name, spec.label, spec.duty, holder.value, through, spec.falls_back_to, place, found)


def _named(survey: Survey) -> dict[str, list[NamedIn]]:
    """Return the clauses, and the sections by their own words, in which each role is named."""
    found: dict[str, list[NamedIn]] = {}
    for node in walk(survey.sections):
        title = "" if isinstance(node, Clause) else node.title
        here = NamedIn(node.id, node.number.rstrip("."), title)
        fields = [leaf.field for leaf in leaves(node) if isinstance(leaf, Placeholder)]
        for role in dict.fromkeys(role for field in fields for role in _roles(field, survey.context)):
            found.setdefault(role, []).append(here)
    return found


def _roles(field: str, context: Context) -> Iterator[str]:
    """Yield the role whose holder a value names: as such, as the owner of the document or as that of a channel."""
    match steps_of(field):
        case ["roles", str(role)]:
            yield role
        case ["document", "owner"]:
            yield context.entry.document.owner
        case ["channels", int(at), "owner"]:
            yield context.organisation.channels[at].owner or ""
        case _:
            pass
