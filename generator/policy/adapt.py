"""Put an organisation's own wording and its own clauses into a section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.document import Block, Clause, Section, SectionBlock, SectionKind, walk


def adapt(section: Section, wording: Mapping[str, tuple[Block, ...]], added: Mapping[str, Sequence[Clause]]) -> Section:
    """Return the section with other words for clauses, and with clauses after others or at the end of parts, by ids.

    The id of a reworded clause, and so every reference to it, stays. Clauses can come after added ones.
    """
    blocks: list[SectionBlock] = []
    for block in section.blocks:
        if isinstance(block, Clause) and block.id in wording:
            blocks.append(replace(block, blocks=wording[block.id]))
        else:
            blocks.append(block)
        if isinstance(block, Clause) and block.id in added:
            blocks.extend(_following(block.id, added))
    blocks.extend(_following(section.id, added))
    inner = tuple([adapt(part, wording, added) for part in section.sections])
    own = tuple(blocks)
    if own == section.blocks and inner == section.sections:
        return section
    return replace(section, blocks=own, sections=inner)


def end_of(section: Section, part_id: str) -> str:
    """Return the id of the part that ends a part: its last sub-heading, or itself; any other id as it is."""
    part = next((part for part in _parts(section) if part.id == part_id), None)
    return end_of(part, part.sections[-1].id) if part and part.sections else part_id


def takes_clauses(section: Section, part_id: str) -> bool:
    """Tell whether a clause may be put at the end of a part: not where sub-sections hold the clauses."""
    for part in _parts(section):
        if part.id == part_id:
            return part.kind not in {SectionKind.LEAD, SectionKind.FRONT} and all(
                inner.kind is SectionKind.SUBHEADING for inner in part.sections
            )
    return True


def _following(after: str, added: Mapping[str, Sequence[Clause]]) -> Iterator[Clause]:
    """Yield the clauses that come after something, each with those that come after it in turn."""
    left = list(reversed(added.get(after, ())))
    while left:
        clause = left.pop()
        yield clause
        left.extend(reversed(added.get(clause.id, ())))


def _parts(section: Section) -> list[Section]:
    return [node for node in walk((section,)) if isinstance(node, Section)]
