"""Take the dropped parts out of a section, and whatever cannot stand without them.

A lead-in goes with its last bullet; a heading goes with its last clause; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar, assert_never

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
from generator.document.blocks import is_note
from generator.document.memory import remembered

Named = TypeVar("Named", Paragraph, Bullet)
Keeps = Callable[[str], bool]
"""Tells whether the part with an id stays. Ids that no template declares stay."""


def prune(section: Section, keeps: Keeps) -> Section | None:
    """Return the section without what is dropped, or None when nothing of it is left.

    Ids made up for parts that only had a condition are gone from the result.
    """
    if not keeps(section.id):
        return None
    blocks = _settled(section.blocks, tuple(_pruned(block, keeps) for block in section.blocks))
    parts = tuple(left for part in section.sections if (left := prune(part, keeps)))
    pruned = replace(section, blocks=blocks, sections=parts)
    emptied = not blocks and not parts
    lost_its_clauses = _has_clauses(section) and not _has_clauses(pruned)
    return None if emptied or lost_its_clauses else pruned


def without_guidance(section: Section) -> Section:
    """Return the section without notes to whoever adopts it: a final policy has none."""
    blocks = tuple(left for block in section.blocks if (left := _final(block)))
    return replace(section, blocks=blocks, sections=tuple(map(without_guidance, section.sections)))


def _final(block: SectionBlock) -> SectionBlock | None:
    if isinstance(block, Clause):
        blocks = tuple(left for inner in block.blocks if (left := _final_block(inner)))
        return block if blocks == block.blocks else replace(block, blocks=blocks)
    return _final_block(block)


def _final_block(block: Block) -> Block | None:
    """Return the block as a final policy has it, or None when it has none of it."""
    match block:
        case Paragraph() | BulletList() | Table():
            return block
        case Guidance():
            return None
        case _:
            assert_never(block)


def _has_clauses(section: Section) -> bool:
    return any(isinstance(node, Clause) for node in walk((section,)))


def _pruned(block: SectionBlock, keeps: Keeps) -> SectionBlock | None:
    """Return what is left of a block: nothing when it is dropped itself, or all that it holds."""
    if isinstance(block, Clause):
        return _pruned_clause(block, keeps) if keeps(block.id) else None
    return _pruned_block(block, keeps)


def _pruned_clause(clause: Clause, keeps: Keeps) -> Clause | None:
    left = _settled(clause.blocks, tuple(_pruned_block(block, keeps) for block in clause.blocks))
    kept = tuple(block for block in left if not isinstance(block, Clause))
    keeps_its_words = bool(kept) and isinstance(kept[0], Paragraph) and kept[0].children == clause.words
    if not keeps_its_words:
        return None
    return clause if kept == clause.blocks else replace(clause, blocks=kept)


def _pruned_block(block: Block, keeps: Keeps) -> Block | None:
    match block:
        case Paragraph(_, id_):
            return _unnamed(block) if keeps(id_) else None
        case BulletList(bullets):
            kept = tuple(_unnamed(bullet) for bullet in bullets if keeps(bullet.id))
            if kept == bullets:
                return block
            return BulletList(kept) if kept else None
        case Table():
            return block
        case Guidance(blocks):
            inner = tuple(left for each in blocks if (left := _pruned_block(each, keeps)))
            return Guidance(inner) if inner else None
        case _:
            assert_never(block)


def _unnamed(node: Named) -> Named:
    """Return the node without an id that was only made up to carry a condition."""
    return replace(node, id="") if PartId(node.id).is_made_up else node


# ---- lead-ins


def _settled(before: tuple[SectionBlock, ...], pruned: tuple[SectionBlock | None, ...]) -> tuple[SectionBlock, ...]:
    """Return what is left of some blocks, without lead-ins that have lost all they led in."""
    kept: list[SectionBlock] = []
    led_before: SectionBlock | None = None
    led: SectionBlock | None = None
    for old, block in zip(reversed(before), reversed(pruned), strict=True):
        lost = _lead_in(old) and _can_be_led(led_before) and not _can_be_led(led)
        if block is not None and not lost:
            kept.append(block)
            # Notes between a lead-in and its list do not count.
            led = led if is_note(block) else block
        led_before = led_before if is_note(old) else old
    return _joined(reversed(kept))


def _joined(blocks: Iterable[SectionBlock]) -> tuple[SectionBlock, ...]:
    """Make one list of two that became neighbours, and one table of two with the same heading row."""
    joined: list[SectionBlock] = []
    for block in blocks:
        one = _as_one(joined[-1], block) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(block)
    return tuple(joined)


def _as_one(last: SectionBlock, block: SectionBlock) -> SectionBlock | None:
    """Return two neighbours as one block, or None when they stay two."""
    match block:
        case BulletList():
            return BulletList(last.bullets + block.bullets) if isinstance(last, BulletList) else None
        case Table():
            if isinstance(last, Table) and last.header == block.header:
                return Table(block.header, last.rows + block.rows)
            return None
        case Paragraph() | Clause() | Guidance():
            return None
        case _:
            assert_never(block)


def dangling_lead_ins(section: Section) -> Iterator[str]:
    """Yield the words of each lead-in that leads in nothing, at any depth."""
    yield from _dangling(section.blocks)
    for part in section.sections:
        yield from dangling_lead_ins(part)


def _dangling(blocks: tuple[SectionBlock, ...]) -> Iterator[str]:
    plain = [block for block in blocks if not is_note(block)]
    for block, following in zip_longest(plain, plain[1:]):
        if (words := _lead_in(block)) and not _can_be_led(following):
            yield words
        yield from _dangling(_held(block))


@remembered
def _lead_in(block: SectionBlock) -> str:
    """Return the words of a lead-in, a paragraph that ends in a colon; nothing when the block is none."""
    words = "".join(map(shown, block.children)) if isinstance(block, Paragraph) else ""
    return words if words.endswith(":") else ""


def _can_be_led(block: SectionBlock | None) -> bool:
    """Tell whether words that end in a colon may stand before it; a note between them does not count."""
    match block:
        case BulletList() | Table() | Clause():
            return True
        case Paragraph() | Guidance() | None:
            return False
        case _:
            assert_never(block)


def _held(block: SectionBlock) -> tuple[Block, ...]:
    """Return the blocks that a block holds."""
    match block:
        case Clause(_, blocks) | Guidance(blocks):
            return blocks
        case Paragraph() | BulletList() | Table():
            return ()
        case _:
            assert_never(block)
