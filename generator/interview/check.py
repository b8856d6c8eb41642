"""Whether an answer is right: it is when a build would take the file with it. No rule stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.diagnostics import Diagnostic, Problems, Severity
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given
from generator.interview.give import with_answer
from generator.interview.question import Kind, Question
from generator.interview.write_file import edited_file, new_file
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import render


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an interview goes on: the templates, the file that it changes, the defaults above it, the brand's files.

    `file` is its name; a new one has no content yet. `brand` has the bytes of files by the names that answers give.
    """

    library: Library
    file: str
    content: bytes | None = None
    defaults: tuple[Source, ...] = ()
    brand: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of an answer: all answers with it, what is wrong with it, and what somebody should look at.

    `needs` is the question that has to be answered too before it is right.
    """

    sheet: AnswerSheet
    problems: tuple[Diagnostic, ...] = ()
    cautions: tuple[Diagnostic, ...] = ()
    needs: Question | None = None


def file_of(setting: Setting, sheet: AnswerSheet) -> bytes:
    """Return the organisation's file with the answers in it. Raises Problems when the one there is cannot be read."""
    if setting.content is None:
        return new_file(sheet.interview, setting.file, sheet.own)
    return edited_file(sheet.interview, setting.file, setting.content, sheet.own)


def verdict(setting: Setting, sheet: AnswerSheet) -> tuple[Diagnostic, ...]:
    """Return all that a build says of the answers, with an example in place of each that is still missing."""
    try:
        return outcome(setting, completed(sheet))
    except Problems as found:
        return found.diagnostics


def outcome(setting: Setting, sheet: AnswerSheet) -> tuple[Diagnostic, ...]:
    """Return what a build warns of with some answers. Raises Problems with all that is wrong."""
    own = Source(setting.file, file_of(setting, sheet))
    return render(setting.library, [own, *setting.defaults], setting.brand, Stage.FINAL, ()).warnings


def completed(sheet: AnswerSheet) -> AnswerSheet:
    """Return answers of which none is missing any more: an example stands in its place."""
    examples = {question.key: sheet.meant(question) or _example(question) for question in sheet.missing()}
    # What is missing only since something else is missing comes up in the next round.
    return completed(replace(sheet, own={**sheet.own, **examples})) if examples else sheet


def _example(question: Question) -> str:
    return "false" if question.kind is Kind.YES_NO else question.example


def hear(setting: Setting, sheet: AnswerSheet, question: Question, answer: Given) -> Heard:
    """Return what becomes of an answer: it is wrong where a build finds fault with it, or with more than before."""
    if question.kind is Kind.TITLES:
        return _hear_titles(setting, sheet, question, answer)
    after = with_answer(sheet, question, answer)
    told = verdict(setting, after)
    problems = _problems(told, question, setting, sheet)
    for other in _completing(after, question):
        both = replace(after, own={**after.own, other.key: _example(other)})
        if after.is_required(other) or (problems and not _problems(verdict(setting, both), question, setting, sheet)):
            return Heard(after, needs=other)
    cautions = tuple(each for each in told if each.severity is Severity.WARNING and is_about(each, question))
    return Heard(after, problems, cautions)


def _hear_titles(setting: Setting, sheet: AnswerSheet, question: Question, titles: Given) -> Heard:
    """Return what becomes of job titles that nobody has a duty by yet: each is to be right for some duty."""
    duty = next(each for each in sheet.asked() if each.kind is Kind.TITLE)
    heard = [hear(setting, sheet, duty, str(title)) for title in titles]
    problems = [_told_of(told, duty, question) for each in heard for told in each.problems]
    cautions = [_told_of(told, duty, question) for each in heard for told in each.cautions]
    return Heard(with_answer(sheet, question, titles), tuple(problems), tuple(cautions))


def _told_of(told: Diagnostic, duty: Question, question: Question) -> Diagnostic:
    """Return what is told of the answer to one question as told of that to another."""
    message = told.message.replace(duty.key, question.key, 1)
    return replace(told, location=replace(told.location, key=question.key), message=message)


def _problems(
    told: tuple[Diagnostic, ...], question: Question, setting: Setting, sheet: AnswerSheet
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an answer itself; where nothing is, what is wrong elsewhere and was not before."""
    problems = [each for each in told if each.severity is Severity.PROBLEM]
    own = [each for each in problems if is_about(each, question)]
    if own or not problems:
        return tuple(own)
    before = {(each.key, each.message) for each in verdict(setting, sheet)}
    return tuple(each for each in problems if (each.key, each.message) not in before)


def _completing(sheet: AnswerSheet, question: Question) -> list[Question]:
    """Return the questions that are asked now, have no answer, and complete one."""
    completing = [other for other in sheet.interview.questions() if other.completes == question.key]
    return [other for other in completing if other.key not in sheet.own and sheet.is_asked(other)]


def is_about(told: Diagnostic, question: Question) -> bool:
    """Tell whether a fact is about the answer to a question, or about that which this one completes."""
    keys = [question.key, *([question.completes] if question.completes else [])]
    return any(told.key == key or told.key.startswith((f"{key}.", f"{key}[")) for key in keys)
