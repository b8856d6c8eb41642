"""A document whose values wait becomes one with every value in its place, for whoever looks at it."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from generator.document.blocks import Clause, SectionBlock
from generator.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Strong,
    Target,
    Text,
)
from generator.document.late import Waiting, waiting_for, with_values
from generator.document.sections import Document, Section
from generator.document.traverse import Carrier, rewrite_section_block


def whole(document: Document) -> Document:
    """Return a document with every value in its place."""
    if not document.values:
        return document
    sections = tuple([_section(section, document.values) for section in document.sections])
    return replace(document, sections=sections, values={})


def _section(section: Section, values: Waiting) -> Section:
    return replace(
        section,
        number=with_values(section.number, values),
        slug=with_values(section.slug, values),
        blocks=tuple([_block(block, values) for block in section.blocks]),
        sections=tuple([_section(inner, values) for inner in section.sections]),
    )


def _block(block: SectionBlock, values: Waiting) -> SectionBlock:
    def rewrite(words: Inlines, _: Carrier) -> Inlines:
        return in_place(words, values)

    said = rewrite_section_block(block, rewrite)
    return replace(said, number=with_values(said.number, values)) if isinstance(said, Clause) else said


def in_place(inlines: Inlines, values: Waiting) -> Inlines:
    """Return a run of words with every value in its place."""
    return tuple([_inline(inline, values) for inline in inlines])


def _inline(inline: Inline, values: Waiting) -> Inline:
    if isinstance(inline, Placeholder):
        return waiting_for(inline.value or "", values) or inline
    if isinstance(inline, CrossReference):
        return replace(inline, found=_target(inline.found, values)) if inline.found else inline
    if isinstance(inline, (Strong, Emphasis, Link)):
        return replace(inline, children=in_place(inline.children, values))
    if isinstance(inline, Text):
        return inline
    assert_never(inline)


def _target(found: Target, values: Waiting) -> Target:
    return replace(found, number=with_values(found.number, values), slug=with_values(found.slug, values))
