"""Turn a document into one HTML page that needs nothing else: no script, no request, no other file.

The page says the model's words and no others; the contents list, the skip link and the draft banner
stand outside its title block and `main`. Each block has lines of its own, so that a changed sentence
is a changed line. How the page looks is in the style sheet, not here.
"""

from __future__ import annotations

from base64 import b64encode
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
    SectionKind,
    Strong,
    Table,
    Target,
    Text,
    shown,
)
from generator.document.look import Logo, Look
from generator.formats.html_style import style

ValueWriter: TypeAlias = Callable[[Placeholder], str]

# Nothing is fetched and nothing runs, not even from a link to `javascript:`. Styles and images are not named:
# both are part of the page, and the Nu HTML checker takes `img-src data:` for a ban on the logo.
_CONTENT_POLICY = "; ".join(
    f"{what}-src 'none'" for what in ("script", "connect", "font", "media", "object", "frame", "worker", "manifest")
)
_DRAFT_BANNER = '<p class="draft"><strong>DRAFT</strong> Marked words still need checking.</p>\n'


def write_html(document: Document, look: Look) -> str:
    """Return the whole document as one HTML page."""
    values = _marked_value if document.meta.draft else _plain_value
    sections = "".join([_section(section, 2, values) for section in document.sections])
    # An underscore keeps the page's own ids apart from those of sections and clauses.
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(document.meta.language)}">\n'
        f"<head>\n{_head(document, look)}</head>\n"
        "<body>\n"
        '<a class="skip-link" href="#page_main">Skip to main content</a>\n'
        f"<header>\n{_title_block(document, look)}</header>\n"
        '<nav aria-labelledby="page_contents">\n'
        f'<h2 id="page_contents">Contents</h2>\n{_contents(document.sections)}</nav>\n'
        f'<main id="page_main">\n{sections}</main>\n'
        "</body>\n"
        "</html>\n"
    )


def _head(document: Document, look: Look) -> str:
    title = " \u2013 ".join(filter(None, [document.title, document.meta.organisation]))
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f'<meta name="description" content="{escape(document.meta.description)}">\n'
        f"<style>\n{style(look)}</style>\n"
    )


def _title_block(document: Document, look: Look) -> str:
    banner = _DRAFT_BANNER if document.meta.draft else ""
    logo = _logo(look.logo) if look.logo else ""
    title = f"<h1>{escape(document.title)}</h1>\n"
    name = document.meta.organisation
    organisation = f'<p class="organisation">{escape(name)}</p>\n' if name else ""
    return f"{banner}{logo}{title}{organisation}"


def _logo(logo: Logo) -> str:
    content = b64encode(logo.content).decode("ascii")
    return f'<img class="logo" alt="{escape(logo.alt)}" src="data:image/{logo.kind};base64,{content}">\n'


def _contents(sections: tuple[Section, ...]) -> str:
    """List sections and sub-sections. Sub-headings would bury them, and nobody cites what has no number."""
    listed = [section for section in sections if section.kind is not SectionKind.SUBHEADING]
    return f"<ul>\n{''.join(map(_entry, listed))}</ul>\n" if listed else ""


def _entry(section: Section) -> str:
    number = f'<span class="number">{escape(section.number)}</span> ' if section.number else ""
    words = f'<a href="#{escape(section.id)}">{number}{escape(section.title)}</a>'
    parts = _contents(section.sections)
    return f"<li>{words}\n{parts}</li>\n" if parts else f"<li>{words}</li>\n"


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


def _block(block: Block, values: ValueWriter) -> str:
    match block:
        case Paragraph(children, anchor):
            return f"<p{_id(anchor)}>{_inlines(children, values)}</p>\n"
        case BulletList(bullets):
            items = [f"<li{_id(bullet.id)}>{_inlines(bullet.children, values)}</li>\n" for bullet in bullets]
            return f"<ul>\n{''.join(items)}</ul>\n"
        case Table():
            return _pairs(block, values) if block.is_pairs else _records(block, values)
        case Guidance(blocks):
            return f'<aside class="guidance" role="note">\n{_blocks(blocks, values)}</aside>\n'
        case _:
            assert_never(block)


def _pairs(table: Table, values: ValueWriter) -> str:
    """Each name heads its row."""
    rows = [
        f'<th scope="row">{_inlines(name, values)}</th>\n<td>{_inlines(meaning, values)}</td>\n'
        for name, meaning in table.rows
    ]
    return _table("pairs", table.header, rows, values)


def _records(table: Table, values: ValueWriter) -> str:
    # On a phone each cell shows the heading of its column, which a style sheet can only take from an attribute.
    labels = [escape("".join(map(shown, cell))) for cell in table.header]
    rows = [_record(row, labels, values) for row in table.rows]
    return _table("records", table.header, rows, values)


def _record(row: tuple[Inlines, ...], labels: list[str], values: ValueWriter) -> str:
    cells = zip(labels, row, strict=True)
    return "".join([f'<td data-label="{label}">{_inlines(cell, values)}</td>\n' for label, cell in cells])


def _table(kind: str, header: tuple[Inlines, ...], rows: list[str], values: ValueWriter) -> str:
    head = "".join([f'<th scope="col">{_inlines(cell, values)}</th>\n' for cell in header])
    body = "".join([f"<tr>\n{row}</tr>\n" for row in rows])
    return f'<table class="{kind}">\n<thead>\n<tr>\n{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n'


# ---- clauses and sections


def _blocks(blocks: tuple[SectionBlock, ...], values: ValueWriter) -> str:
    return "".join([_section_block(block, values) for block in blocks])


def _section_block(block: SectionBlock, values: ValueWriter) -> str:
    return _clause(block, values) if isinstance(block, Clause) else _block(block, values)


def _clause(clause: Clause, values: ValueWriter) -> str:
    label = f'<code class="label">{escape(clause.label)}</code> ' if clause.label else ""
    words = f"{_permalink(clause.id, clause.number)} {label}{_inlines(clause.words, values)}"
    return f'<div class="clause"{_id(clause.id)}>\n<p>{words}</p>\n{_blocks(clause.blocks[1:], values)}</div>\n'


def _section(section: Section, level: int, values: ValueWriter) -> str:
    heading = f"<h{level}>{_heading(section)}</h{level}>\n"
    if section.label:
        heading += f'<p class="label"><code>{escape(section.label)}</code></p>\n'
    blocks = _blocks(section.blocks, values)
    parts = "".join([_section(part, level + 1, values) for part in section.sections])
    return f'<section class="{section.kind.value}"{_id(section.id)}>\n{heading}{blocks}{parts}</section>\n'


def _heading(section: Section) -> str:
    if section.number:
        return f"{_permalink(section.id, section.number)} {escape(section.title)}"
    return _permalink(section.id, section.title)


def _permalink(anchor: str, words: str) -> str:
    """Make a part's number, or its title when it has none, lead to the part: no words are added for it."""
    return f'<a class="permalink" href="#{escape(anchor)}">{escape(words)}</a>'


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
