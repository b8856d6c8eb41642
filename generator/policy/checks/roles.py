"""Roles and facts: those that no template knows, duties that nobody holds, and duties that fell back to somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.codes.of_fit import FACT_UNKNOWN
from generator.codes.of_working import FELL_BACK, NOBODY_HOLDS
from generator.context.context import Context
from generator.context.names import holder_of
from generator.diagnostics import Diagnostic, Severity, did_you_mean, quoted
from generator.organisation.parse import Organisation
from generator.organisation.role_references import unknown_references, unknown_roles
from generator.template.load import Template
from generator.template.template_file import RoleSpec


def misfits(organisation: Organisation, templates: Sequence[Template]) -> Iterator[Diagnostic]:
    """Yield a problem for each role and fact that none of the organisation's templates knows."""
    roles = {name for template in templates for name in template.roles}
    facts = {name for template in templates for name in template.facts}
    yield from unknown_roles(organisation, roles)
    yield from unknown_references(organisation, roles)
    for name in dict.fromkeys([*organisation.facts, *organisation.keys("facts")]):
        if name not in facts:
            place = organisation.locate_key("facts", name)
            yield Diagnostic(place, f"unknown fact {quoted(name)}", did_you_mean(name, facts), code=FACT_UNKNOWN.id)


def unheld_roles(context: Context) -> Iterator[Diagnostic]:
    """Yield a problem for each duty that nobody holds, itself or through a fallback."""
    for spec in unheld(context):
        message = f"nobody holds the role {quoted(spec.id)}, who {spec.duty}"
        place = context.organisation.locate_key("roles", spec.id)
        yield Diagnostic(place, message, f"add {spec.id}: and a job title under roles", code=NOBODY_HOLDS.id)


def unheld(context: Context) -> list[RoleSpec]:
    """Return the duties that somebody must hold and nobody does."""
    roles, holders = context.template.roles, context.holders
    return [spec for name, spec in roles.items() if holders[name].value is None and not spec.falls_back_to]


def fallen_roles(fallen: Collection[str], template: Template) -> tuple[str, ...]:
    """Return the roles of which the template says that it weakens a policy if they fall back.

    `fallen` are the fields that a policy prints and that another one lent its value.
    """
    return tuple(name for name, spec in template.roles.items() if spec.warn and f"roles.{name}" in fallen)


def fallback_warnings(roles: Iterable[str], template: Template, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a warning for each role that fell back."""
    for name in roles:
        message = f"nobody is named as {name}, so the {holder_of(name, template, organisation).value} "
        hint = f"name somebody else under roles: {name}:"
        place = organisation.locate_key("roles", name)
        yield Diagnostic(place, message + template.roles[name].duty, hint, Severity.WARNING, FELL_BACK.id)
