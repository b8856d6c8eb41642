"""Sections, the document that they make, and what is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TypeAlias

from generator.document.blocks import Clause, SectionBlock, require_no_twin_lists
from generator.document.inlines import require_one_line
from generator.document.late import Waiting
from generator.document.memory import remembered
from generator.document.rules import require

MetaValue: TypeAlias = "str | bool | int | date | tuple[MetaValue, ...] | Fields | None"


class SectionKind(StrEnum):
    """What a section is, and so how it is numbered."""

    LEAD = "lead"
    """Right under the document's title, with neither a number nor a heading of its own."""
    FRONT = "front"
    """Before section 1, without a number."""
    SECTION = "section"
    """Numbered 1, 2, 3."""
    SCHEDULE = "schedule"
    """At the end, numbered A, B, C."""
    SUBSECTION = "subsection"
    """Numbered 6.1, within a section or schedule; its clauses are 6.1.1, 6.1.2."""
    SUBHEADING = "subheading"
    """Without a number; clauses go on counting through it."""


TOP_LEVEL = (SectionKind.LEAD, SectionKind.FRONT, SectionKind.SECTION, SectionKind.SCHEDULE)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document. It holds clauses of its own or sub-sections, never both.

    `number` ("6.", "6.1", "Schedule A."), `slug` (the heading's address in Markdown) and `label` (the id as
    a draft shows it) are derived. A sheet is printed alone, for somebody to sign, to carry or to pin up.
    """

    id: str
    title: str
    kind: SectionKind
    blocks: tuple[SectionBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""
    slug: str = ""
    label: str = ""
    is_sheet: bool = False

    def __post_init__(self) -> None:
        require(self.id != "", "a section has an id", "write {: #its-name } after its title")
        _require_title(self.title, "a section has a trimmed title")
        require_no_twin_lists(self.blocks)
        has_clauses = Clause in map(type, self.blocks)
        if self.sections:
            self._require_parts(has_clauses=has_clauses)
        self._require_numbered(has_clauses=has_clauses)

    def _require_parts(self, *, has_clauses: bool) -> None:
        kinds = {section.kind for section in self.sections}
        require(
            not (has_clauses and SectionKind.SUBSECTION in kinds),
            "a section holds clauses or sub-sections, never both",
            "give its clauses a ## heading of their own, or use ### for its headings",
        )
        one = "use ## for all of its headings, or ### for all of them"
        require(len(kinds) <= 1, "the parts of a section are of one kind", one)
        may_hold, hint = _MAY_HOLD[self.kind]
        require(kinds <= may_hold, f"a {_CALLED[self.kind]} cannot hold a {_names(kinds)}", hint)

    def _require_numbered(self, *, has_clauses: bool) -> None:
        if self.kind in {SectionKind.LEAD, SectionKind.FRONT}:
            inner = any(isinstance(node, Clause) for node in walk(self.sections))
            rule = "a part without a number has no clauses"
            require(not (has_clauses or inner), rule, "write bullets or paragraphs in a front part")

    @property
    def heading(self) -> str:
        """The words of the heading, number first; none for a lead, whose title only says what it is."""
        if self.kind is SectionKind.LEAD:
            return ""
        return f"{self.number} {self.title}" if self.number else self.title


_CALLED = {
    SectionKind.LEAD: "lead",
    SectionKind.FRONT: "front part",
    SectionKind.SECTION: "section",
    SectionKind.SCHEDULE: "schedule",
    SectionKind.SUBSECTION: "sub-section",
    SectionKind.SUBHEADING: "sub-heading",
}

_MAY_HOLD: dict[SectionKind, tuple[set[SectionKind], str]] = {
    SectionKind.LEAD: (set(), "write it without headings, or make it a front part"),
    SectionKind.FRONT: ({SectionKind.SUBHEADING}, "use ### for its headings"),
    SectionKind.SECTION: ({SectionKind.SUBSECTION, SectionKind.SUBHEADING}, "use ## or ### for its headings"),
    SectionKind.SCHEDULE: ({SectionKind.SUBSECTION, SectionKind.SUBHEADING}, "use ## or ### for its headings"),
    SectionKind.SUBSECTION: ({SectionKind.SUBHEADING}, "use ### for its headings"),
    SectionKind.SUBHEADING: (set(), "end it before the next heading"),
}
"""What the parts of each kind may be, and what to do about others."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values in the order they were written."""

    items: tuple[tuple[str, MetaValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about the document, for properties and front matter; nothing else leaves the data.

    `modified` is the date that the file formats carry as created and modified, and `next_review` the day on which
    somebody has to read it again; None when unknown. `status` is how far it is in its organisation's own words, and
    `site` the site generator that publishes it, where one was named.
    """

    language: str
    organisation: str
    description: str
    author: str = ""
    version: str = ""
    modified: date | None = None
    next_review: date | None = None
    draft: bool = False
    status: str = ""
    site: str = ""
    front_matter: Fields = Fields()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole policy. `values` are those that wait to be put in last, see `late`; mostly there are none."""

    title: str
    meta: Meta
    sections: tuple[Section, ...]
    values: Waiting = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        _require_title(self.title, "a document has a trimmed title")
        order = [TOP_LEVEL.index(section.kind) for section in self.sections if section.kind in TOP_LEVEL]
        rule = "a document holds front parts, sections and schedules"
        require(len(order) == len(self.sections), rule, "put sub-sections and sub-headings into a section")
        rule = "leads and front parts come first and schedules last"
        require(order == sorted(order), rule, "move leads and front parts to the start and schedules to the end")
        ids = [*chain.from_iterable(map(ids_in, self.sections))]
        require(len(ids) == len(set(ids)), "every id is used once", "give one of the two parts another id")

    @property
    def full_title(self) -> str:
        """The title with the organisation's name, for where the policies of many stand together."""
        return " \u2013 ".join(filter(None, [self.title, self.byline]))

    @property
    def byline(self) -> str:
        """The organisation's name as it stands beside the title: empty where the title has it already."""
        return "" if is_named_in(self.title, self.meta.organisation) else self.meta.organisation


def is_named_in(title: str, organisation: str) -> bool:
    """Tell whether a title has the organisation's whole name in it, as words of their own."""
    # To compile a pattern takes a hundred times as long as to see that most titles have no such words at all.
    return organisation in title and re.search(rf"(?<!\w){re.escape(organisation)}(?!\w)", title) is not None


# ---- rules: each raises Misshapen


def _require_title(title: str, rule: str) -> None:
    require(title != "" and title == title.strip(), rule, "write a title without a space at either end")
    require_one_line(title)


# ---- reading order


def walk(sections: tuple[Section, ...]) -> Iterator[Section | Clause]:
    """Yield every section and clause in reading order."""
    for section in sections:
        yield section
        for block in section.blocks:
            if isinstance(block, Clause):
                yield block
        yield from walk(section.sections)


@remembered
def ids_in(section: Section) -> tuple[str, ...]:
    """Return the ids of a section and of all parts in it, in reading order."""
    clauses = [block.id for block in section.blocks if isinstance(block, Clause)]
    return (section.id, *clauses, *chain.from_iterable(map(ids_in, section.sections)))


def _names(kinds: set[SectionKind]) -> str:
    return " or ".join(sorted(_CALLED[kind] for kind in kinds))
