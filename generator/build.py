"""Build the policies of many organisations, and keep the manifest and the index true.

One organisation's problems never stop another's build. All cores work on a large number; memory holds
a few at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from generator.build_one import Outcome, Request, build_one
from generator.diagnostics import Diagnostic, Location, Problems
from generator.files import write_whole
from generator.find import find_organisations
from generator.fingerprint import program_fingerprint
from generator.index import index_document
from generator.look import Look
from generator.manifest import NAME, Manifest, Output, content_digest, read_manifest, write_manifest
from generator.number import number
from generator.writers import WRITERS

BATCH = 8
"""How many organisations a worker process takes at a time."""


@dataclass(slots=True)
class Report:
    """What became of a whole build."""

    organisations: int = 0
    failed: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: list[Diagnostic] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)


def build(request: Request, files: list[Path], progress: Callable[[int], None]) -> Report:
    """Build the files' policies and return what happened; `progress` is told of each organisation done."""
    everything = _is_everything(request, files)
    manifest = _read_manifest(request.out)
    report = Report(organisations=len(files))
    live: set[str] = set()
    for outcome in _outcomes(request, files, manifest):
        live.update(outcome.policies or manifest.policies_of(outcome.organisation))
        report.problems.extend(outcome.problems)
        report.failed += bool(outcome.problems)
        report.written += outcome.written
        report.unchanged += len(outcome.outputs) - outcome.written
        manifest.outputs.update(outcome.outputs)
        manifest.policies.update(outcome.policies)
        progress(1)
    if everything:
        _sweep(request, live, manifest, report)
    _write_index(request, manifest)
    write_whole(request.out / NAME, write_manifest(manifest))
    report.problems.sort()
    return report


# ---- many organisations


def _outcomes(request: Request, files: list[Path], manifest: Manifest) -> Iterator[Outcome]:
    """Yield the outcome of each organisation, in any order, with all cores at work on a large number."""
    by_folder = manifest.by_folder()
    known = [(path, by_folder.get(path.stem, {})) for path in files]
    if request.jobs <= 1 or len(files) <= BATCH:
        yield from (build_one(request, path, outputs) for path, outputs in known)
        return
    batches = iter(known)
    with ProcessPoolExecutor(request.jobs) as pool:
        waiting: set[Future[list[Outcome]]] = set()
        while True:
            # A few batches in hand keep the cores busy; more would only fill memory.
            while len(waiting) < 3 * request.jobs and (batch := list(islice(batches, BATCH))):
                waiting.add(pool.submit(_build_batch, request, batch))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()


def _build_batch(request: Request, batch: list[tuple[Path, dict[str, Output]]]) -> list[Outcome]:
    return [build_one(request, path, known) for path, known in batch]


def _is_everything(request: Request, files: list[Path]) -> bool:
    return set(find_organisations(request.orgs, ())[0]) <= set(files)


# ---- manifest and index


def _read_manifest(out: Path) -> Manifest:
    file = out / NAME
    try:
        return read_manifest(file.read_bytes() if file.is_file() else None, program_fingerprint())
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        message = f"this is not a manifest that policygen wrote: {error}"
        raise Problems([Diagnostic(Location(f"{file}"), message, "restore it, or delete it to start afresh")]) from None


def _sweep(request: Request, live: set[str], manifest: Manifest, report: Report) -> None:
    """Find what earlier builds left of organisations and policies that are gone; remove it when asked to."""
    for path in sorted(manifest.outputs):
        if path.rpartition(".")[0] in live or "/" not in path:
            continue
        if not request.prune:
            report.leftovers.append(path)
            continue
        (request.out / path).unlink(missing_ok=True)
        del manifest.outputs[path]
        manifest.policies.pop(path.rpartition(".")[0], None)
        report.removed += 1
        _remove_if_empty((request.out / path).parent)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _write_index(request: Request, manifest: Manifest) -> None:
    """Write the list of all policies, from the manifest, so that building one organisation keeps the others in it."""
    if not manifest.policies:
        return
    document = number(index_document(manifest))
    look = Look(css=request.library.css())
    for kind in ("md", "html"):
        path = f"index.{kind}"
        content = WRITERS[kind](document, look)
        manifest.outputs[path] = Output("", content_digest(path, content))
        write_whole(request.out / path, content)
