"""Answers by key, and those that an organisation's file already gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.interview.question import Interview, Kind, Question
from generator.organisation.empty_keys import Given as Filled
from generator.organisation.parse import Source
from generator.source.merge_yaml import merged
from generator.source.read_yaml import is_blank, parse_yaml
from generator.source.value_path import ValuePath
from generator.source.yaml_file import YamlFile
from generator.template.data import NO, YES

Entry: TypeAlias = Mapping[str, str]
Given: TypeAlias = "str | tuple[str, ...] | tuple[Entry, ...]"
"""An answer: a text, several texts, or a list of entries, each with the texts of its fields."""
Answers: TypeAlias = Mapping[str, Given]
"""Answers by the keys of their questions. A question that is not among them has none."""


def read_answers(interview: Interview, file: str, content: bytes) -> dict[str, Given]:
    """Return the answers that a file gives, as far as it can be read."""
    if is_blank(content):
        return {}
    source, _ = parse_yaml(file, content)
    return answers_in(interview, source) if source else {}


def inherited_answers(interview: Interview, defaults: Sequence[Source]) -> dict[str, Given]:
    """Return the answers that the defaults above an organisation's file give, the nearest first."""
    found = [
        source for each in defaults if not is_blank(each.content) and (source := parse_yaml(each.file, each.content)[0])
    ]
    return answers_in(interview, merged(*found)) if found else {}


def answers_in(interview: Interview, source: YamlFile) -> dict[str, Given]:
    """Return the answers that a file gives, without what is wrong or nobody asks."""
    data = Filled(source).data
    found = {question.key: _given(question, data) for question in interview.questions() if not question.is_aside}
    return {key: given for key, given in found.items() if given}


def _given(question: Question, data: object) -> Given:
    value = _at(data, question.path)
    match question.kind:
        case Kind.ENTRIES:
            return tuple(_entries(question, value))
        case Kind.CHOICES:
            return tuple(str(each) for each in value) if isinstance(value, list if question.is_list else dict) else ()
        case Kind.YES_NO:
            return yes_or_no(value)
        case _:
            return value if isinstance(value, str) else ""


def _at(data: object, path: ValuePath) -> object:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _entries(question: Question, value: object) -> Iterator[Entry]:
    for each in value if isinstance(value, list) else []:
        entry = each if isinstance(each, dict) else {}
        fields = {field.key: entry.get(field.key) for field in question.fields}
        yield {key: text for key, text in fields.items() if isinstance(text, str)}


def yes_or_no(value: object) -> str:
    """Return yes or no as a file has them, whichever word stands for them; nothing for another."""
    word = value.casefold() if isinstance(value, str) else ""
    return "true" if word in YES else "false" if word in NO else ""
