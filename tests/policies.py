"""Whole policies for tests: organisations as data, every template made ready once, and what a policy says."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeAlias, get_args

from generator.batch.read_library import read_library
from generator.batch.read_organisation import load_organisation
from generator.document import (
    Clause,
    Document,
    Inlines,
    Section,
    SectionBlock,
    Table,
    shown,
)
from generator.document.traverse import passages
from generator.organisation.model import Jurisdiction
from generator.organisation.parse import Organisation, Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from generator.template.load import Template
from generator.template.scan import Default, Part
from generator.template.template_file import FactSpec
from tests.docx_reader import read_docx
from tests.html_reader import read_html
from tests.published import Heading, read_published
from tests.tools import ROOT

TEMPLATES = ROOT / "templates"
LIBRARY = read_library((TEMPLATES,))
TEMPLATE_IDS = LIBRARY.ids()
SAMPLES = tuple(sorted((ROOT / "orgs").glob("*.yaml")))
JURISDICTIONS: tuple[str, ...] = get_args(Jurisdiction)
BRITISH = ("england-wales", "scotland", "northern-ireland")
BULLET = "•"
VOICES = ("third", "first")
THOROUGH = os.environ.get("POLICYGEN_THOROUGH") == "1"

Data: TypeAlias = dict[str, Any]
"""What an organisation's file says."""


# ---- from data to a policy


def template(template_id: str) -> Template:
    return composer(template_id).template


def composer(template_id: str) -> Composer:
    return LIBRARY.composer(template_id)


def organisation(data: Mapping[str, Any]) -> Organisation:
    """Return the organisation whose file says this; JSON is YAML."""
    return parse_organisation("test", Source("orgs/test.yaml", json.dumps(data, ensure_ascii=False).encode()))


def policy(template_id: str, data: Mapping[str, Any], stage: Stage = Stage.FINAL) -> Document:
    return write_policy(composer(template_id), organisation(data), stage)


def sample_policies(path: Path) -> Iterator[tuple[str, Document]]:
    """Yield the id of each template that a sample organisation uses, and its policy."""
    sample = load_organisation(path, path.parent)
    for template_id in sample.policies:
        yield template_id, write_policy(composer(template_id), sample)


# ---- organisations


def plain(template_id: str, **entry: Any) -> Data:
    """An organisation that sets what it must and no more; `entry` is what it says of its policy."""
    needed = [name for name, role in template(template_id).roles.items() if not role.falls_back_to]
    return {
        "name": "Oakvale Befrienders",
        "roles": {name: title(name) for name in needed},
        "policies": {template_id: reasoned(entry)},
    }


def bare(template_id: str, **entry: Any) -> Data:
    """An organisation that names nobody for what must be done and says nothing of itself: enough for a draft."""
    spared = [name for name, role in template(template_id).roles.items() if role.falls_back_to][:1]
    return {**plain(template_id, **entry), "roles": {name: title(name) for name in spared}}


def rich(template_id: str, **entry: Any) -> Data:
    """An organisation that gives all that a template may show, so that any part of it can be on."""
    roles = list(template(template_id).roles)
    return {
        "name": "Northbank Youth Trust",
        "short_name": "the Trust",
        "purpose": "to help young people find work they enjoy",
        "website": "https://northbank.example.org",
        "registrations": [{"register": "ccew", "number": "0000001"}],
        "roles": {name: title(name) for name in roles},
        "facts": {name: "true" for name, fact in template(template_id).facts.items() if fact.kind == "yes-no"}
        | {name: "in the Members’ Handbook" for name, fact in template(template_id).facts.items() if _is_open(fact)},
        "channels": [
            {"platform": "Instagram", "handle": "@northbank", "owner": roles[0], "admins": "2", "comments": "open"},
            {"platform": "YouTube", "purpose": "films", "owner": roles[-1], "status": "dormant"},
        ],
        "related_policies": [{"id": id_, "title": f"{id_.capitalize()} Policy"} for id_ in asked_policies(template_id)],
        "contacts": {"out_of_hours": "0300 000 0000", "media": "press@example.org", "wellbeing": "0300 000 0001"},
        "policies": {template_id: reasoned({"document": DETAILS, "acknowledgement": "true", **entry})},
    }


def reasoned(entry: Data) -> Data:
    """Return what an organisation says of a policy, with a reason for all that it drops."""
    dropped = [name for name, keep in entry.get("sections", {}).items() if not keep]
    return {**entry, "reasons": dict.fromkeys(dropped, "Another policy covers it.")} if dropped else entry


DETAILS: Data = {
    "reference": "NYT-12",
    "version": "1.10",
    "status": "approved",
    "approved_by": "Board of Trustees",
    "approved_on": "2026-05-14",
    "history": [
        {"version": "1.0", "on": "2024-05-02", "change": "First issue"},
        {"version": "1.10", "on": "2026-05-14", "change": "New rules on tools"},
    ],
}


def _is_open(fact: FactSpec) -> bool:
    return fact.kind == "text" and not fact.default


def title(role: str) -> str:
    """Return a job title that no other role has."""
    return f"Head of {role.replace('_', ' ').title()}"


@cache
def asked_policies(template_id: str) -> tuple[str, ...]:
    """Return the ids of the other policies that a template asks for."""
    sources = "".join(section.text for section in template(template_id).sections)
    return tuple(dict.fromkeys(re.findall(r'\bpolicy\("([a-z-]+)"', sources)))


