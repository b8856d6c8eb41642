"""Put an organisation's own wording and its own clauses into a section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.document import Block, Clause, Section, SectionBlock, SectionKind

Edit = Callable[[Clause], tuple[Clause, ...]]


def reword(section: Section, clause_id: str, blocks: tuple[Block, ...]) -> Section:
    """Return the section with a clause's words replaced; its id, and so every reference to it, stays."""
    return _edit(section, clause_id, lambda clause: (replace(clause, blocks=blocks),))


def insert_after(section: Section, after: str, clause: Clause) -> Section:
    """Return the section with a clause put after another, or at the end of a part named by its id."""
    if any(part.id == after for part in _parts(section)):
        return _append(section, after, clause)
    return _edit(section, after, lambda neighbour: (neighbour, clause))


def takes_clauses(section: Section, part_id: str) -> bool:
    """Tell whether a clause may be put at the end of a part: not where sub-sections hold the clauses."""
    for part in _parts(section):
        if part.id == part_id:
            return part.kind is not SectionKind.FRONT and all(
                inner.kind is SectionKind.SUBHEADING for inner in part.sections
            )
    return True


def _edit(section: Section, clause_id: str, edit: Edit) -> Section:
    blocks: list[SectionBlock] = []
    for block in section.blocks:
        blocks.extend(edit(block) if isinstance(block, Clause) and block.id == clause_id else (block,))
    return replace(
        section, blocks=tuple(blocks), sections=tuple(_edit(part, clause_id, edit) for part in section.sections)
    )


def _append(section: Section, part_id: str, clause: Clause) -> Section:
    if section.id != part_id:
        return replace(section, sections=tuple(_append(part, part_id, clause) for part in section.sections))
    if section.sections:
        *others, last = section.sections
        return replace(section, sections=(*others, _append(last, last.id, clause)))
    return replace(section, blocks=(*section.blocks, clause))


def _parts(section: Section) -> list[Section]:
    return [section, *(inner for part in section.sections for inner in _parts(part))]
