"""The questions about single clauses: in which sections somebody wants to choose, and then which of them to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from generator.interview.question import Choice, Kind, Question
from generator.interview.uses import Uses
from generator.interview.what_to_keep import keeping
from generator.policy.opening import openings
from generator.template.condition import Answered, Condition, all_of, any_of
from generator.template.scan import Part

SINGLE = "single_clauses"
"""The last key of an answer that no file holds: the sections in which somebody wants to choose single clauses."""


def clause_questions(uses: Uses) -> Iterator[Question]:
    """Yield the question about sections, and those about their clauses that an organisation may keep or drop."""
    optional = [part for part in uses.template.parts.values() if uses.is_asked(part) and part.kind != "section"]
    groups = [(section, tuple(parts)) for section, parts in groupby(optional, _section_of)]
    if not groups:
        return
    yield Question(
        ("policies", uses.template.id, SINGLE), Kind.CHOICES, "In which sections do you want to choose single clauses?",
        help="Most people leave them as they are. Type the numbers of some sections, or press Enter.",
        why="Each clause that is not part of the core can stay or go by itself.",
        choices=tuple(_choice(section, parts, uses) for section, parts in groups),
        asked_when=uses.chosen(), is_aside=True, known_to=(uses.template.id,),
    )  # fmt: skip
    words = openings(uses.template)
    for section, parts in groups:
        for part in parts:
            for question in keeping(part, words[part.id], uses):
                asked_when = all_of((_is_chosen(section, uses), _has_place(part, uses), question.asked_when))
                yield replace(question, asked_when=asked_when, within=_title(section, uses))


def _section_of(part: Part) -> str:
    return part.id.section


def _title(section: str, uses: Uses) -> str:
    return uses.template.parts[section].title


def _choice(section: str, parts: tuple[Part, ...], uses: Uses) -> Choice:
    some = any_of(all_of((uses.may_be(part), _has_place(part, uses))) for part in parts)
    return Choice(section, _title(section, uses), offered_when=some)


def _is_chosen(section: str, uses: Uses) -> Condition:
    return Answered(uses.key(SINGLE), (section,))


def _has_place(part: Part, uses: Uses) -> Condition:
    """Return the condition that what a part stands in is in."""
    return all_of(uses.keeps(uses.template.parts[each]) for each in uses.template.parents(part))