# ---- choices


@cache
def optional_parts(template_id: str) -> tuple[Part, ...]:
    return tuple(part for part in template(template_id).parts.values() if part.optional)


def everything_on(template_id: str) -> dict[str, bool]:
    return {part.id: True for part in optional_parts(template_id)}


def everything_off(template_id: str) -> dict[str, bool]:
    return {part.id: False for part in optional_parts(template_id)}


def consistent(template_id: str, wishes: Mapping[str, bool]) -> dict[str, bool]:
    """Return the wishes without those to keep what stands in, or needs, a part that is or may be out."""
    parts = template(template_id).parts

    def may_be_out(name: str) -> bool:
        part = parts[name]
        out = not wishes[name] if name in wishes else bool(part.when) or part.default is not Default.ON
        return out or leans_on_nothing(name)

    def leans_on_nothing(name: str) -> bool:
        part = parts[name]
        return any(may_be_out(other) for other in (*part.needs, *parents(part, parts)))

    return {name: keep for name, keep in wishes.items() if not keep or not leans_on_nothing(name)}


def parents(part: Part, parts: Mapping[str, Part]) -> Iterator[str]:
    while part.parent:
        yield part.parent
        part = parts[part.parent]


def at_random(template_id: str, seed: int, jurisdiction: str, voice: str) -> Data:
    """Return an organisation that chooses by lot: parts, facts, its kind, what it is called and what it gives."""
    random = Random(f"{template_id} {seed}")  # noqa: S311  # a lot that falls the same way each time
    gives_all = random.random() < 0.5
    data = rich(template_id) if gives_all else plain(template_id)
    wishes: dict[str, bool] = {}
    for part in optional_parts(template_id):
        choices = [False, False, None] if part.when and not gives_all else [False, False, None, True]
        wish = random.choice(choices)
        if wish is not None:
            wishes[part.id] = wish
    entry = data["policies"][template_id]
    data["policies"][template_id] = reasoned({**entry, "sections": consistent(template_id, wishes)})
    data["jurisdiction"] = jurisdiction
    data["kind"] = random.choice(["charity", "society", "company", "team", "club", "other"])
    data["short_name"] = random.choice(["the Trust", "Northbank", "The Friends", "Friends of Northbank Parks"])
    data["terms"] = {"voice": voice, **random.choice(_TERMS)}
    data["facts"] = {**data.get("facts", {}), **_facts(template_id, random)}
    return data


_TERMS: tuple[Data, ...] = (
    {},
    {"people": "members and helpers", "board": "committee members", "beneficiaries": "singers"},
    {"people": "everyone who helps us", "board": "directors", "beneficiaries": "neighbours", "supporters": "friends"},
)


def _facts(template_id: str, random: Random) -> dict[str, str]:
    """Return an answer by lot to each question that has a closed set of answers."""
    given = {}
    for name, fact in template(template_id).facts.items():
        if fact.kind != "text":
            given[name] = random.choice(fact.choices or ("true", "false"))
    return given


# ---- what a policy says


def words_of(inlines: Inlines) -> str:
    return "".join(map(shown, inlines))


def lines(document: Document) -> list[str]:
    """Return every heading, paragraph, bullet and cell in reading order, its number before its words."""
    return [joined(number, words) for number, words in numbered(document)]


def numbered(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the number, if there is one, and the words of every heading, paragraph, bullet and cell."""
    for section in document.sections:
        yield from _section_lines(section)


def joined(number: str, words: str) -> str:
    return f"{number} {words}" if number else words


def _section_lines(section: Section) -> Iterator[tuple[str, str]]:
    if section.heading:
        yield section.number, section.title
    if section.label:
        yield "", section.label
    for block in section.blocks:
        yield from _block_lines(block)
    for part in section.sections:
        yield from _section_lines(part)


def _block_lines(block: SectionBlock) -> Iterator[tuple[str, str]]:
    number, label = (block.number, block.label) if isinstance(block, Clause) else ("", "")
    for words, _ in passages(block):
        yield number, joined(label, words_of(words))
        number = label = ""


def prose(document: Document) -> list[str]:
    """Return the paragraphs and bullets of a policy, without headings, numbers and tables."""
    return [text for section in document.sections for text in _prose(section)]


def _prose(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from (words_of(words) for words, carrier in passages(block) if not isinstance(carrier, Table))
    for part in section.sections:
        yield from _prose(part)


# ---- what a page says


def markdown_lines(page: str) -> list[str]:
    """Return every heading, paragraph, bullet and cell of published Markdown."""
    found = []
    for part in read_published(page).parts:
        if isinstance(part, Heading):
            found.append(part.words)
        else:
            (_, first), *others = _block_lines(part[1])
            found += [joined(part[0], first), *(words for _, words in others)]
    return found


def html_lines(page: str) -> list[str]:
    """Return every heading, paragraph, bullet and cell of the main part of a page."""
    return [joined(said.number, said.words) for said in read_html(page).blocks]


def docx_lines(content: bytes) -> list[str]:
    """Return every line of the body of a Word file but its contents list, with the numbers that Word counts.

    Cells without words are left out, as are the empty paragraphs that keep tables apart.
    """
    numbers = {BULLET: ""}
    found = [joined(numbers.get(number, number), words) for number, words in read_docx(content).text]
    return [line for line in found if line]
