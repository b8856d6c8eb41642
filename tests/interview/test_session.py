"""An interview that goes on, goes back, and is taken up again on another day."""

from __future__ import annotations

import pytest

from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given
from generator.interview.check import Setting
from generator.interview.make import make_interview
from generator.interview.question import Tier
from generator.interview.session import Session, resumed
from tests.interview.small import asked
from tests.policies import LIBRARY

INTERVIEW = make_interview(LIBRARY)
START = Session(Setting(LIBRARY, "orgs/oak.yaml"), AnswerSheet(INTERVIEW, {}))


def answered(session: Session, key: str, answer: Given) -> Session:
    question = asked(INTERVIEW, key)
    return session.accepted(question, session.hear(question, answer).sheet)


@pytest.fixture
def begun() -> Session:
    """Return an interview in which two answers were given and one question was passed over."""
    session = answered(answered(START, "name", "Oak"), "kind", "club")
    return session.passed(asked(INTERVIEW, "jurisdiction"))


def test_one_question_after_the_other(begun: Session) -> None:
    """What is done with is not asked again, whether it has an answer or not."""
    assert "name" == getattr(START.next(Tier.FIRST), "key", None)
    assert "facts.has_staff" == getattr(begun.next(Tier.FIRST), "key", None)


def test_back(begun: Session) -> None:
    """Going back undoes the last question, and its answer stays in mind."""
    before = begun.back()
    assert before
    earlier = before.back()

    assert earlier
    assert ("jurisdiction", "kind") == tuple(getattr(each.next(Tier.FIRST), "key", "") for each in (before, earlier))
    assert ({"name": "Oak"}, "club") == (earlier.sheet.own, earlier.former["kind"])
    assert START.back() is None


def test_an_answer_taken_back(begun: Session) -> None:
    """An answer can be emptied; the question is done with all the same."""
    emptied = begun.emptied(asked(INTERVIEW, "kind"))

    assert ("charity", True) == (emptied.sheet.answer("kind"), "kind" in emptied.done)


def test_another_day(begun: Session) -> None:
    """What is kept is enough to go on: answers, and questions that were passed over."""
    kept = begun.kept()
    again = resumed(START, kept)

    assert {"name": "Oak", "kind": "club", "jurisdiction": ""} == kept
    assert (begun.sheet, begun.done) == (again.sheet, again.done)
    assert "jurisdiction" == getattr((again.back() or again).next(Tier.FIRST), "key", None)


def test_another_day_with_a_file() -> None:
    """What was kept comes before what the file says; an answer that was taken away stays away."""
    known = Session(
        START.setting, AnswerSheet(INTERVIEW, {"name": "Old", "kind": "club", "website": "https://o.example.org"})
    )
    again = resumed(known, {"name": "New", "website": ""})

    assert {"kind": "club", "name": "New"} == again.sheet.own


def test_how_many_are_left() -> None:
    """The parts of a policy are asked about in one list, so they count as one question."""
    known = Session(START.setting, AnswerSheet(INTERVIEW, {"one_person": "true"}))
    parts = [each for each in known.sheet.left((), Tier.USUAL) if each.length]
    others = [each for each in known.sheet.left((), Tier.USUAL) if not each.length]

    assert len(others) + 1 == known.number_open(Tier.USUAL)
    assert len(parts) > 1
