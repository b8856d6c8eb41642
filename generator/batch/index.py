"""Keep the list of all policies true, and leave it alone where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from typing import IO

from generator.batch.digest import digest, file_digest, text_digest
from generator.batch.files import written_aside
from generator.batch.listed import Listed, listed
from generator.batch.output_folder import OutputFolder, open_folder, recorded
from generator.batch.record import Built, Output
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems, collecting
from generator.formats.formats import FORMATS, Format

_INDEX = "index"


def write_index(request: Request, built: Sequence[Listed], *, is_stale: bool) -> None:
    """Write the list of all policies, so that building one organisation keeps the others in it.

    `built` is what is known already; with `is_stale` the other organisations' records are read too.
    Raises Problems when the list may not be replaced or cannot be written.
    """
    folder = open_folder(request.out)
    if not is_stale and all(map(folder.is_intact, _names())):
        return
    problems: list[Diagnostic] = []
    policies = _with_others(request, built, problems)
    if policies:
        with collecting(problems):
            _write(request, folder, policies)
    if problems:
        raise Problems(problems)


def stale_lists(request: Request, known: Sequence[Listed]) -> list[str]:
    """Return the names of the files of the list of all policies that a build of everything would write.

    `known` is what the list says of each organisation that such a build would leave; the records of those that are
    gone are read. Raises Problems when one cannot be read.
    """
    folder = open_folder(request.out)
    problems: list[Diagnostic] = []
    policies = _with_others(request, known, problems)
    if problems:
        raise Problems(problems)
    inputs = _inputs(request, policies)
    if not policies or all(folder.is_current(name, inputs) for name in _names()):
        return []
    with ExitStack() as made:
        return [name for name, text in _made(request, policies, made) if not _says(folder, name, text)]


def _says(folder: OutputFolder, name: str, text: IO[bytes]) -> bool:
    file = folder.path / name
    return file.is_file() and file_digest(file) == text_digest(text)


def _with_others(request: Request, known: Sequence[Listed], problems: list[Diagnostic]) -> list[Listed]:
    """Return what the list says, in its order: what is known, and what other organisations' records say."""
    there = {each.folder for each in known}
    policies = list(known)
    for path in recorded(request.out, lambda name: name not in there):
        with collecting(problems):
            policies += listed(path.name, open_folder(path).record)
    # Twice, since keys of both kinds at once take twice the memory.
    policies.sort(key=lambda each: f"{each.folder}/{each.policy}")
    policies.sort(key=lambda each: each.organisation.casefold())
    return policies


def _inputs(request: Request, policies: Sequence[Listed]) -> str:
    css = request.library.style()
    return digest(chain([css.encode()], (repr(tuple(each)).encode() for each in policies)))


def _made(request: Request, policies: Sequence[Listed], open_files: ExitStack) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the name of each file of the list, and what shall be in it."""
    from generator.batch.index_document import index_file  # noqa: PLC0415  # a list that is true needs no writer

    css = request.library.style()
    for name, each in zip(_names(), _formats(), strict=True):
        yield name, open_files.enter_context(written_aside(request.out / name, index_file(policies, each, css)))


def _write(request: Request, folder: OutputFolder, policies: Sequence[Listed]) -> None:
    inputs = _inputs(request, policies)
    if not request.force and all(folder.is_current(name, inputs) for name in _names()):
        return
    from generator.batch.index_document import TITLE  # noqa: PLC0415  # a list that is true needs no writer

    outputs = dict(folder.record.policies[_INDEX].outputs) if _INDEX in folder.record.policies else {}
    due: dict[str, IO[bytes]] = {}
    problems: list[Diagnostic] = []
    with ExitStack() as made, collecting(problems):
        for name, text in _made(request, policies, made):
            said = text_digest(text)
            # A list in one format that somebody changed keeps that in another from nobody.
            with collecting(problems):
                if folder.due({name: said}, force=request.force, instead="move it away"):
                    due[name] = text
                outputs[name] = Output(inputs, said)
        built = Built(TITLE, "", outputs)
        folder.write(due, replace(folder.record, policies={_INDEX: built} if outputs else {}, writing={}))
    if problems:
        raise Problems(problems)


def _formats() -> list[Format]:
    return [each for each in FORMATS.values() if each.lists]


def _names() -> list[str]:
    return [each.file_of(_INDEX) for each in _formats()]
