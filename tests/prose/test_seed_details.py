"""What two seeds say about themselves, dates and all, can be said by the policies that stand in for them."""

from __future__ import annotations

import yaml

from generator.document import Document, Table, walk
from tests.as_text import markdown_of
from tests.policies import plain, policy, words_of

FRONT_MATTER = {
    "title": "Social Media Policy",
    "description": "How the team behaves on social media",
    "date": "2022-08-29",
    "author": "Community Lead",
    "modifiedDate": None,
    "icon": "FAHammer",
}


def test_the_front_matter_of_seed_000() -> None:
    """A page of a docs site keeps its keys: a date, an author, an icon and a date of change that is still empty."""
    page = markdown_of(policy("team-social-media", plain("team-social-media", front_matter=FRONT_MATTER)))
    matter = yaml.safe_load(page.split("\n---\n")[0].removeprefix("---\n"))

    assert FRONT_MATTER == {key: matter[key] for key in FRONT_MATTER}


def test_the_control_table_of_seed_001() -> None:
    """The last change and the last review differ, and both are said, beside the owner, the issue and the category."""
    details = {
        "reference": "PSG-SM-001",
        "version": "1.0",
        "category": "Ways of Working",
        "owner": "policy_owner",
        "last_review": "2019-06-01",
        "next_review": "2020-06-01",
        "history": [{"version": "1.0", "on": "2017-12-14", "change": "Words last changed"}],
    }
    data = plain("society-social-networks", document=details)
    data["roles"]["policy_owner"] = "PSG (People Services Group)"
    rows = rows_of(policy("society-social-networks", data))

    assert {
        ("Reference", "PSG-SM-001"),
        ("Version", "1.0"),
        ("Category", "Ways of Working"),
        ("Owner", "PSG (People Services Group)"),
        ("Last change", "14\u00a0December\u00a02017"),
        ("Last review", "1\u00a0June\u00a02019"),
        ("Next review", "1\u00a0June\u00a02020"),
        ("1.0", "14\u00a0December\u00a02017", "Words last changed"),
    } <= rows


def rows_of(document: Document) -> set[tuple[str, ...]]:
    """Return the rows of all tables."""
    blocks = [block for node in walk(document.sections) for block in node.blocks]
    return {tuple(map(words_of, row)) for block in blocks if isinstance(block, Table) for row in block.rows}
