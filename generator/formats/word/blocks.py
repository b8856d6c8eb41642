"""Sections, clauses and blocks as paragraphs. Each paragraph has a style; Word counts, we never do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, assert_never

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    Guidance,
    Inlines,
    Paragraph,
    Section,
    SectionBlock,
    SectionKind,
    Table,
    shown,
)
from generator.document.blocks import is_note
from generator.document.memory import remembered, remembered_few
from generator.formats.word.bookmarks import named
from generator.formats.word.comments import Comments
from generator.formats.word.inlines import label_line, label_run, run, runs
from generator.formats.word.markup import KEEP_WITH_NEXT, paragraph
from generator.formats.word.numbering import CLAUSE_INDENT, POLICY_LIST, SCHEDULE_LIST, list_of
from generator.formats.word.tables import Size, table


class Place(NamedTuple):
    """Where blocks stand: the styles of their paragraphs, and the room for a table in twips."""

    text: str
    bullet: str
    left: int
    width: int


def in_section(width: int) -> Place:
    """Return the place of blocks that belong to a section itself, `width` twips being between the margins."""
    return Place("BodyText", "ListBullet", 0, width)


def in_lead(width: int) -> Place:
    """Return the place of blocks that stand right under the title."""
    return Place("Lead", "ListBullet", 0, width)


def in_clause(width: int) -> Place:
    """Return the place of blocks that belong to a clause: under its words, not under its number."""
    return Place("ClauseText", "ListBullet2", CLAUSE_INDENT, width - CLAUSE_INDENT)


@dataclass(frozen=True, slots=True)
class Level:
    """How deep a section stands, and what its heading and its clauses are called there.

    `list_id` is the list that the headings of its sub-sections join; `properties` are what its own heading
    has beyond its style.
    """

    heading: str
    list_id: int
    clauses: tuple[str, ...]
    depth: int = 1
    properties: str = ""


TOP_LEVELS = {
    SectionKind.LEAD: Level("", 0, ()),
    SectionKind.FRONT: Level("FrontHeading", 0, ()),
    SectionKind.SECTION: Level("Heading1", POLICY_LIST, ("Clause2", "Clause3")),
    SectionKind.SCHEDULE: Level("ScheduleHeading", SCHEDULE_LIST, ("ScheduleClause2", "ScheduleClause3")),
}

_AFTER_A_NUMBER = (SectionKind.SECTION, SectionKind.SUBSECTION)
"""Where the words of a heading stand beside its number, and not under each other."""

NEW_PAGE = '<w:pageBreakBefore/><w:spacing w:before="0"/>'

# Word joins tables that touch; and a document's last paragraph is never a table's.
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
_TABLE_END = "</w:tbl>"


def close(written: list[str]) -> None:
    """Put a paragraph at the end, where the last thing written is a table."""
    if _ends_in_table(written):
        written.append(_AFTER_TABLE)


def _ends_in_table(written: list[str]) -> bool:
    return bool(written) and written[-1].endswith(_TABLE_END)


# ---- sections and clauses: each adds its paragraphs and tables to what has been written


class Setting(NamedTuple):
    """How sections are set: the room between the margins and an ordinary letter of tables, in twips.

    Only a draft has comments beside it.
    """

    width: int
    letter: int
    comments: Comments | None = None

    @property
    def is_draft(self) -> bool:
        """Whether what is open is marked, and notes are said."""
        return self.comments is not None


def top_section(section: Section, setting: Setting, properties: str = "") -> Sequence[str]:
    """Return a front part, section or schedule with all that is in it; `properties` are its heading's."""
    return (_top_section if setting.is_draft else _final_section)(section, setting, properties)


def _top_section(section: Section, setting: Setting, properties: str) -> Sequence[str]:
    written: list[str] = []
    level = TOP_LEVELS[section.kind]
    _section(written, section, replace(level, properties=properties) if properties else level, setting)
    return tuple(written)


def _section(written: list[str], section: Section, level: Level, setting: Setting) -> None:
    place = in_section(setting.width) if section.heading else in_lead(setting.width)
    clause = _clause if setting.is_draft else _final_clause
    if section.heading:
        title = named(section.id, run(section.title))
        written.append(paragraph(level.heading, title, level.properties))
    if section.label:
        # Not in the heading, all of which goes into the contents list; but under its words.
        under = in_clause(setting.width) if section.kind in _AFTER_A_NUMBER else place
        written.append(paragraph(under.text, label_run(section.label), KEEP_WITH_NEXT))
    for block, stays in zip(section.blocks, _staying(section.blocks), strict=True):
        if isinstance(block, Clause):
            written.append(clause(block, level.clauses[level.depth - 1], setting, _below_table(written)))
        else:
            _block(written, block, place, setting)
        if stays:
            written[-1] = _kept(written[-1])
    for part in section.sections:
        _section(written, part, _level_within(level, part.kind), setting)


