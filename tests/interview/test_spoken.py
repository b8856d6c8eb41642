"""What a build says of a file, as it is said to somebody who answers questions."""

from __future__ import annotations

import pytest

from generator.interview.make import make_interview
from generator.interview.sheet import Sheet
from generator.interview.spoken import spoken
from tests.policies import LIBRARY

INTERVIEW = make_interview(LIBRARY)
SHEET = Sheet(
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
        ("write the value, or leave this empty", "write the value, or remove the key"),
        ("a later question asks for another title of one of them", "write title: and another name under one of them"),
        ("write a phrase, such as: to help", "write a phrase, such as: to help"),
    ],
)  # fmt: skip
def test_hints_about_files_become_hints_about_questions(said: str, hint: str) -> None:
    """Whoever answers questions is sent to a question, and not to a key; what is about neither stays as it is."""
    assert said == spoken(hint, SHEET)
