"""Many organisations on all cores: workers that end with their parent, and one that dies takes only its own along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import islice
from pathlib import Path

from generator.batch.build_one import Outcome, build_one
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Location

BATCH = 8
"""How many organisations a worker process takes at a time."""
_IN_HAND = 3
"""How many batches for each process: a few keep the cores busy, more would only fill memory."""


def outcomes(request: Request, files: list[Path]) -> Generator[Outcome]:
    """Yield the outcome of each organisation, in any order, with all cores at work on a large number."""
    if request.jobs <= 1 or len(files) <= BATCH:
        yield from (build_one(request, path) for path in files)
        return
    left = files
    while left:
        suspects: list[Path] = []
        with closing(_pooled(request, left, suspects)) as found:
            done = set()
            for path, outcome in found:
                done.add(path)
                yield outcome
        left = [path for path in left if path not in done and path not in suspects]
        for path in suspects:
            yield _alone(request, path)


def _pooled(request: Request, files: list[Path], suspects: list[Path]) -> Generator[tuple[Path, Outcome]]:
    """Yield outcomes until all are done or a worker dies; then `suspects` are those that were in hand."""
    pool = ProcessPoolExecutor(request.jobs, initializer=_serve, initargs=(request,))
    coming = iter(files)
    waiting: dict[Future[list[Outcome]], list[Path]] = {}
    try:
        while _fill(waiting, coming, pool, request):
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                batch = waiting[future]
                yield from zip(batch, future.result(), strict=True)
                del waiting[future]
    except BrokenProcessPool:
        suspects.extend(path for batch in waiting.values() for path in batch)
    finally:
        pool.shutdown(cancel_futures=True)


def _fill(
    waiting: dict[Future[list[Outcome]], list[Path]],
    coming: Iterator[Path],
    pool: ProcessPoolExecutor,
    request: Request,
) -> bool:
    """Give the pool as many batches as it should have in hand; tell whether it has any."""
    while len(waiting) < _IN_HAND * request.jobs and (batch := list(islice(coming, BATCH))):
        waiting[pool.submit(_build_batch, batch)] = batch
    return bool(waiting)


def _alone(request: Request, path: Path) -> Outcome:
    """Return the outcome of an organisation built in a process of its own, which may die with it."""
    with ProcessPoolExecutor(1, initializer=_serve, initargs=(request,)) as pool:
        try:
            return pool.submit(_build_batch, [path]).result()[0]
        except BrokenProcessPool:
            message = "the process that built this organisation was killed"
            hint = "look for a very large value in it, or give the computer more memory"
            return Outcome(path.stem, problems=(Diagnostic(Location(path.as_posix()), message, hint),))


# ---- in a worker


_served: list[Request] = []
"""What the worker was started for: handed over once, since it holds every template."""


def _build_batch(batch: list[Path]) -> list[Outcome]:
    return [build_one(_served[-1], path) for path in batch]


def _serve(request: Request) -> None:
    """Let the parent decide when a worker process ends: by its word, or by its death."""
    _served.append(request)
    # Ctrl-C reaches all processes, but the parent waits for what is half done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
