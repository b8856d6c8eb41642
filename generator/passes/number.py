"""Give every section and clause its number and every heading its address. Writers never count.

Sections count 1, 2, 3; schedules A, B, C; sub-sections and clauses count within their parent. A
sub-heading has no number and its clauses go on counting through it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from sys import intern

from generator.document import TOP_LEVEL, Clause, Document, Section, SectionBlock, SectionKind
from generator.document.memory import FEW, MadeOf, remembered


def number(document: Document) -> Document:
    """Return the document with numbers and slugs that depend on its shape and titles alone."""
    slugs = _Slugs()
    counts = dict.fromkeys(TOP_LEVEL, 0)
    sections = []
    for section in document.sections:
        counts[section.kind] += 1
        sections.append(_number_top(section, counts[section.kind], slugs))
    return replace(document, sections=tuple(sections))


def schedule_letter(position: int) -> str:
    """Return A for 1, Z for 26, AA for 27, BB for 28: as Word counts `upperLetter` (ECMA-376 part 1, 17.18.59)."""
    times, letter = divmod(position - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _number_top(section: Section, position: int, slugs: _Slugs) -> Section:
    match section.kind:
        case SectionKind.SECTION:
            prefix = str(position)
            printed = f"{prefix}."
        case SectionKind.SCHEDULE:
            prefix = schedule_letter(position)
            printed = f"Schedule {prefix}."
        case _:
            prefix = printed = ""
    return _number_inside(section, printed, _Counter(prefix), slugs)


def _number_inside(section: Section, printed: str, counter: _Counter, slugs: _Slugs) -> Section:
    slug = slugs.take(f"{printed} {section.title}" if printed else section.title) if section.heading else ""
    blocks = tuple(_number_block(block, counter) for block in section.blocks)
    sections = tuple(_number_part(part, counter, slugs) for part in section.sections)
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


def slugify(heading: str) -> str:
    """Return the address that GitHub, MkDocs and Hugo give a heading of plain words.

    Source: github-slugger 2.0: lower case, drop all but letters, digits, spaces, hyphens and
    underscores, then each space becomes a hyphen.
    """
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")
