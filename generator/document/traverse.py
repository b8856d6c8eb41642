"""Go through a document and change its words: every run of inlines, at every depth, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from operator import is_
from typing import TypeAlias

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    CrossReference,
    Emphasis,
    Guidance,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Placeholder,
    Section,
    SectionBlock,
    Strong,
    Table,
    Text,
)


def leaves(node: Section | Clause) -> Iterator[Placeholder | CrossReference]:
    """Yield the placeholders and references in a clause, or in a section's own blocks, in reading order."""
    for block in node.blocks:
        if not isinstance(block, Clause):
            for inlines in inlines_of(block):
                yield from leaves_of(inlines)


def leaves_of(inlines: Inlines) -> Iterator[Placeholder | CrossReference]:
    """Yield the placeholders and references in a run of inlines, in reading order."""
    for inline in inlines:
        match inline:
            case Placeholder():
                yield inline
            case CrossReference(_, otherwise):
                yield inline
                yield from leaves_of(otherwise)
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from leaves_of(children)
            case Text():
                pass


def join_inlines(inlines: Iterable[Inline]) -> Inlines:
    """Return the inlines with neighbouring texts made one, as the model wants them."""
    joined: list[Inline] = []
    for inline in inlines:
        join_to(joined, inline)
    return tuple(joined)


def join_to(done: list[Inline], inline: Inline) -> None:
    """Put an inline at the end; neighbouring texts become one, as the model wants them."""
    last = done[-1] if done else None
    if type(inline) is Text and type(last) is Text:
        done[-1] = Text(last.value + inline.value)
    else:
        done.append(inline)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Yield each run of inlines in a block, in reading order."""
    match block:
        case Paragraph(children):
            yield children
        case BulletList(bullets):
            yield from (bullet.children for bullet in bullets)
        case Table(header, rows):
            yield from header
            for row in rows:
                yield from row
        case Guidance(blocks):
            for inner in blocks:
                yield from inlines_of(inner)


class Opening(StrEnum):
    """Where words stand: at the start of a sentence, or within one, as a bullet that ends its lead-in does."""

    SENTENCE = "sentence"
    WITHIN = "within"


Rewrite: TypeAlias = Callable[[Inlines, Opening], Inlines]


def rewrite_block(block: Block, rewrite: Rewrite) -> Block:
    """Return the block with every run of inlines rewritten; the same block when none of them changes."""
    if isinstance(block, Paragraph):
        new = rewrite(block.children, Opening.SENTENCE)
        return block if new is block.children else Paragraph(new, block.id)
    if isinstance(block, BulletList):
        bullets = tuple([_rewrite_bullet(bullet, rewrite) for bullet in block.bullets])
        return block if _same(bullets, block.bullets) else BulletList(bullets)
    if isinstance(block, Table):
        header, *rows = (_rewrite_row(row, rewrite) for row in (block.header, *block.rows))
        return block if _same((header, *rows), (block.header, *block.rows)) else Table(header, tuple(rows))
    blocks = tuple([rewrite_block(inner, rewrite) for inner in block.blocks])
    return block if _same(blocks, block.blocks) else Guidance(blocks)


def _rewrite_bullet(bullet: Bullet, rewrite: Rewrite) -> Bullet:
    new = rewrite(bullet.children, Opening.WITHIN)
    return bullet if new is bullet.children else Bullet(new, bullet.id)


def _rewrite_row(row: tuple[Inlines, ...], rewrite: Rewrite) -> tuple[Inlines, ...]:
    cells = tuple([rewrite(cell, Opening.SENTENCE) if cell else cell for cell in row])
    return row if _same(cells, row) else cells


def rewrite_section(section: Section, rewrite: Rewrite) -> Section:
    """Return the section with every run of inlines rewritten, at every depth."""
    blocks = tuple([_rewrite_section_block(block, rewrite) for block in section.blocks])
    sections = tuple([rewrite_section(inner, rewrite) for inner in section.sections])
    if _same(blocks, section.blocks) and _same(sections, section.sections):
        return section
    return Section(section.id, section.title, section.kind, blocks, sections, section.number, section.slug)


def _rewrite_section_block(block: SectionBlock, rewrite: Rewrite) -> SectionBlock:
    if not isinstance(block, Clause):
        return rewrite_block(block, rewrite)
    blocks = tuple([rewrite_block(inner, rewrite) for inner in block.blocks])
    return block if _same(blocks, block.blocks) else Clause(block.id, blocks, block.number)


def _same(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return all(map(is_, new, old))
