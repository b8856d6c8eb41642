"""The first page of a draft: what is open, what each key is for, what stands there for now, and where."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.document import Clause, Document, Placeholder, SectionKind, walk
from generator.document.traverse import leaves, passages
from generator.policy.compose import Composer
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from generator.rendering.library import Library
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.policies import (
    LIBRARY,
    SAMPLES,
    TEMPLATE_IDS,
    bare,
    lines,
    organisation,
    policy,
    rich,
    sample_policies,
    words_of,
)

TEMPLATE = """id: sample
title: Sample policy
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  helper: {label: Helper, duty: helps, falls_back_to: accountable_lead}
facts:
  has_shop: {ask: "Have you a shop?", matters: true, default: true}
  hours: {ask: "When is it open?", default: mornings}
sections:
  - {id: only, title: Still open}
"""
CLAUSES = """1. Ask the {{ role("helper") }} or the {{ role("accountable_lead") }}.
   {: #ask }

1. The shop is open: {{ facts.hours }}. Owner: {{ document.owner }}. Ring {{ contacts.media }}.
   {: #shop when="facts.has_shop" }

1. Version {% if document.version %}{{ document.version }}{% else %}of today{% endif %}.
   {: #version }
"""
SETTLED: dict[str, Any] = {
    "name": "Northbank",
    "roles": {"accountable_lead": "Manager", "helper": "Helper"},
    "facts": {"has_shop": "true"},
    "contacts": {"media": "press@example.org"},
    "policies": {
        "sample": {
            "document": {"version": "1", "approved_by": "us", "approved_on": "2026-05-14", "owner": "accountable_lead"}
        }
    },
}


@pytest.fixture(scope="module")
def composer() -> Composer:
    """Return the small template, made ready."""
    files = {"sample/template.yaml": TEMPLATE.encode(), "sample/sections/only.md.j2": CLAUSES.encode()}
    return Library(TemplateFiles((TemplateFolder("templates", files), *LIBRARY.files.folders))).composer("sample")


def draft(composer: Composer, **data: Any) -> Document:
    """Return the draft of an organisation that has settled all but what is said; None takes a key away."""
    given = {key: value for key, value in {**SETTLED, **data}.items() if value is not None}
    return write_policy(composer, organisation(given), Stage.DRAFT)


def listed(document: Document) -> list[str]:
    """Return the lines of the first part below the lead."""
    first = next(section for section in document.sections if section.kind is not SectionKind.LEAD)
    assert (SectionKind.FRONT, "Still open") == (first.kind, first.title)
    return [words_of(words) for block in first.blocks for words, _ in passages(block)]


def test_nothing_is_open(composer: Composer) -> None:
    """One line says that nothing is open; a default on which little depends is no matter."""
    assert ["Nothing is open."] == listed(draft(composer))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            {"roles": {"accountable_lead": "Manager"}},
            ["Nobody is named for these, so somebody else stands in:", "roles.helper: helps; for now Manager, in 1.1"],
        ),
        (
            {"roles": {"helper": "Helper"}},
            ["There can be no final policy without these:", "roles.accountable_lead: answers for it; in 1.1, 1.2"],
        ),
        (
            {"contacts": None},
            ["There can be no final policy without these:", "contacts.media: add media: under contacts; in 1.2"],
        ),
        (
            {"facts": None},
            [
                "Much depends on these, and nobody has said:",
                "facts.has_shop: Have you a shop? For now yes, in 1.2",
            ],
        ),
        (
            {"policies": {"sample": {"document": {"owner": "accountable_lead"}}}},
            [
                "These stand under “document”, in the policy’s own entry, and nobody has said:",
                "document.version: the version, so that readers can tell one from the next; in 1.3",
                "document.approved_by: who approves this policy",
                "document.approved_on: the day of approval, from which the next review is counted",
            ],
        ),
        (
            {"roles": {"accountable_lead": "Jane Smith (Manager)", "helper": "Helper"}},
            [
                "Look at this before anybody signs:",
                (
                    'roles.accountable_lead is "Jane Smith (Manager)", which looks like somebody’s name: '
                    'write "Manager", which stays true when somebody leaves'
                ),
            ],
        ),
    ],
    ids=["a stand-in", "nobody", "a value", "a fact", "the document", "a name"],
)
def test_what_is_open_is_listed(composer: Composer, data: dict[str, Any], said: list[str]) -> None:
    """Each thing that is open is told with its key, what it is for, what stands there for now, and where."""
    assert ["Each name in bold is a key of the organisation’s file.", *said] == listed(draft(composer, **data))


def test_a_stand_in_for_nobody(composer: Composer) -> None:
    """Where whoever would stand in is not named either, that key stands in their place."""
    made = draft(composer, roles={"chair": "Chair"})

    assert "roles.helper: helps; for now [roles.accountable_lead], in 1.1" in listed(made)


def test_a_key_stands_beside_its_value(composer: Composer) -> None:
    """A clause names the key that a value waits for, whether somebody stands in or nobody does."""
    made = draft(composer, roles={"accountable_lead": "Hon. Sec."}, contacts=None)

    assert [
        "1.1 only.ask Ask the Hon. Sec. [roles.helper] or the Hon. Sec.",
        "1.2 only.shop The shop is open: mornings. Owner: Hon. Sec. Ring [contacts.media].",
    ] == lines(made)[-3:-1]


def test_an_owner_who_stands_in_is_told() -> None:
    """The owner of the document and of an account is the holder of a role, and may stand in too."""
    data = {**rich("social-media"), "roles": {"accountable_lead": "Manager"}}
    data["channels"] = [{"platform": "Instagram", "handle": "@northbank", "owner": "campaigns_lead"}]
    made = lines(policy("social-media", data, Stage.DRAFT))

    assert "Owner: Manager [roles.policy_owner]." in " ".join(made)
    assert "Manager [roles.campaigns_lead]" in made


def test_addresses_stay_true(composer: Composer) -> None:
    """A section with the title of the first part has another address, as a site gives it one."""
    first, second = draft(composer).sections

    assert ("still-open", "", "1-still-open", "only") == (first.slug, first.label, second.slug, second.label)


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_list_and_the_text_agree(template_id: str) -> None:
    """Each key in the text of a draft is in its list, with the number of the clause."""
    made = policy(template_id, bare(template_id), Stage.DRAFT)
    said = "\n".join(listed(made))

    waiting = {
        (leaf.waits_for, node.number)
        for node in walk(made.sections[1:])
        if isinstance(node, Clause)
        for leaf in leaves(node)
        if isinstance(leaf, Placeholder) and leaf.waits_for
    }
    assert waiting
    assert set() == {(key, number) for key, number in waiting if not _tells(said, key, number)}


def _tells(said: str, key: str, number: str) -> bool:
    return bool(re.search(rf"^{re.escape(key)}: .*\b{re.escape(number)}(,|$)", said, re.MULTILINE))


def test_a_final_policy_waits_for_nothing() -> None:
    """No part of a final policy has a label, and no value of it waits for a key."""
    path = next(path for path in SAMPLES if path.stem == "tea-and-toast")

    for _, document in sample_policies(path):
        nodes = list(walk(document.sections))
        assert {""} == {node.label for node in nodes}
        assert {""} == {leaf.waits_for for node in nodes for leaf in leaves(node) if isinstance(leaf, Placeholder)}
        assert "Still open" not in {section.title for section in document.sections}
