"""What a policy uses of what its organisation gave: what it prints, and what decides what it says.

Each value has a name: `contacts.media`, `channels.0.login`, `document.category`, `document.history.0.change`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

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
    names = _names_of(printed, context.tokens)
    used = {*_always(context), *_all_behind(names, context)}
    left = [name for name in given_names(context.organisation, context.template.id) if name not in used]
    if not left:
        return ()
    used = _all_behind(deciding() - names, context)
    return tuple(sorted([name for name in left if name not in used and in_any_entry(name) not in used]))


def in_any_entry(name: str) -> str:
    """Return the name of a value wherever its entry stands in a list: `channels.*.login`."""
    return _PLACE.sub("*", name)


def _names_of(printed: Iterable[str], tokens: Tokens) -> set[str]:
    """Return the names of tokens, and of those that went into the making of others."""
    names = set(map(tokens.name_of, printed))
    # A token is no letter of ASCII, and few names hold one.
    within = [token for name in names if not name.isascii() for token in _TOKEN.findall(name)]
    return names | _names_of(within, tokens) if within else names


def _always(context: Context) -> Iterator[str]:
    """Yield what every file says of itself, its version, author and date, and the duties that somebody must hold."""
    yield from (f"roles.{name}" for name, spec in context.template.roles.items() if not spec.falls_back_to)
    details = context.entry.document
    yield from ("document.version", "document.author")
    dates = ("last_review", "effective_on", "approved_on")
    yield from [f"document.{name}" for name in dates if getattr(details, name)][:1]


# ---- what stands behind a name

_Look: TypeAlias = Callable[[str, Context], Iterable[str]]
"""Returns what stands behind a part of a name, for one organisation."""


def _all_behind(names: Collection[str], context: Context) -> set[str]:
    """Return the names of what an organisation may have given, for names that were printed or decided something."""
    behind = {*names}
    for look, which in filter(None, map(_where_to_look, names)):
        behind.update(look(which, context))
    return behind


# Each policy asks for two hundred, and they are the template's.
@lru_cache(maxsize=4096)
def _where_to_look(name: str) -> tuple[_Look, str] | None:
    """Return how to find what stands behind a name beside itself, and for which part of it; None where nothing does."""
    kind, _, which = name.partition(":")
    if which == "link":
        return _link, kind
    if which:
        return (_OF_FUNCTIONS[kind], which) if kind in _OF_FUNCTIONS else None
    match name.split("."):
        case ["us" | "our", *_]:
            return _short_name, name
        case ["roles", role] | ["duties", role, *_]:
            return _holder, role
        case ["terms", "people"]:
            return _people, name
        case ["channels", at, "owner"] if at.isdecimal():
            return _owner_of_channel, at
        case ["document", "owner"]:
            return _owner, name
        case ["document", "signatories", at] if at.isdecimal():
            return _signatory, at
        case ["document", "next_review"]:
            return _next_review, name
        case _:
            return (_term, name) if name in _TERMS else None


def _link(name: str, context: Context) -> Iterable[str]:
    group, _, _ = name.rpartition(".")
    match steps_of(group):
        case ["channels", int(at)] if not context.organisation.channels[at].handle:
            return name, f"{group}.url", f"{group}.platform"
        case _:
            return name, f"{group}.url"


def _short_name(_: str, context: Context) -> Iterable[str]:
    return ("short_name",) if context.organisation.terms.voice == "third" else ()


def _holder(duty: str, context: Context) -> Iterable[str]:
    """Return the name of the role whose holder has a duty, itself or through a fallback."""
    return (context.holders[duty].source if duty in context.holders else f"roles.{duty}",)


def _board_and_holders(duty: str, context: Context) -> Iterator[str]:
    """Yield all that is looked at for whoever comes second, whoever it is."""
    yield "terms.board"
    while duty:
        yield from _holder(duty, context)
        duty = context.template.roles[duty].falls_back_to


def _related(id_: str, context: Context) -> Iterator[str]:
    for at, policy in enumerate(context.organisation.related_policies):
        if policy.id == id_:
            yield from (f"related_policies.{at}.title", f"related_policies.{at}.url")


def _term(name: str, _: Context) -> Iterable[str]:
    return (_TERMS[name],)


def _people(_: str, context: Context) -> Iterable[str]:
    return () if context.organisation.terms.people else ("facts.has_staff", "facts.has_volunteers")


def _owner_of_channel(at: str, context: Context) -> Iterable[str]:
    return _holder(context.organisation.channels[int(at)].owner or "", context)


def _owner(_: str, context: Context) -> Iterable[str]:
    return _holder(context.entry.document.owner, context)


def _signatory(at: str, context: Context) -> Iterable[str]:
    return _holder(context.entry.document.signatories[int(at)], context)


def _next_review(_: str, context: Context) -> Iterable[str]:
    details = context.entry.document
    return () if details.next_review else ("document.review_months", f"document.{review_follows_from(details)}")


_OF_FUNCTIONS: Mapping[str, _Look] = {
    "we": _short_name,
    "contact": _holder,
    "second": _board_and_holders,
    "policy": _related,
}
"""What stands behind what a function of a template prints."""
