"""The document model: what a policy says, apart from any format.

A `Document` is a title and sections; a section holds blocks and sections; a block holds inlines.
`Block` and `Inline` are closed unions of frozen values. Each constructor refuses what could be said
in another way, so two documents that say the same thing are equal. This module imports nothing of
ours and nothing of others; it knows no format, no template and no organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

Inline: TypeAlias = "Text | Strong | Emphasis | Link | Placeholder | CrossReference"
Inlines: TypeAlias = "tuple[Inline, ...]"
Block: TypeAlias = "Paragraph | BulletList | Table | Guidance"
SectionBlock: TypeAlias = "Block | Clause"
MetaValue: TypeAlias = "str | bool | int | date | tuple[MetaValue, ...] | Fields | None"


# ---- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. Never empty; white space is single spaces only."""

    value: str

    def __post_init__(self) -> None:
        _require(self.value != "", "text is never empty")
        _require_one_line(self.value)


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of strong importance. Never starts or ends with a space: Markdown could not say so."""

    children: Inlines

    def __post_init__(self) -> None:
        _require_styled(self.children)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text. Never starts or ends with a space."""

    children: Inlines

    def __post_init__(self) -> None:
        _require_styled(self.children)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the document."""

    target: str
    children: Inlines

    def __post_init__(self) -> None:
        _require(self.target != "", "a link has a target")
        _require_one_line(self.target)
        _require_phrase(self.children)
        plain = all(isinstance(child, Text | Placeholder) for child in self.children)
        _require(plain, "a link holds plain words")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A value that the organisation gave, shown as those very characters.

    `field` is what the template asked for (`roles.advice_contact`); `source` is the field that held
    the value, another one when a role fell back. `value` is None while nobody has given one.
    """

    field: str
    value: str | None
    source: str

    def __post_init__(self) -> None:
        if self.value is not None:
            _require(self.value != "", "a placeholder's value is never empty")
            _require(self.value == self.value.strip(), "a placeholder's value is trimmed")
            _require_one_line(self.value)


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross-reference found (derived): "clause 8.3" is the noun `clause`, the number `8.3`.

    `bearer` is the id of the node that carries the number; `anchor` the id to go to; `slug` the
    address of the heading nearest to it, for formats in which only headings can be reached.
    A part without a number is called by its title: the noun is the title and the number is empty.
    """

    noun: str
    number: str
    bearer: str
    anchor: str
    slug: str

    @property
    def label(self) -> str:
        """The words shown. A no-break space keeps the number with its word."""
        return "\u00a0".join(part for part in (self.noun, self.number) if part)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to another part of the same document, by id.

    `otherwise` is what to say instead when that part is not in the document; `found` is derived.
    """

    target: str
    otherwise: Inlines = ()
    found: Target | None = None


# ---- blocks


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number. `id` is empty unless something needs to name it."""

    children: Inlines
    id: str = ""

    def __post_init__(self) -> None:
        _require_phrase(self.children)


@dataclass(frozen=True, slots=True)
class BulletItem:
    """One item of a bullet list."""

    children: Inlines
    id: str = ""

    def __post_init__(self) -> None:
        _require_phrase(self.children)


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers."""

    items: tuple[BulletItem, ...]

    def __post_init__(self) -> None:
        _require(len(self.items) > 0, "a list has an item")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading row. A body cell may be empty: it is for a pen."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]

    def __post_init__(self) -> None:
        _require(len(self.rows) > 0, "a table has a row")
        for cell in self.header:
            _require_phrase(cell)
        for row in self.rows:
            _require(len(row) == len(self.header), "each row is as long as the heading row")
            for cell in row:
                _require_inlines(cell)
                _require_trimmed(cell)


