"""The list of all policies as a document, so that it too comes in Markdown and HTML.

It has as many rows as there are policies, so neither the document nor its text is ever in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.batch.listed import Listed
from generator.context.document_details import spoken_date
from generator.document import Document, Inline, Inlines, Link, Meta, Paragraph, Section, SectionKind, Table, Text
from generator.document.look import Look
from generator.formats.formats import FORMATS, Format, format_of
from generator.passes.number import number

TITLE = "Policies"
BATCH = 1000
"""How many rows are written at a time."""
_LANGUAGE = "en-GB"
_NOTHING = "–"
"""An empty cell would be for a pen."""


def index_file(policies: Sequence[Listed], format: Format, css: str) -> Iterator[bytes]:
    """Yield the list of some policies, in their order, as a file of a format, piece by piece."""
    assert format.write_rows
    # The page around the rows is that of a list with the first alone.
    first = _table(policies[:1], format)
    page = format.write_list_of(number(_document(first, len(policies))), Look(css=css))
    before, _, after = page.partition(format.write_rows(first))
    yield before
    for at in range(0, len(policies), BATCH):
        yield format.write_rows(_table(policies[at : at + BATCH], format))
    yield after


def _document(table: Table, count: int) -> Document:
    words = "There is one policy here." if count == 1 else f"There are {count} policies here."
    section = Section("policies", "All policies", SectionKind.FRONT, (Paragraph(_words(words)), table))
    return Document(TITLE, Meta(_LANGUAGE, "", "The policies in this folder."), (section,))


def _table(policies: Sequence[Listed], format: Format) -> Table:
    """Return a table of policies, with links to the files that such a list links to.

    Where they are of one format, the title of the policy is the link. A site generator publishes the list in
    Markdown, and finds no file but its own pages.
    """
    named = len(format.lists) == 1
    names = ("Policy", "Version", "Status", "Next review", *([] if named else ["Read it"]))
    rows = [_named_row(each, format) if named else _row(each, format) for each in policies]
    return Table(tuple(map(_words, names)), tuple(rows))


def _named_row(policy: Listed, format: Format) -> tuple[Inlines, ...]:
    """Return a row in which the title is the one link that there is."""
    title = _words(_title(policy))
    links = [replace(link, children=title) for link in _links(policy, format) if isinstance(link, Link)]
    return tuple(links) or title, *_details(policy)


def _row(policy: Listed, format: Format) -> tuple[Inlines, ...]:
    return _words(_title(policy)), *_details(policy), _links(policy, format) or _words(_NOTHING)


def _title(policy: Listed) -> str:
    return f"{policy.organisation}: {policy.title}"


def _details(policy: Listed) -> Iterable[Inlines]:
    review = spoken_date(policy.next_review, _LANGUAGE) if policy.next_review else ""
    return (_words(word or _NOTHING) for word in (policy.version, policy.status.capitalize(), review))


def _words(words: str) -> Inlines:
    return (Text(words),)


def _links(policy: Listed, format: Format) -> Inlines:
    links: list[Inline] = []
    files = {format_of(name).name: name for name in policy.files}
    for each in FORMATS.values():
        if each.name in files and each.name in format.lists:
            links += [Text(", ")] if links else []
            links.append(Link(f"{policy.folder}/{files[each.name]}", (Text(each.title),)))
    return tuple(links)
