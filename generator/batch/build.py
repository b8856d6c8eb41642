"""Build the policies of many organisations, and keep the manifest and the index true.

One organisation's problems never stop another's build. All cores work on a large number; memory holds
a few at a time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from generator.batch.build_one import Outcome, build_one
from generator.batch.files import in_the_way, write_if_changed
from generator.batch.find_organisations import find_organisations
from generator.batch.fingerprint import program_fingerprint
from generator.batch.index import index_document
from generator.batch.journal import recall, remove_journal, write_output
from generator.batch.manifest import NAME, Manifest, Output, content_digest, read_manifest, write_manifest
from generator.batch.overwrite import is_due
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Location, Problems
from generator.document.look import Look
from generator.formats.formats import FORMATS
from generator.passes.number import number

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
    warnings: list[Diagnostic] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    replacements: set[str] = field(default_factory=set)
    """The files of templates that counted in place of those that have the rest of the template."""


def build(request: Request, files: list[Path], progress: Callable[[int], None]) -> Report:
    """Build the files' policies and return what happened; `progress` is told of each organisation done."""
    report = Report(organisations=len(files))
    if not files:
        return report
    report.problems.extend(request.library.files.faults())
    manifest = _read_manifest(request.out)
    try:
        live = _build_all(request, files, manifest, report, progress)
        if _is_everything(request, files):
            _sweep(request, live, manifest, report)
        _write_index(request, manifest, report)
    finally:
        # A build that is broken off must know the files as ours when it is taken up.
        _keep(request.out, manifest, report)
    report.problems.sort()
    report.warnings.sort()
    return report


# ---- many organisations


def _build_all(
    request: Request, files: list[Path], manifest: Manifest, report: Report, progress: Callable[[int], None]
) -> set[str]:
    """Build every organisation, put what was made into the manifest, and return the policies that are wanted."""
    live: set[str] = set()
    # Closed, so that no process still writes when the manifest is written.
    with closing(_outcomes(request, files, manifest)) as outcomes:
        for outcome in outcomes:
            live.update(outcome.policies)
            if outcome.problems:
                # The id may be refused for its capitals; the folder of its earlier outputs has none.
                live.update(manifest.policies_of(outcome.organisation.casefold()))
            report.problems.extend(outcome.problems)
            report.warnings.extend(outcome.warnings)
            report.failed += bool(outcome.problems)
            report.written += outcome.written
            report.unchanged += len(outcome.outputs) - outcome.written
            for policy in outcome.policies:
                report.replacements.update(request.library.files.replacements(policy.partition("/")[2]))
            manifest.outputs.update(outcome.outputs)
            manifest.policies.update(outcome.policies)
            progress(1)
    return live


