"""Turn the sections of a document into HTML, kind by kind, for a page or for a part of one.

It says the model's words and no others. Each block has lines of its own, so that a changed sentence is a changed line.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias, assert_never
from unicodedata import bidirectional

from generator.document import (
    Block,
    BulletList,
    Clause,
    CrossReference,
    Document,
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
    Target,
    Text,
    shown,
)
from generator.document.late import said_by, with_places
from generator.document.memory import remembered, remembered_few

ValueWriter: TypeAlias = Callable[[Placeholder], str]
DRAFT_BANNER = '<p class="draft"><strong>DRAFT</strong> Marked words still need checking.</p>\n'


def said_in(document: Document) -> dict[bytes, bytes]:
    """Return what the values of a document say in HTML where they wait; such a value runs from left to right."""
    return said_by(document.values, escape)


def sections_html(document: Document, level: int) -> bytes:
    """Return all sections of a document, their headings at a level and those of their parts below it.

    A part stands at most two levels below its section, so the level is 4 at most.
    """
    values = _marked_value if document.meta.draft else _plain_value
    return b"".join([_section(section, level, values) for section in document.sections]) % said_in(document)


def rows_html(table: Table) -> str:
    """Return the rows of a table as they stand in a page that is no draft: of very many, some at a time."""
    return _rows(table, _plain_value)


# ---- characters


# Most words are the template's, and come again in every organisation's policy.
@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Return the text as HTML that shows those very characters, between tags and in quoted attributes.

    A no-break space is spelled out: nobody can see it in a diff.
    """
    # Ampersand first: the later escapes add ampersands that must not be escaped again.
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\u00a0", "&nbsp;")


_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def _isolated(value: str) -> str:
    """Keep a value that runs from right to left from reordering its neighbours (UAX #9, bidirectional text)."""
    if value.isascii() or _RIGHT_TO_LEFT.isdisjoint(map(bidirectional, value)):
        return escape(value)
    return f"<bdi>{escape(value)}</bdi>"


# ---- inlines


def _inlines(inlines: Inlines, values: ValueWriter) -> str:
    return "".join([_inline(inline, values) for inline in inlines])


def _inline(inline: Inline, values: ValueWriter) -> str:
    # Not `match`, which takes three times as long, and there are hundreds.
    if isinstance(inline, Text):
        return escape(inline.value)
    if isinstance(inline, Placeholder):
        return values(inline)
    if isinstance(inline, Strong):
        return f"<strong>{_inlines(inline.children, values)}</strong>"
    if isinstance(inline, Emphasis):
        return f"<em>{_inlines(inline.children, values)}</em>"
    if isinstance(inline, Link):
        return f'<a href="{escape(inline.target)}">{_inlines(inline.children, values)}</a>'
    if isinstance(inline, CrossReference):
        return _reference(inline.found) if inline.found else _inlines(inline.otherwise, values)
    assert_never(inline)


def _reference(found: Target) -> str:
    return f'<a href="#{escape(found.anchor)}">{escape(found.label)}</a>'


def _plain_value(placeholder: Placeholder) -> str:
    return _isolated(shown(placeholder))


def _marked_value(placeholder: Placeholder) -> str:
    """Draw the eye to a value that nobody gave, and to one that another field lent."""
    if placeholder.value is None:
        return f'<mark class="unresolved">{escape(placeholder.open_key)}</mark>'
    words = _isolated(placeholder.value)
    if placeholder.source == placeholder.field:
        return words
    key = f" <code>{escape(placeholder.open_key)}</code>" if placeholder.open_key else ""
    return f'<mark class="fallback">{words}</mark>{key}'


# ---- blocks


def _blocks(blocks: tuple[Block, ...], values: ValueWriter) -> str:
    return "".join([_block(block, values) for block in blocks])


