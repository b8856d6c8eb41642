"""An Excel workbook becomes a sheet: its first one, and only cells that are text.

A number has lost what was typed: 1.10 has become 1.1, and a telephone number its first zero. So a cell that is no text
is refused by its address, but for true and false. A formula is refused too: what it shows need not be what it says.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Problems, quoted
from generator.source.characters import Fault
from generator.spreadsheet.sheet import MAX_COLUMNS, MAX_ROWS, Cell, Row, Sheet, of_whole, plain, too_large

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAX_UNPACKED = 200 * 1024 * 1024
"""How large a workbook may be when it is unpacked: a hundred times one of ten thousand rows."""
_AS_TEXT = "format the column as text and type it again"
_SAVE = "open it in your spreadsheet and save it again, or save it as CSV UTF-8"
_MISREAD = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
)
"""What openpyxl raises for a workbook that is not whole; it has no error of its own for all of that."""


def read_xlsx(file: str, content: bytes) -> Sheet:
    """Return the first sheet of a workbook. Raises Problems."""
    _check_size(file, content)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of looks that it would lose if it wrote the workbook.
            warnings.simplefilter("ignore")
            rows = [row for row in _rows(file, _opened(file, content)) if not row.is_empty]
    except _MISREAD:
        raise Problems([of_whole(file, "this is not a whole Excel workbook", _SAVE)]) from None
    return Sheet(file, tuple(_even(rows)))


def _check_size(file: str, content: bytes) -> None:
    """Refuse what would unpack to far more than a sheet holds; unpacking stops at the size that is told here."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Problems([of_whole(file, "this is not a whole Excel workbook", _SAVE)]) from None
    if unpacked > MAX_UNPACKED:
        fact = f"the workbook unpacks to {unpacked // 2**20:,} MiB, more than the {MAX_UNPACKED // 2**20} allowed"
        raise Problems([of_whole(file, fact, "keep only the sheet of the organisations in it")])


def _opened(file: str, content: bytes) -> Workbook:
    try:
        import openpyxl  # noqa: PLC0415  # an extra: who has none reads CSV all the same
    except ImportError:
        hint = "run: pip install 'policygen[xlsx]', or save the sheet as CSV UTF-8"
        raise Problems([of_whole(file, "reading an Excel workbook needs openpyxl, which is not there", hint)]) from None
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)


def _rows(file: str, book: Workbook) -> Iterator[Row]:
    if not book.worksheets:
        raise Problems([of_whole(file, "the workbook has no sheet with cells", _SAVE)])
    sheet = book.worksheets[0]
    # Some programs write a wrong size, by which rows would be left out.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise Problems([too_large(file)])
        yield Row(number, tuple(_cell(sheet.title, cell) for cell in cells))


def _even(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows as long as the first: a workbook does not keep cells in which nothing stands."""
    width = 0
    for row in rows:
        width = width or len(row.cells)
        filled = max((at for at, cell in enumerate(row.cells, start=1) if not cell.is_empty), default=0)
        length = max(width, filled)
        yield Row(row.number, (*row.cells[:length], *[Cell()] * (length - len(row.cells))))


def _cell(sheet: str, cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type == "f":
        return _refused(sheet, cell, "a formula", "copy the column and paste it as values, formatted as text")
    if isinstance(value, bool):
        return Cell("true" if value else "false")
    if cell.data_type == "e":
        return _refused(sheet, cell, f"the error {value}", "mend the formula, or clear the cell")
    if isinstance(value, str):
        return Cell(plain(value))
    return _refused(sheet, cell, _described(value), _AS_TEXT)


def _refused(sheet: str, cell: Any, what: str, hint: str) -> Cell:
    return Cell(fault=Fault(f"{sheet}!{cell.coordinate} holds {what}", hint))


def _described(value: object) -> str:
    if isinstance(value, date | datetime | time | timedelta):
        # A date at midnight is a day, which is how it was typed.
        return f"the date {str(value).removesuffix(' 00:00:00')}"
    return f"the number {value}" if isinstance(value, int | float) else f"what is no text: {quoted(str(value))}"
