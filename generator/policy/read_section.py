"""A section's text becomes the section, read in pieces, so that only what is new of it is read.

A section comes in many choices of its clauses, but each clause is the same in most of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TypeAlias

from generator.diagnostics import Diagnostic, Location, Problems
from generator.document import Misshapen, PartId, Section, SectionBlock, SectionKind, Table
from generator.policy.said import HEADINGS, Heading, Refused, Said
from generator.policy.section_pieces import pieces_of
from generator.template.load import SectionSource

Recall: TypeAlias = Callable[[str], Said]
"""Returns what a piece of a section says, read now when it is new."""
_Parts: TypeAlias = Sequence[SectionBlock | Heading]


def read_section(source: SectionSource, text: str, recall: Recall) -> Section:
    """Return what a rendered section says. Raises Problems with every construct that a policy does not have."""
    part = source.part
    said = _said(source, text, recall)
    shape = _Shape(source.file, part.id, [*said.problems])
    blocks, sections = shape.of(said.parts)
    if shape.problems:
        raise Problems(shape.problems)
    try:
        return Section(part.id, part.title, SectionKind(source.kind), blocks, sections, is_sheet=source.is_sheet)
    except Misshapen as broken:
        raise Problems([Diagnostic(Location(source.file, 1), broken.rule, broken.hint)]) from None


def _said(source: SectionSource, text: str, recall: Recall) -> Said:
    pieces = [[recall(each) for each in piece] for piece in pieces_of(text)]
    parts = [_parts(piece) for piece in pieces]
    if None in parts:
        from generator.policy.read_markdown import read_markdown  # noqa: PLC0415  # most is in order

        # A fault may be told at the last line of the piece before.
        return read_markdown(text, source.file, source.part.id)
    return Said(tuple(chain.from_iterable(filter(None, parts))))


def _parts(piece: list[Said]) -> _Parts | None:
    """Return what a piece says, the rows of a table in one; None where there is a fault in it."""
    if any(said.problems for said in piece):
        return None
    if len(piece) == 1:
        return piece[0].parts
    rows = [part for said in piece for part in said.parts if isinstance(part, Table)]
    return [Table(rows[0].header, tuple([row.rows[0] for row in rows]))] if len(rows) == len(piece) else None


@dataclass
class _Shape:
    """Puts what a section says below its headings."""

    file: str
    section_id: str
    problems: list[Diagnostic] = field(default_factory=list)

    def of(self, parts: _Parts) -> tuple[tuple[SectionBlock, ...], tuple[Section, ...]]:
        """Return the blocks, then the sub-sections or sub-headings below them."""
        for tag, kind in zip(HEADINGS, (SectionKind.SUBSECTION, SectionKind.SUBHEADING), strict=True):
            starts = [at for at, part in enumerate(parts) if isinstance(part, Heading) and part.tag == tag]
            if starts:
                groups = [parts[start:end] for start, end in pairwise([*starts, len(parts)])]
                return self.lead(parts[: starts[0]]), tuple([self.part(group, kind) for group in groups])
        return self.lead(parts), ()

    def lead(self, parts: _Parts) -> tuple[SectionBlock, ...]:
        blocks: list[SectionBlock] = []
        for part in parts:
            if isinstance(part, Heading):
                from generator.policy.read_markdown import not_here  # noqa: PLC0415  # most is in order

                self.refuse(part, not_here(part.tag))
            else:
                blocks.append(part)
        return tuple(blocks)

    def part(self, parts: _Parts, kind: SectionKind) -> Section:
        heading, *body = parts
        assert isinstance(heading, Heading)
        blocks, sections = self.of(body)
        try:
            return Section(heading.id, heading.title, kind, blocks, sections)
        except Misshapen as broken:
            self.refuse(heading, Refused(broken.rule, broken.hint))
            return Section(PartId.made_up(self.section_id), heading.title, kind)

    def refuse(self, heading: Heading, refused: Refused) -> None:
        self.problems.append(Diagnostic(Location(self.file, heading.line), refused.message, refused.hint))
