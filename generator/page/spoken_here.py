"""What the program says of answers, as it helps somebody who has the page and nothing else: no file, no short names."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.diagnostics import Diagnostic, Hint, choose_from
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.question import Question
from generator.interview.spoken import asked_at, said_of_value, spoken

_OWN_WORDS = re.compile(r"policies\.[\w-]+\.(wording\.|extra\[|reasons\.)")


def spoken_here(told: Diagnostic, sheet: AnswerSheet) -> Diagnostic:
    """Return something that was said of a file as it is said on the page."""
    question = asked_at(told.key, sheet)
    on_page = told.hint.on_page if isinstance(told.hint, Hint) else ""
    hint = on_page or _by_labels(spoken(told.hint, sheet), question)
    return replace(told, message=_by_titles(_without_key(told, question, sheet), sheet), hint=hint)


def _without_key(told: Diagnostic, question: Question | None, sheet: AnswerSheet) -> str:
    """Return what is wrong by the question that it is about: nobody here has seen a key of the file."""
    said = said_of_value(told)
    if not said:
        return told.message
    if told.key == "brand.logo":
        # The path is one that the page has made up.
        return said.partition(": ")[2] or told.message
    if _OWN_WORDS.match(told.key):
        return f"this text {said}"
    return f"“{sheet.label(question)}” {said}" if question else told.message


def _by_labels(hint: str, question: Question | None) -> str:
    """Return advice in which choices are called as they are on the page."""
    labels = {choice.value: f"“{choice.label}”" for choice in question.choices} if question else {}
    listed = choose_from(sorted(labels), len(labels))
    return hint.replace(listed, f"choose {', '.join(labels[each] for each in sorted(labels))}") if labels else hint


def _by_titles(message: str, sheet: AnswerSheet) -> str:
    """Return a message in which policies are called by their titles."""
    policies = sheet.interview.question("policies")
    for choice in policies.choices if policies else ():
        # An id may be the end of another.
        message = re.sub(rf"(?<![\w.-]){re.escape(choice.value)}(?![\w.-])", f"“{choice.label}”", message)
    return message
