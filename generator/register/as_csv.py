"""The register as CSV, made for spreadsheets; programs are better served by JSON.

It begins with a byte order mark and has line ends of Windows (RFC 4180), or Excel would misread every accent.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from generator.register.rows import Entry, what_is_dropped, who_stands_in

_COLUMNS = (
    "Organisation",
    "Id",
    "Policy",
    "Template",
    "Edition",
    "Version",
    "Status",
    "Approved by",
    "Approved on",
    "Next review",
    "Duties that others took on",
    "Left out",
    "Outputs",
    "Files",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would run: a sheet of many organisations must not do what one of them wrote."""
_NUMBER = re.compile(r"\d[\d.,/-]*")


def register_sheet(entries: Sequence[Entry]) -> bytes:
    """Return the sheet, a heading row first."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([[_safe(cell) for cell in _cells(entry)] for entry in entries])
    return written.getvalue().encode("utf-8-sig")


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        entry.name,
        entry.organisation,
        entry.title,
        entry.policy,
        _as_text(entry.edition),
        _as_text(entry.version),
        entry.status,
        entry.approved_by,
        entry.approved_on.isoformat() if entry.approved_on else "",
        entry.next_review.isoformat() if entry.next_review else "",
        "; ".join(who_stands_in(entry)),
        "; ".join(what_is_dropped(entry)),
        entry.outputs,
        "; ".join(file.path for file in entry.files if file.state.is_there),
    )


def _as_text(version: str) -> str:
    """Return a version as a spreadsheet leaves it: 1.10 would become 1.1, and 1-2 a day in February."""
    return f"v{version}" if _NUMBER.fullmatch(version) else version


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: with an apostrophe in front, it is text."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
