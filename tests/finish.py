"""Finish a document whose values are there and whose references are nodes, as the policy does while it fills."""

from __future__ import annotations

from dataclasses import replace

from generator.document import CrossReference, Document, Inlines, Placeholder
from generator.document.sentences import Opening
from generator.document.traverse import Carrier, opening_of, places_of, rewrite_section, with_leaves
from generator.passes.label import label
from generator.passes.resolve import References, targets_of


def labelled(document: Document) -> Document:
    """Return a document as a draft shows it, each part with its id."""
    return replace(document, meta=replace(document.meta, draft=True), sections=tuple(map(label, document.sections)))


def resolve(document: Document) -> Document:
    """Return a numbered document with its references found."""
    return resolve_all(document)[0]


def resolve_all(document: Document) -> tuple[Document, set[str]]:
    """Return a numbered document with its references found, and the targets that are nowhere."""
    references = References(targets_of(document.sections))

    def leaf(inline: Placeholder | CrossReference, opening: Opening) -> Inlines:
        return references.refer(inline, opening) if isinstance(inline, CrossReference) else (inline,)

    def rewrite(words: Inlines, carrier: Carrier) -> Inlines:
        return with_leaves(words, iter([leaf(*place) for place in places_of(words, opening_of(carrier))]))

    return replace(
        document, sections=tuple(rewrite_section(section, rewrite) for section in document.sections)
    ), references.dangling