def _block(block: SectionBlock, values: ValueWriter) -> str:
    match block:
        case Paragraph(children, anchor):
            return f"<p{_id(anchor)}>{_inlines(children, values)}</p>\n"
        case BulletList(bullets):
            items = [f"<li{_id(bullet.id)}>{_inlines(bullet.children, values)}</li>\n" for bullet in bullets]
            return f"<ul>\n{''.join(items)}</ul>\n"
        case Table():
            return _table(block, values)
        case Guidance(blocks):
            return f'<aside class="guidance" role="note">\n{_blocks(blocks, values)}</aside>\n'
        case Clause():
            return _clause(block, values)
        case _:
            assert_never(block)


def _table(table: Table, values: ValueWriter) -> str:
    cells = "".join([f'<th scope="col">{_inlines(cell, values)}</th>\n' for cell in table.header])
    head = f"<thead>\n<tr>\n{cells}</tr>\n</thead>\n" if table.header else ""
    kind = "pairs" if table.is_pairs else "records"
    return f'<table class="{kind}">\n{head}<tbody>\n{_rows(table, values)}</tbody>\n</table>\n'


def _rows(table: Table, values: ValueWriter) -> str:
    rows = _pairs(table, values) if table.is_pairs else _records(table, values)
    return "".join([f"<tr>\n{row}</tr>\n" for row in rows])


def _pairs(table: Table, values: ValueWriter) -> list[str]:
    """Each name heads its row; columns have headings where the table has."""
    return [
        f'<th scope="row">{_inlines(name, values)}</th>\n<td>{_inlines(meaning, values)}</td>\n'
        for name, meaning in table.rows
    ]


def _records(table: Table, values: ValueWriter) -> list[str]:
    # On a phone each cell shows the heading of its column, which a style sheet can only take from an attribute.
    labels = [escape("".join(map(shown, cell))) for cell in table.header]
    return [_record(row, labels, values) for row in table.rows]


def _record(row: tuple[Inlines, ...], labels: list[str], values: ValueWriter) -> str:
    cells = zip(labels, row, strict=True)
    return "".join([f'<td data-label="{label}">{_inlines(cell, values)}</td>\n' for label, cell in cells])


# ---- clauses and sections


def _clause(clause: Clause, values: ValueWriter) -> str:
    label = f'<code class="label">{escape(clause.label)}</code> ' if clause.label else ""
    words = f"{_permalink(clause.id, clause.number)} {label}{_inlines(clause.words, values)}"
    return f'<div class="clause"{_id(clause.id)}>\n<p>{words}</p>\n{_blocks(clause.blocks[1:], values)}</div>\n'


@remembered
def _section_block(block: SectionBlock, values: ValueWriter) -> bytes:
    return with_places(_block(block, values))


@remembered_few
def _section(section: Section, level: int, values: ValueWriter) -> bytes:
    heading = _heading(section.id, section.number, section.title, level) if section.heading else b""
    label = with_places(f'<p class="label"><code>{escape(section.label)}</code></p>\n') if section.label else b""
    blocks = b"".join([_section_block(block, values) for block in section.blocks])
    parts = b"".join([_section(part, level + 1, values) for part in section.sections])
    kind = f"{section.kind.value} sheet" if section.is_sheet else section.kind.value
    # A section of a page has a heading.
    element = "section" if section.heading else "div"
    start = with_places(f'<{element} class="{kind}"{_id(section.id)}>\n')
    return b"".join([start, heading, label, blocks, parts, f"</{element}>\n".encode()])


# Numbers wait, so most headings are those of other policies.
@lru_cache(maxsize=1_000)
def _heading(anchor: str, number: str, title: str, level: int) -> bytes:
    words = f"{_permalink(anchor, number)} {escape(title)}" if number else _permalink(anchor, title)
    return with_places(f"<h{level}>{words}</h{level}>\n")


def _permalink(anchor: str, words: str) -> str:
    """Make a part's number, or its title when it has none, lead to the part: no words are added for it."""
    return f'<a class="permalink" href="#{escape(anchor)}">{escape(words)}</a>'


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
