"""The list of all policies as a document, so that it too comes in Markdown and HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from generator.batch.record import Record
from generator.context.document_details import spoken_date
from generator.document import Document, Inline, Inlines, Link, Meta, Paragraph, Section, SectionKind, Table, Text
from generator.document.look import Look
from generator.formats.formats import FORMATS, Format, format_of
from generator.passes.number import number

TITLE = "Policies"
_LANGUAGE = "en-GB"
_NOTHING = "–"
"""An empty cell would be for a pen."""


def index_file(policies: Mapping[str, Record], format: Format, css: str) -> bytes:
    """Return the list of all policies as a file of a format."""
    return format.write_list_of(number(index_document(policies, format.lists)), Look(css=css))


def index_document(records: Mapping[str, Record], formats: Collection[str]) -> Document:
    """Return a document that lists each policy of each organisation, with a link to its file in each of some formats.

    Where it is one format, the title of the policy is the link. A site generator publishes the list in Markdown,
    and finds no file but its own pages.
    """
    every = [(record.organisation, name, policy) for name, record in records.items() for policy in record.policies]
    every.sort(key=lambda entry: (entry[0].casefold(), f"{entry[1]}/{entry[2]}"))
    named = len(formats) == 1
    rows = []
    for organisation, name, policy in every:
        built = records[name].policies[policy]
        links = _links(name, [file for file in built.outputs if format_of(file).name in formats])
        title = _words(f"{organisation}: {built.title}")
        review = spoken_date(built.next_review, _LANGUAGE) if built.next_review else ""
        said = (built.version, built.status.capitalize(), review)
        columns = [_named(title, links) if named else title, *(_words(word or _NOTHING) for word in said)]
        rows.append((*columns, *([] if named else [links or _words(_NOTHING)])))
    names = ("Policy", "Version", "Status", "Next review", *([] if named else ["Read it"]))
    header = tuple(map(_words, names))
    table = Table(header, tuple(rows))
    section = Section("policies", "All policies", SectionKind.FRONT, (Paragraph(_words(_count(len(rows)))), table))
    return Document(TITLE, Meta(_LANGUAGE, "", "The policies in this folder."), (section,))


def _count(number: int) -> str:
    return "There is one policy here." if number == 1 else f"There are {number} policies here."


def _words(words: str) -> Inlines:
    return (Text(words),)


def _named(title: Inlines, links: Inlines) -> Inlines:
    """Return the title, as the one link that there is."""
    return tuple(replace(link, children=title) for link in links if isinstance(link, Link)) or title


def _links(organisation: str, outputs: Iterable[str]) -> Inlines:
    links: list[Inline] = []
    files = {format_of(name): name for name in outputs}
    for each in FORMATS.values():
        if each in files:
            links += [Text(", ")] if links else []
            links.append(Link(f"{organisation}/{files[each]}", (Text(each.title),)))
    return tuple(links)
