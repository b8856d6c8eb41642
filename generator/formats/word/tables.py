"""Tables: a heading row that repeats on every page, rows that do not break, widths that fit the words.

All cells begin at the top of their row. A form, pairs of a name and room for a pen, has lines to write on and no grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.document import Inlines, Table
from generator.document.memory import remembered
from generator.formats.word.column_widths import column_widths
from generator.formats.word.inlines import runs
from generator.formats.word.markup import KEEP_WITH_NEXT, paragraph, twips

PEN_HEIGHT = twips(12)
"""The least height of a row with a cell to write in."""

_MOST_KEPT = 8
"""A table of no more rows stays on one page; of a longer one, neither the first row nor the last stands alone."""


class Size(NamedTuple):
    """How far a table stands from the margin, how wide it is, and how wide an ordinary letter in it; in twips."""

    left: int
    width: int
    letter: int


@dataclass(frozen=True, slots=True)
class _Design:
    """The style of a table, and the styles of the paragraphs in its heading row and in the others."""

    style: str
    text: str
    heading: str = "TableHeading"


_GRID = _Design("PolicyTable", "TableText")
_FORM = _Design("PolicyForm", "FormText")


@remembered
def table(table: Table, size: Size, draft: bool) -> str:  # noqa: FBT001  # what is remembered goes by position
    """Return the table."""
    design = _FORM if _is_form(table) else _GRID
    widths = column_widths(table, size.width, size.letter)
    columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in widths])
    rows = []
    if table.header:
        rows.append(_row(_cells(design.heading, "", table.header, widths, draft), "<w:cantSplit/><w:tblHeader/>"))
    for row, keeping in zip(table.rows, _keepings(table), strict=True):
        rows.append(_row(_cells(design.text, keeping, row, widths, draft), _row_properties(row)))
    properties = _properties(table, design, size)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _is_form(table: Table) -> bool:
    return not table.header and not any(row[1] for row in table.rows)


def _keepings(table: Table) -> list[str]:
    """Return for each row whether it stays with the next one; a form to fill in stays on one page."""
    followed = len(table.rows[1:])
    if followed < _MOST_KEPT or table.is_for_pens:
        return [KEEP_WITH_NEXT] * followed + [""]
    return [KEEP_WITH_NEXT, *[""] * (followed - 2), KEEP_WITH_NEXT, ""]


def _properties(table: Table, design: _Design, size: Size) -> str:
    heads, pairs = int(bool(table.header)), int(table.is_pairs)
    return (
        f'<w:tblPr><w:tblStyle w:val="{design.style}"/><w:tblW w:w="{size.width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{size.left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0600 | heads << 5 | pairs << 7:04X}" w:firstRow="{heads}" w:lastRow="0" '
        f'w:firstColumn="{pairs}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )


def _row_properties(row: tuple[Inlines, ...]) -> str:
    pen = "" if all(row) else f'<w:trHeight w:val="{PEN_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:cantSplit/>{pen}"


def _row(cells: str, properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cells(style: str, keeping: str, row: tuple[Inlines, ...], widths: tuple[int, ...], draft: bool) -> str:  # noqa: FBT001
    return "".join(
        [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(style, runs(cell, draft, ''), keeping)}</w:tc>"
            for cell, width in zip(row, widths, strict=True)
        ]
    )
