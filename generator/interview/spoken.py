"""What a build says of a file, as it is said to somebody who answers questions and may have seen no file.

The advice to write something under a key becomes the advice to answer the question about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.interview.question import Kind, Question
from generator.interview.sheet import Sheet

_WRITTEN = re.compile(r"(?:write )?(\w+): ([\w-]+)(?: under (\w+)| at the left margin)?")
_YES_NO = {"true": "yes", "false": "no"}
_SAID = (
    ("write the value, or remove the key", "write the value, or leave this empty"),
    ("remove the key", "leave this empty"),
    (", and the address under contacts", "; there is another question for the address"),
    ("write title: and another name under one of them", "a later question asks for another title of one of them"),
    ('in quotes: "#14506e"', "after #, such as #14506e"),
)
"""Words about files, and those that stand for them."""


def said_of_value(told: Diagnostic) -> str:
    """Return what a build says of the value at a key, without the key; nothing where it says something else."""
    last = told.key.rpartition(".")[2]
    names = (f"{told.key} ", f"{last} ", f"the text for {last} ")
    return next((told.message.removeprefix(name) for name in names if told.message.startswith(name)), "")


def asked_at(key: str, sheet: Sheet) -> Question | None:
    """Return the question about a key, or the field of the one whose answers are entries."""
    entries, _, rest = key.partition("[")
    question = sheet.interview.question(entries)
    if not rest or question is None:
        return question
    return next((field for field in question.fields if rest.endswith(f"].{field.key}")), question)


def spoken(hint: str, sheet: Sheet) -> str:
    """Return a hint about a file as one about questions."""
    hint = _WRITTEN.sub(lambda found: _answering(found, sheet) or found[0], hint)
    for written, said in _SAID:
        hint = hint.replace(written, said)
    return hint


def _answering(found: re.Match[str], sheet: Sheet) -> str:
    """Return the advice to give an answer; nothing where no question has it."""
    name, value, group = found.groups()
    for question in _about(name, group or "", sheet):
        if (said := _called(question, value)) and sheet.is_asked(question):
            return f"answer “{sheet.label(question)}” with {said}"
    return ""


def _about(name: str, group: str, sheet: Sheet) -> Iterator[Question]:
    for question in sheet.interview.questions():
        before = str(question.path[-2]) if len(question.path) > 1 else ""
        if question.path[-1] == name and group in ("", before):
            yield question


def _called(question: Question, value: str) -> str:
    """Return what a value is called where it is chosen; nothing for a value that it cannot have."""
    if question.kind is Kind.YES_NO:
        return _YES_NO.get(value, "")
    label = next((choice.label for choice in question.choices if choice.value == value), "")
    return f"“{label}”" if label and not label.startswith("“") else label