def _outcomes(request: Request, files: list[Path], manifest: Manifest) -> Generator[Outcome]:
    """Yield the outcome of each organisation, in any order, with all cores at work on a large number."""
    by_folder = manifest.by_folder()
    known = [(path, by_folder.get(path.stem, {})) for path in files]
    if request.jobs <= 1 or len(files) <= BATCH:
        yield from (build_one(request, path, outputs) for path, outputs in known)
        return
    pool = ProcessPoolExecutor(request.jobs, initializer=_serve)
    try:
        yield from _pooled(request, iter(known), pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _pooled(
    request: Request, known: Iterator[tuple[Path, dict[str, Output]]], pool: ProcessPoolExecutor
) -> Iterator[Outcome]:
    waiting: set[Future[list[Outcome]]] = set()
    while True:
        # A few batches in hand keep the cores busy; more would only fill memory.
        while len(waiting) < 3 * request.jobs and (batch := list(islice(known, BATCH))):
            waiting.add(pool.submit(_build_batch, request, batch))
        if not waiting:
            return
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield from future.result()


def _build_batch(request: Request, batch: list[tuple[Path, dict[str, Output]]]) -> list[Outcome]:
    return [build_one(request, path, known) for path, known in batch]


def _serve() -> None:
    """Let the parent decide when a worker process ends: by its word, or by its death."""
    # Ctrl-C reaches all processes, but the parent waits for what is half done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _is_everything(request: Request, files: list[Path]) -> bool:
    every, problems = find_organisations(request.orgs, ())
    return not problems and set(every) <= set(files)


# ---- manifest and index


def _read_manifest(out: Path) -> Manifest:
    file = out / NAME
    try:
        out.mkdir(parents=True, exist_ok=True)
        if blocked := in_the_way(file):
            raise Problems([blocked])
        manifest = read_manifest(file.read_bytes() if file.is_file() else None, program_fingerprint())
    except OSError as error:
        message, hint = f"cannot write here: {error.strerror}", "name another folder with --out"
        raise Problems([Diagnostic(Location(out.as_posix()), message, hint)]) from None
    except (ValueError, RecursionError) as error:
        message, hint = (
            f"this is not a manifest that policygen wrote: {error}",
            "restore it, or delete it to start afresh",
        )
        raise Problems([Diagnostic(Location(file.as_posix()), message, hint)]) from None
    recall(out, manifest)
    return manifest


def _keep(out: Path, manifest: Manifest, report: Report) -> None:
    """Write the manifest, which knows all that was written, also by workers that were broken off."""
    recall(out, manifest)
    try:
        write_if_changed(out / NAME, write_manifest(manifest))
    except Problems as problems:
        report.problems.extend(problems.diagnostics)
    else:
        remove_journal(out)


def _sweep(request: Request, live: set[str], manifest: Manifest, report: Report) -> None:
    """Find what earlier builds left of organisations and policies that are gone; remove it when asked to."""
    left = [path for path in sorted(manifest.outputs) if _policy(path) not in live and "/" in path]
    if not request.prune:
        report.leftovers.extend(left)
        return
    for path in left:
        _remove(request, path, manifest, report)
    having_files = {_policy(path) for path in manifest.outputs}
    for name in set(manifest.policies) - having_files:
        del manifest.policies[name]


def _policy(path: str) -> str:
    return path.rpartition(".")[0]


def _remove(request: Request, path: str, manifest: Manifest, report: Report) -> None:
    """Remove a file that we wrote, unless somebody changed it, and its folder when that is empty."""
    file = request.out / path
    try:
        if refused := _kept(request, path, manifest):
            report.problems.append(refused)
            return
        if file.is_file():
            file.unlink()
            report.removed += 1
        del manifest.outputs[path]
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()
    except OSError as error:
        place, message = Location(f"{error.filename or file.as_posix()}"), f"cannot remove: {error.strerror}"
        report.problems.append(Diagnostic(place, message, "give permission, or remove it yourself"))


def _kept(request: Request, path: str, manifest: Manifest) -> Diagnostic | None:
    """Return why a leftover must stay, or None. Raises OSError when it cannot be read."""
    file = request.out / path
    if file.parent.is_symlink():
        fact, hint = "this folder is a link, and pruning removes nothing that a link leads to", "remove the link"
        return Diagnostic(Location(file.parent.as_posix()), fact, hint)
    if request.force or not file.is_file():
        return None
    if content_digest(path, file.read_bytes()) == manifest.outputs[path].content:
        return None
    message = "this file was changed by hand since it was built"
    return Diagnostic(Location(file.as_posix()), message, "move it away, or prune with --force to remove it")


def _write_index(request: Request, manifest: Manifest, report: Report) -> None:
    """Write the list of all policies, from the manifest, so that building one organisation keeps the others in it."""
    if not manifest.policies:
        return
    document = number(index_document(manifest))
    for kind in FORMATS.values():
        if kind.lists_policies:
            path = f"index{kind.ending}"
            try:
                content = kind.write(document, Look(css=request.library.style()))
                output = Output("", content_digest(path, content))
                if is_due(request, path, output.content, manifest.outputs):
                    write_output(request.out, path, content, output.content)
                manifest.outputs[path] = output
            except Problems as problems:
                report.problems.extend(problems.diagnostics)
