"""Room on the first pages: an estimate in points, which only decides where a page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import assert_never

from generator.document import BulletList, Clause, Guidance, Inlines, Paragraph, Section, SectionBlock, Table, shown
from generator.document.look import Logo
from generator.formats.word.column_widths import CELL_MARGIN, column_widths

# Measured on pages of LibreOffice.
_TITLE_BLOCK, _LOGO, _HEADING, _ENTRY = 68, 79, 39, 14.7
_LINE, _GAP, _CELL_LINE, _CELL_GAP = 15.1, 4, 13.7, 7.3
_LETTER = 98
"""An ordinary letter of the text in twips."""


@dataclass(slots=True)
class Room:
    """What is left of a page while parts are put on it: the height of a whole one, and of the rest, in points."""

    page: float
    left: float

    def takes(self, height: float) -> bool:
        """Put a part on the page; tell whether it had room. One that had not begins the next page."""
        fits = height <= self.left
        self.left = (self.left if fits else self.page) - height
        return fits


def below_title(page: float, logo: Logo | None) -> Room:
    """Return what is left of a first page of so many points under the logo, the title and the organisation's name."""
    return Room(page, page - _TITLE_BLOCK - (_LOGO if logo else 0))


def contents_height(entries: Sequence[Section]) -> float:
    """Return the height of a contents list in two columns."""
    return _HEADING + _ENTRY * ceil(len(entries) / 2)


def height_of(section: Section, width: int, letter: int) -> float:
    """Return the height of a part that has no clauses, in a text so wide and tables with letters so wide, in twips."""
    heading = _HEADING if section.heading else 0
    blocks = sum(_height(block, width, letter) for block in section.blocks)
    return heading + blocks + sum(height_of(part, width, letter) for part in section.sections)


def _height(block: SectionBlock, width: int, letter: int) -> float:
    match block:
        case Paragraph(children):
            return _LINE * _lines(children, width, _LETTER) + _GAP
        case BulletList(bullets):
            return sum(_LINE * _lines(bullet.children, width, _LETTER) + _GAP / 2 for bullet in bullets)
        case Table():
            return sum(_CELL_LINE * lines + _CELL_GAP for lines in _rows(block, width, letter))
        case Clause() | Guidance():
            # A front part has no clauses, and notes stand in the margin.
            return 0
        case _:
            assert_never(block)


def _rows(table: Table, width: int, letter: int) -> Iterator[int]:
    """Yield how many lines each row has."""
    rooms = [column - 2 * CELL_MARGIN for column in column_widths(table, width, letter)]
    for row in filter(None, (table.header, *table.rows)):
        yield max(_lines(cell, room, letter) for cell, room in zip(row, rooms, strict=True))


def _lines(children: Inlines, width: int, letter: int) -> int:
    return max(ceil(sum(len(shown(inline)) for inline in children) * letter / max(width, letter)), 1)
