"""The interview as plain data: what a form can do with it is what the program does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Answers
from generator.interview.as_json import interview_json
from generator.interview.make import make_interview
from tests.interview.small import small_interview
from tests.policies import LIBRARY

INTERVIEW = make_interview(LIBRARY)
PLAIN: Any = json.loads(json.dumps(interview_json(INTERVIEW)))
QUESTIONS: list[Any] = [question for step in PLAIN["steps"] for question in step["questions"]]
GOLDEN = Path(__file__).with_name("small.json")


def test_of_a_small_template(tmp_path: Path, *, accept: bool) -> None:
    """The data of a small template's interview is what it is known to be."""
    text = json.dumps(interview_json(small_interview(tmp_path)), ensure_ascii=False, indent=1) + "\n"
    if accept:
        GOLDEN.write_text(text, "utf-8")

    assert GOLDEN.read_text("utf-8") == text


def test_every_question_is_there_once() -> None:
    """Each question has a name of its own, the path of its key."""
    keys = [question["key"] for question in QUESTIONS]

    assert [question.key for question in INTERVIEW.questions()] == keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"kind": "club", "jurisdiction": "ireland"},
        {"policies": ("team-social-media", "society-social-networks"), "facts.has_staff": "false"},
        {"policies.social-media.length": "full", "facts.takes_comments": "false", "one_person": "true"},
        {"policies.social-media.sections.wellbeing": "true", "policies.social-media.sections.moderation": "false"},
        {"roles.accountable_lead": "Chair", "terms.voice": "third", "channels": ({"platform": "X"},)},
    ],
)
def test_a_form_asks_what_the_program_asks(own: Answers) -> None:
    """Whoever reads conditions and defaults as they are described asks the same questions, with the same defaults."""
    sheet, form = AnswerSheet(INTERVIEW, own), Form(own)

    for question in INTERVIEW.questions():
        assert (question.key, sheet.is_asked(question)) == (question.key, form.is_asked(question.key))
        assert (question.key, _plain(sheet.answer(question.key))) == (question.key, form.answer(question.key))


def _plain(answer: object) -> object:
    return list(answer) if isinstance(answer, tuple) else answer


class Form:
    """What a program in another language would do with the data: some twenty lines."""

    def __init__(self, own: Answers) -> None:
        self.own = own
        self.questions = {question["key"]: question for question in QUESTIONS}

    def answer(self, key: str) -> object:
        """Return the answer that counts for a key."""
        if given := self.own.get(key):
            return _plain(given)
        cases = self.questions.get(key, {}).get("default", [])
        return next((case["value"] for case in cases if self.holds(case.get("when", {"all": []}))), "")

    def is_asked(self, key: str) -> bool:
        """Tell whether the field of a key is shown."""
        return self.holds(self.questions[key].get("asked_when", {"all": []}))

    def holds(self, condition: Any) -> bool:
        """Tell whether a condition holds."""
        kinds: dict[str, Callable[[Any], bool]] = {"all": all, "any": any}
        for kind, each in kinds.items():
            if kind in condition:
                return each([self.holds(inner) for inner in condition[kind]])
        answer = self.answer(condition["key"])
        if "given" in condition:
            return bool(answer) is condition["given"]
        values = answer if isinstance(answer, list) else [answer]
        found = any(value in condition.get("is", condition.get("is_not")) for value in values)
        return found is ("is" in condition)
