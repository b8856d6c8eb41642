"""What a policy uses of what its organisation gave: what it prints, and what decides what it says.

Each value has a name: `contacts.media`, `channels.0.login`, `document.category`, `document.history.0.change`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

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


def unused(context: Context, printed: Iterable[str], deciding: Callable[[], Collection[str]]) -> tuple[str, ...]:
    """Return the names of what an organisation gave and a policy does not use.

    `printed` are the tokens that stood in it; `deciding` gives the names that decided something.
    """
    used = {*_always(context), *_all_behind(_names_of(printed, context.tokens), context)}
    left = [name for name in given_names(context.organisation, context.template.id) if name not in used]
    if not left:
        return ()
    used = _all_behind(deciding(), context)
    return tuple(sorted([name for name in left if name not in used and in_any_entry(name) not in used]))


def in_any_entry(name: str) -> str:
    """Return the name of a value wherever its entry stands in a list: `channels.*.login`."""
    return _PLACE.sub("*", name)


def _names_of(printed: Iterable[str], tokens: Tokens) -> list[str]:
    """Return the names of tokens, and of those that went into the making of others."""
    names = [tokens.name_of(token) for token in printed]
    for name in names:
        # A token is no letter of ASCII, and few names have another one.
        if not name.isascii():
            names += [tokens.name_of(token) for token in _TOKEN.findall(name)]
    return names


def _always(context: Context) -> Iterator[str]:
    """Yield what every file says of itself, its version, author and date, and the duties that somebody must hold."""
    yield from (f"roles.{name}" for name, spec in context.template.roles.items() if not spec.falls_back_to)
    details = context.entry.document
    yield from ("document.version", "document.author")
    dates = ("last_review", "effective_on", "approved_on")
    yield from [f"document.{name}" for name in dates if getattr(details, name)][:1]


# ---- what stands behind a name

_Question: TypeAlias = Callable[[Context], Iterable[str]]
"""Returns the names of what one organisation may have given."""


class _Behind(NamedTuple):
    """What else may stand behind a name, before it is known whose policy it was in."""

    names: frozenset[str] = frozenset()
    """What an organisation may have given, whatever it is."""
    duties: frozenset[str] = frozenset()
    """Duties, behind which stands whoever holds them."""
    questions: frozenset[_Question] = frozenset()
    """What else only the organisation can tell."""


_NOTHING = _Behind()
"""What stands behind most names: they are those of values themselves, or no value's."""


def _all_behind(names: Collection[str], context: Context) -> set[str]:
    """Return the names of what an organisation may have given, for names that were printed or decided something."""
    behind = _behind_any_of(frozenset(names))
    used = {*names, *behind.names, *[_holder(duty, context) for duty in behind.duties]}
    return used.union(*[question(context) for question in behind.questions])


# Policies that differ in names alone print the same.
@lru_cache(maxsize=20)
def _behind_any_of(names: frozenset[str]) -> _Behind:
    behind = [known for name in names if (known := _behind(name)) is not _NOTHING]
    return _Behind(*[some.union(*others) for some, *others in zip(_NOTHING, *behind, strict=True)])


@lru_cache(maxsize=4096)
def _behind(name: str) -> _Behind:
    kind, _, which = name.partition(":")
    if which == "link":
        return _behind_link(kind)
    return _behind_function(kind, which) if which else _behind_value(name)


def _behind_link(name: str) -> _Behind:
    group, _, _ = name.rpartition(".")
    names = frozenset({name, f"{group}.url"})
    match steps_of(group):
        case ["channels", int(at)]:
            return _Behind(names, questions=frozenset({partial(_platform, at)}))
        case _:
            return _Behind(names)


def _behind_function(function: str, which: str) -> _Behind:
    match function:
        case "we":
            return _Behind(questions=frozenset({_short_name}))
        case "contact":
            return _Behind(duties=frozenset({which}))
        case "second":
            # Whoever it is, all of them were looked at.
            return _Behind(frozenset({"terms.board"}), questions=frozenset({partial(_holders_from, which)}))
        case "policy":
            return _Behind(questions=frozenset({partial(_related, which)}))
        case _:
            return _NOTHING


def _behind_value(name: str) -> _Behind:
    if name in _TERMS:
        return _Behind(frozenset({_TERMS[name]}))
    match steps_of(name):
        case ["us" | "our", *_]:
            return _Behind(questions=frozenset({_short_name}))
        case ["roles", str(role)] | ["duties", str(role), *_]:
            return _Behind(duties=frozenset({role}))
        case ["terms", "people"]:
            return _Behind(questions=frozenset({_people}))
        case ["channels", int(at), "owner"]:
            return _Behind(questions=frozenset({partial(_owner, at)}))
        case ["document", "owner"]:
            return _Behind(questions=frozenset({_document_owner}))
        case ["document", "signatories", int(at)]:
            return _Behind(questions=frozenset({partial(_signatory, at)}))
        case ["document", "next_review"]:
            return _Behind(questions=frozenset({_next_review}))
        case _:
            return _NOTHING


# ---- questions


def _platform(at: int, context: Context) -> Iterator[str]:
    if not context.organisation.channels[at].handle:
        yield f"channels.{at}.platform"


def _short_name(context: Context) -> Iterator[str]:
    if context.organisation.terms.voice == "third":
        yield "short_name"


def _holders_from(duty: str, context: Context) -> Iterator[str]:
    while duty:
        yield _holder(duty, context)
        duty = context.template.roles[duty].falls_back_to


def _related(id_: str, context: Context) -> Iterator[str]:
    for at, policy in enumerate(context.organisation.related_policies):
        if policy.id == id_:
            yield from (f"related_policies.{at}.title", f"related_policies.{at}.url")


def _people(context: Context) -> Iterator[str]:
    if not context.organisation.terms.people:
        yield from ("facts.has_staff", "facts.has_volunteers")


def _owner(at: int, context: Context) -> Iterator[str]:
    yield _holder(context.organisation.channels[at].owner or "", context)


def _document_owner(context: Context) -> Iterator[str]:
    yield _holder(context.entry.document.owner, context)


def _signatory(at: int, context: Context) -> Iterator[str]:
    yield _holder(context.entry.document.signatories[at], context)


def _next_review(context: Context) -> Iterator[str]:
    document = context.entry.document
    if not document.next_review:
        yield from ("document.review_months", f"document.{review_follows_from(document)}")


def _holder(duty: str, context: Context) -> str:
    """Return the name of the role whose holder has a duty, itself or through a fallback."""
    return context.holders[duty].source if duty in context.holders else f"roles.{duty}"