@dataclass(frozen=True, slots=True)
class Guidance:
    """A note to whoever adopts the policy. Only drafts show it."""

    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        _require(len(self.blocks) > 0, "a guidance note says something")
        _require_no_twin_lists(self.blocks)


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause. It starts with a paragraph; `number` is derived ("5.4")."""

    id: str
    blocks: tuple[Block, ...]
    number: str = ""

    def __post_init__(self) -> None:
        _require(self.id != "", "a clause has an id")
        _require(isinstance(self.blocks[0] if self.blocks else None, Paragraph), "a clause starts with a paragraph")
        _require_no_twin_lists(self.blocks)

    @property
    def words(self) -> Inlines:
        """The words that stand next to the number."""
        first = self.blocks[0]
        assert isinstance(first, Paragraph)
        return first.children


# ---- sections


class Kind(StrEnum):
    """What a section is, and so how it is numbered."""

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


TOP_LEVEL = (Kind.FRONT, Kind.SECTION, Kind.SCHEDULE)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document. It holds clauses of its own or sub-sections, never both.

    `number` ("6.", "6.1", "Schedule A.") and `slug` (the heading's address in Markdown) are derived.
    """

    id: str
    title: str
    kind: Kind
    blocks: tuple[SectionBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""
    slug: str = ""

    def __post_init__(self) -> None:
        _require(self.id != "", "a section has an id")
        _require(self.title != "" and self.title == self.title.strip(), "a section has a trimmed title")
        _require_one_line(self.title)
        _require_no_twin_lists(self.blocks)
        has_clauses = Clause in map(type, self.blocks)
        if self.sections:
            self._require_parts(has_clauses=has_clauses)
        _require(not (has_clauses and self.kind is Kind.FRONT), "a part without a number has no clauses")

    def _require_parts(self, *, has_clauses: bool) -> None:
        kinds = {section.kind for section in self.sections}
        _require(not (has_clauses and Kind.SUBSECTION in kinds), "a section holds clauses or sub-sections, never both")
        _require(len(kinds) <= 1, "the parts of a section are of one kind")
        _require(kinds <= _MAY_HOLD[self.kind], f"a {self.kind.value} cannot hold a {_names(kinds)}")
        inner = self.kind is Kind.FRONT and any(isinstance(node, Clause) for node in walk(self.sections))
        _require(not inner, "a part without a number has no clauses")

    @property
    def heading(self) -> str:
        """The words of the heading, number first."""
        return f"{self.number} {self.title}" if self.number else self.title


_MAY_HOLD = {
    Kind.FRONT: {Kind.SUBHEADING},
    Kind.SECTION: {Kind.SUBSECTION, Kind.SUBHEADING},
    Kind.SCHEDULE: {Kind.SUBSECTION, Kind.SUBHEADING},
    Kind.SUBSECTION: {Kind.SUBHEADING},
    Kind.SUBHEADING: set[Kind](),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values in the order they were written."""

    items: tuple[tuple[str, MetaValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about the document, for properties and front matter; nothing else leaves the data.

    `modified` is the date that the file formats carry as created and modified; None when unknown.
    """

    language: str
    organisation: str
    description: str
    author: str = ""
    version: str = ""
    modified: date | None = None
    draft: bool = False
    front_matter: Fields = Fields()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole policy."""

    title: str
    meta: Meta
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        order = [TOP_LEVEL.index(section.kind) for section in self.sections if section.kind in TOP_LEVEL]
        _require(len(order) == len(self.sections), "a document holds front parts, sections and schedules")
        _require(order == sorted(order), "front parts come first and schedules last")
        ids = [node.id for node in walk(self.sections)]
        _require(len(ids) == len(set(ids)), "every id is used once")


# ---- reading order


def walk(sections: tuple[Section, ...]) -> Iterator[Section | Clause]:
    """Yield every section and clause in reading order."""
    for section in sections:
        yield section
        for block in section.blocks:
            if isinstance(block, Clause):
                yield block
        yield from walk(section.sections)


# ---- invariants


def shown(inline: Inline) -> str:
    """Return the words that a reader sees for an inline, in every format.

    An unresolved placeholder shows its field in square brackets, as drafts do.
    """
    # Not `match`, which takes three times as long, and there are hundreds.
    if isinstance(inline, Text):
        return inline.value
    if isinstance(inline, Placeholder):
        return f"[{inline.field}]" if inline.value is None else inline.value
    if isinstance(inline, CrossReference):
        return inline.found.label if inline.found else "".join(map(shown, inline.otherwise))
    return "".join(map(shown, inline.children))


def _require(holds: object, rule: str) -> None:
    if not holds:
        raise ValueError(rule)


def _require_one_line(text: str) -> None:
    """White space is single spaces: every format would fold more, or break the line."""
    if _FOLDED.search(text):
        raise ValueError("text is one line with single spaces")


_FOLDED = re.compile("  |[\x00-\x1f]")


def _require_inlines(inlines: Inlines) -> None:
    if len(inlines) <= 1:
        return
    for left, right in pairwise(inlines):
        one, other = type(left), type(right)
        if one is Text and other is Text:
            raise ValueError("two texts never stand side by side")
        if one in _STYLED:
            _require(_starts_apart(right), "a space or a mark follows bold or stressed words")
        if other in _STYLED:
            _require(_ends_apart(left), "a space or a mark comes before bold or stressed words")


_STYLED = (Strong, Emphasis)


# CommonMark 6.2: emphasis that ends in a punctuation mark does not close before a letter. These marks
# are safe on the outer side in every Markdown reader that was tried.
_APART = " .,;:!?()[]\"'\u2018\u2019\u201c\u201d\u2013\u2014\u2026"


def _starts_apart(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.value[0] in _APART


def _ends_apart(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.value[-1] in _APART


def _require_styled(children: Inlines) -> None:
    _require_phrase(children)
    nested = any(isinstance(child, Strong | Emphasis) for child in children)
    _require(not nested, "bold and stressed words hold no bold or stressed words")


def _require_trimmed(inlines: Inlines) -> None:
    if not inlines:
        return
    first, last = inlines[0], inlines[-1]
    if (type(first) is Text and first.value[0] == " ") or (type(last) is Text and last.value[-1] == " "):
        raise ValueError("a phrase never starts or ends with a space")


def _require_phrase(inlines: Inlines) -> None:
    if not inlines:
        raise ValueError("a phrase is never empty")
    _require_inlines(inlines)
    _require_trimmed(inlines)


def _require_no_twin_lists(blocks: tuple[SectionBlock, ...]) -> None:
    """Markdown cannot tell two neighbouring lists, or two neighbouring tables, from one."""
    if len(blocks) <= 1:
        return
    for left, right in pairwise(blocks):
        if type(left) is type(right) and type(left) in (BulletList, Table):
            raise ValueError("two lists or tables of one kind never stand side by side")


def _names(kinds: set[Kind]) -> str:
    return " or ".join(sorted(kind.value for kind in kinds))
