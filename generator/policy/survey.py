"""A policy as far as it can be made, for whoever wants to look into it: what is in it, what is out, and what each says.

What is wrong with it is told where it is written; here it only leaves gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from generator.context.context import Context
from generator.diagnostics import Problems
from generator.document import Clause, Inlines, Misshapen, Section, Table, shown, walk
from generator.document.traverse import passages
from generator.organisation.parse import Organisation
from generator.passes.fill import Filler
from generator.passes.resolve import References
from generator.policy.asked import Asked
from generator.policy.checks.which_part import NamedPart, named_parts, numbers_of
from generator.policy.compose import Composer
from generator.policy.readings import Numbered
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.policy.write import Writing, begin_writing


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is of a policy. What nobody gave stands in brackets, as in a draft."""

    context: Context
    asked: Asked
    selection: Selection
    sections: tuple[Section, ...]
    """What is in it, numbered and filled."""
    words: Mapping[str, str]
    """The template's words of each clause, paragraph and bullet, by id: also of those that are out."""

    own_words: frozenset[str]
    """The ids of the clauses that have words of the organisation's own."""

    @property
    def parts(self) -> Sequence[NamedPart]:
        """All parts by the names that people have for them, with the numbers that they have in this policy."""
        return tuple(named_parts(self.context.template, numbers_of(self.sections)))


def survey(composer: Composer, organisation: Organisation) -> Survey:
    """Return what there is of an organisation's policy. Raises Problems where there is nothing of it."""
    writing = begin_writing(composer, organisation, Stage.FINAL)
    selection = writing.selection
    writing.refer(selection)
    numbered = _numbered(writing, selection)
    filler = Filler(writing.context.phrases, References(numbered.targets))
    sections = tuple(_filled(section, filler) for section in numbered.sections)
    words, own_words = dict(_words(writing, filler)), frozenset(writing.own_words)
    return Survey(writing.context, composer.asked, selection, sections, words, own_words)


def _numbered(writing: Writing, selection: Selection) -> Numbered:
    kept = writing.kept(selection, lambda *_: "")
    try:
        return writing.numbered(kept, writing.composer.readings.number)
    except Problems:
        return Numbered((), {}, {})


def _filled(section: Section, filler: Filler) -> Section:
    try:
        return filler.fill(section)
    except Misshapen:
        return section


def _words(writing: Writing, filler: Filler) -> Iterator[tuple[str, str]]:
    composer = writing.composer
    for source in composer.template.sections:
        with suppress(Problems):
            section = composer.readings.read(source, composer.compiled.render(source, writing.names))
            for node in walk((_filled(section, filler),)):
                yield from _words_in(node)


def _words_in(node: Section | Clause) -> Iterator[tuple[str, str]]:
    if isinstance(node, Clause):
        yield node.id, _said(node.words)
        return
    for block in node.blocks:
        for words, carrier in passages(block):
            if not isinstance(carrier, Table) and carrier.id:
                yield carrier.id, _said(words)


def _said(words: Inlines) -> str:
    return "".join(map(shown, words))
