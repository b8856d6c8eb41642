"""One question at a terminal: how it is shown, what Enter takes, and the answer that was typed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.cli.terminal import Wish, ask, say, say_hanging, width
from generator.diagnostics import OR_EMPTY, Diagnostic
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given
from generator.interview.question import Choice, Kind, Question
from generator.interview.spoken import asked_at, said_of_value, spoken
from generator.interview.typed import Unclear, typed_answer

_YES_NO = {"true": "yes", "false": "no"}
_GAP = 2
_LONGEST = 60
"""How much of an answer stands in brackets."""
SKIP = "skip"
"""What Enter does where there is nothing to take."""


def show_question(question: Question, sheet: AnswerSheet) -> None:
    """Print a question, how to answer it, and what there is to choose from."""
    say("", sheet.label(question))
    if question.help:
        say(question.help, indent="  ")
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        _show_choices(question.choices)
    if question.kind is Kind.TITLE:
        show_titles(sheet.titles())
        if fallback := sheet.holder(question):
            duty = sheet.label(fallback).removeprefix("Who ").rstrip("?")
            say(f"Press Enter and it falls to the {sheet.answer(fallback.key)}, who {duty}.", indent="  ")


def _show_choices(choices: Sequence[Choice]) -> None:
    for number, choice in enumerate(choices, start=1):
        say_hanging(f"  {number:>2}  ", f"{choice.label}: {choice.help}" if choice.help else choice.label)


def show_titles(titles: Sequence[str]) -> None:
    """Print job titles with the numbers that stand for them, side by side."""
    lines = [""] if titles else []
    for number, title in enumerate(titles, start=1):
        item = f"{number} {title}"
        if lines[-1] and len(lines[-1]) + len(item) + _GAP > width() - _GAP:
            lines.append("")
        lines[-1] += " " * _GAP + item
    for line in lines:
        click.echo(line)


def show_help(question: Question, sheet: AnswerSheet) -> None:
    """Print why a question is asked, what an answer looks like, and what can be typed besides."""
    say(*filter(None, (question.why, f"For example: {question.example}" if question.example else "")), indent="  ")
    if question.kind is Kind.TITLE:
        say("Type the number of a job title, or another job title.", indent="  ")
    if not sheet.is_required(question):
        say("Enter takes what stands in brackets, and - leaves it empty.", indent="  ")
    say("< goes back to the question before. Ctrl-C stops; your answers are kept.", indent="  ")


def typed_at(question: Question, sheet: AnswerSheet, former: Given) -> Given | Wish | None:
    """Return what somebody answers; None where they press Enter and nothing is there to take."""
    usual = former or sheet.meant(question) or _fallback(question, sheet)
    while True:
        typed = ask(shown(question, usual) or ("" if sheet.is_required(question) else SKIP))
        if typed is Wish.HELP:
            show_help(question, sheet)
        elif isinstance(typed, Wish):
            return typed
        elif not typed:
            return former or None
        else:
            answer = typed_answer(question, typed, sheet.titles())
            if not isinstance(answer, Unclear):
                return answer
            say(answer.hint, indent="  ")


def _fallback(question: Question, sheet: AnswerSheet) -> Given:
    above = sheet.holder(question)
    return sheet.answer(above.key) if above else ""


def shown(question: Question, answer: Given) -> str:
    """Return an answer as somebody would say it."""
    if not isinstance(answer, str):
        return ", ".join(shown(question, each) for each in answer if isinstance(each, str))
    if question.kind is Kind.YES_NO:
        return _YES_NO.get(answer, answer)
    label = next((choice.label for choice in question.choices if choice.value == answer), answer)
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def show_faults(faults: Sequence[Diagnostic], question: Question, sheet: AnswerSheet) -> None:
    """Print what is wrong with an answer, or odd, and what to do about it."""
    for fault in faults:
        hint = spoken(fault.hint, sheet)
        hint = hint.removesuffix(OR_EMPTY) if sheet.is_required(question) else hint
        hint = hint[:1].upper() + hint[1:]
        end = "" if hint.endswith((".", "?")) or not hint else "."
        say(f"{_fact(fault, question, sheet)}. {hint}{end}", indent="  ")


def _fact(fault: Diagnostic, question: Question, sheet: AnswerSheet) -> str:
    """Return what is wrong, without the key of the file: of the answer just given, of a field, or of another answer."""
    said = said_of_value(fault)
    if not said:
        return fault.message[:1].upper() + fault.message[1:]
    if fault.key == question.key:
        return f"This {said}"
    other = asked_at(fault.key, sheet)
    return f"“{sheet.label(other)}” {said}" if other else fault.message
