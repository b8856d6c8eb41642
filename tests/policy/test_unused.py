"""What an organisation gave and none of its policies uses is told, with what would use it; nothing else is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.organisation.parse import Source
from generator.policy.asked import Asked
from generator.policy.selection import Cause, Reason, Selection
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import render
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.policies import LIBRARY, SAMPLES, TEMPLATE_IDS, composer

HEAD = """title: Sample policy
roles:
  lead: {label: Lead, duty: answers for it}
  deputy: {label: Deputy, duty: helps, falls_back_to: lead}
  listener: {label: Listener, duty: hears concerns, falls_back_to: deputy}
facts:
  has_volunteers: {ask: "Does anyone volunteer?"}
  strict: {ask: "Are you strict?"}
  words: {ask: "Which words?", default: ours}
sections:
  - {id: first, title: First}
  - {id: second, title: Second, optional: true}
  - {id: third, title: Third, optional: true, default: full}
"""
FIRST = """1. The {{ role("listener") }} listens{% if facts.strict %} strictly{% endif %}.
   {: #one }

1. The {{ role("deputy") }} helps.
   {: #two when="facts.has_volunteers" }

1. Post on our accounts.
   {: #three }

    {% for item in channels %}
    - {{ item.link }}{% if item.status != "active" %} ({{ item.status }}){% endif +%}
    {% endfor %}
"""
SECOND = """1. Call {{ contacts.media or "us" }}.
   Complain{% if policy("complaints") %} under {{ policy("complaints") }}{% endif %}.
   {: #one }
"""
THIRD = """1. We use {{ facts.words }} here{% if purpose %} {{ purpose }}{% endif %}, and {{ supporters }} help.
   {: #one }
"""
OTHER = HEAD.partition("facts:")[0].replace("Sample", "Other") + "sections:\n  - {id: first, title: First}\n"


def _library() -> Library:
    files = {
        "sample/template.yaml": f"id: sample\n{HEAD}",
        "sample/sections/first.md.j2": FIRST,
        "sample/sections/second.md.j2": SECOND,
        "sample/sections/third.md.j2": THIRD,
        "other/template.yaml": f"id: other\n{OTHER}",
        "other/sections/first.md.j2": "1. The {{ role('deputy') }} is at {{ website or 'work' }}.\n   {: #one }\n",
    }
    folder = TemplateFolder("templates", {name: text.encode() for name, text in files.items()})
    return Library(TemplateFiles((folder, *LIBRARY.files.folders)))


SMALL = _library()


def told(data: Mapping[str, Any], policies: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Return the hint of each warning by what it says, for an organisation with one role that needs a holder."""
    given = {"name": "Northbank", "policies": policies or {"sample": {}}, **data, "roles": {"lead": "Chair"}}
    given["roles"] |= data.get("roles", {})
    source = Source("orgs/x.yaml", json.dumps(given).encode())
    return {each.message: each.hint for each in render(SMALL, [source], {}, Stage.FINAL, ("md",)).warnings}


def vain(name: str, hint: str = "remove it", where: str = "the policy") -> dict[str, str]:
    return {f"{name} is given and used nowhere in {where}": hint}


THIRD_TOO = "keep third under sections, or write length: full, or remove this"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"website": "https://northbank.example.org"}, vain("website")),
        ({"purpose": "to help"}, vain("purpose", THIRD_TOO)),
        ({"facts": {"words": "theirs"}}, vain("facts.words", THIRD_TOO)),
        ({"terms": {"supporters": "friends"}}, vain("terms.supporters", THIRD_TOO)),
        ({"contacts": {"wellbeing": "the helpline"}}, vain("contacts.wellbeing")),
        ({"contacts": {"meda": "press@x.example"}}, vain("contacts.meda", 'did you mean "media"?')),
        (
            {"roles": {"deputy": "Clerk", "listener": "Nurse"}},
            vain("roles.deputy", "write has_volunteers: true under facts, or remove this"),
        ),
        (
            {"short_name": "the Bank"},
            vain("short_name", "write voice: third under terms, and the policy says it, or remove this"),
        ),
        ({"channels": [{"platform": "X", "login": "passkey"}]}, vain("channels[0].login")),
        ({"registrations": [{"register": "ico", "number": "1"}]}, vain("registrations")),
    ],
)
def test_what_is_given_in_vain(data: dict[str, Any], expected: dict[str, str]) -> None:
    """What the policy neither prints nor asks for is told, with the part that would use it where there is one."""
    assert expected == told(data)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"roles": {"listener": "Nurse"}},
        {"roles": {"deputy": "Clerk"}},
        {"facts": {"strict": "false", "has_volunteers": "false"}},
        {"contacts": {"media": "press@x.example"}},
        {"channels": [{"platform": "X", "url": "https://x.example", "status": "active"}]},
        {"related_policies": [{"id": "complaints", "title": "Complaints Policy", "url": "https://x.example"}]},
        {"brand": {"colour": "#14506e"}, "kind": "club", "jurisdiction": "scotland", "terms": {"voice": "first"}},
    ],
)
def test_what_is_used(data: dict[str, Any]) -> None:
    """Nothing is told of what is printed, of what decides something, or of whoever answers through a fallback."""
    assert {} == told(data)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ({"document": {"category": "Communications"}}, "document.category"),
        ({"document": {"history": [{"version": "1", "on": "2025-01-01", "change": "First"}]}}, "document.history"),
        ({"acknowledgement": "true"}, "acknowledgement"),
    ],
)
def test_what_is_given_for_one_policy(entry: dict[str, Any], name: str) -> None:
    """A detail of a document is told where its own policy does not print it, whatever the others do."""
    assert vain(name) == told({}, {"sample": entry, "other": {}})


