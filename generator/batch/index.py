"""The list of all policies, itself a document, so that it too comes in Markdown and HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.batch.digest import content_digest, digest
from generator.batch.output_folder import OutputFolder, open_folder
from generator.batch.record import NAME, Built, Output, Record
from generator.batch.request import Request
from generator.context.document_details import spoken_date
from generator.diagnostics import Diagnostic, Problems, collecting
from generator.document import Document, Inline, Inlines, Link, Meta, Paragraph, Section, SectionKind, Table, Text
from generator.document.look import Look
from generator.formats.formats import FORMATS, Format, format_of
from generator.passes.number import number

_INDEX = "index"
_TITLE = "Policies"
_LANGUAGE = "en-GB"
_NOTHING = "–"
"""An empty cell would be for a pen."""


def write_index(request: Request, built: Mapping[str, Record], *, is_stale: bool) -> None:
    """Write the list of all policies, so that building one organisation keeps the others in it.

    `built` has the records that are known already, by organisation; with `is_stale` the others are read too.
    Raises Problems when the list may not be replaced or cannot be written.
    """
    folder = open_folder(request.out)
    if not is_stale and all(map(folder.is_intact, _names())):
        return
    problems: list[Diagnostic] = []
    records = {**_others(request, set(built), problems), **built}
    policies = _listed(records)
    if policies:
        with collecting(problems):
            _write(request, folder, policies)
    if problems:
        raise Problems(problems)


def stale_lists(request: Request, known: Mapping[str, Record]) -> list[str]:
    """Return the names of the files of the list of all policies that a build of everything would write.

    `known` has the record of each organisation as such a build would leave it; those of organisations that are gone
    are read. Raises Problems when a record cannot be read.
    """
    folder = open_folder(request.out)
    problems: list[Diagnostic] = []
    policies = _listed({**_others(request, set(known), problems), **known})
    if problems:
        raise Problems(problems)
    inputs = _inputs(request, policies)
    if not policies or all(folder.is_current(name, inputs) for name in _names()):
        return []
    return [name for name, content in _contents(request, policies) if not _says(folder, name, content)]


def _says(folder: OutputFolder, name: str, content: bytes) -> bool:
    file = folder.path / name
    return file.is_file() and content_digest(name, file.read_bytes()) == content_digest(name, content)


def _listed(records: Mapping[str, Record]) -> dict[str, Record]:
    return {name: record for name, record in sorted(records.items()) if record.policies}


def _inputs(request: Request, policies: Mapping[str, Record]) -> str:
    css = request.library.style()
    return digest([css.encode(), *(repr((name, each.listing())).encode() for name, each in policies.items())])


def _contents(request: Request, policies: Mapping[str, Record]) -> Iterator[tuple[str, bytes]]:
    look = Look(css=request.library.style())
    for name, each in zip(_names(), _formats(), strict=True):
        yield name, each.write_list_of(number(index_document(policies, each.lists)), look)


def _write(request: Request, folder: OutputFolder, policies: Mapping[str, Record]) -> None:
    inputs = _inputs(request, policies)
    if not request.force and all(folder.is_current(name, inputs) for name in _names()):
        return
    outputs = dict(folder.record.policies[_INDEX].outputs) if _INDEX in folder.record.policies else {}
    due: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for name, content in _contents(request, policies):
        said = content_digest(name, content)
        # A list in one format that somebody changed keeps that in another from nobody.
        with collecting(problems):
            if folder.due({name: said}, force=request.force, instead="move it away"):
                due[name] = content
            outputs[name] = Output(inputs, said)
    built = Built(_TITLE, "", outputs)
    with collecting(problems):
        folder.write(due, replace(folder.record, policies={_INDEX: built} if outputs else {}, writing={}))
    if problems:
        raise Problems(problems)


def _others(request: Request, known: set[str], problems: list[Diagnostic]) -> dict[str, Record]:
    """Return the records of organisations that were not built this time."""
    records: dict[str, Record] = {}
    for path in sorted(request.out.iterdir()) if request.out.is_dir() else ():
        if path.name not in known and (path / NAME).is_file():
            with collecting(problems):
                records[path.name] = open_folder(path).record
    return records


def _formats() -> list[Format]:
    return [each for each in FORMATS.values() if each.lists]


def _names() -> list[str]:
    return [each.file_of(_INDEX) for each in _formats()]


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
    return Document(_TITLE, Meta(_LANGUAGE, "", "The policies in this folder."), (section,))


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