def _level_within(level: Level, kind: SectionKind) -> Level:
    """A sub-section joins the list, one level down; a sub-heading stays out of it, and the count goes on."""
    heading = f"Heading{level.depth + 1}"
    if kind is SectionKind.SUBHEADING:
        return replace(level, heading=heading, properties="")
    numbering = list_of(level.depth, level.list_id)
    return replace(level, heading=heading, depth=level.depth + 1, properties=numbering)


def _clause(clause: Clause, style: str, setting: Setting, above: str) -> str:
    """Return the clause's words beside its number, with some room `above`, and what follows them."""
    words = clause.words
    label = label_line(clause.label) if clause.label else ""
    content = label + named(clause.id, runs(words, setting.is_draft, ""))
    written = [paragraph(style, content, _keeping(words) + _spacing(above))]
    for block in clause.blocks[1:]:
        if isinstance(block, Table):
            written[-1] = _kept(written[-1])
        _block(written, block, in_clause(setting.width), setting)
    return "".join(written)


# In a draft comments are counted through all of it.
_final_section, _final_clause = remembered_few(_top_section), remembered(_clause)


# ---- what stays on one page


def _staying(blocks: Sequence[SectionBlock]) -> list[bool]:
    """Tell of each block whether it stays on the page of the next one.

    Words stay with the table that they lead to, and the tables and paragraphs above room for signatures with it.
    """
    if Table not in map(type, blocks):
        return [False] * len(blocks)
    found: list[bool] = []
    signed, below = False, False
    for block in reversed(blocks):
        found.append(signed or (below and not is_note(block)))
        below = isinstance(block, Table)
        signed = (signed and _may_be_kept(block)) or (isinstance(block, Table) and block.is_for_pens)
    return found[::-1]


def _may_be_kept(block: SectionBlock) -> bool:
    """Tell whether it can stay above room for signatures: a list or a clause has pages of its own."""
    match block:
        case Paragraph() | Table():
            return True
        case BulletList() | Clause() | Guidance():
            return False
        case _:
            assert_never(block)


def _kept(written: str) -> str:
    """Return a paragraph, or a table with all its rows, kept with the next one."""
    return _UNKEPT.sub(rf"\1{KEEP_WITH_NEXT}", written)


_UNKEPT = re.compile(rf'(<w:pStyle w:val="\w+"/>)(?!{KEEP_WITH_NEXT})')


# ---- blocks


def _block(written: list[str], block: Block, place: Place, setting: Setting) -> None:
    match block:
        case Paragraph(children):
            words = runs(children, setting.is_draft, "")
            written.append(paragraph(place.text, words, _keeping(children) + _spacing(_below_table(written))))
        case BulletList(bullets):
            _bullets(written, bullets, place, setting)
        case Table():
            close(written)
            written.append(table(block, Size(place.left, place.width, setting.letter), setting.is_draft))
        case Guidance():
            # A final document has none, and would say nothing of it.
            written[-1] = setting.comments.beside(written[-1], block) if setting.comments else written[-1]
        case _:
            assert_never(block)


def _bullets(written: list[str], bullets: tuple[Bullet, ...], place: Place, setting: Setting) -> None:
    """Neither the first bullet nor the last stands alone on a page."""
    last = len(bullets) - 1
    properties = [KEEP_WITH_NEXT if at in (0, last - 1) and at < last else "" for at in range(len(bullets))]
    above = [_below_table(written), *[""] * last]
    below = [*[""] * last, _BELOW_LIST]
    for bullet, own, *sides in zip(bullets, properties, above, below, strict=True):
        written.append(paragraph(place.bullet, runs(bullet.children, setting.is_draft, ""), own + _spacing(*sides)))


_BELOW_LIST = 'w:after="80"'
"""Bullets stand closer to each other than to what comes next."""


def _below_table(written: list[str]) -> str:
    """A table has no space below it, so what follows it brings some."""
    return 'w:before="200"' if _ends_in_table(written) else ""


def _spacing(*sides: str) -> str:
    told = " ".join(filter(None, sides))
    return f"<w:spacing {told}/>" if told else ""


def _keeping(children: Inlines) -> str:
    """A lead-in stays on the page of what it leads to."""
    return KEEP_WITH_NEXT if shown(children[-1]).endswith(":") else ""
