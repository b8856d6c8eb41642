"""Whatever ordinary values an organisation gives, in every slot, its sentences are English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

import pytest

from generator.check.authors.grammar import capital_faults, word_faults
from generator.document import Document
from generator.passes.nouns import DETERMINERS, PRONOUNS, first_word, is_group_of_people
from tests.ordinary import HELP, MANY, NAMES, ONE, PURPOSES, TIMES, TITLES
from tests.policies import JURISDICTIONS, TEMPLATE_IDS, THOROUGH, VOICES, Data, at_random, policy, prose
from tests.small import Small

TEMPLATE = """id: sample
title: Sample policy
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  chair: {label: Chair, duty: listens, falls_back_to: accountable_lead}
  safeguarding_lead: {label: Safeguarding lead, duty: protects, falls_back_to: chair}
facts:
  kept: {ask: "How long?", default: only as long as needed, says: how-long}
  answered: {ask: "How soon?", default: two days, says: how-soon}
sections:
  - {id: only, title: Only}
"""
SMALL = Small(TEMPLATE)

BOARDS = [noun for noun in (*ONE, *MANY) if first_word(noun) not in DETERMINERS | PRONOUNS]
OTHERS = [noun for noun in MANY if noun in BOARDS and not is_group_of_people(noun)]
PEOPLE = [noun for noun in (*ONE, *MANY) if first_word(noun) not in {"the", "our"} and not noun.startswith("all staff")]


def faults(sentence: str, data: dict[str, Any], given: Iterable[str]) -> list[str]:
    """Return what is wrong with a sentence as an organisation's policy says it, in both voices."""
    found: list[str] = []
    for voice in ("first", "third"):
        terms = {**data.get("terms", {}), "voice": voice}
        said = SMALL.says(sentence, {**data, "terms": terms})
        found += [*word_faults(said), *capital_faults(said, given)]
    return found


def test_there_are_hundreds() -> None:
    """The values that are tried are hundreds, none of them twice in its list."""
    lists = (BOARDS, PEOPLE, OTHERS, NAMES, TITLES, HELP, PURPOSES, TIMES)

    assert 400 < sum(map(len, lists))
    assert [] == [each for each in lists if len(each) != len(set(each))]


# ---- nouns

BOARD = (
    'The {{ board }} may decide. The {{ does(board, "decide") }}, and the {{ does(board, "have") }} to answer for it '
    "to the {{ board }}. Ask {{ any_board_member }}, a {{ board_member }} or {{ second('chair') }}."
)


@pytest.mark.parametrize("board", BOARDS)
def test_boards(board: str) -> None:
    """Every board has its verbs, its members and its articles."""
    said = SMALL.says(BOARD, {"terms": {"board": board}})
    verbs = ("decides", "has") if board in ONE else ("decide", "have")

    assert [] == faults(BOARD, {"terms": {"board": board}}, [board])
    assert f"The {board} {verbs[0]}, and the {board} {verbs[1]} to answer" in said


PEOPLES = (
    "{{ people }} may post. Tell {{ people }}. "
    '{{ does(people, "be") }} welcome, and {{ does(people, "need") }} help. {{ possessive(people) }} views.'
)


@pytest.mark.parametrize("noun", PEOPLE)
def test_people(noun: str) -> None:
    """Every noun for people stands alone in a sentence with its article, and its verbs agree with it."""
    terms = {"people": noun}
    said = SMALL.says(PEOPLES, {"terms": terms})
    verbs = ("is", "needs") if noun in ONE else ("are", "need")

    assert [] == faults(PEOPLES, {"terms": terms}, [noun])
    assert f"{noun} {verbs[0]} welcome, and ".casefold() in said.casefold()
    assert f"{noun} {verbs[1]} help." in said


OTHER = (
    "One of our {{ beneficiaries }} and some of the {{ supporters }} told many {{ beneficiaries }}. "
    'The {{ does(beneficiaries, "need") }} help. {{ supporters }} give, as {{ supporters }} do. Tell {{ supporters }}.'
)


@pytest.mark.parametrize("noun", OTHERS)
def test_others(noun: str) -> None:
    """Whatever several people are called, they can be one of many, and stand alone or after an article."""
    terms = {"beneficiaries": noun, "supporters": noun}

    assert [] == faults(OTHER, {"terms": terms}, [noun])


# ---- who

ROLES = (
    'Tell {{ contact("safeguarding_lead") }}. Or tell {{ second("safeguarding_lead") }}. '
    'The {{ role("chair") }} must help {{ us }}; ask {{ contact("chair") }}, or a {{ role("chair") }} elsewhere. '
    '(Tell the {{ role("chair") }}.) Say “tell the {{ role("chair") }}”. {{ contact("chair") }} may.'
)


