"""What the program says of answers, as it helps somebody who has the page and nothing else: no file, no short names."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.diagnostics import Diagnostic
from generator.interview.sheet import Sheet
from generator.interview.spoken import spoken

_ELSEWHERE = {
    "templates/README.md": "take the curly brackets out, or choose a duty from the list under the text",
    "a later question asks for another title": "give one of them another title, under “Approval and dates”",
}
"""What somebody can do here, by words of advice that they could not follow."""


def spoken_here(told: Diagnostic, sheet: Sheet) -> Diagnostic:
    """Return something that was said of a file as it is said on the page."""
    hint = spoken(told.hint, sheet)
    here = next((advice for words, advice in _ELSEWHERE.items() if words in hint), hint)
    return replace(told, message=_by_titles(told.message, sheet), hint=here)


def _by_titles(message: str, sheet: Sheet) -> str:
    """Return a message in which policies are called by their titles."""
    policies = sheet.interview.question("policies")
    for choice in policies.choices if policies else ():
        # An id may be the end of another.
        message = re.sub(rf"(?<![\w.-]){re.escape(choice.value)}(?![\w.-])", f"“{choice.label}”", message)
    return message
