"""An empty sheet to fill in: the keys that matter for some policies as its head, and a row of notes on what they mean.

It begins with a byte order mark and has line ends of Windows (RFC 4180), or Excel would misread every accent.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from generator.spreadsheet.columns import FILE, Column, Keys

_FIRST = ("name", "roles.accountable_lead")
_GROUPS = ("", "registrations.0", "terms", "roles", "facts", "contacts")
_OF_POLICY = (
    "length",
    "document.reference",
    "document.version",
    "document.status",
    "document.approved_by",
    "document.approved_on",
    "document.next_review",
)
_NOTE = "# The name of the organisation's file: small letters, digits and dashes. A row that starts with # is not read."


def empty_sheet(keys: Keys, policies: Sequence[str]) -> bytes:
    """Return the sheet. Its keys are those that the policies ask for, which the schema of the keys was made from."""
    columns = list(dict.fromkeys(_columns(keys, policies)))
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([FILE, *(column.name for column in columns)])
    writer.writerow([_NOTE, *(column.about.partition("\n")[0] for column in columns)])
    return written.getvalue().encode("utf-8-sig")


def _columns(keys: Keys, policies: Sequence[str]) -> Iterator[Column]:
    names = [*_FIRST, *(f"policies.{policy}.{key}" for policy in policies for key in _OF_POLICY)]
    found = {name: each for name in names if isinstance(each := keys.column(name), Column)}
    yield from (found[name] for name in _FIRST if name in found)
    for group in _GROUPS:
        yield from keys.below(group)
    yield from (each for name, each in found.items() if name not in _FIRST)