@pytest.mark.parametrize("title", TITLES)
def test_titles(title: str) -> None:
    """Every job title stands in its sentence, whether one person holds all duties or several do."""
    for roles in (
        {"accountable_lead": title},
        {"accountable_lead": "Manager", "chair": title},
        {"accountable_lead": title, "safeguarding_lead": "Welfare Officer"},
    ):
        assert [] == faults(ROLES, {"roles": roles}, [title])


NAMED = (
    '{{ name }} is here. {{ we("expect") }} that {{ we("be") }} heard, and {{ our }} friends are with {{ us }}. '
    "{{ us }}. Write to {{ name }}. {{ our }} accounts are {{ name }}."
)


@pytest.mark.parametrize("name", NAMES)
def test_names(name: str) -> None:
    """Every name stands at the start, within and at the end of a sentence, with its verb and its possessive."""
    bare = re.sub("^the ", "", name, flags=re.IGNORECASE)

    assert [] == faults(NAMED, {"name": name, "short_name": name}, [name, bare])


# ---- answers

ANSWERS = (
    "{{ name }} is here {{ purpose }}. It is kept {{ facts.kept }}, or {{ facts.kept }}. Help comes from "
    "{{ contacts.wellbeing }}. {{ contacts.wellbeing }} can help."
)


@pytest.mark.parametrize("at", range(max(len(HELP), len(PURPOSES), len(TIMES))))
def test_answers(at: int) -> None:
    """Every purpose, length of time and helpline has the words around it that it needs."""
    help_, purpose, time = (table[at % len(table)] for table in (HELP, PURPOSES, TIMES))
    data = {"purpose": purpose, "facts": {"kept": time}, "contacts": {"wellbeing": help_}}

    assert [] == faults(ANSWERS, data, [help_])


# ---- real policies


def ordinary(template_id: str, seed: int) -> Data:
    """Return an organisation that chooses by lot, each of its values an ordinary one, its people all covered."""
    random = Random(f"ordinary {template_id} {seed}")  # noqa: S311  # a lot that falls the same way each time
    place, voice = JURISDICTIONS[seed % len(JURISDICTIONS)], VOICES[seed % len(VOICES)]
    data = at_random(template_id, seed, place, voice)
    helpers = ("media", "out_of_hours", "wellbeing", "safeguarding", "complaints")
    entry = {**data["policies"][template_id], "length": random.choice(["short", "full"])}
    terms = {"people": "everyone who helps", "board": random.choice(BOARDS), "voice": voice}
    return {
        **data,
        "name": random.choice(NAMES),
        "short_name": random.choice(NAMES),
        "purpose": random.choice(PURPOSES),
        "terms": {**terms, "beneficiaries": random.choice(OTHERS), "supporters": random.choice(OTHERS)},
        "roles": {name: random.choice(TITLES) for name in data["roles"]},
        "contacts": {name: random.choice(HELP) for name in helpers},
        "policies": {template_id: entry},
    }


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_real_policies(template_id: str) -> None:
    """Every template reads right with ordinary values in all of its slots, in both voices and both lengths."""
    policies = {seed: policy(template_id, ordinary(template_id, seed)) for seed in range(60 if THOROUGH else 12)}
    found = {seed: [*faults_in(document)] for seed, document in policies.items()}

    assert {} == {seed: told for seed, told in found.items() if told}


def faults_in(document: Document) -> Iterator[str]:
    for line in prose(document):
        yield from word_faults(line)


# ---- the checker itself

FAULTY = {
    "two stops": "Tell Oak Ltd..",
    "two articles": "Ask our the Chair.",
    "a for an": "Ask a elder.",
    "an for a": "Ask an trustee.",
    "a possessive twice": "It is Barnaby's’ rule.",
    "a word twice": "Kept within within a day.",
    "a space before a mark": "Ask us .",
    "two spaces": "Ask  us.",
    "two marks": "Ask us,.",
    "a small letter at a start": "Ask us. the Chair may.",
    "a capital within": "Then ask The Chair now.",
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_seen(fault: str) -> None:
    """Each fault that a sentence could have is seen; were it not, all of this would show nothing."""
    found = [*word_faults(FAULTY[fault]), *capital_faults(FAULTY[fault])]

    assert [fault] == [each.partition(":")[0] for each in found]


def test_a_sound_sentence() -> None:
    """A sentence whose only odd stops and capitals are its values' own has no faults."""
    sound = "Tell the Hon. Sec. now. An HR manager may, as Schedule A says."

    assert [] == [*word_faults(sound), *capital_faults(sound, ["Hon. Sec."])]
