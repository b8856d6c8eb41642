"""The interview as plain data, for whoever draws a form from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from generator.interview.question import Case, Choice, Expectation, Interview, Question, Step
from generator.template.condition import ALWAYS, NEVER, All, Answer, Answered, Any, Condition

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
VERSION = 1
"""The version of this form; it changes when a reader of an earlier one would go wrong."""


def interview_json(interview: Interview) -> dict[str, Json]:
    """Return an interview as objects, lists, texts, numbers and truths. What has nothing to say is left out."""
    return {"version": VERSION, "steps": [_step(step) for step in interview.steps]}


def _step(step: Step) -> Json:
    return _bare(
        {"id": step.id, "title": step.title, "intro": step.intro, "questions": [*map(question_json, step.questions)]}
    )


def question_json(question: Question) -> Json:
    """Return one question as an object."""
    return _bare(
        {
            "key": question.key,
            "kind": question.kind.value,
            "tier": question.tier.name.lower(),
            "label": question.label,
            "help": question.help,
            "why": question.why,
            "example": question.example,
            "choices": [_choice(choice) for choice in question.choices],
            "is_list": question.is_list,
            "is_open": question.is_open,
            "default": _cases(question.default),
            "duties": _cases(question.duties),
            "falls_back_to": _cases(question.falls_back_to),
            "asked_when": None if question.asked_when == ALWAYS else condition_json(question.asked_when),
            "required_when": None if question.required_when == NEVER else condition_json(question.required_when),
            "is_written": question.is_written,
            "is_aside": question.is_aside,
            "known_to": [*question.known_to],
            "completes": question.completes,
            "fields": [question_json(each) for each in question.fields],
            "expects": [_expectation(each) for each in question.expects],
            "words": {"short": question.length.short, "full": question.length.full} if question.length else None,
            "within": question.within,
        }
    )


def condition_json(condition: Condition) -> Json:
    """Return a condition: `{"key": …, "is": […]}`, `is_not`, `given`, or all or any of several."""
    match condition:
        case Answered(name, (), positive):
            return {"key": name, "given": positive}
        case Answered(name, values, positive):
            return {"key": name, "is" if positive else "is_not": [*values]}
        case All(of):
            return {"all": [condition_json(each) for each in of]}
        case Any(of):
            return {"any": [condition_json(each) for each in of]}
        case _:
            assert_never(condition)


def _cases(cases: Iterable[Case]) -> Json:
    return [
        {**({} if case.condition == ALWAYS else {"when": condition_json(case.condition)}), "value": _answer(case.value)}
        for case in cases
    ]


def _answer(answer: Answer) -> Json:
    return answer if isinstance(answer, str) else [*answer]


def _choice(choice: Choice) -> Json:
    when = None if choice.offered_when == ALWAYS else condition_json(choice.offered_when)
    return _bare({"value": choice.value, "label": choice.label, "help": choice.help, "offered_when": when})


def _expectation(each: Expectation) -> Json:
    return {"publisher": each.publisher, "text": each.text, "jurisdictions": [*each.jurisdictions]}


def _bare(fields: dict[str, Json]) -> Json:
    """Return an object without the fields that say nothing."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], False)}
