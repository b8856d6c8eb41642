"""Times: what whole processes and pieces of work take, of the processor and by the clock, in rounds that take turns.

Every round does everything once, so that a machine which is busy for a while is busy for all alike. Medians count.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tools import PATH, ROOT

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of the processor and by the clock."""

    cpu: float
    wall: float


Times = dict[str, list[Took]]


def in_turn(works: Mapping[str, Callable[[], Took]], rounds: int) -> Times:
    """Return what each piece of work took in each of some rounds; one more before them warms up."""
    times: Times = {name: [] for name in works}
    for at in range(rounds + 1):
        for name, work in works.items():
            took = work()
            if at:
                times[name].append(took)
    return times


def process(commands: Sequence[Sequence[object]], cwd: Path = ROOT) -> Took:
    """Return what some commands took, one after the other, each a process of its own."""
    # Installed programs have their code compiled; a checkout under test may have been told not to.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PATH": PATH}
    cpu = 0.0
    start = time.perf_counter()
    for command in commands:
        with subprocess.Popen(
            [*map(str, command)], cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as running:
            assert running.stderr is not None
            said = running.stderr.read()
            _, status, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(status)
        assert running.returncode in {0, 1}, said.decode()
        cpu += (used.ru_utime + used.ru_stime) * 1000
    return Took(cpu, (time.perf_counter() - start) * 1000)


def within(work: Work, times: int = 1) -> Took:
    """Return what a piece of work in this process takes, the mean of a number of times."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        work()
    return Took((time.process_time() - cpu) * 1000 / times, (time.perf_counter() - wall) * 1000 / times)


def median(took: Sequence[Took]) -> Took:
    """Return the median of each figure."""
    cpu, wall = (statistics.median(getattr(each, name) for each in took) for name in ("cpu", "wall"))
    return Took(cpu, wall)


def ratio(times: Times, one: str, other: str) -> float:
    """Return how many times the CPU of one piece of work another takes: the median of the rounds."""
    return statistics.median(a.cpu / b.cpu for a, b in zip(times[one], times[other], strict=True))


def processor() -> str:
    """Return what the processor is called, and how many of it there are."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "a processor")
    return f"{name}, {os.cpu_count()} of them"
