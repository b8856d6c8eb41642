"""What somebody types becomes an answer."""

from __future__ import annotations

import pytest

from generator.interview.answers import Given
from generator.interview.question import Choice, Kind, Question
from generator.interview.typed import Unclear, numbers, typed_answer

PLACES = (Choice("scotland", "Scotland"), Choice("united-states", "The United States"))
TITLES = ("Chair", "Manager")


@pytest.mark.parametrize(
    ("expected", "kind", "typed"),
    [
        ("Oak & <Ash>", Kind.TEXT, "  Oak   & <Ash> "),
        ("Oak", Kind.TEXT, '"Oak"'),
        ('"Oak" and "Ash"', Kind.TEXT, '"Oak" and "Ash"'),
        ("true", Kind.YES_NO, "Y"),
        ("true", Kind.YES_NO, "yes"),
        ("false", Kind.YES_NO, "n"),
        ("false", Kind.YES_NO, "No"),
        ("scotland", Kind.CHOICE, "1"),
        ("united-states", Kind.CHOICE, "the united states"),
        ("united-states", Kind.CHOICE, "united-states"),
        (("united-states", "scotland"), Kind.CHOICES, "2, 1"),
        (("scotland",), Kind.CHOICES, "1 1"),
        ("Manager", Kind.TITLE, "2"),
        ("Vice-Chair", Kind.TITLE, "Vice-Chair"),
        ("2nd Secretary", Kind.TITLE, "2nd Secretary"),
        (("Chair", "Director, Services"), Kind.TITLES, "Chair; Director, Services; Chair"),
        (("Chair", "Vice-Chair"), Kind.TITLES, "Chair, Vice-Chair,"),
        ("2026-05-14", Kind.DATE, "2026-05-14"),
        ("2026-05-14", Kind.DATE, "14 May 2026"),
        ("2026-05-01", Kind.DATE, "1st may 2026"),
        ("2026-12-25", Kind.DATE, "Dec 25, 2026"),
        ("14/05/2026", Kind.DATE, "14/05/2026"),
        ("14 Mai 2026", Kind.DATE, "14 Mai 2026"),
    ],
)
def test_what_is_understood(expected: Given, kind: Kind, typed: str) -> None:
    """Numbers stand for choices, commas part several, days may be in words; the rest is taken as it is."""
    assert expected == typed_answer(Question(("x",), kind, "?", choices=PLACES), typed, TITLES)


@pytest.mark.parametrize(
    ("hint", "kind", "typed"),
    [
        ("Type y for yes or n for no.", Kind.YES_NO, "maybe"),
        ("Type a number from 1 to 2.", Kind.CHOICE, "3"),
        ("Type a number from 1 to 2.", Kind.CHOICE, "Wales"),
        ("Type numbers from 1 to 2, with commas between them.", Kind.CHOICES, "1, 3"),
        ("Type a number from 1 to 2, or a job title.", Kind.TITLE, "3"),
        ("Type a number from 1 to 2, or a job title.", Kind.TITLE, "1, 2"),
    ],
)
def test_what_is_not_understood(hint: str, kind: Kind, typed: str) -> None:
    """What cannot be meant is told with what to type instead."""
    assert Unclear(hint) == typed_answer(Question(("x",), kind, "?", choices=PLACES), typed, TITLES)


def test_open_choices() -> None:
    """Where other answers than the choices may be given, they are taken as typed."""
    question = Question(("x",), Kind.CHOICE, "?", choices=PLACES, is_open=True)

    assert ("scotland", "wales") == (typed_answer(question, "1"), typed_answer(question, "wales"))


@pytest.mark.parametrize(
    ("expected", "typed"),
    [([3, 1], "3, 1"), ([2], " 2 2 "), (Unclear("Type numbers from 1 to 3, with commas between them."), "4"),
     (Unclear("Type numbers from 1 to 3, with commas between them."), "one")],
)  # fmt: skip
def test_numbers(expected: list[int] | Unclear, typed: str) -> None:
    """Several numbers are parted by commas or spaces, and each counts once."""
    assert expected == numbers(typed, 3)
