"""Verbs in the form that their subject asks for, by rule; a few are irregular, and modal verbs never change."""

from __future__ import annotations

from generator.passes.nouns import Number


def agreeing(verb: str, number: Number) -> str:
    """Return a plain verb as it follows a noun: "be" gives "is" after one, "are" after many."""
    return conjugated(verb) if number is Number.ONE else plain(verb)


def conjugated(verb: str) -> str:
    """Return a plain verb in the third person singular: "expect" gives "expects", "be" gives "is"."""
    first, space, rest = verb.partition(" ")
    if first in _ADVERBS:
        return f"{first} {conjugated(rest)}"
    return (_IRREGULAR.get(first) or _regular(first)) + space + rest


def gerund(verb: str) -> str:
    """Return the form of a plain verb that ends in ing: "help" gives "helping", "run" gives "running"."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return verb.removesuffix("e" if not verb.endswith("ee") else "") + "ing"


_DOUBLED = {"equip", "get", "plan", "put", "run", "stop", "swim", "transmit", "travel", "win"}


def plain(verb: str) -> str:
    """Return a plain verb as it follows "we" or many: "be" gives "are"."""
    first, space, rest = verb.partition(" ")
    if first in _ADVERBS:
        return f"{first} {plain(rest)}"
    return {"be": "are"}.get(first, first) + space + rest


_ADVERBS = {"also", "always", "never", "normally", "often", "only", "sometimes", "therefore", "usually"}
"""Words that come before a verb and leave it its form."""
_IRREGULAR = {
    "be": "is",
    "are": "is",
    "have": "has",
    "do": "does",
    "go": "goes",
    **{modal: modal for modal in ("must", "may", "can", "will", "might", "would", "cannot")},
}


def _regular(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"
