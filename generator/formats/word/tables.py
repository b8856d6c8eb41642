"""Tables: a heading row that repeats on every page, rows that do not break, widths that fit the words.

All cells begin at the top of their row. A form, pairs of a name and room for a pen, has lines to write on and no grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.document import Inlines, Table, shown
from generator.formats.word.inlines import Story, runs
from generator.formats.word.letters import LETTER_WIDTH, letters_in
from generator.formats.word.markup import KEEP_WITH_NEXT, paragraph, twips

CELL_MARGIN = twips(2)
"""Space at the left and right of a cell's words."""

PEN_HEIGHT = twips(12)
"""The least height of a row with a cell to write in."""

_MOST_KEPT = 8
"""A table of no more rows stays on one page; of a longer one, neither the first row nor the last stands alone."""


@dataclass(frozen=True, slots=True)
class _Design:
    """The style of a table, and the styles of the paragraphs in its heading row and in the others."""

    style: str
    text: str
    heading: str = "TableHeading"


_GRID = _Design("PolicyTable", "TableText")
_FORM = _Design("PolicyForm", "FormText")


def table(table: Table, story: Story, left: int, width: int) -> str:
    """Return the table, `left` twips from the margin and `width` twips wide."""
    design = _FORM if _is_form(table) else _GRID
    widths = column_widths(table, width, story.letter_width)
    columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in widths])
    rows = []
    if table.header:
        rows.append(_row(_cells(design.heading, "", table.header, widths, story), "<w:cantSplit/><w:tblHeader/>"))
    for row, keeping in zip(table.rows, _keepings(table), strict=True):
        rows.append(_row(_cells(design.text, keeping, row, widths, story), _row_properties(row)))
    properties = _properties(table, design, left, width)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _is_form(table: Table) -> bool:
    return not table.header and not any(row[1] for row in table.rows)


def _keepings(table: Table) -> list[str]:
    """Return for each row whether it stays with the next one; a form to fill in stays on one page."""
    followed = len(table.rows[1:])
    if followed < _MOST_KEPT or not all(map(all, table.rows)):
        return [KEEP_WITH_NEXT] * followed + [""]
    return [KEEP_WITH_NEXT, *[""] * (followed - 2), KEEP_WITH_NEXT, ""]


def _properties(table: Table, design: _Design, left: int, width: int) -> str:
    heads, pairs = int(bool(table.header)), int(table.is_pairs)
    return (
        f'<w:tblPr><w:tblStyle w:val="{design.style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0600 | heads << 5 | pairs << 7:04X}" w:firstRow="{heads}" w:lastRow="0" '
        f'w:firstColumn="{pairs}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )


def _row_properties(row: tuple[Inlines, ...]) -> str:
    pen = "" if all(row) else f'<w:trHeight w:val="{PEN_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:cantSplit/>{pen}"


def _row(cells: str, properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cells(style: str, keeping: str, row: tuple[Inlines, ...], widths: tuple[int, ...], story: Story) -> str:
    return "".join(
        [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(style, runs(cell, story), keeping)}</w:tc>"
            for cell, width in zip(row, widths, strict=True)
        ]
    )


# ---- widths


def column_widths(table: Table, total: int, letter: int = LETTER_WIDTH) -> tuple[int, ...]:
    """Return widths that add up to the total, where an ordinary letter is so wide.

    A column of short texts is as wide as they are; columns of longer ones share what is left; and no
    word breaks if that can be. What names leave goes to what they stand for.
    """
    columns = _columns(table)
    needs = _needs(columns, total, letter)
    widths = [0.0] * len(columns)
    left = float(total)
    wishes = sorted((_wish(column, total, letter), number) for number, column in enumerate(columns))
    for place, (wish, number) in enumerate(wishes):
        fair = min(wish, left / (len(columns) - place))
        widths[number] = max(fair, needs[number])
        left -= fair
    if table.is_pairs:
        widths[1] = max(widths[1], total - widths[0])
    return _exactly(total, _unbroken(total, widths, needs))


@dataclass(frozen=True, slots=True)
class _Cell:
    words: str
    bold: bool


def _columns(table: Table) -> tuple[tuple[_Cell, ...], ...]:
    """Return the cells of each column, those of the heading row included; that row and the names of pairs are bold."""
    heads = [[_Cell(_words(cell), bold=True) for cell in table.header]] if table.header else []
    rows = []
    for name, *others in table.rows:
        rows.append([_Cell(_words(name), bold=table.is_pairs), *(_Cell(_words(cell), bold=False) for cell in others)])
    return tuple(zip(*heads, *rows, strict=True))


def _unbroken(total: int, widths: list[float], needs: list[int]) -> list[float]:
    """Share the total anew where the widths, made to fit it, would break a word: what a word needs is not shared."""
    spare, over = total - sum(needs), sum(widths) - sum(needs)
    fits = all(width * total >= need * sum(widths) for width, need in zip(widths, needs, strict=True))
    if fits or spare < 0 or over <= 0:
        return widths
    return [need + (width - need) * spare / over for width, need in zip(widths, needs, strict=True)]


def _wish(column: tuple[_Cell, ...], total: int, letter: int) -> float:
    """The width at which no text of the column would wrap; a cell for a pen wishes for a third of the table."""
    written = _width(max(len(cell.words) for cell in column), letter)
    return written if all(cell.words for cell in column) else max(written, total / 3)


def _needs(columns: Sequence[tuple[_Cell, ...]], total: int, letter: int) -> list[int]:
    """The width of each column's longest word: by its letters, and where there is room by their shapes."""
    plain = [_width(max(len(word) for word, _ in _split(column)), letter) for column in columns]
    exact = [_width(max(letters_in(word, bold=bold) for word, bold in _split(column)), letter) for column in columns]
    wanted = sum(exact) - sum(plain)
    share = min(1.0, max(0, total - sum(plain)) / wanted) if wanted else 1.0
    return [low + int((high - low) * share) for low, high in zip(plain, exact, strict=True)]


def _split(column: tuple[_Cell, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a column, each with whether it is bold."""
    yield from ((word, cell.bold) for cell in column for word in cell.words.split(" "))


def _words(cell: Inlines) -> str:
    return "".join(map(shown, cell))


def _width(letters: float, letter: int) -> int:
    return 2 * CELL_MARGIN + ceil(letter * letters)


def _exactly(total: int, shares: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers in the proportion of the shares, with the rounding in the last one."""
    whole = sum(shares)
    widths = [round(total * share / whole) for share in shares[:-1]]
    return (*widths, total - sum(widths))
