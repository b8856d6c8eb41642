"""The register as one web page: a document like any other, with a box to look for some of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from generator.context.document_details import spoken_date
from generator.document import Document, Inline, Inlines, Link, Meta, Paragraph, Section, SectionKind, Table, Text
from generator.document.look import Look
from generator.formats.formats import FORMATS
from generator.passes.number import number
from generator.register.rows import Entry, what_is_dropped, who_stands_in

_LANGUAGE = "en-GB"
_NOTHING = "–"
"""An empty cell would be for a pen."""
_HEADINGS = (
    "Policy",
    "Template",
    "Version",
    "Approved",
    "Next review",
    "Duties that others took on",
    "Left out",
    "Files",
    "Read it",
)


def register_page(entries: Sequence[Entry], css: str, link_to: Callable[[str], str]) -> bytes:
    """Return the page; `link_to` gives the address of a file as the page has to link it."""
    document = number(register_document(entries, link_to))
    return FORMATS["html"].write_list_of(document, Look(css=css))


def register_document(entries: Sequence[Entry], link_to: Callable[[str], str]) -> Document:
    """Return the register as a document with one table."""
    count = "There is one policy here." if len(entries) == 1 else f"There are {len(entries)} policies here."
    blocks: list[Paragraph | Table] = [Paragraph(_words(count))]
    if entries:
        rows = tuple(tuple(cell or _words(_NOTHING) for cell in _cells(entry, link_to)) for entry in entries)
        blocks.append(Table(tuple(map(_words, _HEADINGS)), rows))
    section = Section("policies", "All policies", SectionKind.FRONT, tuple(blocks))
    return Document(
        "Register of policies", Meta(_LANGUAGE, "", "Every policy, with its version and reviews."), (section,)
    )


def _cells(entry: Entry, link_to: Callable[[str], str]) -> tuple[Inlines, ...]:
    approved = " by ".join(filter(None, [_day(entry.approved_on), entry.approved_by]))
    return (
        _words(f"{entry.name}: {entry.title}"),
        _words(f"{entry.policy} {entry.edition}".strip()),
        _words(", ".join(filter(None, [entry.version, entry.status]))),
        _words(approved),
        _words(_day(entry.next_review)),
        _words("; ".join(who_stands_in(entry))),
        _words("; ".join(what_is_dropped(entry))),
        _words(entry.outputs.capitalize()),
        _links(entry, link_to),
    )


def _day(day: date | None) -> str:
    """Return a day with a short month: there are many columns."""
    if not day:
        return ""
    number, month, year = spoken_date(day, _LANGUAGE).split()
    return f"{number} {month[:3]} {year}"


def _words(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _links(entry: Entry, link_to: Callable[[str], str]) -> Inlines:
    links: list[Inline] = []
    for format in FORMATS.values():
        for file in entry.files:
            if file.format == format.name and file.state.is_there:
                links += [Text(", ")] if links else []
                links.append(Link(link_to(file.path), (Text(format.title),)))
    return tuple(links)
