"""Organisations for which a template is made ready before the program starts: they take most of its branches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from generator.diagnostics import Problems
from generator.document import PartId
from generator.organisation.model import CONTACTS
from generator.organisation.parse import Organisation, Source, parse_organisation
from generator.policy.compose import Composer
from generator.rendering.library import Library
from generator.rendering.prepared import prepare
from generator.template.template_file import ORGANISATION_KINDS

_Choice = TypeVar("_Choice")

_MANY = 300
"""With so many, 98 of 100 others find all that they say made ready."""


def made_ready(library: Library, template_id: str) -> bytes:
    """Return a template made ready, with what it says on most branches. Raises Problems where it is at fault."""
    composer = library.composer(template_id)
    return prepare(composer.template, _organisations(composer))


def _organisations(composer: Composer) -> Iterator[Organisation]:
    """Yield organisations that together take most branches of a template, the same each time."""
    for number in range(_MANY):
        said = json.dumps(_Somebody(composer, number).said())
        # A template may ask for what none of these can give.
        with suppress(Problems):
            yield parse_organisation("northbank", Source("northbank.yaml", said.encode()))


_ADDRESS, _DAY, _PLACE = "https://www.example.org", "2026-01-31", "england-wales"
_APPROVED = {"approved_by": "the board", "approved_on": _DAY}
_USUAL = {"version": "1"}, _APPROVED, {**_APPROVED, "status": "approved"}
"""What most organisations say of the document itself, together or not at all."""
_RARE = {
    "reference": "N-1", "author": "the Chair", "classification": "public", "category": "conduct", "supersedes": "all",
    "effective_on": _DAY, "last_review": _DAY, "next_review": _DAY,
}  # fmt: skip
_ACCOUNT = {
    "handle": "@northbank", "url": _ADDRESS, "purpose": "news", "admins": "2", "login": "passkey", "comments": "open",
}  # fmt: skip


@dataclass(frozen=True)
class _Somebody:
    """An organisation made by lot: what it says of a thing follows from its number and the name of the thing."""

    composer: Composer
    number: int

    def said(self) -> dict[str, Any]:
        """Return what it says of itself."""
        template = self.composer.template
        titles = {name: f"Officer {self.one_of(range(5), name)}" for name in template.roles}
        if self.is_so(0.3, "one person"):
            titles = dict.fromkeys(titles, "Chair")
        needed = {name: title for name, title in titles.items() if not template.roles[name].falls_back_to}
        known = [name.removeprefix("policy:") for name in self.composer.names_asked if name.startswith("policy:")]
        policies = [{"id": id_, "title": "Policy"} for id_ in sorted(known) if self.is_so(0.6, f"policy {id_}")]
        registers = [{"register": "other", "label": "Register", "number": f"{at}"} for at in range(4)]
        answers = {
            fact.id: self.one_of(fact.choices or ("true", "false", ""), fact.id) for fact in template.facts.values()
        }
        return {
            "name": "Northbank Youth Trust",
            "kind": self.one_of(ORGANISATION_KINDS, "kind"),
            "jurisdiction": self.one_of([*template.laws] or [_PLACE], "jurisdiction"),
            "terms": {"voice": self.one_of(("first", "third"), "voice")},
            "roles": {**needed, **self.some(titles, "roles")},
            "facts": self.some(answers, "facts"),
            "contacts": self.some(dict.fromkeys(CONTACTS, "help@example.org"), "contacts"),
            "related_policies": policies[: self.one_of((0, 1, 2, 3, None, None), "related policies")],
            "registrations": registers[: self.one_of((0, 1, 1, 2, 3, 4), "registrations")],
            "channels": [self.account(at) for at in range(self.one_of((0, 1, 2, 3, 3, 3), "channels"))],
            **self.some({"website": _ADDRESS, "purpose": "to help"}, "top"),
            "policies": {template.id: self.entry()},
        }

    def entry(self) -> dict[str, Any]:
        """Return what it says of its policy."""
        parts = [part for part in self.composer.template.parts.values() if part.optional]
        optional = [part.id for part in parts if not PartId(part.id).is_made_up]
        # All that can be, or what is usual but for some.
        wishes = dict.fromkeys(optional, True) if self.is_so(0.2, "all parts") else {}
        for at in range(self.one_of(range(4), "parts") if optional else 0):
            wishes[self.one_of(optional, f"part {at}")] = self.is_so(0.5, f"wish {at}")
        minute = {"minute": "1"} if self.is_so(0.5, "minutes") else {}
        history = [{"version": f"{at}", "on": _DAY, "change": "all", **minute} for at in range(1, 4)]
        usual = [each for at, each in enumerate(_USUAL) if self.is_so(0.6, f"usual {at}")]
        return {
            "length": self.one_of(("short", "full"), "length"),
            "sections": wishes,
            "acknowledgement": self.is_so(0.5, "acknowledgement"),
            "document": {
                **{name: given for each in usual for name, given in each.items()},
                **{name: given for name, given in _RARE.items() if self.is_so(0.1, name)},
                "signatories": [*self.composer.template.roles][: self.one_of((0, 0, 1, 2), "signatories")],
                "history": history[: self.one_of((0, 0, 1, 2, 3), "history")],
            },
        }

    def account(self, at: int) -> dict[str, str]:
        """Return one of its accounts."""
        owner = dict(zip(["owner"], self.composer.template.roles, strict=False))
        given = {**_ACCOUNT, **owner}
        said = {name: value for name, value in given.items() if self.is_so(0.6, f"account {at} {name}")}
        return {"platform": "Instagram", **said}

    # ---- lots

    def some(self, given: Mapping[str, Any], about: str) -> dict[str, Any]:
        """Return all of what could be given, nothing, or a half of it."""
        share = self.one_of((0.0, 0.5, 1.0), about)
        return {name: value for name, value in given.items() if self.is_so(share, f"{about} {name}")}

    def is_so(self, share: float, about: str) -> bool:
        """Tell whether something is so that is so for a share of all."""
        return self.lot(about) < share

    def one_of(self, choices: Sequence[_Choice], about: str) -> _Choice:
        """Return one of some choices."""
        return choices[int(self.lot(about) * len(choices))]

    def lot(self, about: str) -> float:
        """Return a number from 0 up to 1."""
        return int.from_bytes(sha256(f"{self.number} {about}".encode()).digest()[:4], "big") / 2**32
