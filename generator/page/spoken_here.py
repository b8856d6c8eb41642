"""What the program says of answers, as it helps somebody who has the page and nothing else: no file, no short names."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.diagnostics import Diagnostic
from generator.interview.question import Question
from generator.interview.sheet import Sheet
from generator.interview.spoken import asked_at, said_of_value, spoken

_NO_BRACKETS = "take the curly brackets out, or choose a duty from the list under the text"
_ELSEWHERE = {
    "templates/README.md": _NO_BRACKETS,
    "another name from the template guide": _NO_BRACKETS,
    "check the braces": _NO_BRACKETS,
    "such as accountable_lead": _NO_BRACKETS,
    "accountable_lead: Chief Executive": "say who has a duty, under “Who does what”",
    "a later question asks for another title": "give one of them another title, under “Approval and dates”",
    "write year, month and day": "write a day such as 14 May 2026",
    "write true or false": "choose yes or no",
    "add the key": "answer it, or remove the whole entry",
}
"""What somebody can do here, by words of advice that they could not follow."""
_OWN_WORDS = re.compile(r"policies\.[\w-]+\.(wording\.|extra\[|reasons\.)")
_CHOICES = re.compile(r"choose from ([\w, -]+)")


def spoken_here(told: Diagnostic, sheet: Sheet) -> Diagnostic:
    """Return something that was said of a file as it is said on the page."""
    question = asked_at(told.key, sheet)
    hint = _by_labels(spoken(told.hint, sheet), question)
    here = next((advice for words, advice in _ELSEWHERE.items() if words in hint), hint)
    return replace(told, message=_by_titles(_without_key(told, question, sheet), sheet), hint=here)


def _without_key(told: Diagnostic, question: Question | None, sheet: Sheet) -> str:
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

    def called(found: re.Match[str]) -> str:
        values = found[1].split(", ")
        return f"choose {', '.join(labels[each] for each in values)}" if labels.keys() >= {*values} else found[0]

    return _CHOICES.sub(called, hint)


def _by_titles(message: str, sheet: Sheet) -> str:
    """Return a message in which policies are called by their titles."""
    policies = sheet.interview.question("policies")
    for choice in policies.choices if policies else ():
        # An id may be the end of another.
        message = re.sub(rf"(?<![\w.-]){re.escape(choice.value)}(?![\w.-])", f"“{choice.label}”", message)
    return message
