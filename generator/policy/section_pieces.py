"""The text of a section cut into pieces: each clause is the same in most of its variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from generator.template.line_marks import MARK_RANGE

MOST_BRACKETS = 500
"""With more in a text nobody has the patience to read it."""


Piece: TypeAlias = tuple[str, ...]
"""What reads alone as it does with the rest: a clause, or more than that; of a table each row, below its head."""


def pieces_of(source: str) -> list[Piece]:
    """Return a source in pieces, in its order."""
    whole: list[Piece] = [(source,)]
    if _DEFINITION.search(source) or source.count("[") > MOST_BRACKETS:
        return whole
    found: list[Piece] = []
    texts = _TABLE.split(source)
    for at, text in enumerate(texts):
        if at % 2:
            found.append(_rows(text))
        elif text.strip():
            found += _clauses(text)
        elif 0 < at < len(texts) - 1:
            # Two tables that touch are none of ours, and where that is told depends on both.
            return whole
    return found


def _rows(table: str) -> Piece:
    head, rule, *rows = table.split("\n")
    return tuple([f"{head}\n{rule}\n{row}" for row in rows])


def _clauses(source: str) -> Iterator[Piece]:
    piece, alone = "", False
    for start in _BETWEEN_CLAUSES.split(source):
        if alone:
            yield (piece,)
            piece = ""
        piece = f"{piece}\n\n{start}" if piece else start
        alone = _CLAUSE.fullmatch(start) is not None
    yield (piece,)


_ROW, _RULE = rf"[{MARK_RANGE}]*\|.*\| *", rf"[{MARK_RANGE}]*\|(?: *:?-+:? *\|)+ *"
_TABLE = re.compile(rf"(?:\A|\n\n)({_ROW}\n{_RULE}(?:\n{_ROW})+)(?=\n\n|\n*\Z)")
_START = rf"1\. [{MARK_RANGE}]*[^\s{MARK_RANGE}]"
_BETWEEN_CLAUSES = re.compile(rf"\n\n(?={_START})")
_CLAUSE = re.compile(rf"{_START}.*(?:\n+   .*)*\n*")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)
"""An address that other words refer to, from wherever they stand."""
