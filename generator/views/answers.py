"""What a condition of a template asks for, and what the answers are for one organisation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.context import Context
from generator.context.values import Code, Scope, Value
from generator.organisation.key_path import key_path
from generator.policy.survey import Survey
from generator.views.origins import Origins
from generator.views.rows import Answer

_ROLES = "roles."


def answers(survey: Survey, origins: Origins, part_id: str) -> tuple[Answer, ...]:
    """Return what the condition of a part asks for, in the order of the names."""
    names = sorted(survey.asked.conditions.get(part_id, ()))
    return tuple(_answers(names, survey.context, origins))


def _answers(names: list[str], context: Context, origins: Origins) -> Iterator[Answer]:
    for name in names:
        for value in _values(name, context):
            source = context.holders[name.removeprefix(_ROLES)].source if name.startswith(_ROLES) else name
            yield Answer(name, value, origins.place(*key_path(source, context.template.id)))


def _values(name: str, context: Context) -> Iterator[str | None]:
    """Yield the value behind a name; nothing behind a function or a word of the template language."""
    if name.startswith(_ROLES):
        yield context.holders[name.removeprefix(_ROLES)].value
        return
    first, *steps = name.split(".")
    found = context.names.get(first)
    for step in steps:
        found = found[step] if isinstance(found, Scope) and step in found else None
    match found:
        case bool():
            yield "yes" if found else "no"
        case Value() | Code():
            yield found.text
        case list():
            yield str(len(found)) if found else None
        case _:
            return
