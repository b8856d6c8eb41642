"""Read published Markdown back into a document: an independent reader, built on markdown-it.

What Markdown cannot say is not expected of it: which words were a value, which id a clause has, whether a
later paragraph belongs to the clause before it. `published` takes the same things out of a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    CrossReference,
    Document,
    Emphasis,
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
from generator.document.sentences import Opening
from generator.document.traverse import join_inlines, places_of, rewrite_block, with_leaves

NUMBER = re.compile(r"((?:\d+|[A-Z]+)(?:\.\d+)+) ")


@dataclass(frozen=True)
class Heading:
    """A heading: its depth, and its words with their number."""

    level: int
    words: str


@dataclass(frozen=True)
class Published:
    """What a published page says: its front matter, then headings, numbers and blocks in order."""

    title: str
    parts: tuple[Heading | tuple[str, Block], ...]


def published(document: Document) -> Published:
    """Return what a document must look like once it has been through Markdown."""
    name = document.meta.organisation
    title = dict(document.meta.front_matter.items).get("title", document.full_title)
    parts: list[Heading | tuple[str, Block]] = [] if name in str(title) else [("", Paragraph((Text(name),)))]
    for section in document.sections:
        parts.extend(_section_parts(section, 2))
    return Published(str(title), tuple(parts))


def _section_parts(section: Section, level: int) -> list[Heading | tuple[str, Block]]:
    parts: list[Heading | tuple[str, Block]] = [Heading(level, section.heading)] if section.heading else []
    parts += [("", Paragraph((Text(section.label),)))] if section.label else []
    for block in section.blocks:
        parts.extend(_numbered(block))
    for inner in section.sections:
        parts.extend(_section_parts(inner, level + 1))
    return parts


def _numbered(block: SectionBlock) -> list[tuple[str, Block]]:
    if isinstance(block, Clause):
        label = (Text(f"{block.label} "),) if block.label else ()
        first = _plain(Paragraph(join_inlines((*label, *block.words))))
        return [(block.number, first), *(("", _plain(inner)) for inner in block.blocks[1:])]
    return [("", _plain(block))]


def _plain(block: Block) -> Block:
    """Return the block with words in place of values, and links in place of references."""
    return rewrite_block(block, lambda words, _: with_leaves(words, map(_plain_leaf, _leaves_in(words))))


def _leaves_in(words: Inlines) -> list[Placeholder | CrossReference]:
    return [leaf for leaf, _ in places_of(words, Opening.WITHIN)]


def _plain_leaf(leaf: Placeholder | CrossReference) -> Inlines:
    if isinstance(leaf, Placeholder):
        return (Text(leaf.value),) if leaf.value else ()
    assert leaf.found is not None
    return (Link(f"#{leaf.found.slug}", (Text(leaf.found.label),)),)


# ---- reading


def read_published(page: str) -> Published:
    """Return what a published page says."""
    _, front, body = page.split("---\n", 2)
    matter = yaml.safe_load(front)
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    nodes = [node for node in tree.children if _said(node) != "DRAFT"]
    return Published(matter["title"], tuple(map(_part, nodes)))


def _said(node: SyntaxTreeNode) -> str:
    return "".join(_words(node.children[0])) if node.type == "paragraph" else ""


def _part(node: SyntaxTreeNode) -> Heading | tuple[str, Block]:
    if node.type == "heading":
        return Heading(int(node.tag[1:]), "".join(_words(node.children[0])))
    block = _block(node)
    if isinstance(block, Paragraph) and isinstance(block.children[0], Text):
        found = NUMBER.match(block.children[0].value)
        if found:
            rest = block.children[0].value[found.end() :]
            children = ((Text(rest),) if rest else ()) + block.children[1:]
            return found[1], Paragraph(children)
    return "", block


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "paragraph":
            return Paragraph(_inlines(node.children[0]))
        case "bullet_list":
            return BulletList(tuple(Bullet(_inlines(item.children[0].children[0])) for item in node.children))
        case "table":
            rows = [
                tuple(_inlines(cell.children[0]) if cell.children else () for cell in row.children)
                for part in node.children
                for row in part.children
            ]
            return Table(rows[0] if any(rows[0]) else (), tuple(rows[1:]))
        case kind:
            raise AssertionError(f"a policy has no {kind}")


def _inlines(node: SyntaxTreeNode) -> Inlines:
    return join_inlines(inline for child in node.children for inline in _inline(child))


def _inline(node: SyntaxTreeNode) -> list[Inline]:
    match node.type:
        case "text" | "text_special":
            return [Text(node.content)] if node.content else []
        case "code_inline":
            return [Text(node.content)]
        case "strong":
            return [Strong(_inlines(node))]
        case "em":
            return [Emphasis(_inlines(node))]
        case "link":
            return [Link(_address(str(node.attrs["href"])), _inlines(node))]
        case kind:
            raise AssertionError(f"a policy has no {kind}")


def _address(href: str) -> str:
    """Return an address as it was given: Markdown writes brackets, and the letters of a heading's slug, as codes."""
    return unquote(href) if href.startswith("#") else href.replace("%28", "(").replace("%29", ")")


def _words(node: SyntaxTreeNode) -> list[str]:
    return [child.content for child in node.walk() if child.type in ("text", "text_special")]
