"""Take the dropped parts out of a section, and whatever cannot stand without them.

A lead-in goes with its last bullet; a heading goes with its last clause; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
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
from generator.document.traverse import are_same

Named = TypeVar("Named", Paragraph, Bullet)


def prune(section: Section, dropped: frozenset[str]) -> Section | None:
    """Return the section without the parts that are dropped, by their ids, or None when nothing of it is left.

    Ids made up for parts that only had a condition are gone from the result.
    """
    if section.id in dropped:
        return None
    blocks = _settled(section.blocks, [_left(block, dropped) for block in section.blocks])
    parts = tuple([left for part in section.sections if (left := prune(part, dropped))])
    if not blocks and not parts:
        return None
    pruned = _with(section, blocks, parts)
    lost_its_clauses = pruned is not section and _has_clauses(section) and not _has_clauses(pruned)
    return None if lost_its_clauses else pruned


@remembered
def without_guidance(section: Section) -> Section:
    """Return the section without notes to whoever adopts it: a final policy has none."""
    blocks = tuple([left for block in section.blocks if (left := _final(block))])
    return _with(section, blocks, tuple(map(without_guidance, section.sections)))


def _with(section: Section, blocks: tuple[SectionBlock, ...], parts: tuple[Section, ...]) -> Section:
    """Return the section with what is left of it; the same when that is all."""
    is_whole = are_same(blocks, section.blocks) and are_same(parts, section.sections)
    return section if is_whole else replace(section, blocks=blocks, sections=parts)


def _final(block: SectionBlock) -> SectionBlock | None:
    if isinstance(block, Clause):
        return _final_clause(block) if any(map(is_note, block.blocks)) else block
    return _final_block(block)


@remembered
def _final_clause(clause: Clause) -> Clause:
    return replace(clause, blocks=tuple([left for block in clause.blocks if (left := _final_block(block))]))


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


def _left(block: SectionBlock, dropped: frozenset[str]) -> SectionBlock | None:
    """Return what is left of a block, the very same each time."""
    ids, whole = _known(block)
    return whole if ids.isdisjoint(dropped) else _pruned(block, dropped & ids)


@remembered
def _known(block: SectionBlock) -> tuple[frozenset[str], SectionBlock | None]:
    """Return the ids of a block and of what stands in it, and what is left of it where none of them is dropped."""
    return frozenset(_names(block)), _pruned(block, frozenset())


def _names(block: SectionBlock) -> Iterator[str]:
    match block:
        case Clause(id_, blocks):
            yield id_
            yield from chain.from_iterable(map(_names, blocks))
        case Paragraph(_, id_):
            yield id_
        case BulletList(bullets):
            yield from [bullet.id for bullet in bullets]
        case Guidance(blocks):
            yield from chain.from_iterable(map(_names, blocks))
        case Table():
            pass
        case _:
            assert_never(block)


@remembered
def _pruned(block: SectionBlock, dropped: frozenset[str]) -> SectionBlock | None:
    """Return what is left of a block: nothing when it is dropped itself, or all that it holds."""
    if isinstance(block, Clause):
        return None if block.id in dropped else _pruned_clause(block, dropped)
    return _pruned_block(block, dropped)


def _pruned_clause(clause: Clause, dropped: frozenset[str]) -> Clause | None:
    left = _settled(clause.blocks, tuple(_pruned_block(block, dropped) for block in clause.blocks))
    kept = tuple(block for block in left if not isinstance(block, Clause))
    keeps_its_words = bool(kept) and isinstance(kept[0], Paragraph) and kept[0].children == clause.words
    if not keeps_its_words:
        return None
    return clause if kept == clause.blocks else replace(clause, blocks=kept)


def _pruned_block(block: Block, dropped: frozenset[str]) -> Block | None:
    match block:
        case Paragraph(_, id_):
            return None if id_ in dropped else _unnamed(block)
        case BulletList(bullets):
            kept = tuple(_unnamed(bullet) for bullet in bullets if bullet.id not in dropped)
            if kept == bullets:
                return block
            return BulletList(kept) if kept else None
        case Table():
            return block
        case Guidance(blocks):
            inner = tuple(left for each in blocks if (left := _pruned_block(each, dropped)))
            return Guidance(inner) if inner else None
        case _:
            assert_never(block)


def _unnamed(node: Named) -> Named:
    """Return the node without an id that was only made up to carry a condition."""
    return replace(node, id="") if PartId(node.id).is_made_up else node


# ---- lead-ins


def _settled(before: tuple[SectionBlock, ...], pruned: Sequence[SectionBlock | None]) -> tuple[SectionBlock, ...]:
    """Return what is left of some blocks, without lead-ins that have lost all they led in."""
    left = tuple([block for block in pruned if block])
    if len(left) == len(before):
        return left
    kept: list[SectionBlock] = []
    led_before: SectionBlock | None = None
    led: SectionBlock | None = None
    for old, block in zip(reversed(before), reversed(pruned), strict=True):
        # Notes between a lead-in and its list do not count.
        is_between = is_note(old)
        lost = _lead_in(old) and _can_be_led(led_before) and not _can_be_led(led)
        if block is not None and not lost:
            kept.append(block)
            led = led if is_between else block
        led_before = led_before if is_between else old
    return _joined(reversed(kept))


def _joined(blocks: Iterable[SectionBlock]) -> tuple[SectionBlock, ...]:
    """Make one list of two that became neighbours, and one table of two with the same heading row."""
    joined: list[SectionBlock] = []
    for block in blocks:
        # Most are clauses, of which each stays one.
        one = _as_one(joined[-1], block) if joined and type(block) is not Clause else None
        if one:
            joined[-1] = one
        else:
            joined.append(block)
    return tuple(joined)


def _as_one(last: SectionBlock, block: SectionBlock) -> SectionBlock | None:
    """Return two neighbours as one block, or None when they stay two."""
    match block:
        case Clause() | Paragraph() | Guidance():
            return None
        case BulletList():
            return BulletList(last.bullets + block.bullets) if isinstance(last, BulletList) else None
        case Table():
            if isinstance(last, Table) and last.header == block.header:
                return Table(block.header, last.rows + block.rows)
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
        if isinstance(block, Clause):
            yield from _dangling_within(block)
        elif (words := _lead_in(block)) and not _can_be_led(following):
            yield words


@remembered
def _dangling_within(clause: Clause) -> tuple[str, ...]:
    return tuple(_dangling(clause.blocks))


def _lead_in(block: SectionBlock) -> str:
    """Return the words of a lead-in, a paragraph that ends in a colon; nothing when the block is none."""
    if not isinstance(block, Paragraph):
        return ""
    words = "".join(map(shown, block.children))
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