def test_words_in_quotes_are_no_id() -> None:
    """What looks like the id of a part within braces is words, and the part that it stands in asks for what it asks."""
    section = '1. We are here {{ purpose }} {{ "{: #gone }" }}.\n   {: #one }\n'
    files = {
        "sample/template.yaml": "id: sample\ntitle: Sample\nroles: {lead: {label: Lead, duty: leads}}\n"
        "sections: [{id: first, title: First}]\n",
        "sample/sections/first.md.j2": section,
    }
    folder = TemplateFolder("mine", {name: text.encode() for name, text in files.items()})
    asked = Library(TemplateFiles((folder, *LIBRARY.files.folders))).composer("sample").asked

    assert "purpose" in asked.names["first.one"]


def test_used_by_another_policy() -> None:
    """What one of several policies uses is not told, and what none uses is told once."""
    data = {"website": "https://northbank.example.org", "purpose": "to help"}

    assert vain("purpose", THIRD_TOO, "the policies") == told(data, {"sample": {}, "other": {}})


def test_a_part_that_is_kept_uses_its_values() -> None:
    """Whoever keeps the part that a hint names is told no more."""
    assert {} == told({"purpose": "to help"}, {"sample": {"sections": {"third": "true"}}})


def test_own_words_use_what_they_name() -> None:
    """A value that only the organisation's own words print is used."""
    own = {"sample": {"wording": {"first.one": "Look at {{ website }}, says the {{ role('deputy') }}."}}}

    assert {} == told({"website": "https://northbank.example.org", "roles": {"deputy": "Clerk"}}, own)


def test_an_id_that_looks_mistyped() -> None:
    """Another policy whose id is near to one that the template asks for is told, with that id."""
    given = {"related_policies": [{"id": "complants", "title": "Complaints Policy"}]}
    fact = 'no template asks for the policy "complants"'

    assert {fact: 'did you mean "complaints"?'}.items() <= told(given).items()


def test_an_id_of_its_own() -> None:
    """Another policy that no template asks for is listed, and nothing is told of it."""
    given = {"name": "X", "roles": {"accountable_lead": "Chair"}, "related_policies": [{"id": "pets", "title": "Pets"}]}
    made = render(LIBRARY, [Source("orgs/x.yaml", json.dumps(given).encode())], {}, Stage.FINAL, ("md",))

    assert b"- Pets." in made.files["x/social-media.md"]
    assert not [each for each in made.warnings if "pets" in each.message]


def test_defaults_are_given_to_many() -> None:
    """Nothing is told of a value that stands in the defaults above an organisation."""
    own = Source("orgs/x.yaml", b"name: X\nroles: {lead: Chair}\npolicies: {sample: }\n")
    above = Source("orgs/_defaults.yaml", b"website: https://northbank.example.org\n")

    assert () == render(SMALL, [own, above], {}, Stage.FINAL, ("md",)).warnings


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_a_template_asks_for_all_that_it_declares(template_id: str) -> None:
    """Some part of each template names each of its facts and roles; the owner of the document needs no more."""
    ready = composer(template_id)
    declared = {f"facts.{name}" for name in ready.template.facts} | {f"roles.{name}" for name in ready.template.roles}

    assert declared - ready.names_asked <= {"roles.policy_owner"}


def test_the_samples_give_nothing_in_vain() -> None:
    """No sample has a value that its policies do not use."""
    given = [
        warning.message
        for path in SAMPLES
        for warning in render(LIBRARY, [Source(path.name, path.read_bytes())], BRAND, Stage.FINAL, ("md",)).warnings
    ]

    assert [] == [message for message in given if "used nowhere" in message or "no template asks" in message]


BRAND = {"northbank-youth-trust/logo.png": (SAMPLES[0].parent / "northbank-youth-trust/logo.png").read_bytes()}


def test_what_decided_one_policy_decides_no_other() -> None:
    """What a part asks for decides nothing where the part is switched off, whoever was asked about before."""
    asked = Asked(tests={"s.a": frozenset({"facts.a"}), "s.b": frozenset({"facts.b"})})
    off = Reason(Cause.WISH)
    chosen = [Selection(dropped, Stage.FINAL, {}) for dropped in ({}, {"s.a": off}, {"s.b": off})]

    assert [{"facts.a", "facts.b"}, {"facts.b"}, {"facts.a"}] == [asked.deciding(each) for each in chosen]
