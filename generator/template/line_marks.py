"""Marks that carry the number of a line, and what the line starts, through Jinja and Markdown to the reader.

A mark is one private-use character. All files refuse those, so none can be taken for a mark.
"""

from __future__ import annotations

import re

ROLES = ("text", "clause", "bullet", "heading")
"""What a line of prose starts: nothing, a numbered clause, a bullet, a heading."""

MARK_RANGE = "\U00100000-\U0010fffd"
"""The characters used as marks, as they stand in a class of a regular expression."""

_FIRST = 0x100000
_LAST_LINE = (0x10FFFD - _FIRST) // len(ROLES) - 1
_MARK = re.compile(f"[{MARK_RANGE}]")


def mark(line: int, role: str) -> str:
    """Return the mark of a line. Lines past the last one that has a mark are taken for that one."""
    return chr(_FIRST + len(ROLES) * min(line, _LAST_LINE) + ROLES.index(role))


def unmark(character: str) -> tuple[int, str]:
    """Return the line and the role that a mark carries."""
    line, role = divmod(ord(character) - _FIRST, len(ROLES))
    return line, ROLES[role]


def first_mark(text: str) -> str:
    """Return the first mark in a text, or nothing."""
    found = _MARK.search(text)
    return found[0] if found else ""


def line_at(text: str, offset: int) -> int:
    """Return the line that the last mark before an offset carries, 0 when there is none."""
    marks = _MARK.findall(text, 0, offset)
    return unmark(marks[-1])[0] if marks else 0
