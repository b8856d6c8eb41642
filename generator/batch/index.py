"""The list of all policies, itself a document, so that it too comes in Markdown and HTML."""

from __future__ import annotations

from generator.batch.manifest import Manifest
from generator.document import Document, Inline, Inlines, Link, Meta, Paragraph, Section, SectionKind, Table, Text
from generator.formats.formats import FORMATS, Format

_ORDER = ("html", "docx", "md")
"""The formats of a policy as people look for them."""


def index_document(manifest: Manifest) -> Document:
    """Return a document that lists each policy with a link to each of its files."""
    entries = sorted(manifest.policies.items(), key=lambda entry: (entry[1].organisation.casefold(), entry[0]))
    rows = tuple(
        (_words(built.organisation), _words(built.title), _words(built.version), _links(name, manifest))
        for name, built in entries
    )
    header = tuple(_words(word) for word in ("Organisation", "Policy", "Version", "Read it"))
    section = Section(
        "policies", "All policies", SectionKind.FRONT, (Paragraph(_words(_count(len(rows)))), Table(header, rows))
    )
    return Document("Policies", Meta("en-GB", "", "The policies in this folder."), (section,))


def _count(number: int) -> str:
    return "There is one policy here." if number == 1 else f"There are {number} policies here."


def _words(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _links(name: str, manifest: Manifest) -> Inlines:
    links: list[Inline] = []
    for kind in sorted(FORMATS.values(), key=_place):
        path = f"{name}{kind.ending}"
        if path in manifest.outputs:
            links += [Text(", ")] if links else []
            links.append(Link(path, (Text(kind.title),)))
    return tuple(links)


def _place(kind: Format) -> int:
    return _ORDER.index(kind.name) if kind.name in _ORDER else len(_ORDER)
