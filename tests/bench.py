"""`make bench`: how long one policy takes, beside pandoc, docxtpl and the least that writing the bytes costs.

Everything is measured in one run on one machine; only the ratios mean something elsewhere. The name of another
sample organisation may follow.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from docxtpl import DocxTemplate

from generator.batch.read_library import read_library
from generator.batch.read_organisation import load_organisation
from generator.document.look import Look
from generator.formats.formats import DEFAULT_FORMATS, FORMATS
from generator.policy.write import write_policy
from tests.tools import ROOT, find

ROUNDS = 9
AGAIN = 7
"""How often a short piece of work is done in each round; a long one is done once."""

Works = dict[str, Callable[[], object]]


def measured(quick: Works, slow: Works) -> dict[str, list[float]]:
    """Return milliseconds for each piece of work, one for each round.

    Every round does everything, so that a machine which is busy for a while is busy for all of them alike.
    """
    times: dict[str, list[float]] = {name: [] for name in (*quick, *slow)}
    for _ in range(ROUNDS + 1):
        for name, work in quick.items():
            times[name].append(statistics.median(_milliseconds(work) for _ in range(AGAIN)))
        for name, work in slow.items():
            times[name].append(_milliseconds(work))
    # The first round warms up and does not count.
    return {name: each[1:] for name, each in times.items()}


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main(organisation_id: str = "oakvale-befrienders") -> None:
    """Measure and print."""
    orgs = ROOT / "orgs"
    path = orgs / f"{organisation_id}.yaml"
    composer = read_library((ROOT / "templates",)).composer("social-media")
    look = Look(css=composer.template.css)
    organisation = load_organisation(path, orgs)
    document = write_policy(composer, organisation)
    made = {kind: FORMATS[kind].write(document, look) for kind in DEFAULT_FORMATS}

    def whole(kinds: Iterable[str], folder: Path) -> None:
        finished = write_policy(composer, load_organisation(path, orgs))
        for kind in kinds:
            (folder / f"policy.{kind}").write_bytes(FORMATS[kind].write(finished, look))

    steps: Works = {
        "load the organisation": lambda: load_organisation(path, orgs),
        "compose, number, fill": lambda: write_policy(composer, organisation),
        **{f"write {kind}": partial(row.write, document, look) for kind, row in FORMATS.items()},
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours: Works = {
            "three formats": lambda: whole(DEFAULT_FORMATS, folder),
            "DOCX alone": lambda: whole(["docx"], folder),
            FLOOR: lambda: _write_floor(folder, made),
        }
        times = measured({**ours, **steps}, _rivals(folder, made))
    _print(times, tuple(steps))
    sys.stdout.write(f"measured on {organisation_id}, the median of {ROUNDS} rounds\n")


FLOOR = "the floor: the same bytes"
PANDOC = "pandoc, HTML and DOCX"
DOCXTPL = "docxtpl, DOCX alone"


def _write_floor(folder: Path, made: dict[str, bytes]) -> None:
    """Deflate the Word file's parts and write the three files: no program that gives these can be faster."""
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(folder / "floor.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    for kind in ("md", "html"):
        (folder / f"floor.{kind}").write_bytes(made[kind])


def _rivals(folder: Path, made: dict[str, bytes]) -> Works:
    """Return the work of pandoc for HTML and DOCX, and of docxtpl for DOCX, on the same policy."""
    source = folder / "source.md"
    source.write_bytes(made["md"])
    template = folder / "template.docx"
    template.write_bytes(made["docx"])
    pandoc: Works = {PANDOC: lambda: _pandoc(source, folder)} if find("pandoc") else {}
    return {**pandoc, DOCXTPL: lambda: _docxtpl(template, folder / "docxtpl.docx")}


def _pandoc(source: Path, folder: Path) -> None:
    for kind in ("html", "docx"):
        output = folder / f"pandoc.{kind}"
        subprocess.run(["pandoc", "-s", "-f", "gfm+yaml_metadata_block", source, "-o", output], check=True)


def _docxtpl(template: Path, output: Path) -> None:
    word = DocxTemplate(template)
    word.render({"name": "Northbank Youth Trust"}, autoescape=True)
    word.save(output)


def _print(times: dict[str, list[float]], steps: tuple[str, ...]) -> None:
    def line(name: str, comparison: str = "") -> None:
        sys.stdout.write(f"{name:<32} {statistics.median(times[name]):8.1f} ms   {comparison}".rstrip() + "\n")

    def ratio(one: str, other: str) -> str:
        """How many times as long one takes as the other: the median of the rounds."""
        return f"{statistics.median(a / b for a, b in zip(times[one], times[other], strict=True)):.1f}"

    line("three formats")
    for name in steps:
        line(name)
    line("DOCX alone")
    line(FLOOR, f"policygen takes {ratio('three formats', FLOOR)} times as long")
    if PANDOC in times:
        line(PANDOC, f"{ratio(PANDOC, 'three formats')} times as long as policygen's three")
    line(DOCXTPL, f"{ratio(DOCXTPL, 'DOCX alone')} times as long as policygen's")


if __name__ == "__main__":
    main(*sys.argv[1:])
