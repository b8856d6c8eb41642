"""Lists (17.9): Word counts sections and clauses, so they renumber when somebody edits.

Levels are never skipped. Sections hold clauses or sub-sections, never both, so both can be the second
level: a clause style is bound to it, and a sub-section's heading joins it in its own paragraph. A level
of its own for each ("%1.%4") would count the same, but what a REF field shows for a number that leaves
out the levels between is written nowhere. Sub-headings are in no list, so they restart nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.formats.word.markup import DECLARATION, WORD_NAMESPACES, twips

POLICY_LIST = 1
SCHEDULE_LIST = 2
BULLET_LIST = 3

CLAUSE_INDENT = twips(15)
"""From the edge of a numbered heading or clause to its words."""

BULLET_INDENT = twips(6)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, the style that is bound to it, and what stands before the words.

    `indent` is where the words begin; `hanging` how far left of them the number stands, and `after` what
    stands between.
    """

    style: str
    text: str
    count: str = "decimal"
    indent: int = CLAUSE_INDENT
    hanging: int = CLAUSE_INDENT
    after: str = "tab"


_LISTS = {
    POLICY_LIST: (Level("Heading1", "%1."), Level("Clause2", "%1.%2"), Level("Clause3", "%1.%2.%3")),
    SCHEDULE_LIST: (
        Level("ScheduleHeading", "Schedule %1.", "upperLetter", 0, 0, "space"),
        Level("ScheduleClause2", "%1.%2"),
        Level("ScheduleClause3", "%1.%2.%3"),
    ),
    BULLET_LIST: (
        Level("ListBullet", "•", "bullet", BULLET_INDENT, BULLET_INDENT),
        Level("ListBullet2", "•", "bullet", CLAUSE_INDENT + BULLET_INDENT, BULLET_INDENT),
    ),
}


@cache
def numbering_part() -> bytes:
    """Return word/numbering.xml: one list for sections, one for schedules, one for bullets."""
    definitions = "".join([_definition(number, levels) for number, levels in _LISTS.items()])
    instances = "".join([f'<w:num w:numId="{it}"><w:abstractNumId w:val="{it}"/></w:num>' for it in _LISTS])
    return f"{DECLARATION}<w:numbering {WORD_NAMESPACES}>{definitions}{instances}</w:numbering>".encode()


def list_of(depth: int, number: int) -> str:
    """Return the paragraph property that puts a style, or one paragraph, on a level of a list (17.3.1.19)."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def _definition(number: int, levels: tuple[Level, ...]) -> str:
    """`nsid` tells the list from those of other documents when text is pasted (17.9.14)."""
    content = "".join([_level(depth, level) for depth, level in enumerate(levels)])
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="504C000{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="504C001{number}"/>{content}</w:abstractNum>'
    )


def _level(depth: int, level: Level) -> str:
    """Level and style are bound both ways: the style names the list, the level names the style (17.9.23)."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.count}"/>'
        f'<w:pStyle w:val="{level.style}"/><w:suff w:val="{level.after}"/><w:lvlText w:val="{level.text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{level.indent}" w:hanging="{level.hanging}"/></w:pPr>'
        "</w:lvl>"
    )
