"""Whatever ordinary values an organisation gives, in every slot, its sentences are English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from generator.passes.nouns import DETERMINERS, PRONOUNS, first_word
from tests.grammar import grammar_faults
from tests.ordinary import HELP, MANY, NAMES, ONE, PURPOSES, TIMES, TITLES
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
PEOPLE = [noun for noun in (*ONE, *MANY) if first_word(noun) not in {"the", "our"} and not noun.startswith("all staff")]


def faults(sentence: str, data: dict[str, Any], given: Iterable[str]) -> list[str]:
    """Return what is wrong with a sentence as an organisation's policy says it, in both voices."""
    found: list[str] = []
    for voice in ("first", "third"):
        terms = {**data.get("terms", {}), "voice": voice}
        found += grammar_faults(SMALL.says(sentence, {**data, "terms": terms}), given)
    return found


def test_there_are_hundreds() -> None:
    """The values that are tried are hundreds, none of them twice in its list."""
    lists = (BOARDS, PEOPLE, NAMES, TITLES, HELP, PURPOSES, TIMES)

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
    "{{ people }} may post. Tell {{ people }}, {{ beneficiaries }} and {{ supporters }}. "
    '{{ does(people, "be") }} welcome, and {{ does(beneficiaries, "need") }} help. {{ possessive(people) }} views.'
)


@pytest.mark.parametrize("noun", PEOPLE)
def test_people(noun: str) -> None:
    """Every noun for people stands alone in a sentence with its article, and its verbs agree with it."""
    terms = {"people": noun, "beneficiaries": noun, "supporters": noun}
    said = SMALL.says(PEOPLES, {"terms": terms})
    verbs = ("is", "needs") if noun in ONE else ("are", "need")

    assert [] == faults(PEOPLES, {"terms": terms}, [noun])
    assert f"{noun} {verbs[0]} welcome, and ".casefold() in said.casefold()
    assert f"{noun} {verbs[1]} help." in said


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
    assert [fault] == [found.partition(":")[0] for found in grammar_faults(FAULTY[fault])]


def test_a_sound_sentence() -> None:
    """A sentence whose only odd stops and capitals are its values' own has no faults."""
    assert [] == list(grammar_faults("Tell the Hon. Sec. now. An HR manager may.", ["Hon. Sec."]))
