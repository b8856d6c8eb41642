"""What somebody types at a question becomes an answer: a number stands for a choice, commas part several.

Whether the answer is right is for `check` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.interview.answers import Given
from generator.interview.question import Choice, Kind, Question
from generator.template.data import NO, YES

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SPOKEN_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_AMERICAN_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_SHORTEST_MONTH = 3
_QUOTED = re.compile(r'^"([^"]+)"$')
"""A whole answer in quotes, as a file would have it."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """What somebody typed and no answer was found in: what to do about it."""

    hint: str


def typed_answer(question: Question, typed: str, titles: Sequence[str] = ()) -> Given | Unclear:
    """Return the answer that somebody typed; `titles` are the job titles that a number may stand for."""
    text = _QUOTED.sub(r"\1", " ".join(typed.split()))
    match question.kind:
        case Kind.YES_NO:
            return _yes_no(text)
        case Kind.CHOICE:
            return _choice(question, text)
        case Kind.CHOICES:
            return _several(question, text)
        case Kind.TITLE:
            return _title(text, titles)
        case Kind.TITLES:
            return tuple(dict.fromkeys(pieces(text)))
        case Kind.DATE:
            return _day(text)
        case _:
            return text


def pieces(text: str) -> list[str]:
    """Return what stands between commas, or between semicolons where there are any."""
    found = re.split(r";" if ";" in text else r",", text)
    return [piece.strip() for piece in found if piece.strip()]


def numbers(text: str, most: int) -> list[int] | Unclear:
    """Return the numbers from 1 to `most` that somebody typed, with commas or spaces between them."""
    words = re.split(r"[,;\s]+", text.strip())
    if all(word.isdecimal() and 1 <= int(word) <= most for word in words):
        return list(dict.fromkeys(map(int, words)))
    return Unclear(f"Type numbers from 1 to {most}, with commas between them.")


def _yes_no(text: str) -> Given | Unclear:
    word = text.casefold()
    if word in YES | {"y"}:
        return "true"
    return "false" if word in NO | {"n"} else Unclear("Type y for yes or n for no.")


def _choice(question: Question, text: str) -> Given | Unclear:
    chosen = _chosen(question.choices, text)
    if chosen or question.is_open or not question.choices:
        return chosen or text
    return Unclear(f"Type a number from 1 to {len(question.choices)}.")


def _chosen(choices: Sequence[Choice], text: str) -> str:
    """Return the choice that a number, its own word, or what it is called stands for; nothing where none does."""
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].value
    return next((each.value for each in choices if text.casefold() in (each.value, each.label.casefold())), "")


def _several(question: Question, text: str) -> Given | Unclear:
    chosen = [_chosen(question.choices, piece) for piece in re.split(r"[,;\s]+", text)]
    if all(chosen):
        return tuple(dict.fromkeys(chosen))
    return Unclear(f"Type numbers from 1 to {len(question.choices)}, with commas between them.")


def _title(text: str, titles: Sequence[str]) -> Given | Unclear:
    if not re.fullmatch(r"[\d\s,;]+", text):
        return text
    if text.isdecimal() and 1 <= int(text) <= len(titles):
        return titles[int(text) - 1]
    return Unclear(f"Type a number from 1 to {len(titles)}, or a job title." if titles else "Type a job title.")


def _day(text: str) -> str:
    """Return a day as a file has it, where somebody typed it in words; anything else as it is."""
    if found := _SPOKEN_DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := _AMERICAN_DAY.fullmatch(text):
        month, day, year = found.groups()
    else:
        return text
    word = month.casefold()
    at = next(
        (at for at, name in enumerate(_MONTHS, start=1) if len(word) >= _SHORTEST_MONTH and name.startswith(word)), 0
    )
    return f"{year}-{at:02}-{int(day):02}" if at else text
