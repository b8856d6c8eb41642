"""Where an organisation names a role by its id: whether there is such a role, and which one a job title means.

Known are the roles of all templates that the organisation chose: one of them may lack a role of another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.codes.of_fit import ROLE_UNKNOWN
from generator.diagnostics import Diagnostic, did_you_mean, nearest, quoted
from generator.organisation.parse import Organisation
from generator.organisation.policy_entry import USUAL_OWNER
from generator.source.value_path import ValuePath, dotted


def unknown_roles(organisation: Organisation, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each key under roles, with or without a job title, that is none of the known roles."""
    for name in dict.fromkeys([*organisation.roles, *organisation.keys("roles")]):
        if name not in known:
            hint = did_you_mean(name, known)
            if _is_a_title(name) and not nearest(name, known):
                hint = f"write the id of a role, and the job title after the colon: {hint}"
            place, fact = organisation.locate_key("roles", name), f"unknown role {quoted(name)}"
            yield Diagnostic(place, fact, hint, code=ROLE_UNKNOWN.id)


def unknown_references(organisation: Organisation, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each role that is named by an id which none of the known roles has.

    One to which the organisation gives a job title is told there, once.
    """
    for path, role in _references(organisation):
        if role not in known and role not in organisation.roles:
            fact = f"{dotted(path)} is {quoted(role)}, not the id of a role"
            hint = _hint(role, organisation, known)
            yield Diagnostic(organisation.locate(*path), fact, hint, code=ROLE_UNKNOWN.id)


def nameless_roles(organisation: Organisation, wrong: Collection[str]) -> frozenset[str]:
    """Return the keys of the roles that are named where something is wrong: nobody can give them a job title."""
    return frozenset(f"roles.{role}" for path, role in _references(organisation) if dotted(path) in wrong)


def _references(organisation: Organisation) -> Iterator[tuple[ValuePath, str]]:
    for at, channel in enumerate(organisation.channels):
        if channel.owner:
            yield ("channels", at, "owner"), channel.owner
    for name, entry in organisation.policies.items():
        if entry.document.owner != USUAL_OWNER:
            yield ("policies", name, "document", "owner"), entry.document.owner
        for at, role in enumerate(entry.document.signatories):
            yield ("policies", name, "document", "signatories", at), role


def _hint(word: str, organisation: Organisation, known: Collection[str]) -> str:
    held = [role for role, title in organisation.roles.items() if title.casefold() == word.casefold()]
    if held:
        return f"write {' or '.join(held)}, whose job title that is under roles"
    if _is_a_title(word):
        example = next((role for role in organisation.roles if role in known), "accountable_lead")
        return f"write the id of a role, such as {example}, or give one this job title under roles"
    return did_you_mean(word, known)


def _is_a_title(word: str) -> bool:
    return any(character.isupper() or character.isspace() for character in word)
