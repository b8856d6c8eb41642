"""What the page asks of the program: requests and answers are JSON, files are bytes. Runs in the browser.

Touches nothing but what it is given: the templates come along as text, and the organisation's file with each request.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeAlias

from generator.diagnostics import Diagnostic, Problems
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given
from generator.interview.approval import SIGNATORIES
from generator.interview.make import make_interview
from generator.interview.question import Interview, Question
from generator.organisation.parse import Source
from generator.page.answering import (
    Desk,
    Paper,
    answered,
    change_of,
    for_keeping,
    made_from,
    own_words,
    single_clauses,
)
from generator.page.spoken_here import spoken_here
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import render
from generator.template.folders import TemplateFiles, TemplateFolder

Brand: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page is told, and the files that were made, by name."""

    said: Mapping[str, object]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return what the page is told as JSON."""
        return json.dumps(self.said, ensure_ascii=False)


def desk_of(templates: str) -> Desk:
    """Return the templates that came along, folders as JSON, the first in front; and the questions that they ask."""
    library = Library(_template_files(templates))
    return Desk(library, make_interview(library))


class _Ready(NamedTuple):
    """The questions that templates ask, and the templates made ready, by their ids."""

    interview: Interview
    templates: Mapping[str, bytes]


def desk_from(templates: str, ready: bytes | memoryview) -> Desk:
    """Return the same, with what `ready_for` has: to make it takes longer than all the rest."""
    known = pickle.loads(bytes(ready))  # noqa: S301  # it came with the page
    assert isinstance(known, _Ready)
    return Desk(Library(_template_files(templates), lambda _, template: known.templates.get(template)), known.interview)


def ready_for(templates: str) -> bytes:
    """Return what can be made ready of templates, to be taken up by the same Python."""
    from generator.rendering.preparing import made_ready  # noqa: PLC0415  # the page finds it done

    desk = desk_of(templates)
    return pickle.dumps(_Ready(desk.interview, {each: made_ready(desk.library, each) for each in desk.library.ids()}))


def _template_files(templates: str) -> TemplateFiles:
    return TemplateFiles(tuple(TemplateFolder(each["name"], _bytes(each["files"])) for each in json.loads(templates)))


def _bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def ask(desk: Desk, request: str, files: Mapping[str, bytes | memoryview]) -> Answer:
    """Return the answer to a request; `files` are those that the organisation's brand names."""
    wanted = json.loads(request)
    return _REQUESTS[wanted["do"]](desk, wanted, {name: bytes(content) for name, content in files.items()})


def _make(desk: Desk, wanted: Mapping[str, Any], brand: Brand) -> Answer:
    """Return the policies of a whole file, or what is wrong with it."""
    source = Source(f"orgs/{wanted['id']}.yaml", wanted["text"].encode())
    try:
        made = render(desk.library, [source], brand, Stage(wanted["stage"]), wanted["formats"])
    except Problems as problems:
        return Answer({"problems": _told(problems.diagnostics), "warnings": []})
    return Answer({"problems": [], "warnings": _told(made.warnings)}, made.files)


def _answer(desk: Desk, wanted: Mapping[str, Any], brand: Brand) -> Answer:
    """Return what becomes of some answers, or why the file that they belong to cannot be read."""
    paper = _paper(wanted)
    answers = [(key, _given(given)) for key, given in wanted.get("answers", ())]
    words = [change_of(tuple(path), value) for path, value in wanted.get("words", ())]
    try:
        done = answered(_making(desk, wanted), paper, answers, words, brand)
    except Problems as problems:
        return Answer({"unreadable": _spoken(_about_answer(problems, wanted), AnswerSheet(desk.interview, {}))})
    said = {
        "id": done.id,
        "text": done.text,
        "answers": done.sheet.own,
        "asked": {question.key: _asked(done.sheet, question) for question in done.sheet.asked()},
        "titles": done.sheet.titles(),
        "missing": done.missing,
        "problems": _spoken(done.problems, done.sheet),
        "warnings": _spoken(done.warnings, done.sheet),
        "own": own_words(paper.file, done.text),
    }
    return Answer(said, done.made)


def _about_answer(problems: Problems, wanted: Mapping[str, Any]) -> Iterable[Diagnostic]:
    """Return why a file could not take an answer, as said of that answer where there is only one."""
    sent = [key for key, _ in wanted.get("answers", ())]
    if len(sent) != 1:
        return problems.diagnostics
    return [replace(each, location=replace(each.location, key=each.key or sent[0])) for each in problems.diagnostics]


def _files(desk: Desk, wanted: Mapping[str, Any], brand: Brand) -> Answer:
    """Return the files of what an answer said before, in other formats: a page is shown before the rest is made."""
    return Answer({}, made_from(_making(desk, wanted), _paper(wanted), brand))


def _making(desk: Desk, wanted: Mapping[str, Any]) -> Desk:
    return replace(desk, formats=wanted.get("formats", desk.formats))


def _paper(wanted: Mapping[str, Any]) -> Paper:
    asides = {key: _given(given) for key, given in wanted.get("asides", {}).items()}
    return Paper(wanted["id"], wanted["text"], asides)


def _given(given: Any) -> Given:
    return given if isinstance(given, str) else tuple(given)


def _asked(sheet: AnswerSheet, question: Question) -> dict[str, object]:
    """Return what there is to know of a question that is asked now; what says nothing is left out."""
    holder = sheet.holder(question) if question.falls_back_to else None
    label = sheet.label(question)
    offered = sheet.offered(question)
    found: dict[str, object] = {
        "label": "" if label == question.label else label,
        "meant": sheet.meant(question),
        "required": sheet.is_required(question),
        "holder": sheet.answer(holder.key) if holder else "",
        "offered": [each.value for each in offered.choices] if offered is not question else None,
        "called": _titles(sheet, offered) if question.path[-1] == SIGNATORIES else {},
    }
    return {key: value for key, value in found.items() if value or (key == "offered" and value is not None)}


def _titles(sheet: AnswerSheet, question: Question) -> dict[str, str]:
    """Return the job titles of those whom a question offers: nobody here has seen what a role is called."""
    return {each.value: str(sheet.answer(f"roles.{each.value}")) for each in question.choices}


def _keep(desk: Desk, wanted: Mapping[str, Any], _: Brand) -> Answer:
    """Return a file that was begun here as it is kept: with comments."""
    return Answer({"text": for_keeping(desk, f"orgs/{wanted['id']}.yaml", wanted["text"])})


def _clauses(desk: Desk, wanted: Mapping[str, Any], _: Brand) -> Answer:
    """Return the clauses of one section that can stay or go by themselves."""
    try:
        found = list(single_clauses(desk, _paper(wanted), wanted["policy"], wanted["section"]))
    except Problems:
        # Said at the answer that brought them.
        found = []
    told = [
        {"id": each.id, "words": each.words, "isUsual": each.is_usual, "isExpected": each.is_expected} for each in found
    ]
    return Answer({"clauses": told})


def _spoken(diagnostics: Iterable[Diagnostic], sheet: AnswerSheet) -> list[dict[str, object]]:
    return _told(spoken_here(each, sheet) for each in diagnostics)


def _told(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    return [
        {"key": each.key, "line": each.location.line, "message": each.message, "hint": each.hint}
        for each in diagnostics
    ]


_REQUESTS: Mapping[str, Callable[[Desk, Mapping[str, Any], Brand], Answer]] = {
    "answer": _answer,
    "clauses": _clauses,
    "files": _files,
    "keep": _keep,
    "make": _make,
}
