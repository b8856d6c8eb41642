"""What a policy uses of what its organisation gave: what it prints, and what decides what it says.

Each value has a name: `contacts.media`, `channels.0.login`, `document.category`, `document.history.0.change`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.context.context import Context
from generator.context.document_details import review_follows_from
from generator.organisation.key_path import steps_of
from generator.organisation.parse import Organisation
from generator.organisation.shape import Shape
from generator.passes.phrases import TOKEN_RANGE, Tokens

_TOKEN = re.compile(TOKEN_RANGE)
_PLACE = re.compile(r"(?<=\.)\d+(?=\.)")
_TERMS = {
    **{name: f"terms.{name}" for name in ("people", "board", "beneficiaries", "supporters")},
    "board_member": "terms.board",
    "any_board_member": "terms.board",
}
"""What stands behind the names that a template has for people."""
_KNOWN_BY = ("register", "id")
"""What an entry of a list is known by; what is printed of the entry depends on it."""


def given_names(organisation: Organisation, template_id: str) -> list[str]:
    """Return the name of each value that an organisation gave for a policy to say, or to depend on.

    Its name, kind, jurisdiction and voice decide something in every policy. Its brand is how a policy looks, and what
    it says of parts is checked where they are chosen.
    """
    entry = organisation.policies[template_id]
    names: list[str] = [name for name in ("short_name", "purpose", "website") if name in organisation.model_fields_set]
    names += [f"terms.{name}" for name in sorted(organisation.terms.model_fields_set) if name != "voice"]
    for group in ("roles", "facts", "contacts"):
        names += [f"{group}.{name}" for name in getattr(organisation, group)]
    for group in ("registrations", "channels", "related_policies"):
        names += _of_entries(group, getattr(organisation, group))
    names += [f"document.{name}" for name in sorted(entry.document.model_fields_set) if name != "history"]
    names += _of_entries("document.history", entry.document.history)
    return names + [name for name in entry.model_fields_set if name == "acknowledgement"]


def _of_entries(group: str, entries: Iterable[Shape]) -> Iterator[str]:
    for at, entry in enumerate(entries):
        yield from (f"{group}.{at}.{name}" for name in sorted(entry.model_fields_set) if name not in _KNOWN_BY)


def unused(context: Context, printed: Iterable[str], deciding: Callable[[], frozenset[str]]) -> tuple[str, ...]:
    """Return the names of what an organisation gave and a policy does not use.

    `printed` are the tokens that stood in it; `deciding` gives the names that decided something.
    """
    names = set(_names_of(printed, context.tokens))
    used = {*_always(context), *_all_behind(names, context)}
    left = [name for name in given_names(context.organisation, context.template.id) if name not in used]
    if not left:
        return ()
    used = _all_behind(deciding() - names, context)
    return tuple(sorted([name for name in left if name not in used and in_any_entry(name) not in used]))


def in_any_entry(name: str) -> str:
    """Return the name of a value wherever its entry stands in a list: `channels.*.login`."""
    return _PLACE.sub("*", name)


def _names_of(printed: Iterable[str], tokens: Tokens) -> Iterator[str]:
    """Yield the names of tokens, and of those that went into the making of others."""
    for token in printed:
        name = tokens.name_of(token)
        yield name
        # A token is no letter of ASCII, and few names hold one.
        if not name.isascii():
            yield from _names_of(_TOKEN.findall(name), tokens)


def _always(context: Context) -> Iterator[str]:
    """Yield what every file says of itself, its version, author and date, and the duties that somebody must hold."""
    yield from (f"roles.{name}" for name, spec in context.template.roles.items() if not spec.falls_back_to)
    details = context.entry.document
    yield from ("document.version", "document.author")
    dates = ("last_review", "effective_on", "approved_on")
    yield from [f"document.{name}" for name in dates if getattr(details, name)][:1]


# ---- what stands behind a name


def _all_behind(names: Iterable[str], context: Context) -> set[str]:
    """Return the names of what an organisation may have given, for names that were printed or decided something."""
    return set[str]().union(*[_behind(name, context) for name in names])


def _behind(name: str, context: Context) -> Iterable[str]:
    kind, _, which = name.partition(":")
    if which == "link":
        return _behind_link(kind, context)
    return _behind_function(kind, which, context) if which else _behind_value(name, context)


def _behind_link(name: str, context: Context) -> Iterable[str]:
    group, _, _ = name.rpartition(".")
    match steps_of(group):
        case ["channels", int(at)] if not context.organisation.channels[at].handle:
            return name, f"{group}.url", f"{group}.platform"
        case _:
            return name, f"{group}.url"


def _behind_function(function: str, which: str, context: Context) -> Iterable[str]:
    match function:
        case "we":
            return _short_name(context)
        case "contact":
            return (_holder(which, context),)
        case "second":
            return _board_and_holders(which, context)
        case "policy":
            return _related(which, context)
        case _:
            return ()


def _board_and_holders(duty: str, context: Context) -> Iterator[str]:
    """Yield all that is looked at for whoever comes second, whoever it is."""
    yield "terms.board"
    while duty:
        yield _holder(duty, context)
        duty = context.template.roles[duty].falls_back_to


def _related(id_: str, context: Context) -> Iterator[str]:
    for at, policy in enumerate(context.organisation.related_policies):
        if policy.id == id_:
            yield from (f"related_policies.{at}.title", f"related_policies.{at}.url")


def _behind_value(name: str, context: Context) -> Iterable[str]:
    match steps_of(name):
        case ["us" | "our", *_]:
            return _short_name(context)
        case ["roles", str(role)] | ["duties", str(role), *_]:
            return name, _holder(role, context)
        case ["terms", "people"] if not context.organisation.terms.people:
            return name, "facts.has_staff", "facts.has_volunteers"
        case ["channels", int(at), "owner"]:
            return name, _holder(context.organisation.channels[at].owner or "", context)
        case ["document", "owner"]:
            return name, _holder(context.entry.document.owner, context)
        case ["document", "signatories", int(at)]:
            return name, _holder(context.entry.document.signatories[at], context)
        case ["document", "next_review"] if not context.entry.document.next_review:
            return name, "document.review_months", f"document.{review_follows_from(context.entry.document)}"
        case _:
            return (_TERMS.get(name, name),)


def _short_name(context: Context) -> Iterable[str]:
    return ("short_name",) if context.organisation.terms.voice == "third" else ()


def _holder(duty: str, context: Context) -> str:
    """Return the name of the role whose holder has a duty, itself or through a fallback."""
    return context.holders[duty].source if duty in context.holders else f"roles.{duty}"
