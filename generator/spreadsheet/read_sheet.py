"""The bytes of a file become a sheet, whichever way it was saved."""

from __future__ import annotations

from generator.diagnostics import Problems
from generator.spreadsheet.read_csv import read_csv
from generator.spreadsheet.read_xlsx import read_xlsx
from generator.spreadsheet.sheet import MAX_BYTES, Sheet, of_whole

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_sheet(file: str, content: bytes) -> Sheet:
    """Return the sheet that a file holds, by what it begins with: its name need not tell. Raises Problems."""
    if len(content) > MAX_BYTES:
        fact = f"the file is larger than {MAX_BYTES // 2**20} MiB"
        raise Problems([of_whole(file, fact, "keep only the sheet of the organisations in it")])
    if content.startswith(_OLD_OFFICE):
        fact = "this is a workbook of an old Excel, or one with a password"
        raise Problems([of_whole(file, fact, "save it as CSV UTF-8")])
    return read_xlsx(file, content) if content.startswith(_ZIP) else read_csv(file, content)
