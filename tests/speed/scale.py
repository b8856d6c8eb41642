"""`python -m tests.speed --scale 50000`: how time, memory and disk grow with the number of organisations.

One policy is built. Every organisation gets its files, with a record that says what a build of its own would say of
them. So all that a build finds, reads, compares and lists is there, and nothing waits for policies to be made, which
takes each the same. With `--anew` they are made too, for hours where there are very many.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.batch.fingerprint import program_fingerprint
from generator.batch.inputs import inputs_of_all, inputs_read
from generator.batch.record import NAME, Record, read_record, write_record
from generator.organisation.source import Source
from generator.policy.stage import Stage
from tests.policies import LIBRARY
from tests.sector import POLICY, alike, text_of, write_sector
from tests.speed.clock import Took, process

SHARES = (16, 4, 1)
"""Which parts of the organisations are there at first, then and at last."""
ONE = "member-000007"
MANY = 10_000
"""How many names a file gets: some disks allow no more than 65,000."""
_MEASURED = """
import resource, sys
from pathlib import Path
said, status = Path(sys.argv.pop(1)), Path("/proc/self/status")
from generator.cli import main
try:
    main()
finally:
    # What a process took before it became this one does not count.
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    mine = peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said.write_text(f"{mine} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a step took with so many organisations: time, and the peak of memory of the main process and of another."""

    step: str
    organisations: int
    took: Took
    main_mib: float
    child_mib: float


def measured(folder: Path, count: int, *, anew: bool) -> Iterator[Figures]:
    """Yield what each step takes while the organisations in a folder become more."""
    for share in SHARES:
        size = max(count // share, 8)
        extend(folder, size)
        for step, prepare, arguments in _steps(folder, anew=anew):
            prepare()
            took = process([[sys.executable, "-c", _MEASURED, folder / "peaks", "build", *arguments]])
            mine, child = (int(each) / 1024 for each in (folder / "peaks").read_text().split())
            yield Figures(step, size, took, mine, child)


def _steps(folder: Path, *, anew: bool) -> Iterator[tuple[str, Callable[[], object], list[object]]]:
    every: list[object] = ["--orgs", folder / "orgs", "--out", folder / "out"]
    if anew:
        yield "all made anew", lambda: None, [*every[:2], "--out", folder / "anew", "--force"]
    yield "nothing changed, the list made anew", lambda: _forget_the_list(folder), every
    yield "nothing changed", lambda: None, every
    yield "one of them, as it was", lambda: None, [*every, ONE]
    yield "one of them, with another name", lambda: _rename(folder), [*every, ONE]


def _forget_the_list(folder: Path) -> None:
    for file in (folder / "out").glob("*.*"):
        file.unlink()


def _rename(folder: Path) -> None:
    file = folder / f"orgs/{ONE}.yaml"
    file.write_text(file.read_text("utf-8").replace('name: "', 'name: "The ', 1), "utf-8")


# ---- organisations, and what a build leaves of each


def extend(folder: Path, count: int) -> None:
    """Make organisations and their outputs until there are so many."""
    there = len(list((folder / "orgs").glob("*"))) if (folder / "orgs").is_dir() else 0
    if not there:
        write_sector(folder / "model", "alike", 1)
        process([[sys.executable, "-m", "generator", "build", "--orgs", folder / "model", "--out", folder / "built"]])
        (folder / "orgs").mkdir()
    model = folder / "built/member-000000"
    record = read_record((model / NAME).read_bytes(), program_fingerprint())
    for number in range(there, count):
        data = alike(number)
        content, name = text_of(data).encode(), f"member-{number:06}"
        (folder / f"orgs/{name}.yaml").write_bytes(content)
        _pretend(folder / "out" / name, model, _record_of(record, data["name"], content))
        if not number % MANY:
            model = _copied(model, folder / "models" / name)


def _record_of(record: Record, name: str, content: bytes) -> Record:
    """Return what a build notes of an organisation with a file of this content, whose policy is that of another."""
    inputs = inputs_read([Source("", content)], LIBRARY.digest(POLICY), [], Stage.FINAL)
    built = record.policies[POLICY]
    outputs = {file: replace(output, inputs=inputs) for file, output in built.outputs.items()}
    assert record.noted
    noted = replace(record.noted, inputs=inputs_of_all({POLICY: inputs}))
    return replace(record, organisation=name, policies={POLICY: replace(built, outputs=outputs)}, noted=noted)


def _pretend(out: Path, model: Path, record: Record) -> None:
    out.mkdir(parents=True)
    (out / NAME).write_bytes(write_record(record))
    for file in record.outputs():
        # One file with many names takes little room, and is read like any other.
        os.link(model / file, out / file)


def _copied(model: Path, to: Path) -> Path:
    shutil.copytree(model, to)
    return to


# ---- what is told


HEADS = ("organisations", "step", "CPU", "wall", "main process", "a worker", "time grew", "memory grew")


def rows(found: Sequence[Figures]) -> Iterator[tuple[str, ...]]:
    """Yield what each step took, and how it grew since there were fewer, where 1.0 is as much as the organisations."""
    before: dict[str, Figures] = {}
    for each in found:
        times = f"{each.took.cpu / 1000:.1f} s", f"{each.took.wall / 1000:.1f} s"
        memory = f"{each.main_mib:.0f} MiB", f"{each.child_mib:.0f} MiB"
        grew = growth(before[each.step], each) if each.step in before else ("", "")
        yield f"{each.organisations:,}", each.step, *times, *memory, *grew
        before[each.step] = each


def report(found: Sequence[Figures], folder: Path) -> str:
    """Return a table in Markdown, and how much room all takes."""
    lines = [f"| {' | '.join(row)} |" for row in (HEADS, ("---:", "---", *["---:"] * 6), *rows(found))]
    return "\n".join([*lines, "", f"On the disk: {_disk(folder, found[-1].organisations)}.", ""])


def growth(before: Figures, after: Figures) -> tuple[str, str]:
    """Return how time and memory grew: 1.0 where they grew as the organisations did, and 0.0 where they did not."""
    more = math.log(after.organisations / before.organisations)
    pairs = (after.took.cpu, before.took.cpu), (after.main_mib, before.main_mib)
    time, memory = (f"{math.log(now / then) / more:.2f}" for now, then in pairs)
    return time, memory


def _disk(folder: Path, count: int) -> str:
    """Return how much room there has to be for all, if each had files of its own, and for the list."""
    each = sum(file.stat().st_size for file in (folder / "out" / ONE).iterdir())
    lists = sum(file.stat().st_size for file in (folder / "out").glob("*.*"))
    return f"{each / 1024:.0f} KiB each, {each * count / 2**30:.1f} GiB for all, {lists / 2**20:.0f} MiB for the list"
