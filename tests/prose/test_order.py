"""What comes first in a policy, what comes last, and that both lengths say the same things in the same order."""

from __future__ import annotations

import re

import pytest

from generator.document import Document, Table, walk
from tests.policies import TEMPLATE_IDS, VOICES, everything_off, plain, policy, prose, words_of
from tests.prose.builds import built

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)

OF_SEED_003 = (
    "introduction", "context", "scope", "responsibilities", "general-guidelines", "organisation-accounts",
    "personal-accounts", "safe-use", "copyright", "security-data", "enforcement",
)  # fmt: skip
"""The eleven sections of seed 003, by the ids that stand for them."""


@pytest.mark.parametrize("voice", VOICES)
@every_template
def test_what_comes_first(template_id: str, voice: str) -> None:
    """First the owner, the version and the next review, then why; at a glance; whom to ask; and then the sections."""
    document = built(template_id, "all", voice)
    lead, glance, whom, *others = document.sections
    details, why, *_ = [text for text in prose(document) if text]

    assert re.fullmatch(r"Owner: [^.]+\. Version: [\d.]+\. Next review: [^.]+\.", details)
    assert "Northbank Youth Trust is here to help young people find work they enjoy" in why
    assert ("key-points", "whom-to-ask") == (glance.id, whom.id)
    assert not lead.heading
    assert not any(block for block in lead.blocks if isinstance(block, Table))
    assert "section" == others[0].kind.value


@every_template
def test_what_comes_last(template_id: str) -> None:
    """The control table with its signatures stands behind all sections, and what is signed alone comes at the end."""
    ids = [section.id for section in built(template_id, "all", "first").sections]
    kinds = [section.kind.value for section in built(template_id, "all", "first").sections]

    assert "acknowledgement" == ids[-1]
    assert kinds.index("schedule") <= ids.index("document-control")
    assert "section" not in kinds[kinds.index("schedule") :]


@every_template
def test_whom_to_ask_has_a_second_person(template_id: str) -> None:
    """The table has a line for posting, safety, hacks and leaks, and journalists; none has an empty cell."""
    whom = next(each for each in built(template_id, "short", "first").sections if each.id == "whom-to-ask")
    (table,) = [block for block in whom.blocks if isinstance(block, Table)]
    rows = [tuple(map(words_of, row)) for row in table.rows]

    for subject in (r"\bpost\b", "safety", "hacked", "journalist"):
        assert any(re.search(subject, about) for about, _, _ in rows)
    assert [] == [row for row in rows if not all(row) or row[1] == row[2]]


@every_template
def test_both_lengths_have_one_order(template_id: str) -> None:
    """Whatever is in the short policy is in the full one, under the same id and in the same order."""
    short, full = (ids_of(policy(template_id, plain(template_id, length=length))) for length in ("short", "full"))

    assert short == [id_ for id_ in full if id_ in set(short)]
    assert len(short) < len(full)


def test_the_order_of_seed_003() -> None:
    """With every other optional section off, the sections are those of seed 003, from 1 to 11."""
    wishes = {part: False for part in everything_off("social-media") if part != "copyright"}
    document = policy("social-media", plain("social-media", sections=wishes))
    numbered = [(section.number, section.id) for section in document.sections if section.kind.value == "section"]

    assert [(f"{at}.", id_) for at, id_ in enumerate(OF_SEED_003, 1)] == numbered


def ids_of(document: Document) -> list[str]:
    return [str(node.id) for node in walk(document.sections) if node.id]
