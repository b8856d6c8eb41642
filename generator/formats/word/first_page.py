"""Room on the first page: an estimate in points, which only decides where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import assert_never

from generator.document import BulletList, Clause, Guidance, Inlines, Paragraph, Section, SectionBlock, Table, shown

# Measured on pages of LibreOffice; a sheet of American paper has 650 points between its margins.
_ROOM = 640
_TITLE_BLOCK, _HEADING, _ENTRY, _LINE, _GAP = 70, 36, 16, 15, 4
_LETTERS = 85
"""Letters on a line, rounded down."""
_CELL_MARGINS = 2
"""Letters for which a cell has no room beside its words."""


def fit_on_first_page(sections: Sequence[Section], entries: int = 0) -> bool:
    """Tell whether front parts, and a contents list of so many entries below them, have room under the title."""
    contents = _HEADING + _ENTRY * entries if entries else 0
    return _TITLE_BLOCK + sum(map(_height, sections)) + contents <= _ROOM


def _height(section: Section) -> int:
    return _HEADING + sum(map(_block_height, section.blocks)) + sum(map(_height, section.sections))


def _block_height(block: SectionBlock) -> int:
    match block:
        case Paragraph(children):
            return _words_height(children, _LETTERS)
        case BulletList(bullets):
            return sum(_words_height(bullet.children, _LETTERS) for bullet in bullets)
        case Table(header, rows):
            letters = _LETTERS // block.width - _CELL_MARGINS
            return sum(max(_words_height(cell, letters) for cell in row) for row in (header, *rows))
        case Clause() | Guidance():
            # A front part has no clauses, and notes stand in the margin.
            return 0
        case _:
            assert_never(block)


def _words_height(children: Inlines, letters: int) -> int:
    lines = ceil(sum(len(shown(inline)) for inline in children) / max(letters, 1))
    return _LINE * max(lines, 1) + _GAP
