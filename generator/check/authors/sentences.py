"""Every sentence of a template, filled with hard values: how long it becomes, and whether it is English still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from generator.check.authors.grammar import number_faults, word_faults
from generator.check.authors.hard_values import Hard, hard_organisations
from generator.check.authors.readability import sentences
from generator.check.finding import Finding, finding
from generator.codes.code import Code
from generator.codes.of_templates import BREAKS, HARD_TO_READ
from generator.diagnostics import Problems, quoted
from generator.passes.nouns import Number, number_of
from generator.policy.compose import Composer
from generator.policy.survey import survey

LONGEST = 35
"""Words of a sentence with long values; with those of most organisations it has some ten fewer."""


@dataclass(frozen=True, slots=True)
class Hardest:
    """The words of a part with some values, and whose they are."""

    part: str
    words: str
    values: str
    one: tuple[str, ...] = ()
    """Its nouns for one."""
    many: tuple[str, ...] = ()


def hardest(composer: Composer) -> list[Hardest]:
    """Return the words of each part, all ways in which they differ, with the values that make them so."""
    found: dict[tuple[str, str], Hardest] = {}
    for hard in hard_organisations(composer):
        with suppress(Problems):
            made = survey(composer, hard.organisation)
            for part, words in made.words.items():
                # What is out refers to parts that are out with it.
                if words.strip() and made.selection.keeps(part):
                    found.setdefault((part, words), Hardest(part, words, hard.name, *_nouns(hard)))
    places = {part: at for at, part in enumerate(composer.template.parts)}
    return sorted(found.values(), key=lambda each: places.get(each.part, len(places)))


def _nouns(hard: Hard) -> tuple[tuple[str, ...], tuple[str, ...]]:
    terms = hard.organisation.terms
    nouns = [noun for noun in (terms.people, terms.board, terms.beneficiaries) if noun]
    ones = tuple(noun for noun in nouns if number_of(noun) is Number.ONE)
    return ones, tuple(noun for noun in nouns if noun not in ones)


def sentence_faults(composer: Composer, found: Iterable[Hardest]) -> Iterator[Finding]:
    """Yield a finding for each part of which a sentence is too long or no English, once."""
    told: set[tuple[str, str]] = set()
    for each in found:
        for code, fact, hint in _faults(each):
            if (code.id, each.part) not in told and each.part in composer.template.parts:
                told.add((code.id, each.part))
                place = composer.template.place(each.part)
                shown = (f"with {each.values}:", each.words)
                yield replace(finding(code, place, fact, hint), difference=shown)


def _faults(each: Hardest) -> Iterator[tuple[Code, str, str]]:
    for number in map(len, sentences([each.words])):
        if number > LONGEST:
            yield HARD_TO_READ, f"a sentence of {quoted(each.part)} has {number} words", "make two of it"
    for fault in (*word_faults(each.words), *number_faults(each.words, each.one, each.many)):
        yield BREAKS, f"a sentence of {quoted(each.part)} has {fault}", "reword it so that it fits one and many"


def page(title: str, found: Iterable[Hardest]) -> Iterator[str]:
    """Yield the lines of a page of Markdown: under each part its words, with each of the values that change them."""
    yield f"# Every sentence of {title}, with the hardest values"
    part = ""
    for each in found:
        if each.part != part:
            part = each.part
            yield f"\n## {part}\n"
        yield f"- {each.words.replace(chr(10), ' ')} *({each.values})*"
