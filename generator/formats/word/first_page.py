"""Room on the first pages: an estimate in points, which only decides where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import assert_never

from generator.document import BulletList, Clause, Guidance, Paragraph, Section, SectionBlock, Table
from generator.document.late import Waiting, with_values
from generator.document.look import Logo
from generator.formats.word.column_widths import CELL_MARGIN, column_widths, columns_of, said_in
from generator.formats.word.design import Design
from generator.formats.word.letters import TextSize
from generator.formats.word.markup import TWIPS_PER_POINT
from generator.formats.word.page_setup import COLUMN_GAP

# Measured on pages of LibreOffice; those of words in lines of the text.
_TITLE_BLOCK, _LOGO, _HEADING = 4.5, 79, 2.6
_GAP, _CELL_GAP, _ENTRY_GAP = 4, 7.3, 1
_AVERAGE = 0.875
"""How wide letters are in many words, where an ordinary one is 1."""
_SPARE = 14
"""By how much an estimate may be wrong."""
_PAGE_NUMBER = 4
"""The letters of a page number and the space before it."""


@dataclass(slots=True)
class Room:
    """What is left of a page while parts are put on it: the height of a whole one, and of the rest, in points."""

    page: float
    left: float

    def takes(self, height: float) -> bool:
        """Put a part on the page; tell whether it had room. One that had not begins the next page."""
        fits = height + _SPARE <= self.left
        self.left = (self.left if fits else self.page) - height
        return fits


def below_title(design: Design, logo: Logo | None) -> Room:
    """Return what is left of a first page under the logo, the title and the organisation's name."""
    page = design.paper.text_height / TWIPS_PER_POINT
    return Room(page, page - _TITLE_BLOCK * design.text.line - (_LOGO if logo else 0))


def contents_height(headings: Sequence[str], design: Design) -> float:
    """Return the height of a contents list in two columns."""
    width, letter = (design.paper.text_width - COLUMN_GAP) // 2, _average(design.cells)
    lines = [ceil((len(each) + _PAGE_NUMBER) * letter / width) for each in headings]
    height = ceil(sum(lines) / 2) * design.cells.line + ceil(len(lines) / 2) * _ENTRY_GAP
    return _HEADING * design.text.line + height


def section_height(section: Section, design: Design, late: Waiting) -> float:
    """Return the height of a part that has no clauses, with the values that wait in it."""
    heading = _HEADING * design.text.line if section.heading else 0
    label = design.text.line + _GAP if section.label else 0
    blocks = sum(_height(block, design, late) for block in section.blocks)
    return heading + label + blocks + sum(section_height(part, design, late) for part in section.sections)


def _height(block: SectionBlock, design: Design, late: Waiting) -> float:
    width, letter, line = design.paper.text_width, _average(design.text), design.text.line
    match block:
        case Paragraph(children):
            return line * _lines(len(with_values(said_in(children), late)), width, letter) + _GAP
        case BulletList(bullets):
            said = [with_values(said_in(bullet.children), late) for bullet in bullets]
            return sum(line * _lines(len(words), width, letter) + _GAP / 2 for words in said)
        case Table():
            return _table_height(block, width, design.cells)
        case Clause() | Guidance():
            # A front part has no clauses, and notes stand in the margin.
            return 0
        case _:
            assert_never(block)


def _average(size: TextSize) -> int:
    return round(size.letter * _AVERAGE)


def _table_height(table: Table, width: int, size: TextSize) -> float:
    """Return the height of a table; no value waits in one."""
    rooms, letter = [column - 2 * CELL_MARGIN for column in column_widths(table, width, size.letter)], _average(size)
    rows = zip(*[column.lengths for column in columns_of(table)], strict=True)
    lines = [max([_lines(length, room, letter) for length, room in zip(row, rooms, strict=True)]) for row in rows]
    return sum(size.line * each + _CELL_GAP for each in lines)


def _lines(letters: int, width: int, letter: int) -> int:
    return max(ceil(letters * letter / max(width, letter)), 1)
