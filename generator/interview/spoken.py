"""What a build says of a file, as it is said to somebody who answers questions and may have seen no file.

The advice to write something under a key becomes the advice to answer the question about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.diagnostics import Diagnostic, Hint
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.question import Kind, Question
from generator.organisation.key_path import ways_to_write

_YES_NO = {"true": "yes", "false": "no"}


def said_of_value(told: Diagnostic) -> str:
    """Return what a build says of the value at a key, without the key; nothing where it says something else."""
    last = told.key.rpartition(".")[2]
    names = (f"{told.key} ", f"{last} ", f"the text for {last} ")
    return next((told.message.removeprefix(name) for name in names if told.message.startswith(name)), "")


def asked_at(key: str, sheet: AnswerSheet) -> Question | None:
    """Return the question about a key, or the field of the one whose answers are entries."""
    entries, _, rest = key.partition("[")
    question = sheet.interview.question(entries)
    if not rest or question is None:
        return question
    return next((field for field in question.fields if rest.endswith(f"].{field.key}")), question)


def spoken(hint: str, sheet: AnswerSheet) -> str:
    """Return a hint about a file as one about questions."""
    if isinstance(hint, Hint) and hint.asked:
        return hint.asked
    for question in sheet.interview.questions():
        for value in _values(question):
            for written in ways_to_write(question.path, value):
                if written in hint and sheet.is_asked(question):
                    said = f"answer “{sheet.label(question)}” with {_called(question, value)}"
                    hint = _put(said, written, hint)
    return hint


def _values(question: Question) -> Iterable[str]:
    return _YES_NO if question.kind is Kind.YES_NO else [choice.value for choice in question.choices]


def _put(said: str, written: str, hint: str) -> str:
    """Return a hint with what somebody can say in the place of what a file says, where that is not part of more."""
    whole = re.compile(rf"(?:write )?(?<!\w){re.escape(written)}(?![\w-])")
    return said.join(whole.split(hint))


def _called(question: Question, value: str) -> str:
    """Return what a value is called where it is chosen."""
    if question.kind is Kind.YES_NO:
        return _YES_NO[value]
    label = next(choice.label for choice in question.choices if choice.value == value)
    return label if label.startswith("“") else f"“{label}”"
