"""Many organisations on all cores: workers that end with their parent, and one that dies takes only its own along."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from itertools import islice
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, cast

from generator.batch.work import Given, Made, Work
from generator.diagnostics import Diagnostic, Location

BATCH = 8
"""How many organisations a worker process takes at a time."""
_IN_HAND = 3
"""How many batches for each process: a few keep the cores busy, more would only fill memory."""


def outcomes_in_processes(work: Work[Given, Made], files: Sequence[Path]) -> Generator[Made]:
    """Yield the outcome of each organisation, in any order, with all cores at work."""
    work.ready(work.given)
    # What is there now is never looked at again by the collector, so that the processes can go on sharing it.
    gc.freeze()
    coming = iter(files)
    suspects: list[Path] | None = None
    while suspects is None or suspects:
        suspects = []
        with closing(_pooled(work, coming, suspects)) as found:
            yield from found
        for path in suspects:
            yield _alone(work, path)


def _pooled(work: Work[Given, Made], coming: Iterator[Path], suspects: list[Path]) -> Generator[Made]:
    """Yield outcomes until all are done or a worker dies; then `suspects` are those that were in hand."""
    stop = multiprocessing.Event()
    pool = ProcessPoolExecutor(work.jobs, initializer=_serve, initargs=(work, stop))
    waiting: dict[Future[list[Made]], list[Path]] = {}
    try:
        while _fill(waiting, coming, pool, work):
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield from future.result()
                del waiting[future]
    except BrokenProcessPool:
        suspects.extend(path for batch in waiting.values() for path in batch)
    finally:
        # Whoever broke the build off waits for the organisations in hand and not for batches of them.
        stop.set()
        pool.shutdown(cancel_futures=True)


def _fill(
    waiting: dict[Future[list[Made]], list[Path]],
    coming: Iterator[Path],
    pool: ProcessPoolExecutor,
    work: Work[Given, Made],
) -> bool:
    """Give the pool as many batches as it should have in hand; tell whether it has any."""
    while len(waiting) < _IN_HAND * work.jobs and (batch := list(islice(coming, BATCH))):
        waiting[_submitted(pool, batch)] = batch
    return bool(waiting)


def _submitted(pool: ProcessPoolExecutor, batch: list[Path]) -> Future[list[Any]]:
    """Return what becomes of a batch; where a worker has died already, that is what becomes of it."""
    try:
        with _undisturbed():
            return pool.submit(_do_batch, batch)
    except BrokenProcessPool as broken:
        failed: Future[list[Any]] = Future()
        failed.set_exception(broken)
        return failed


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait while processes start: Python would lose it as it forks, and a new process not yet heed it."""
    if not _BREAKING_OFF:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _BREAKING_OFF)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_BREAKING_OFF = {signal.SIGINT, signal.SIGTERM} if hasattr(signal, "pthread_sigmask") else set()
"""The signals by which somebody ends us, where a process can let them wait: not on Windows."""


def _alone(work: Work[Given, Made], path: Path) -> Made:
    """Return the outcome of an organisation done in a process of its own, which may die with it."""
    with ProcessPoolExecutor(1, initializer=_serve, initargs=(work, multiprocessing.Event())) as pool:
        try:
            return cast("Made", _submitted(pool, [path]).result()[0])
        except BrokenProcessPool:
            message = f"the process that {work.verb} this organisation was killed"
            hint = "look for a very large value in it, or give the computer more memory"
            return work.died(path, Diagnostic(Location(path.as_posix()), message, hint))


# ---- in a worker


_served: list[tuple[Work[Any, Any], Event]] = []
"""What the worker was started for, and what tells it to stop: handed over once, since it holds every template."""


def _do_batch(batch: list[Path]) -> list[Any]:
    """Return the outcomes of a batch, or of its first ones where the work is broken off."""
    work, stop = _served[-1]
    return [work.do(work.given, path) for path in batch if not stop.is_set()]


def _serve(work: Work[Any, Any], stop: Event) -> None:
    """Let the parent decide when a worker process ends: by its word, or by its death."""
    _served.append((work, stop))
    # Ctrl-C reaches all processes, but the parent waits for what is half done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if _BREAKING_OFF:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _BREAKING_OFF)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
