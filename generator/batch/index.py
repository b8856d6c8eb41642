"""Keep the list of all policies true, and leave it alone where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.batch.digest import content_digest, digest
from generator.batch.output_folder import OutputFolder, open_folder
from generator.batch.record import NAME, Built, Output, Record
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems, collecting
from generator.formats.formats import FORMATS, Format

_INDEX = "index"


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
    from generator.batch.index_document import index_file  # noqa: PLC0415  # a list that is true needs no writer

    css = request.library.style()
    for name, each in zip(_names(), _formats(), strict=True):
        yield name, index_file(policies, each, css)


def _write(request: Request, folder: OutputFolder, policies: Mapping[str, Record]) -> None:
    inputs = _inputs(request, policies)
    if not request.force and all(folder.is_current(name, inputs) for name in _names()):
        return
    from generator.batch.index_document import TITLE  # noqa: PLC0415  # a list that is true needs no writer

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
    built = Built(TITLE, "", outputs)
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
                records[path.name] = open_folder(path).record.for_the_list()
    return records


def _formats() -> list[Format]:
    return [each for each in FORMATS.values() if each.lists]


def _names() -> list[str]:
    return [each.file_of(_INDEX) for each in _formats()]
