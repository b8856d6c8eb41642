"""Write a document as GitHub-flavoured Markdown with YAML front matter.

Numbers are text, one paragraph is one line, and no HTML is used, so that every site generator and a
strict linter take it. Only headings can be linked to; a reference leads to the heading nearest to its target.
"""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from generator.document import (
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
    Text,
    is_named_in,
    shown,
)
from generator.document.late import said_by, with_places
from generator.document.memory import remembered, remembered_few
from generator.formats.front_matter import front_matter, page_title
from generator.formats.markdown_escape import escape_heading, escape_line_start, escape_text, escape_url


def write_markdown(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8. The title is in the front matter, where site generators look for it.

    It names the organisation, unless somebody gave the page another title: then the name is its first line.
    """
    organisation, title = document.meta.organisation, page_title(document)
    # Ours names it, and to look for a name takes a tenth of a millisecond.
    is_named = not organisation or title == document.full_title or is_named_in(title, organisation)
    draft = _apart("**DRAFT**") if document.meta.draft else ""
    name = "" if is_named else _apart(escape_line_start(escape_text(organisation)))
    sections = b"".join([_section(section, 2) for section in document.sections])
    start = front_matter(document) + draft + name
    return start.encode() + sections % said_by(document.values, escape_text)


def rows_markdown(table: Table) -> str:
    """Return the rows of a table, each a line: of very many, some at a time."""
    return "".join([f"{_row(row)}\n" for row in table.rows])


def _apart(block: str) -> str:
    """Return a block with the empty line that parts it from what stands before it."""
    return f"\n{block}\n"


# ---- inlines


def _inlines(inlines: Inlines) -> str:
    return "".join([_inline(inline) for inline in inlines])


def _inline(inline: Inline) -> str:
    # Not `match`, which takes three times as long, and there are hundreds.
    if isinstance(inline, Text):
        return escape_text(inline.value)
    if isinstance(inline, Placeholder):
        return escape_text(shown(inline))
    if isinstance(inline, Strong):
        return f"**{_inlines(inline.children)}**"
    if isinstance(inline, Emphasis):
        return f"*{_inlines(inline.children)}*"
    if isinstance(inline, Link):
        return f"[{_inlines(inline.children)}]({escape_url(inline.target)})"
    if isinstance(inline, CrossReference):
        found = inline.found
        return f"[{escape_text(found.label)}](#{found.slug})" if found else _inlines(inline.otherwise)
    assert_never(inline)


def _line(inlines: Inlines) -> str:
    return escape_line_start(_inlines(inlines))


# ---- blocks


def _block(block: SectionBlock) -> str:
    match block:
        case Paragraph(children):
            return _line(children)
        case BulletList(bullets):
            return "\n".join(f"- {_line(bullet.children)}" for bullet in bullets)
        case Table(header, rows):
            # There is no table without a heading row, so one that has none gets an empty one.
            heads = header or ("",) * block.width
            return "\n".join([_row(heads), _row(("---",) * block.width), *[_row(row) for row in rows]])
        case Guidance(blocks):
            return "\n>\n".join(_quoted(_block(inner)) for inner in blocks)
        case Clause():
            return _clause(block)
        case _:
            assert_never(block)


def _row(cells: tuple[Inlines | str, ...]) -> str:
    words = [cell if isinstance(cell, str) else _inlines(cell) for cell in cells]
    return "|" + "".join([f" {word} |" if word else " |" for word in words])


def _quoted(lines: str) -> str:
    return "\n".join(f"> {line}" for line in lines.split("\n"))


# ---- clauses and sections


@remembered_few
def _section(section: Section, level: int) -> bytes:
    written: list[bytes] = []
    if section.heading:
        written.append(_heading(section.heading, level))
    if section.label:
        # Not in the heading, whose address is made of its words.
        written.append(with_places(_apart(f"`{section.label}`")))
    written += [_section_block(block) for block in section.blocks]
    written += [_section(part, level + 1) for part in section.sections]
    return b"".join(written)


# Numbers wait, so most headings are those of other policies.
@lru_cache(maxsize=1_000)
def _heading(heading: str, level: int) -> bytes:
    return with_places(_apart(f"{'#' * level} {escape_heading(heading)}"))


@remembered
def _section_block(block: SectionBlock) -> bytes:
    return with_places(_apart(_block(block)))


def _clause(clause: Clause) -> str:
    # "5.4 " at the start of a line is not a list marker; "5. " would be.
    label = f"`{clause.label}` " if clause.label else ""
    words = f"{clause.number} {label}{_inlines(clause.words)}"
    return "\n\n".join([words, *[_block(block) for block in clause.blocks[1:]]])
