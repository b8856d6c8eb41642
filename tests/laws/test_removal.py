"""Whatever is dropped, the policy that is left reads right: nothing dangles, and its numbers have no gap."""

from __future__ import annotations

from functools import cache

import pytest

from generator.diagnostics import Problems
from generator.document import (
    Block,
    BulletList,
    Clause,
    Document,
    Section,
    SectionKind,
    Table,
    walk,
)
from generator.document.traverse import passages
from tests.laws.faults import faults_in, faults_of
from tests.policies import (
    JURISDICTIONS,
    TEMPLATE_IDS,
    THOROUGH,
    VOICES,
    Data,
    at_random,
    consistent,
    everything_off,
    everything_on,
    optional_parts,
    plain,
    policy,
    rich,
    template,
)

SUBSETS = range(600 if THOROUGH else 60)
ELEVEN = (
    "introduction", "context", "scope", "responsibilities", "general-guidelines", "organisation-accounts",
    "personal-accounts", "safe-use", "copyright", "security-data", "enforcement",
)  # fmt: skip

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)


# ---- one part off


@every_template
def test_each_optional_part_can_go_alone(template_id: str) -> None:
    """Every optional section, clause and bullet can be dropped alone, from a plain and from a full policy."""
    found = {}
    for part in optional_parts(template_id):
        full = faults_in(without(template_id, part.id))
        if faults := [*faults_of(template_id, plain(template_id, sections={part.id: False})), *full]:
            found[part.id] = faults

    assert {} == found


@every_template
def test_what_needs_a_part_goes_with_it_and_nothing_else(template_id: str) -> None:
    """Dropping a part drops what stands in it, what needs it and headings left empty; all else stays."""
    before = policy(template_id, rich(template_id, sections=everything_on(template_id)))
    found = {}
    for part in optional_parts(template_id):
        expected = ids_of(before) - leaning_on(template_id, part.id)
        expected -= emptied(before, expected)
        left = ids_of(without(template_id, part.id))
        if left != expected:
            found[part.id] = {"gone too": sorted(expected - left), "still there": sorted(left - expected)}

    assert {} == found


@cache
def without(template_id: str, part_id: str) -> Document:
    """Return a policy with all of its parts but one, and what stands in that or needs it. Raises Problems."""
    sections = consistent(template_id, {**everything_on(template_id), part_id: False})
    return policy(template_id, rich(template_id, sections=sections))


def leaning_on(template_id: str, part_id: str) -> set[str]:
    """Return a part and all that stands in it or needs it, directly or through others."""
    gone = {part_id}
    while True:
        more = {
            part.id
            for part in template(template_id).parts.values()
            if part.id not in gone and gone & {part.parent, *part.needs}
        }
        if not more:
            return gone
        gone |= more


def ids_of(document: Document) -> set[str]:
    """Return the ids of sections, clauses, and of paragraphs and bullets that have one."""
    found = set()
    for node in walk(document.sections):
        carriers = [carrier for block in node.blocks for _, carrier in passages(block)]
        found |= {node.id, *(carrier.id for carrier in carriers if not isinstance(carrier, Table))}
    return found - {""}


def emptied(document: Document, left: set[str]) -> set[str]:
    """Return the headings that lose their last clause, and the clauses that lose their last bullet."""
    gone = set()
    for node in walk(document.sections):
        if isinstance(node, Section):
            clauses = {inner.id for inner in walk((node,)) if isinstance(inner, Clause)}
            if clauses and not clauses & left:
                gone.add(node.id)
        elif _named_bullets(node.blocks) and not _named_bullets(node.blocks) & left:
            gone.add(node.id)
    return gone


def _named_bullets(blocks: tuple[Block, ...]) -> set[str]:
    """Return the ids of the bullets of a clause, when all of them have one."""
    ids = {bullet.id for block in blocks if isinstance(block, BulletList) for bullet in block.bullets}
    return set() if "" in ids else ids


# ---- many parts off


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
@every_template
def test_all_on_and_all_off(template_id: str, jurisdiction: str) -> None:
    """With every optional part on, all off, or nothing said, the policy reads right in both voices."""
    found = {}
    for voice in VOICES:
        place = {"jurisdiction": jurisdiction, "terms": {"voice": voice}}
        for name, data in {
            "on": rich(template_id, sections=everything_on(template_id)),
            "off": plain(template_id, sections=everything_off(template_id)),
            "unsaid": plain(template_id),
        }.items():
            if faults := faults_of(template_id, {**data, **place}):
                found[voice, name] = faults

    assert {} == found


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
@every_template
def test_any_subset_reads_right(template_id: str, jurisdiction: str) -> None:
    """Whatever parts, facts and terms an organisation chooses, in either voice, what is left reads right."""
    found = {}
    for seed in SUBSETS:
        # Each subset has one country in turn, or all of them when there is time.
        if THOROUGH or JURISDICTIONS[seed % len(JURISDICTIONS)] == jurisdiction:
            for voice in VOICES:
                if faults := faults_of(template_id, at_random(template_id, seed, jurisdiction, voice)):
                    found[seed, voice] = faults

    assert {} == found


# ---- what an organisation may mean


@pytest.mark.parametrize(
    "given",
    [
        {"roles": {"accountable_lead": "the Director"}},
        {"terms": {"board": "the trustees"}},
        {"related_policies": [{"id": "complaints", "title": "The Complaints Code"}]},
    ],
    ids=["a job title", "the board", "a policy"],
)
def test_an_article_is_never_said_twice(given: Data) -> None:
    """Whoever writes "the Director" reads "the Director", or is told to leave out the article."""
    try:
        document = policy("social-media", {**plain("social-media"), **given})
    except Problems:
        return

    assert [] == list(faults_in(document))


def test_a_wish_is_never_dropped_in_silence() -> None:
    """Whoever keeps a part and drops what it needs is told so."""
    entry = plain("social-media", sections={"moderation": False, "house-rules": True})

    with pytest.raises(Problems):
        policy("social-media", entry)


# ---- the flagship


def test_core_sections_are_the_eleven_of_the_seed() -> None:
    """With every optional section but copyright off, the flagship's sections are the seed's eleven, 1 to 11."""
    sections = [part.id for part in optional_parts("social-media") if part.kind == "section"]
    document = policy("social-media", plain("social-media", sections={name: name == "copyright" for name in sections}))
    numbered = [(section.number, section.id) for section in document.sections if section.kind is SectionKind.SECTION]

    assert [(f"{at}.", name) for at, name in enumerate(ELEVEN, start=1)] == numbered


def test_without_copyright_the_rest_move_up() -> None:
    """With every optional part off, copyright too, ten sections are left, numbered 1 to 10."""
    document = policy("social-media", plain("social-media", sections=everything_off("social-media")))
    numbered = [(section.number, section.id) for section in document.sections if section.kind is SectionKind.SECTION]
    ten = [name for name in ELEVEN if name != "copyright"]

    assert [(f"{at}.", name) for at, name in enumerate(ten, start=1)] == numbered
