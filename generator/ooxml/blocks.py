"""Sections, clauses and blocks as paragraphs. Each paragraph has a style; Word counts, we never do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from generator.document import (
    Block,
    BulletItem,
    BulletList,
    Clause,
    Guidance,
    Inlines,
    Kind,
    Paragraph,
    Section,
    SectionBlock,
    Table,
    shown,
)
from generator.ooxml.comments import commented
from generator.ooxml.inlines import Story, run, runs
from generator.ooxml.numbering import CLAUSE_INDENT, POLICY_LIST, SCHEDULE_LIST, list_of
from generator.ooxml.tables import table


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the styles of their paragraphs, and the room for a table in twips."""

    text: str
    bullet: str
    left: int
    width: int


def in_section(width: int) -> Place:
    """Return the place of blocks that belong to a section itself, `width` twips being between the margins."""
    return Place("BodyText", "ListBullet", 0, width)


def in_clause(width: int) -> Place:
    """Return the place of blocks that belong to a clause: under its words, not under its number."""
    return Place("ClauseText", "ListBullet2", CLAUSE_INDENT, width - CLAUSE_INDENT)


@dataclass(frozen=True, slots=True)
class Level:
    """How deep a section stands, and what its heading and its clauses are called there.

    `list_id` is the list that the headings of its sub-sections join.
    """

    heading: str
    list_id: int
    clauses: tuple[str, ...]
    depth: int = 1


TOP_LEVELS = {
    Kind.FRONT: Level("FrontHeading", 0, ()),
    Kind.SECTION: Level("Heading1", POLICY_LIST, ("Clause2", "Clause3")),
    Kind.SCHEDULE: Level("ScheduleHeading", SCHEDULE_LIST, ("ScheduleClause2", "ScheduleClause3")),
}

KEEP_WITH_NEXT = "<w:keepNext/>"
NEW_PAGE = '<w:pageBreakBefore/><w:spacing w:before="0"/>'

# Word joins tables that touch; and a document's last paragraph is never a table's.
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
_TABLE_END = "</w:tbl>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph; `properties` are what it has beyond its style (17.3.1.26)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def closed(written: str) -> str:
    """Return what has been written with a paragraph at its end, whatever it ends with."""
    return written + _AFTER_TABLE if written.endswith(_TABLE_END) else written


# ---- sections and clauses


def top_section(section: Section, story: Story, width: int, properties: str = "") -> str:
    """Return a front part, section or schedule with all that is in it; `properties` are its heading's."""
    return _section(section, TOP_LEVELS[section.kind], properties, story, width)


def _section(section: Section, level: Level, properties: str, story: Story, width: int) -> str:
    title = story.bookmarks[section.id].around(run(section.title))
    written = paragraph(level.heading, title, properties)
    for block in section.blocks:
        written = _with_section_block(written, block, level, story, width)
    return written + "".join([_part(part, level, story, width) for part in section.sections])


def _part(part: Section, level: Level, story: Story, width: int) -> str:
    """A sub-section joins the list, one level down; a sub-heading stays out of it, and the count goes on."""
    heading = f"Heading{level.depth + 1}"
    if part.kind is Kind.SUBHEADING:
        return _section(part, replace(level, heading=heading), "", story, width)
    numbering = list_of(level.depth, level.list_id)
    return _section(part, replace(level, heading=heading, depth=level.depth + 1), numbering, story, width)


def _with_section_block(written: str, block: SectionBlock, level: Level, story: Story, width: int) -> str:
    if isinstance(block, Clause):
        return _with_clause(written, block, level.clauses[level.depth - 1], story, width)
    return _with_block(written, block, in_section(width), story)


def _with_clause(written: str, clause: Clause, style: str, story: Story, width: int) -> str:
    first, *others = clause.blocks
    assert isinstance(first, Paragraph), "a clause starts with a paragraph"
    words = story.bookmarks[clause.id].around(runs(first.children, story))
    written += paragraph(style, words, _keeping(first.children) + _room(written))
    for block in others:
        written = _with_block(written, block, in_clause(width), story)
    return written


# ---- blocks


def _with_block(written: str, block: Block, place: Place, story: Story) -> str:
    match block:
        case Paragraph(children):
            return written + paragraph(place.text, runs(children, story), _keeping(children) + _room(written))
        case BulletList(items):
            return written + _bullets(items, story, place, _room(written))
        case Table():
            return closed(written) + table(block, story, place.left, place.width)
        case Guidance():
            return commented(written, block, story)
        case _:
            assert_never(block)


def _bullets(items: tuple[BulletItem, ...], story: Story, place: Place, room: str) -> str:
    """The last item never stands alone on a page."""
    properties = [*("" for _ in items[:-2]), *(KEEP_WITH_NEXT for _ in items[-2:-1]), ""]
    properties[0] += room
    return "".join(
        [paragraph(place.bullet, runs(item.children, story), own) for item, own in zip(items, properties, strict=True)]
    )


def _room(written: str) -> str:
    """A table has no space below it, so what follows it brings some."""
    return '<w:spacing w:before="200"/>' if written.endswith(_TABLE_END) else ""


def _keeping(children: Inlines) -> str:
    """A lead-in stays on the page of what it leads to."""
    return KEEP_WITH_NEXT if shown(children[-1]).endswith(":") else ""
