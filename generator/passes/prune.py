"""Take the dropped parts out of a section, and whatever cannot stand without them.

A lead-in goes with its last bullet; a heading goes with its last clause; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    Guidance,
    Paragraph,
    PartId,
    Section,
    SectionBlock,
    Table,
    shown,
    walk,
)

Named = TypeVar("Named", Paragraph, Bullet)
Keeps = Callable[[str], bool]
"""Tells whether the part with an id stays. Ids that no template declares stay."""


def prune(section: Section, keeps: Keeps) -> Section | None:
    """Return the section without what is dropped, or None when nothing of it is left.

    Ids made up for parts that only had a condition are gone from the result.
    """
    if not keeps(section.id):
        return None
    blocks = _settled(section.blocks, tuple(_prune_block(block, keeps) for block in section.blocks))
    parts = tuple(left for part in section.sections if (left := prune(part, keeps)))
    pruned = replace(section, blocks=blocks, sections=parts)
    emptied = not blocks and not parts
    lost_its_clauses = _has_clauses(section) and not _has_clauses(pruned)
    return None if emptied or lost_its_clauses else pruned


def without_guidance(section: Section) -> Section:
    """Return the section without notes to whoever adopts it: a final policy has none."""

    def plain(blocks: tuple[SectionBlock, ...]) -> tuple[SectionBlock, ...]:
        return tuple(_plain_clause(block) for block in blocks if not isinstance(block, Guidance))

    sections = tuple(without_guidance(part) for part in section.sections)
    return replace(section, blocks=plain(section.blocks), sections=sections)


def _plain_clause(block: SectionBlock) -> SectionBlock:
    if isinstance(block, Clause):
        return replace(block, blocks=tuple(inner for inner in block.blocks if not isinstance(inner, Guidance)))
    return block


def _has_clauses(section: Section) -> bool:
    return any(isinstance(node, Clause) for node in walk((section,)))


def _prune_block(block: SectionBlock, keeps: Keeps) -> SectionBlock | None:
    match block:
        case Clause(id_, blocks):
            return _prune_clause(block, blocks, keeps) if keeps(id_) else None
        case _:
            return _prune_plain(block, keeps)


def _prune_clause(clause: Clause, blocks: tuple[Block, ...], keeps: Keeps) -> Clause | None:
    left = _settled(blocks, tuple(_prune_plain(block, keeps) for block in blocks))
    kept = tuple(block for block in left if not isinstance(block, Clause))
    keeps_its_words = bool(kept) and isinstance(kept[0], Paragraph) and kept[0].children == clause.words
    return replace(clause, blocks=kept) if keeps_its_words else None


def _prune_plain(block: Block, keeps: Keeps) -> Block | None:
    match block:
        case Paragraph(_, id_):
            return _unnamed(block) if keeps(id_) else None
        case BulletList(bullets):
            kept = tuple(_unnamed(bullet) for bullet in bullets if keeps(bullet.id))
            return BulletList(kept) if kept else None
        case Guidance(blocks):
            inner = tuple(left for each in blocks if (left := _prune_plain(each, keeps)))
            return Guidance(inner) if inner else None
        case _:
            return block


def _unnamed(node: Named) -> Named:
    """Return the node without an id that was only made up to carry a condition."""
    return replace(node, id="") if PartId(node.id).is_made_up else node


def _settled(before: tuple[SectionBlock, ...], pruned: tuple[SectionBlock | None, ...]) -> tuple[SectionBlock, ...]:
    """Return what is left of some blocks, without lead-ins that have lost all they led in."""
    kept: list[SectionBlock] = []
    led_before: SectionBlock | None = None
    led: SectionBlock | None = None
    for old, block in zip(reversed(before), reversed(pruned), strict=True):
        lost = _leads_in(old) and isinstance(led_before, _LED) and not isinstance(led, _LED)
        if block is not None and not lost:
            kept.append(block)
            # Notes between a lead-in and its list do not count.
            led = led if isinstance(block, Guidance) else block
        led_before = led_before if isinstance(old, Guidance) else old
    return _joined(reversed(kept))


_LED = (BulletList, Table, Clause)


def _joined(blocks: Iterable[SectionBlock]) -> tuple[SectionBlock, ...]:
    """Make one list of two that became neighbours, and one table of two with the same heading row."""
    joined: list[SectionBlock] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, BulletList) and isinstance(last, BulletList):
            joined[-1] = BulletList(last.bullets + block.bullets)
        elif isinstance(block, Table) and isinstance(last, Table) and last.header == block.header:
            joined[-1] = Table(last.header, last.rows + block.rows)
        else:
            joined.append(block)
    return tuple(joined)


def dangling_lead_ins(section: Section) -> Iterator[str]:
    """Yield the words of each lead-in that leads in nothing, at any depth."""
    holders = [node.blocks for node in walk((section,))]
    for blocks in holders:
        plain: list[SectionBlock | None] = [block for block in blocks if not isinstance(block, Guidance)]
        for block, following in pairwise([*plain, None]):
            if block is not None and _leads_in(block) and not isinstance(following, _LED):
                assert isinstance(block, Paragraph)
                yield "".join(shown(inline) for inline in block.children)


def _leads_in(block: SectionBlock) -> bool:
    return isinstance(block, Paragraph) and "".join(shown(inline) for inline in block.children).endswith(":")
