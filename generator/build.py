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

from generator.build_one import Outcome, Request, build_one, refusal
from generator.diagnostics import Diagnostic, Location, Problems
from generator.files import in_the_way, write_whole
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
    warnings: list[Diagnostic] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)


def build(request: Request, files: list[Path], progress: Callable[[int], None]) -> Report:
    """Build the files' policies and return what happened; `progress` is told of each organisation done."""
    report = Report(organisations=len(files))
    if not files:
        return report
    manifest = _read_manifest(request.out)
    try:
        live = _build_all(request, files, manifest, report, progress)
        if _is_everything(request, files):
            _sweep(request, live, manifest, report)
        _write_index(request, manifest, report)
    finally:
        # A build that is broken off must know the files as ours when it is taken up.
        _write(request.out / NAME, write_manifest(manifest), report)
    report.problems.sort()
    report.warnings.sort()
    return report


# ---- many organisations


def _build_all(
    request: Request, files: list[Path], manifest: Manifest, report: Report, progress: Callable[[int], None]
) -> set[str]:
    """Build every organisation, put what was made into the manifest, and return the policies that are wanted."""
    live: set[str] = set()
    for outcome in _outcomes(request, files, manifest):
        live.update(outcome.policies)
        if outcome.problems:
            # The id may be refused for its capitals; the folder of its earlier outputs has none.
            live.update(manifest.policies_of(outcome.organisation.casefold()))
        report.problems.extend(outcome.problems)
        report.warnings.extend(outcome.warnings)
        report.failed += bool(outcome.problems)
        report.written += outcome.written
        report.unchanged += len(outcome.outputs) - outcome.written
        manifest.outputs.update(outcome.outputs)
        manifest.policies.update(outcome.policies)
        progress(1)
    return live


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
    every, problems = find_organisations(request.orgs, ())
    return not problems and set(every) <= set(files)


# ---- manifest and index


def _read_manifest(out: Path) -> Manifest:
    file = out / NAME
    try:
        out.mkdir(parents=True, exist_ok=True)
        if blocked := in_the_way(file):
            raise Problems([blocked])
        return read_manifest(file.read_bytes() if file.is_file() else None, program_fingerprint())
    except OSError as error:
        message, hint = f"cannot write here: {error.strerror}", "name another folder with --out"
        raise Problems([Diagnostic(Location(out.as_posix()), message, hint)]) from None
    except (ValueError, RecursionError) as error:
        message, hint = (
            f"this is not a manifest that policygen wrote: {error}",
            "restore it, or delete it to start afresh",
        )
        raise Problems([Diagnostic(Location(file.as_posix()), message, hint)]) from None


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
    if file.is_file():
        edited = content_digest(path, file.read_bytes()) != manifest.outputs[path].content
        if edited and not request.force:
            message = "this file was changed by hand since it was built"
            hint = "move it away, or prune with --force to remove it"
            report.problems.append(Diagnostic(Location(file.as_posix()), message, hint))
            return
        file.unlink()
        report.removed += 1
    del manifest.outputs[path]
    if file.parent.is_dir() and not any(file.parent.iterdir()):
        file.parent.rmdir()


def _write_index(request: Request, manifest: Manifest, report: Report) -> None:
    """Write the list of all policies, from the manifest, so that building one organisation keeps the others in it."""
    if not manifest.policies:
        return
    document = number(index_document(manifest))
    look = Look(css=request.templates.css())
    for kind in ("md", "html"):
        path = f"index.{kind}"
        content = WRITERS[kind](document, look)
        output = Output("", content_digest(path, content))
        if refused := refusal(request, path, output.content, manifest.outputs):
            report.problems.append(refused)
            continue
        manifest.outputs[path] = output
        _write(request.out / path, content, report)


def _write(file: Path, content: bytes, report: Report) -> None:
    try:
        write_whole(file, content)
    except Problems as problems:
        report.problems.extend(problems.diagnostics)
