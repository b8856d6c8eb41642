"""What a build says of a file, as it is said to somebody who answers questions."""

from __future__ import annotations

import pickle

import pytest

from generator.diagnostics import Diagnostic, Hint, Location, Problems
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.make import make_interview
from generator.interview.spoken import spoken
from generator.page.spoken_here import spoken_here
from tests.policies import LIBRARY

INTERVIEW = make_interview(LIBRARY)
SHEET = AnswerSheet(
    INTERVIEW,
    {"policies.social-media.document.approved_by": "Board", "policies.social-media.document.approved_on": "2026-05-14"},
)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("write “staff”, or answer “Does anyone volunteer for you?” with no",
         "write “staff”, or has_volunteers: false under facts"),
        ("answer “Where are you based?” with “Scotland”, or remove the registration",
         "write jurisdiction: scotland at the left margin, or remove the registration"),
        ("answer “How should the policy speak of you?” with “The Trust expects …”, and the policy says it",
         "write voice: third under terms, and the policy says it"),
        ("add approved_by, or answer “Where does the policy stand?” with “Nobody has approved it yet”",
         "add approved_by, or write status: draft"),
        ("choose one", Hint("write one of them", asked="choose one")),
        ("write one of them", Hint("write one of them", on_page="click on one")),
        ("write a phrase, such as: to help", "write a phrase, such as: to help"),
    ],
)  # fmt: skip
def test_hints_about_files_become_hints_about_questions(said: str, hint: str) -> None:
    """Whoever answers questions is sent to a question, and not to a key; what is about neither stays as it is."""
    assert said == spoken(hint, SHEET)


def test_a_hint_says_the_same_to_each_reader_wherever_it_was_made() -> None:
    """What a process that builds many organisations hands back still says what to do to whoever sees no file."""
    told = Diagnostic(Location("orgs/x.yaml", 1), "it is wrong", Hint("write a: b", asked="answer b", on_page="tick b"))
    (back,) = pickle.loads(pickle.dumps(Problems([told]))).diagnostics  # noqa: S301  # our own

    assert "write a: b" == str(back.hint)
    assert "answer b" == spoken(back.hint, SHEET)
    assert "tick b" == spoken_here(back, SHEET).hint
