"""A small grammar checker over built sentences: stops, articles, possessives and doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WRONG = {
    "two stops": re.compile(r"[.!?…][\"'’”]*\.(?!\w)"),
    "two articles": re.compile(r"\b(?:the|an?|our) (?:the|an?|our)\b", re.IGNORECASE),
    "a for an": re.compile(
        r"\ba (?=[aeiou])(?!eu|one\b|once\b|uni|us[aeu]|uk\b)|\ba (?=(?:HR|SLT|MP|IT|RSPCA)\b|hono|hour)", re.IGNORECASE
    ),
    "an for a": re.compile(r"\ban (?=[bcdfgjklmnpqrstvwyz])(?!(?-i:[FLMNRSX][A-Z]))", re.IGNORECASE),
    "a possessive twice": re.compile(r"['’]s['’]|['’]{2}|s['’]s\b"),
    "a word twice": re.compile(
        r"\b(the|an?|and|or|of|to|in|on|at|for|from|by|within|with|must|may|not|is|are) \1\b", re.IGNORECASE
    ),
    "a space before a mark": re.compile(r" [.,;:?!)]"),
    "two spaces": re.compile("  "),
    "two marks": re.compile(r"[,;:][.,;:]"),
}
_SMALL = re.compile(r"(?:^|[.?!] )[“‘(]?([a-z]\w*)")
_CAPITAL_WITHIN = re.compile(r"[a-z,;] (The|An?|We|Us|Our|To) ")


def word_faults(text: str) -> Iterator[str]:
    """Yield each place of a text where words, articles or marks do not go together."""
    text = re.sub(r"\bSchedule [A-Z]\b", "Schedule", text)
    for name, pattern in WRONG.items():
        if found := pattern.search(text):
            yield f"{name}: {text[max(found.start() - 20, 0) : found.end() + 20]!r}"


_OF_ONE = r"\b(?:an?|each|every|another|this|that) {0}\b", r"\b{0} (?:is|has|was|does)\b"
_OF_MANY = r"\b(?:many|several|few|both|these|those) {0}\b", r"\b{0} (?:are|have|were|do)\b"


def number_faults(text: str, one: Iterable[str], many: Iterable[str]) -> Iterator[str]:
    """Yield each place where a noun for one has what goes with many, or the reverse; “one of them is” is right."""
    for noun, patterns in (*((noun, _OF_MANY) for noun in one), *((noun, _OF_ONE) for noun in many)):
        for pattern in patterns:
            wrong = rf"(?<!of )(?<!of the )(?<!of our )(?:{pattern.format(re.escape(noun))})"
            if found := re.search(wrong, text, re.IGNORECASE):
                yield f"one and many: {found[0]!r}"


def capital_faults(text: str, given: Iterable[str] = ()) -> Iterator[str]:
    """Yield each letter that is small where a sentence starts, or a capital within one; the values keep their own."""
    masked = re.sub(r"\bSchedule [A-Z]\b", "Schedule", text)
    for value in sorted(given, key=len, reverse=True):
        masked = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "X", masked)
    if found := _SMALL.search(masked):
        yield f"a small letter at a start: {found[1]!r} in {text!r}"
    if found := _CAPITAL_WITHIN.search(masked):
        yield f"a capital within: {found[1]!r} in {text!r}"
