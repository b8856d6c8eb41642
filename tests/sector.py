"""A whole sector of organisations, made by lot: any number of them, each known by its number.

Every kind, jurisdiction, answer, subset of parts and length comes up, and what an organisation may give or leave out.
The same number gives the same file on every machine: bench and scale runs measure the same work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from generator.document import PartId
from generator.template.load import Template
from generator.template.scan import Default, Part
from generator.template.template_file import ORGANISATION_KINDS
from tests.policies import LIBRARY, reasoned

POLICY = "social-media"
_PLACES = ("Alder", "Birch", "Cedar", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple", "Rowan")
_GROUNDS = ("Bank", "Bridge", "Court", "Dale", "Field", "Gate", "Green", "Hill", "Moor", "Park", "Vale", "Well")
_WORKS = ("Advice", "Arts", "Befriending", "Care", "Choir", "Housing", "Library", "Sports", "Trust", "Youth")
_JOBS = ("Chief Executive", "Office Manager", "Head of Communications", "Company Secretary", "Volunteer Manager")
_NETWORKS = ("Instagram", "Facebook", "LinkedIn", "YouTube", "WhatsApp")
_OWN_WORDS = (
    "Tell the {{{{ role('advice_contact') }}}} the same day. This is rule {number} of {place}.",
    "{{{{ name }}}} asks for **two people** to look at this first; at {place} that is the rule ({number}).",
    "Ask before you post, and keep a note of the answer:\n\n- who asked, at {place};\n- what was said ({number}).",
)


def alike(number: int) -> dict[str, Any]:
    """Return an organisation that differs from its neighbours in names alone: all take the same branches."""
    random = Random(number)  # noqa: S311  # the same each time
    return {**_somebody(random, number), "roles": _roles(number)}


def mixed(number: int) -> dict[str, Any]:
    """Return an organisation as they differ: in kind, place, answers, and in what they give and keep."""
    random = Random(number)  # noqa: S311  # the same each time
    template = _template()
    data = {
        **_somebody(random, number),
        "kind": random.choice(ORGANISATION_KINDS),
        "jurisdiction": random.choice([*template.laws]),
        "roles": _roles(number, [*random.sample([*template.roles], random.randrange(len(template.roles)))]),
        "facts": {**_answers(template, random, 0.6)},
        "terms": {"people": "staff and volunteers", "voice": random.choice(("first", "third"))},
    }
    data |= {key: given for key, given in _extras(random, number).items() if random.random() < 0.5}
    entry = {"length": random.choice(("short", "full")), "sections": _parts(random, 4), "document": _document(random)}
    return {**data, "policies": {POLICY: reasoned(entry)}}


def worst(number: int) -> dict[str, Any]:
    """Return an organisation that shares as little as can be: all by lot, with words and clauses of its own."""
    random = Random(number)  # noqa: S311  # the same each time
    data = {**mixed(number), **_extras(random, number), "facts": _answers(_template(), random, 1.0)}
    entry = data["policies"][POLICY]
    entry |= {"sections": {}, "reasons": {}}
    clauses = random.sample(_clauses(), 9)
    entry["wording"] = {clause: _words(random, number) for clause in clauses[:6]}
    entry["extra"] = [
        {"after": clause, "id": f"our-rule-{at}", "text": _words(random, number)}
        for at, clause in enumerate(clauses[6:])
    ]
    return data


SECTORS = {"alike": alike, "mixed": mixed, "worst": worst}


def text_of(data: Mapping[str, Any]) -> str:
    """Return an organisation's file, a key a line: JSON is YAML too."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items())


def write_sector(folder: Path, kind: str, count: int, start: int = 0) -> list[Path]:
    """Write a number of organisations of a sector into a folder; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"member-{number:06}.yaml" for number in range(start, start + count)]
    for number, file in enumerate(files, start):
        file.write_text(text_of(SECTORS[kind](number)), "utf-8")
    return files


# ---- what an organisation has


def _template() -> Template:
    return LIBRARY.composer(POLICY).template


def _somebody(random: Random, number: int) -> dict[str, Any]:
    place = f"{random.choice(_PLACES)}{random.choice(_GROUNDS).lower()}"
    return {"name": f"{place} {random.choice(_WORKS)} {number}", "short_name": f"{place} {number}"}


def _roles(number: int, named: list[str] | None = None) -> dict[str, str]:
    """Return job titles for the duties that somebody must hold, and for those named."""
    needed = [spec.id for spec in _template().roles.values() if not spec.falls_back_to]
    roles = [*needed, *(named or ["advice_contact", "account_custodian"])]
    return {role: f"{_JOBS[(number + at) % len(_JOBS)]}" for at, role in enumerate(dict.fromkeys(roles))}


def _answers(template: Template, random: Random, share: float) -> dict[str, str]:
    answers: dict[str, str] = {}
    for fact in template.facts.values():
        given = fact.choices or (("true", "false") if fact.kind != "text" else (fact.default,))
        if random.random() < share:
            answers[fact.id] = random.choice(given)
    return answers


def _extras(random: Random, number: int) -> dict[str, Any]:
    site = f"https://member-{number}.example.org"
    channels = [
        {"platform": network, "handle": f"@member{number}", "url": f"{site}/{at}", "purpose": "news", "admins": "2"}
        for at, network in enumerate(random.sample(_NETWORKS, random.randrange(1, 4)))
    ]
    policies = [{"id": "data-protection", "title": f"Data Protection Policy {number}", "url": f"{site}/data"}]
    return {
        "purpose": f"to help people near member {number}",
        "website": site,
        "registrations": [{"register": "other", "label": "Register of the sector", "number": f"{number:07}"}],
        "channels": channels,
        "related_policies": policies,
        "contacts": {"media": f"press@member-{number}.example.org", "out_of_hours": f"01632 {number:06}"},
    }


def _parts(random: Random, most: int) -> dict[str, bool]:
    parts = _template().parts
    optional = [part.id for part in parts.values() if part.optional and not PartId(part.id).is_made_up]
    chosen = random.sample(optional, random.randrange(most + 1))
    # Nothing can be kept in a section that is out, or without what it needs.
    return {part: random.random() < 0.5 and "." not in part and not parts[part].needs for part in chosen}


def _document(random: Random) -> dict[str, str]:
    month = f"{random.randrange(1, 13):02}"
    return {"version": f"1.{random.randrange(20)}", "approved_by": "the board", "approved_on": f"2026-{month}-14"}


@cache
def _clauses() -> list[str]:
    """Return the clauses that every organisation has, so that each may have other words for them."""
    template = _template()

    def is_always_there(part: Part) -> bool:
        return not (part.optional or part.when or part.needs) and part.default is Default.ON

    return [
        part.id
        for part in template.parts.values()
        if part.kind == "clause"
        and all(map(is_always_there, [part, *(template.parts[id] for id in template.parents(part))]))
    ]


def _words(random: Random, number: int) -> str:
    place = f"{random.choice(_PLACES)}{random.choice(_GROUNDS).lower()}"
    return random.choice(_OWN_WORDS).format(number=number, place=place)
