"""Give every section and clause its number and every heading its address. Writers never count.

Sections count 1, 2, 3; schedules A, B, C; sub-sections and clauses count within their parent. A
sub-heading has no number and its clauses go on counting through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from sys import intern

from generator.document import TOP_LEVEL, Clause, Document, Placeholder, Section, SectionBlock, SectionKind
from generator.document.late import MARK, Waiting, number_to_wait, stand_in, with_values
from generator.document.memory import FEW, MadeOf, remembered


def number(document: Document) -> Document:
    """Return the document with numbers and slugs that depend on its shape and titles alone."""
    slugs = _Slugs()
    return replace(document, sections=tuple([_number_as(*each, slugs) for each in _counted(document)]))


def number_late(document: Document, names: Mapping[str, str]) -> tuple[tuple[Section, ...], Waiting]:
    """Return a document's sections with numbers that wait, and these: a section is the same whichever come before it.

    `names` has a name, in small letters and digits, for the id of each section. Where two addresses would become one,
    all numbers are in place.
    """
    slugs, sections, addresses = _Slugs(), list[Section](), list[str]()
    values: dict[str, Placeholder] = {}
    for section, given in _counted(document):
        name = number_to_wait(given, names[section.id]) if given else ""
        numbered = (_number_alone(section, name) if name else None) or _number_as(section, stand_in(name), slugs)
        values.update(_values(name, given))
        addresses += _addresses(numbered, name, given)
        sections.append(numbered)
    if len(set(addresses)) < len(addresses):
        return number(document).sections, {}
    return tuple(sections), values


def _has_bare_titles(section: Section) -> bool:
    """Tell whether a section has a title without a number before it."""
    return section.kind in {SectionKind.FRONT, SectionKind.SUBHEADING} or any(map(_has_bare_titles, section.sections))


@remembered
def _addresses(section: Section, name: str, given: str) -> tuple[str, ...]:
    """Return the addresses in a section once its number is in its place."""
    own = [with_values(section.slug, _values(name, given))] if section.heading else []
    return (*own, *(each for part in section.sections for each in _addresses(part, name, given)))


# Policies have the same few numbers.
@lru_cache(maxsize=200)
def _values(name: str, given: str) -> Waiting:
    """Return a number by the name by which it waits, if it does; addresses are in small letters."""
    letters = {name: given, name.lower(): given.lower()} if name else {}
    return {each: Placeholder("number", number, "number") for each, number in letters.items()}


def _counted(document: Document) -> Iterator[tuple[Section, str]]:
    """Yield each section with its number or letter; none where it has none."""
    counts = dict.fromkeys(TOP_LEVEL, 0)
    for section in document.sections:
        counts[section.kind] += 1
        yield section, _GIVEN[section.kind](counts[section.kind]) if section.kind in _GIVEN else ""


def schedule_letter(position: int) -> str:
    """Return A for 1, Z for 26, AA for 27, BB for 28: as Word counts `upperLetter` (ECMA-376 part 1, 17.18.59)."""
    times, letter = divmod(position - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


_GIVEN: dict[SectionKind, Callable[[int], str]] = {SectionKind.SECTION: str, SectionKind.SCHEDULE: schedule_letter}


@remembered
def _number_alone(section: Section, name: str) -> Section | None:
    """Return a section numbered in which every heading has a number, so that its address is its own."""
    return None if _has_bare_titles(section) else _number_as(section, stand_in(name), _Slugs())


def _number_as(section: Section, prefix: str, slugs: _Slugs) -> Section:
    """Return a section numbered within a number or letter that it has been given, if any."""
    word = "Schedule " if section.kind is SectionKind.SCHEDULE else ""
    return _number_inside(section, f"{word}{prefix}." if prefix else "", _Counter(prefix), slugs)


def _number_inside(section: Section, printed: str, counter: _Counter, slugs: _Slugs) -> Section:
    slug = slugs.take(f"{printed} {section.title}" if printed else section.title) if section.heading else ""
    blocks = tuple([_number_block(block, counter) for block in section.blocks])
    sections = tuple([_number_part(part, counter, slugs) for part in section.sections])
    # Equal texts that are interned are the very same text.
    return _SECTIONS.recall(
        (section, *blocks, *sections, *map(intern, (printed, slug))),
        lambda: replace(section, blocks=blocks, sections=sections, number=printed, slug=slug),
    )


_SECTIONS: MadeOf[Section] = MadeOf(FEW)


def _number_part(part: Section, counter: _Counter, slugs: _Slugs) -> Section:
    if part.kind is SectionKind.SUBHEADING:
        return _number_inside(part, "", counter, slugs)
    own = counter.next()
    return _number_inside(part, own, _Counter(own), slugs)


def _number_block(block: SectionBlock, counter: _Counter) -> SectionBlock:
    return _clause(block, counter.next()) if isinstance(block, Clause) else block


@remembered
def _clause(clause: Clause, number: str) -> Clause:
    return Clause(clause.id, clause.blocks, number, clause.label)


@dataclass
class _Counter:
    """Counts within one numbered parent."""

    prefix: str
    count: int = 0

    def next(self) -> str:
        self.count += 1
        return f"{self.prefix}.{self.count}"


@dataclass
class _Slugs:
    """Addresses of headings as GitHub makes them, each used once."""

    taken: dict[str, int] = field(default_factory=dict)

    def take(self, heading: str) -> str:
        slug = slugify(heading)
        seen = self.taken.get(slug, -1) + 1
        self.taken[slug] = seen
        return self.take_free(slug, seen) if seen else slug

    def take_free(self, slug: str, seen: int) -> str:
        while f"{slug}-{seen}" in self.taken:
            seen += 1
        self.taken[slug] = seen
        self.taken[f"{slug}-{seen}"] = 0
        return f"{slug}-{seen}"


_DROPPED = re.compile(rf"[^\w\- {MARK}]")
"""What stands in the place of a number is kept."""


def slugify(heading: str) -> str:
    """Return the address that GitHub, MkDocs and Hugo give a heading of plain words.

    Source: github-slugger 2.0: lower case, drop all but letters, digits, spaces, hyphens and
    underscores, then each space becomes a hyphen.
    """
    kept = _DROPPED.sub("", heading.strip().lower())
    return kept.replace(" ", "-")
