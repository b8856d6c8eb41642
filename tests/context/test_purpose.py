"""A purpose follows “is here” however it was typed, or is refused with the words to write."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from tests.small import Small

SENTENCE = "{{ name }} is here {{ purpose }}."
SAID = {
    "to help young people in Oak find work": "to help young people in Oak find work",
    "To help people in Oak.": "to help people in Oak",
    "to give anyone a warm welcome, a hot drink & a listening ear": (
        "to give anyone a warm welcome, a hot drink & a listening ear"
    ),
    "to help people in St. Ives find work": "to help people in St. Ives find work",
    "To Help People In Oak": "to Help People In Oak",
    "to run fairs, fêtes etc.": "to run fairs, fêtes etc",
    "Helping people": "to help people",
    "Helping people in Oak.": "to help people in Oak",
    "helping and supporting families": "to help and support families",
    "Rescuing, rehoming and feeding cats": "to rescue, rehome and feed cats",
    "Providing support, advice and friendship to carers": "to provide support, advice and friendship to carers",
    "Advancing education": "to advance education",
    "Running a food bank": "to run a food bank",
    "Campaigning for cleaner rivers": "to campaign for cleaner rivers",
    "Singing": "to sing",
    "Co-ordinating lifts to hospital": "to co-ordinate lifts to hospital",
    "Seeing the sea": None,
    "We help people": "to help people",
    "We help people in Oak.": "to help people in Oak",
    "We exist to help people": "to help people",
    "We are here to help.": "to help",
    "We were set up to keep the hall open": "to keep the hall open",
    "Our aim is to promote choral singing": "to promote choral singing",
    "Our aims are promoting and teaching chess": "to promote and teach chess",
    "The purpose of the charity is to relieve poverty": "to relieve poverty",
    "Northbank Trust exists to support carers": "to support carers",
    "It provides homes for people who need them": "to provide homes for people who need them",
    "Promotes the study of local history": "to promote the study of local history",
    "Provide a village hall": "to provide a village hall",
    "Care for older people": "to care for older people",
    # what is no purpose, or cannot be told from a noun
    "Relief of poverty": None,
    "The advancement of education": None,
    "Support for families": None,
    "Helping and support for families": None,
    "Supporting families and providing advice": None,
    "Education, training and support": None,
    "A community choir": None,
    "Youth work": None,
    "to the public benefit": None,
    "We are a charity that helps people": None,
    "To help people. We run a café.": None,
    "people in Oak": None,
}


SMALL = Small()


@pytest.mark.parametrize("purpose", [typed for typed, said in SAID.items() if said])
def test_a_purpose_in_its_sentence(purpose: str) -> None:
    """A purpose reads on after “is here”, with a small letter and one stop."""
    assert f"Northbank is here {SAID[purpose]}." == SMALL.says(SENTENCE, {"purpose": purpose})


@pytest.mark.parametrize("purpose", [typed for typed, said in SAID.items() if not said])
def test_what_is_no_purpose(purpose: str) -> None:
    """What cannot follow “is here” is refused with an example of what can."""
    with pytest.raises(Problems, match='write one phrase that starts with "to", such as: to help'):
        SMALL.says(SENTENCE, {"purpose": purpose})


def test_a_purpose_that_opens_a_sentence() -> None:
    """Where a sentence starts, so does the purpose with a capital."""
    assert "To help people is why." == SMALL.says("{{ purpose }} is why.", {"purpose": "Helping people"})
