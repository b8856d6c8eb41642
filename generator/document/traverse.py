"""Go through the words of a document, to read them or to change them, at every depth and in reading order.

Blocks have one walk, which rewrites; whoever only reads lets it change nothing. Inlines have two faces of one:
`leaves_of` reads and `with_leaves` rewrites. A kind of node that a walk does not know is an error of types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import is_
from typing import TypeAlias, assert_never

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
    shown,
)
from generator.document.late import begins_with_number
from generator.document.sentences import (
    ARTICLES,
    STOPS,
    TAIL,
    Opening,
    opening_after,
    with_fitting_article,
    without_second_stop,
)
from generator.document.spaces import unbroken

# ---- blocks

Carrier: TypeAlias = Paragraph | Bullet | Table
"""What carries words itself, a table in its cells; every other block holds some of these."""

Rewrite: TypeAlias = Callable[[Inlines, Carrier], Inlines]
"""Returns what to say in place of a run of words; a cell may have none."""


def opening_of(carrier: Carrier) -> Opening:
    """Return where the words of a paragraph, bullet or cell stand: a bullet goes on with its lead-in's sentence."""
    if isinstance(carrier, Bullet):
        return Opening.WITHIN
    if isinstance(carrier, (Paragraph, Table)):
        return Opening.SENTENCE
    assert_never(carrier)


def rewrite_section(section: Section, rewrite: Rewrite) -> Section:
    """Return the section with every run of words rewritten, at every depth."""
    return rewrite_blocks(section, lambda block: rewrite_section_block(block, rewrite))


def rewrite_blocks(section: Section, rewrite: Callable[[SectionBlock], SectionBlock]) -> Section:
    """Return the section with every block and clause rewritten, at every depth; the same when none of them changes."""
    blocks = tuple([rewrite(block) for block in section.blocks])
    sections = tuple([rewrite_blocks(inner, rewrite) for inner in section.sections])
    if are_same(blocks, section.blocks) and are_same(sections, section.sections):
        return section
    derived = section.number, section.slug, section.label
    return Section(section.id, section.title, section.kind, blocks, sections, *derived, is_sheet=section.is_sheet)


def rewrite_section_block(block: SectionBlock, rewrite: Rewrite) -> SectionBlock:
    """Return the block or clause with every run of words rewritten; the same when none of them changes."""
    if not isinstance(block, Clause):
        return rewrite_block(block, rewrite)
    blocks = tuple([rewrite_block(inner, rewrite) for inner in block.blocks])
    return block if are_same(blocks, block.blocks) else Clause(block.id, blocks, block.number, block.label)


def rewrite_block(block: Block, rewrite: Rewrite) -> Block:
    """Return the block with every run of words rewritten; the same block when none of them changes."""
    if isinstance(block, Paragraph):
        new = rewrite(block.children, block)
        return block if new is block.children else Paragraph(new, block.id)
    if isinstance(block, BulletList):
        bullets = tuple([_rewrite_bullet(bullet, rewrite) for bullet in block.bullets])
        return block if are_same(bullets, block.bullets) else BulletList(bullets)
    if isinstance(block, Table):
        return _rewrite_table(block, rewrite)
    if isinstance(block, Guidance):
        blocks = tuple([rewrite_block(inner, rewrite) for inner in block.blocks])
        return block if are_same(blocks, block.blocks) else Guidance(blocks)
    assert_never(block)


def _rewrite_bullet(bullet: Bullet, rewrite: Rewrite) -> Bullet:
    new = rewrite(bullet.children, bullet)
    return bullet if new is bullet.children else Bullet(new, bullet.id)


def _rewrite_table(table: Table, rewrite: Rewrite) -> Table:
    old = (table.header, *table.rows)
    new = [tuple([rewrite(cell, table) for cell in row]) for row in old]
    header, *rows = [now if not are_same(now, row) else row for now, row in zip(new, old, strict=True)]
    return table if are_same((header, *rows), old) else Table(header, tuple(rows))


def are_same(new: Sequence[object], old: Sequence[object]) -> bool:
    """Tell whether some nodes are the very same as others, in the same order."""
    return len(new) == len(old) and all(map(is_, new, old))


def passages(block: SectionBlock) -> list[tuple[Inlines, Carrier]]:
    """Return each run of words in a block or clause, with what carries it; a cell for a pen has no words."""
    found: list[tuple[Inlines, Carrier]] = []

    def note(words: Inlines, carrier: Carrier) -> Inlines:
        found.append((words, carrier))
        return words

    rewrite_section_block(block, note)
    return found


# ---- inlines

_TEXT = {Text}


def leaves(node: Section | Clause) -> Iterator[Placeholder | CrossReference]:
    """Yield the placeholders and references in a clause, or in a section's own blocks, in reading order."""
    for block in node.blocks:
        if not isinstance(block, Clause):
            for words, _ in passages(block):
                yield from leaves_of(words)


