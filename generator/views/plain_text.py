"""Blocks of a policy as plain lines, as somebody would type them: bullets after a hyphen, a table row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.document import Block, BulletList, Guidance, Inlines, Paragraph, Table, shown
from generator.passes.phrases import TOKEN_RANGE
from generator.views.layout import wrapped

BULLET = "- "
_TOKEN = re.compile(TOKEN_RANGE)
_LEAD = re.compile(rf" *(?:{BULLET})?")


def plain_text(blocks: Iterable[Block]) -> str:
    """Return what blocks say, a line for each paragraph, bullet and cell."""
    return "\n".join(line for block in blocks for line in _lines(block))


def words_of(inlines: Inlines) -> str:
    """Return what a run of words says; a value that has no place there leaves a gap."""
    return _TOKEN.sub("…", "".join(map(shown, inlines)))


def fitted(text: str, indent: str = "") -> list[str]:
    """Return lines of plain text so that they fit; what goes on below stands under the words of a bullet."""
    lines: list[str] = []
    for line in text.split("\n"):
        lead = _LEAD.match(line)
        first = f"{indent}{lead[0] if lead else ''}"
        lines += wrapped(line.removeprefix(first.removeprefix(indent)), first)
    return lines


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield words_of(children)
        case BulletList(bullets):
            yield from (f"{BULLET}{words_of(bullet.children)}" for bullet in bullets)
        case Table():
            yield from _rows(block)
        case Guidance():
            return
        case _:
            assert_never(block)


def _rows(table: Table) -> Iterator[str]:
    header = [words_of(cell) for cell in table.header]
    for row in table.rows:
        first, *others = map(words_of, row)
        if table.is_pairs:
            yield f"{first}: {others[0]}".rstrip()
        elif not any((first, *others)):
            yield f"(to fill in: {', '.join(header)})"
        else:
            yield first or f"({header[0]}: to fill in)"
            yield from (f"  {name}: {cell}" for name, cell in zip(header[1:], others, strict=True) if cell)
