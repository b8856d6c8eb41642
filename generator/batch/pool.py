"""Many organisations, one after the other, or on all cores where there are many."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from generator.batch.find_organisations import Files
from generator.batch.work import Given, Made, Work

FEW = 8
"""How many organisations are done sooner than other processes are ready for them."""


def known_first(
    work: Work[Given, Made], files: Sequence[Path], known: Callable[[Given, Path], Made | None]
) -> Generator[Made]:
    """Yield the outcome of each organisation: at once where it is known, and of the rest when it is done."""
    left: list[str] = []
    for path in files:
        if outcome := known(work.given, path):
            yield outcome
        else:
            left.append(f"{path}")
    yield from outcomes(work, Files(left))


def outcomes(work: Work[Given, Made], files: Sequence[Path]) -> Generator[Made]:
    """Yield the outcome of each organisation, in any order, with all cores at work on a large number."""
    if work.jobs <= 1 or len(files) <= FEW:
        yield from (work.do(work.given, path) for path in files)
    else:
        from generator.batch.workers import outcomes_in_processes  # noqa: PLC0415  # few builds need processes

        yield from outcomes_in_processes(work, files)
