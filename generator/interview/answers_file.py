"""A file of answers, by the paths of their keys or key within key, as an organisation's own file has them; JSON too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Location, Problems, did_you_mean, quoted
from generator.interview.answers import Answers, Entry, Given, yes_or_no
from generator.interview.question import Interview, Kind, Question
from generator.source.read_yaml import read_yaml
from generator.source.value_path import ValuePath
from generator.source.yaml_file import YamlFile, kind_of

_FIELD = re.compile(r"(.+)\[(\d{1,3})\]\.([\w-]+)")


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What a file answers, with the place of each answer. An empty answer is one that was passed over."""

    answers: Answers
    places: Mapping[str, Location]


def read_answers_file(interview: Interview, file: str, content: bytes) -> GivenAnswers:
    """Return what a file of answers says. Raises Problems with all that is wrong with it."""
    reading = _Reading(interview, read_yaml(file, content))
    reading.within((), reading.source.data)
    if reading.problems:
        raise Problems(reading.problems)
    return GivenAnswers(reading.answers, reading.places)


def answers_as_json(answers: Answers) -> bytes:
    """Return answers as such a file."""
    plain = {key: given if isinstance(given, str) else list(given) for key, given in answers.items()}
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


@dataclass
class _Reading:
    interview: Interview
    source: YamlFile
    answers: dict[str, Given] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    by_path: dict[str, Question] = field(init=False)

    def __post_init__(self) -> None:
        self.by_path = {_joined(question.path): question for question in self.interview.questions()}

    def within(self, path: ValuePath, data: object) -> None:
        """Note the answers below a path."""
        assert isinstance(data, dict)
        for key, value in data.items():
            here = (*path, key)
            question = self.by_path.get(_joined(here))
            if question:
                self.note(question, here, value)
            elif isinstance(value, dict):
                self.within(here, value)
            elif found := _FIELD.fullmatch(_joined(here)):
                self.note_field(found, here, value)
            else:
                self.unknown(here)

    def note(self, question: Question, path: ValuePath, value: object) -> None:
        """Note one answer; keys below it are answers too where it is a choice of several."""
        self.places[question.key] = self.source.locate(*path)
        if question.kind is Kind.CHOICES and isinstance(value, dict):
            self.answers[question.key] = tuple(value)
            self.within(path, {key: inner for key, inner in value.items() if isinstance(inner, dict)})
        elif question.kind is Kind.ENTRIES and isinstance(value, list):
            self.answers[question.key] = tuple(self.entry(question, (*path, at), each) for at, each in enumerate(value))
        elif question.kind in (Kind.CHOICES, Kind.TITLES) and isinstance(value, list):
            self.answers[question.key] = tuple(self.text((*path, at), each) for at, each in enumerate(value))
        elif question.kind in (Kind.CHOICES, Kind.TITLES, Kind.ENTRIES) and value != "":
            message = f"{question.key} is {kind_of(value)}, and the answer is a list"
            self.problems.append(Diagnostic(self.source.locate(*path), message, "write it in [ and ]"))
        else:
            text = self.text(path, value)
            self.answers[question.key] = (yes_or_no(text) if question.kind is Kind.YES_NO else "") or text

    def note_field(self, found: re.Match[str], path: ValuePath, value: object) -> None:
        """Note the answer to a field of an entry, as a form names it: `channels[0].platform`."""
        question = self.by_path.get(found[1])
        if question is None or question.kind is not Kind.ENTRIES or found[3] not in _fields(question):
            self.unknown(path)
            return
        entries = [dict(each) for each in self.answers.get(question.key, ()) if isinstance(each, Mapping)]
        entries += [{} for _ in range(len(entries), int(found[2]) + 1)]
        entries[int(found[2])][found[3]] = self.text(path, value)
        self.answers[question.key] = tuple(entries)
        self.places.setdefault(question.key, self.source.locate(*path))

    def entry(self, question: Question, path: ValuePath, value: object) -> Entry:
        if not isinstance(value, dict):
            message, hint = f"this is {kind_of(value)}, not keys with values", "write each entry as {key: value}"
            self.problems.append(Diagnostic(self.source.locate(*path), message, hint))
            return {}
        for key in value:
            if key not in _fields(question):
                self.unknown((*path, key), _fields(question))
        return {key: self.text((*path, key), each) for key, each in value.items()}

    def text(self, path: ValuePath, value: object) -> str:
        if isinstance(value, str):
            return value
        message = f"{_joined(path)} is {kind_of(value)}, and the answer is a text"
        self.problems.append(Diagnostic(self.source.locate(*path), message, "write one value"))
        return ""

    def unknown(self, path: ValuePath, known: Iterator[str] | list[str] | None = None) -> None:
        name = _joined(path)
        hint = did_you_mean(str(path[-1]) if known else name, known or self.by_path)
        self.problems.append(Diagnostic(self.source.locate_key(*path), f"no question has the key {quoted(name)}", hint))


def _fields(question: Question) -> list[str]:
    return [each.key for each in question.fields]


def _joined(path: ValuePath) -> str:
    return ".".join(map(str, path))
