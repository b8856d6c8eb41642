"""How a policy speaks: whole sentences at the top, “must” for few, plain nouns, each term said once and defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.document import Clause, Document, Inlines, walk
from generator.document.traverse import passages
from generator.policy.write import write_policy
from tests.builders import bullets, clause, doc, sec
from tests.policies import (
    JURISDICTIONS,
    TEMPLATE_IDS,
    THOROUGH,
    VOICES,
    at_random,
    composer,
    lines,
    organisation,
    prose,
    words_of,
)
from tests.prose.builds import LENGTHS, built, organisation_of

SEEDS = range(300 if THOROUGH else 30)

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)
every_length = pytest.mark.parametrize("length", LENGTHS)
every_voice = pytest.mark.parametrize("voice", VOICES)
every_seed = pytest.mark.parametrize("seed", SEEDS)


def by_lot(template_id: str, seed: int) -> Document:
    """Return the policy of an organisation that chooses by lot."""
    data = at_random(template_id, seed, JURISDICTIONS[seed % len(JURISDICTIONS)], VOICES[seed % 2])
    return write_policy(composer(template_id), organisation(data))


# ---- at a glance


@every_voice
@every_template
def test_at_a_glance(template_id: str, voice: str) -> None:
    """By default there are eight to ten lines, and each is a sentence that leads to its rule."""
    found = glance(built(template_id, "short", voice))

    assert 8 <= len(found) <= 10
    assert [] == list(unlike_sentences(built(template_id, "short", voice)))


@every_seed
@every_template
def test_at_a_glance_by_lot(template_id: str, seed: int) -> None:
    """Whatever is chosen, no line is a fragment, or names more than one clause."""
    assert [] == list(unlike_sentences(by_lot(template_id, seed)))


def glance(document: Document) -> list[str]:
    """Return the lines of the page at a glance."""
    found = [section for section in document.sections if section.id == "key-points"]
    return [plainly(words) for section in found for block in section.blocks for words, _ in passages(block)]


def unlike_sentences(document: Document) -> Iterator[str]:
    """Yield each line at a glance that is no whole sentence with one reference at its end."""
    for line in glance(document):
        if not re.fullmatch(r"[A-Z][^?()]+ \((?:clause \d+(?:\.\d+)*|section \d+)\)\.", line):
            yield line


# ---- must

OF_LAW = re.compile(r"\b(within 72 hours|the law requires|Act \d{4}:|must see to it)\b")
BOARD = re.compile(r"\b(trustees?|committee members?|managers?|directors?|board members?|the others)\b")


@every_voice
@every_length
@every_template
def test_must_is_for_named_duties_and_for_the_law(template_id: str, length: str, voice: str) -> None:
    """A sentence with “must” names a job title or the board, or says what the law asks."""
    titles = set(organisation_of(template_id, length, voice).roles.values())

    assert [] == list(stern(built(template_id, length, voice), titles))


def stern(document: Document, titles: set[str]) -> Iterator[str]:
    """Yield each sentence that says “must” of nobody in particular."""
    for sentence in (
        each for text in prose(document) for each in re.split(r"(?<=[.?!]) ", text.replace("\u00a0", " "))
    ):
        is_named = any(title in sentence for title in titles) or BOARD.search(sentence) or OF_LAW.search(sentence)
        if re.search(r"\bmust\b", sentence) and not is_named:
            yield sentence


# ---- which words

ROBOTIC = re.compile(
    r"\b(on|off) duty\b|deserves trust|online talk|new friends|off the subject|(must )?name its maker"
    r"|captions made by a machine|comes? with a written version|true to its aims|win new|hand over daily tasks"
    r"|in the usual way who",
    re.IGNORECASE,
)
"""What readers of the first edition circled as foreign."""


@every_voice
@every_length
@every_template
def test_no_word_is_foreign(template_id: str, length: str, voice: str) -> None:
    """No policy has the phrases that readers of the first edition stumbled over."""
    assert [] == [line for line in lines(built(template_id, length, voice)) if ROBOTIC.search(line)]


DEFINED = {"child": r"child(ren)?", "adult at risk": r"adults? at risk"}


@every_seed
@every_template
def test_children_and_adults_at_risk_are_defined(template_id: str, seed: int) -> None:
    """Where rules speak of a child or of an adult at risk, a clause says who that is."""
    assert [] == list(undefined(by_lot(template_id, seed)))


def undefined(document: Document) -> Iterator[str]:
    """Yield what the rules for one's role speak of and no clause defines."""
    said = [_all_of(node) for node in walk(document.sections) if isinstance(node, Clause)]
    for term, pattern in DEFINED.items():
        # What the law of a place asks is said in its own words.
        uses = [text for text in said if re.search(rf"\b{pattern}\b", text) and not text.startswith("By law")]
        if uses and not any(re.search(rf"\bA(n)? {term} (is|has)\b", text) for text in said):
            yield f"{term}: {uses[0]}"


def _all_of(clause: Clause) -> str:
    return " ".join(plainly(words) for words, _ in passages(clause))


def plainly(words: Inlines) -> str:
    """Return words without the spaces that no line may end at."""
    return words_of(words).replace("\u00a0", " ")


# ---- once


@every_voice
@every_length
@every_template
def test_the_full_name_is_told_once(template_id: str, length: str, voice: str) -> None:
    """The text says the full name once, at its start; only the slip at the end says whose policy it is."""
    name = organisation_of(template_id, length, voice).name
    found = [text for text in prose(built(template_id, length, voice)) if name in text]

    assert 1 <= len(found) <= 2
    assert [] == [text for text in found[1:] if not text.startswith("I have read")]


@every_length
@every_template
def test_people_who_post_are_promised_what_they_need(template_id: str, length: str) -> None:
    """One list says what is owed to people who post: training, time, backing, privacy, help, and who calls."""
    if length == "lean" and template_id != "social-media":
        return
    promised = [
        text
        for node in walk(built(template_id, length, "first").sections)
        if isinstance(node, Clause) and "training" in (text := _all_of(node)) and "you can expect" in text
    ]

    assert 1 == len(promised)
    for word in (
        "training",
        "time",
        "honest mistake",
        "Nobody searches",
        "mute",
        "block",
        "will call you within a day",
    ):
        assert word in promised[0]


# ---- the checks themselves


def test_each_check_sees_its_fault() -> None:
    """A fragment, a stern sentence and a term that nobody defines are found; sound ones pass."""
    top = sec("key-points", "At a glance", bullets("Not sure? Ask (clause 1.1).", "Ask first (clause 1.1)."))
    said = ("You must be kind.", "The Chair must be kind.", "Never post to a child.", "Help an adult at risk.")
    rules = sec("one", "One", *(clause(f"one.{at}", text) for at, text in enumerate(said)))
    document = doc(top, rules)

    assert ["Not sure? Ask (clause 1.1)."] == list(unlike_sentences(document))
    assert ["You must be kind."] == list(stern(document, {"Chair"}))
    assert ["child: Never post to a child.", "adult at risk: Help an adult at risk."] == list(undefined(document))
    assert ROBOTIC.search("Do not post off duty.")