def leaves_of(inlines: Inlines) -> Iterator[Placeholder | CrossReference]:
    """Yield the placeholders and references in a run of inlines, in reading order."""
    for inline in inlines:
        if isinstance(inline, Text):
            continue
        if isinstance(inline, Placeholder):
            yield inline
        elif isinstance(inline, CrossReference):
            yield inline
            yield from leaves_of(inline.otherwise)
        elif isinstance(inline, _WRAPPERS):
            yield from leaves_of(inline.children)
        else:
            assert_never(inline)


def places_of(inlines: Inlines, opening: Opening) -> list[tuple[Placeholder | CrossReference, Opening]]:
    """Return the values and references that are not another one's words, in reading order, and where each stands."""
    found: list[tuple[Placeholder | CrossReference, Opening]] = []
    for at, inline in enumerate(inlines):
        if isinstance(inline, Text):
            continue
        here = _opening_at(at, inlines, opening)
        if isinstance(inline, _LEAVES):
            found.append((inline, here))
        elif isinstance(inline, _WRAPPERS):
            found += places_of(inline.children, here)
        else:
            assert_never(inline)
    return found


def with_leaves(inlines: Inlines, coming: Iterator[Inlines]) -> Inlines:
    """Return the inlines with the words that come in the place of each value and each reference, in reading order.

    What ends with a stop takes the place of the stop after it, and begins no sentence by it. The very same inlines come
    back when they hold neither values nor references.
    """
    if _TEXT.issuperset(map(type, inlines)):
        return inlines
    done: list[Inline] = []
    changed = False
    for at, inline in enumerate(inlines):
        if isinstance(inline, Text):
            _add_text(done, inline)
        elif isinstance(inline, _LEAVES):
            words = next(coming)
            _fit_article(done, inlines[at - 1] if at else None, words)
            _hold_number(done, words)
            for word in words:
                join_to(done, word)
            changed = True
        elif isinstance(inline, _WRAPPERS):
            children = with_leaves(inline.children, coming)
            done.append(inline if children is inline.children else replace(inline, children=children))
            changed |= children is not inline.children
        else:
            assert_never(inline)
    return tuple(done) if changed else inlines


# A tuple, since a union would be made anew each time.
_LEAVES = (Placeholder, CrossReference)
_WRAPPERS = (Strong, Emphasis, Link)


def _add_text(done: list[Inline], text: Text) -> None:
    before = shown(done[-1]) if done else ""
    words = without_second_stop(text.value) if before.endswith(STOPS) else text.value
    if before[-1:].isdigit() and type(done[-1]) is Placeholder:
        words = unbroken(before[-1] + words)[1:]
    if words is text.value:
        join_to(done, text)
    elif words:
        join_to(done, Text(words))


def _hold_number(done: list[Inline], following: Inlines) -> None:
    """Keep a number that somebody gave with the template's own words before it."""
    last = done[-1] if done else None
    if type(last) is Text and following and begins_with_number(shown(following[0])):
        words = unbroken(f"{last.value}1")[:-1]
        if words != last.value:
            done[-1] = Text(words)


def _fit_article(done: list[Inline], before: Inline | None, following: Inlines) -> None:
    """Fit the article that the template's own words end with: the end of a value, as in "Group A", is none."""
    last = done[-1] if done else None
    if type(before) is Text and type(last) is Text and before.value.endswith(ARTICLES) and following:
        words = with_fitting_article(last.value, shown(following[0]))
        if words != last.value:
            done[-1] = Text(words)


def _opening_at(at: int, inlines: Inlines, opening: Opening) -> Opening:
    """Tell whether an inline begins a sentence, by the template's words before it: a value's own stop ends nothing."""
    if not at:
        return opening
    # Two inlines are enough to see the end of a sentence: texts never stand side by side.
    last = inlines[at - 1]
    if type(last) is Text and len(last.value) > TAIL:
        return opening_after(last.value)
    return opening_after("".join(map(_without_values, inlines[max(at - 2, 0) : at])))


def _without_values(inline: Inline) -> str:
    """Return the template's own words in an inline, with a letter for each value."""
    if isinstance(inline, Text):
        return inline.value
    return "x" if isinstance(inline, _LEAVES) else "".join(map(_without_values, inline.children))


def join_inlines(inlines: Iterable[Inline]) -> Inlines:
    """Return the inlines with neighbouring texts made one, as the model wants them."""
    joined: list[Inline] = []
    last: Inline | None = None
    for inline in inlines:
        if type(inline) is Text and type(last) is Text:
            joined[-1] = last = Text(last.value + inline.value)
        else:
            joined.append(inline)
            last = inline
    return tuple(joined)


def join_to(done: list[Inline], inline: Inline) -> None:
    """Put an inline at the end; neighbouring texts become one, as the model wants them."""
    last = done[-1] if done else None
    if type(inline) is Text and type(last) is Text:
        done[-1] = Text(last.value + inline.value)
    else:
        done.append(inline)
