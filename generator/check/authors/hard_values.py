"""Organisations that are hard for a template: long titles, one or many of everybody, all that can be given, or nothing.

None of them is real. They are made of what people type, so that a sentence that bears them bears what comes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from generator.organisation.parse import Organisation, Source, parse
from generator.policy.compose import Composer
from generator.template.template_file import FactSpec

_SHORT = "PA"
_ONE = {"people": "everyone who helps us", "board": "Parochial Church Council", "beneficiaries": "community"}
_MANY = {"people": "staff, volunteers and trustees", "board": "officers", "beneficiaries": "elderly people"}
_WORDS = {
    "how-long": "for six years after the year in which they were made",
    "how-soon": "two working days",
    "where": "on the page for volunteers",
    "how-often": "every working day, weekends included",
}
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard organisation, and what makes it so, in a few words."""

    name: str
    organisation: Organisation


def hard_organisations(composer: Composer) -> Iterator[Hard]:
    """Yield the hard organisations of a template."""
    for voice, number, has_all, is_alone in product(("first", "third"), ("one", "many"), (True, False), (True, False)):
        data = {**_who(number, voice), **_what(composer, has_all=has_all, is_alone=is_alone)}
        name = ", ".join(
            [
                f"{voice} person",
                f"{number} of everybody",
                "all that can be given" if has_all else "as little as can be",
                "one person for all duties" if is_alone else "a person for each duty",
            ]
        )
        if organisation := made(data):
            yield Hard(name, organisation)


def made(data: Data) -> Organisation | None:
    """Return the organisation of some data; None where these are not sound."""
    parsed = parse("sample", Source("sample.yaml", json.dumps(data, ensure_ascii=False).encode()))
    return None if parsed.problems else parsed.organisation


def _who(number: str, voice: str) -> Data:
    one = number == "one"
    name = "Barnaby’s" if one else "The Friends of Northbank Parks"
    terms = {**(_ONE if one else _MANY), "voice": voice}
    return {"name": name, "short_name": "St Mary's" if one else "The Friends", "terms": terms}


def _what(composer: Composer, *, has_all: bool, is_alone: bool) -> Data:
    template = composer.template
    roles = {name: f"Deputy Head of {spec.label}s" for name, spec in template.roles.items()}
    kept = {name: title for name, title in roles.items() if has_all or not template.roles[name].falls_back_to}
    data: Data = {
        "roles": dict.fromkeys(kept, _SHORT) if is_alone else kept,
        "facts": {name: answer for name, spec in template.facts.items() if (answer := _answer(spec, has_all=has_all))},
        "policies": {template.id: _entry(composer) if has_all else {}},
    }
    return {**data, **(_given(composer) if has_all else {})}


def _entry(composer: Composer) -> Data:
    """Return that every part is wanted that can be."""
    parts = composer.template.parts.values()
    return {
        "length": "full",
        "sections": {part.id: "true" for part in parts if part.optional and not part.id.is_made_up},
    }


def _answer(spec: FactSpec, *, has_all: bool) -> str:
    if spec.kind == "yes-no":
        return "true" if has_all else "false"
    if spec.kind == "choice":
        return spec.choices[0 if has_all else -1]
    return (_WORDS.get(spec.says) or spec.default or "in the handbook for members") if has_all else ""


def _given(composer: Composer) -> Data:
    """Return all that an organisation can give besides."""
    names = composer.names_asked
    asked = {kind: sorted(name.removeprefix(kind) for name in names if name.startswith(kind)) for kind in _ASKED}
    title = {id_: f"{id_.replace('-', ' ').title()} and Good Conduct Policy" for id_ in asked["policy:"]}
    return {
        "purpose": "to help young people in Northbank and the villages around it find work that they enjoy",
        "website": "https://northbank.example.org",
        "contacts": dict.fromkeys(asked["contacts."], "the helpline on 01632 960000, day or night"),
        "related_policies": [{"id": id_, "title": words} for id_, words in title.items()],
        "channels": [{"platform": "Facebook", "handle": f"Northbank {at}", "admins": "2"} for at in (1, 2)],
    }


_ASKED = "policy:", "contacts."
"""How the names begin of what a template asks for by an id."""


def with_answers(composer: Composer, answers: Mapping[str, str], top: Mapping[str, Any]) -> Organisation | None:
    """Return an organisation that answers so, and that gives some keys besides."""
    roles = {name: spec.label for name, spec in composer.template.roles.items()}
    data: Data = {"name": "Sample", "roles": roles, "facts": dict(answers), "policies": {composer.template.id: {}}}
    return made({**data, **top})
