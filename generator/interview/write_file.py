"""Answers become an organisation's file: a new one, or somebody's own with no more changed than the answers say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from generator.interview.answers import Answers, Entry, Given, read_answers
from generator.interview.question import Interview, Kind, Question
from generator.organisation.model import OrganisationShape
from generator.source.changes import Bare, Change, Remove, Set
from generator.source.edit_yaml import edit_yaml
from generator.source.value_path import ValuePath

_BARE = {
    Kind.YES_NO: re.compile("true|false"),
    Kind.DATE: re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    Kind.NUMBER: re.compile("[0-9]+"),
}
"""Answers that need no quotes, though they look like something else than text; any other text is written as one."""


def new_file(interview: Interview, file: str, answers: Answers) -> bytes:
    """Return a file that gives some answers, its keys in their usual order."""
    return edited_file(interview, file, b"", answers)


def edited_file(interview: Interview, file: str, content: bytes, answers: Answers) -> bytes:
    """Return a file that gives some answers and no others; what says the same, and what nobody asks, stays as it is.

    Raises Problems when it cannot be read.
    """
    before = read_answers(interview, file, content)
    changes = [
        change
        for question in interview.questions()
        if before.get(question.key, "") != answers.get(question.key, "")
        for change in _changes(question, before.get(question.key, ()), answers.get(question.key, ()))
    ]
    return edit_yaml(file, content, changes, usual_order(interview)) if changes else content


def usual_order(interview: Interview) -> dict[ValuePath, list[str]]:
    """Return how keys usually stand: those at the top as in the shape of the file, the others as they are asked."""
    order: dict[ValuePath, list[str]] = {(): list(OrganisationShape.model_fields)}
    for question in interview.questions():
        for depth in range(1, len(question.path)):
            keys = order.setdefault(question.path[:depth], [])
            key = str(question.path[depth])
            keys += [key] if key not in keys else []
    return order


def _changes(question: Question, old: Given, new: Given) -> Iterator[Change]:
    """Yield what has to change in a file for an answer to take the place of another."""
    if question.is_aside:
        return
    if question.kind is Kind.CHOICES and not question.is_list:
        yield from (Remove((*question.path, str(each))) for each in old if each not in new)
        yield from (Set((*question.path, str(each)), {}) for each in new if each not in old)
    elif not new:
        yield Remove(question.path)
    elif isinstance(new, str):
        yield Set(question.path, _value(question, new))
    elif question.is_list:
        yield Set(question.path, [str(each) for each in new])
    else:
        yield from _entries(question, _as_entries(old), _as_entries(new))


def _entries(question: Question, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Change]:
    for at, (before, after) in enumerate(zip_longest(old, new)):
        place = (*question.path, at)
        if after is None:
            yield Remove(place)
        elif before is None:
            yield Set(place, _entry(question, after))
        else:
            for field in question.fields:
                if before.get(field.key) != after.get(field.key):
                    text = after.get(field.key, "")
                    yield Set((*place, field.key), _value(field, text)) if text else Remove((*place, field.key))


def _entry(question: Question, entry: Entry) -> Mapping[str, str]:
    return {field.key: _value(field, entry[field.key]) for field in question.fields if entry.get(field.key)}


def _as_entries(given: Given) -> list[Entry]:
    return [each for each in given if isinstance(each, Mapping)]


def _value(question: Question, text: str) -> str:
    bare = _BARE.get(question.kind)
    return Bare(text) if bare and bare.fullmatch(text) else text
