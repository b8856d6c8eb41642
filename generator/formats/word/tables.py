"""Tables: a heading row that repeats on every page, rows that do not break, widths that fit the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from generator.document import Inlines, Table, shown
from generator.formats.word.inlines import Story, runs
from generator.formats.word.letters import LETTER_WIDTH, letters_in
from generator.formats.word.markup import KEEP_WITH_NEXT, paragraph, twips

CELL_MARGIN = twips(2)
"""Space at the left and right of a cell's words."""

_PEN_HEIGHT = twips(10)
"""The least height of a row with a cell to write in."""


def table(table: Table, story: Story, left: int, width: int) -> str:
    """Return the table, `left` twips from the margin and `width` twips wide."""
    widths = column_widths(table, width, story.letter_width)
    columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in widths])
    head = _row(_cells("TableHeading", "", table.header, widths, story), "<w:cantSplit/><w:tblHeader/>")
    # A form to fill in stays on one page: each row is kept with the next one.
    keeping = "" if all(map(all, table.rows)) else KEEP_WITH_NEXT
    *others, last = table.rows
    rows = [_row(_cells("TableText", keeping, row, widths, story), _row_properties(row)) for row in others]
    end = _row(_cells("TableText", "", last, widths, story), _row_properties(last))
    return f"<w:tbl>{_properties(table, left, width)}<w:tblGrid>{columns}</w:tblGrid>{head}{''.join(rows)}{end}</w:tbl>"


def _properties(table: Table, left: int, width: int) -> str:
    pairs = int(table.is_pairs)
    return (
        f'<w:tblPr><w:tblStyle w:val="PolicyTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0620 | pairs << 7:04X}" w:firstRow="1" w:lastRow="0" w:firstColumn="{pairs}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )


def _row_properties(row: tuple[Inlines, ...]) -> str:
    pen = "" if all(row) else f'<w:trHeight w:val="{_PEN_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:cantSplit/>{pen}"


def _row(cells: str, properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cells(style: str, keeping: str, row: tuple[Inlines, ...], widths: tuple[int, ...], story: Story) -> str:
    middle = "" if all(row) else '<w:vAlign w:val="center"/>'
    return "".join(
        [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>'
            f"{paragraph(style, runs(cell, story), keeping)}</w:tc>"
            for cell, width in zip(row, widths, strict=True)
        ]
    )


# ---- widths


def column_widths(table: Table, total: int, letter: int = LETTER_WIDTH) -> tuple[int, ...]:
    """Return widths that add up to the total, where an ordinary letter is so wide.

    A column of short texts is as wide as they are; columns of longer ones share what is left; and no
    word breaks if that can be.
    """
    columns = tuple(zip(table.header, *table.rows, strict=True))
    needs = _needs(columns, total, letter)
    widths = [0.0] * len(columns)
    left = float(total)
    wishes = sorted((_wish(column, total, letter), number) for number, column in enumerate(columns))
    for place, (wish, number) in enumerate(wishes):
        fair = min(wish, left / (len(columns) - place))
        widths[number] = max(fair, needs[number])
        left -= fair
    return _exactly(total, _unbroken(total, widths, needs))


def _unbroken(total: int, widths: list[float], needs: list[int]) -> list[float]:
    """Share the total anew where the widths, made to fit it, would break a word: what a word needs is not shared."""
    spare, over = total - sum(needs), sum(widths) - sum(needs)
    fits = all(width * total >= need * sum(widths) for width, need in zip(widths, needs, strict=True))
    if fits or spare < 0 or over <= 0:
        return widths
    return [need + (width - need) * spare / over for width, need in zip(widths, needs, strict=True)]


def _wish(column: tuple[Inlines, ...], total: int, letter: int) -> float:
    """The width at which no text of the column would wrap; a cell for a pen wishes for a third of the table."""
    written = _width(max(map(len, map(_words, column))), letter)
    return written if all(column) else max(written, total / 3)


def _needs(columns: Sequence[tuple[Inlines, ...]], total: int, letter: int) -> list[int]:
    """The width of each column's longest word: by its letters, and where there is room by their shapes."""
    plain = [_width(max(len(word) for word, _ in _split(column)), letter) for column in columns]
    exact = [_width(max(letters_in(word, bold=bold) for word, bold in _split(column)), letter) for column in columns]
    wanted = sum(exact) - sum(plain)
    share = min(1.0, max(0, total - sum(plain)) / wanted) if wanted else 1.0
    return [low + int((high - low) * share) for low, high in zip(plain, exact, strict=True)]


def _split(column: tuple[Inlines, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a column, each with whether it is bold: those of the heading, which comes first."""
    heading, *others = column
    yield from ((word, True) for word in _words(heading).split(" "))
    yield from ((word, False) for cell in others for word in _words(cell).split(" "))


def _words(cell: Inlines) -> str:
    return "".join(map(shown, cell))


def _width(letters: float, letter: int) -> int:
    return 2 * CELL_MARGIN + ceil(letter * letters)


def _exactly(total: int, shares: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers in the proportion of the shares, with the rounding in the last one."""
    whole = sum(shares)
    widths = [round(total * share / whole) for share in shares[:-1]]
    return (*widths, total - sum(widths))
