"""A CSV file becomes a sheet: commas, semicolons or tabs, in UTF-8 or in UTF-16 with its mark.

Nothing is guessed from what the rows hold. What stands between cells is read off the head, whose names hold none of it;
another encoding is told, since to guess it wrong would change somebody's name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.diagnostics import Problems
from generator.spreadsheet.sheet import MAX_COLUMNS, MAX_ROWS, Cell, Row, Sheet, of_whole, plain, too_large

_SEPARATORS = ",;\t"
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE = 'save it as "CSV UTF-8"'


def read_csv(file: str, content: bytes) -> Sheet:
    """Return the sheet that a CSV file holds. Raises Problems."""
    text = _decoded(file, content)
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    return Sheet(file, tuple(row for row in _rows(file, text, separator) if not row.is_empty))


def _decoded(file: str, content: bytes) -> str:
    encoding = "utf-16" if content.startswith(_MARKS_OF_UTF_16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise Problems([of_whole(file, "the sheet breaks off within a character of UTF-16", _SAVE)]) from None
        line = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        fact = f"line {line} is not UTF-8: the byte 0x{byte:02x} is of another encoding, such as Windows-1252"
        raise Problems([of_whole(file, fact, _SAVE)]) from None


def _rows(file: str, text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise Problems([too_large(file)])
            yield Row(number, tuple(Cell(plain(cell)) for cell in cells))
    except csv.Error as error:
        fact = f"row {number + 1} cannot be told apart from the next: {error}"
        hint = "close each quote, and write a quote within a cell twice; a spreadsheet does so when it saves as CSV"
        raise Problems([of_whole(file, fact, hint)]) from None
