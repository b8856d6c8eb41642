"""How easily words are read, in numbers: how long their sentences are, and the reading ease of Flesch.

The tests of our own templates count by the same functions, with narrower bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.check.authors.hard_values import with_answers
from generator.check.authors.syllables import syllables
from generator.check.finding import Finding, finding
from generator.codes.of_templates import SECTION_HARD, TEMPLATE_HARD
from generator.diagnostics import Location, Problems, quoted
from generator.document import PartId
from generator.policy.compose import Composer
from generator.policy.survey import survey

ENOUGH = 100
"""Words of a text of which something can be said: those of the samples that Flesch counted."""
EASE, EASE_OF_SECTION = 60, 50
"""Flesch called 60 to 70 plain English, and what is below 50 difficult. One section may be harder than the whole."""
AVERAGE = 20
"""Words of a sentence, on average."""
Sentence: TypeAlias = list[str]


def sentences(texts: Iterable[str]) -> list[Sentence]:
    """Return the words of each sentence. The items of a list are one sentence until one ends with a full stop."""
    found: list[Sentence] = [[]]
    for text in texts:
        for piece in re.split(r"(?<=[.?!])[”’)]* +", text):
            found[-1] += [word for word in piece.split() if re.search(r"\w", word)]
            if re.search(r"[.?!:][”’)]*$", piece):
                found.append([])
    return [sentence for sentence in found if sentence]


def reading_ease(found: Sequence[Sentence]) -> float:
    """Return the Flesch reading ease (1948) of some sentences: 60 to 70 is plain English."""
    words = [word for sentence in found for word in sentence]
    return 206.835 - 1.015 * len(words) / len(found) - 84.6 * sum(map(syllables, words)) / len(words)


def average(found: Sequence[Sentence]) -> float:
    """Return how many words a sentence has, on average."""
    return sum(map(len, found)) / len(found)


def hard_to_read(composer: Composer) -> Iterator[Finding]:
    """Yield a finding for each section that is hard to read; where none is, for a template that is so as a whole."""
    template = composer.template
    by_section = _words(composer)
    told = False
    for section, words in by_section.items():
        if faults := _faults(sentences(words), EASE_OF_SECTION):
            told = True
            fact = f"section {quoted(section)} {faults}"
            yield finding(SECTION_HARD, template.place(section), fact, _HINT)
    whole = [words for each in by_section.values() for words in each]
    if not told and (faults := _faults(sentences(whole), EASE)):
        place = Location(template.file, 1, 1)
        yield finding(TEMPLATE_HARD, place, f"the template {faults}", _HINT)


_HINT = "say one idea in a sentence, in shorter words"


def _words(composer: Composer) -> dict[str, list[str]]:
    """Return the words of each section, with the values of an ordinary organisation; also of what is out for it."""
    found: dict[str, list[str]] = {}
    ordinary = with_answers(composer, {}, {})
    try:
        words = survey(composer, ordinary).words if ordinary else {}
    except Problems:
        # What keeps every policy from being made is told of the template itself.
        return {}
    for part, said in words.items():
        found.setdefault(PartId(part).section, []).append(said)
    return found


def _faults(found: Sequence[Sentence], least: int) -> str:
    """Return what is hard in some sentences, as the end of a fact; nothing where they are few or easy."""
    if sum(map(len, found)) < ENOUGH:
        return ""
    ease, words = reading_ease(found), average(found)
    return " and ".join(
        [
            *([f"has a Flesch reading ease of {ease:.0f}, below {least}"] if ease < least else []),
            *([f"has sentences of {words:.0f} words on average, over {AVERAGE}"] if words > AVERAGE else []),
        ]
    )
