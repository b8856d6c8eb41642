"""`make bench`: how long one policy takes, beside pandoc, docxtpl and the least that writing the bytes costs.

Everything is measured in one run on one machine; only the ratios mean something elsewhere.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from docxtpl import DocxTemplate

from generator.compose import Composer
from generator.document import Document
from generator.look import Look
from generator.organisation import Organisation, load_organisation
from generator.policy import write_policy
from generator.template import Library
from generator.writers import WRITERS
from tests.tools import find

ROOT = Path(__file__).parents[1]
ROUNDS = 15


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of a piece of work; the first round warms it up and does not count."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    orgs = ROOT / "orgs"
    path = orgs / "oakvale-befrienders.yaml"
    composer = Composer(Library((ROOT / "templates",)).load("social-media"))
    look = Look(css=composer.template.css)
    organisation = load_organisation(path, orgs)
    document = write_policy(composer, organisation)
    made = {kind: writer(document, look) for kind, writer in WRITERS.items()}

    def whole(folder: Path) -> None:
        finished = write_policy(composer, load_organisation(path, orgs))
        for kind, writer in WRITERS.items():
            (folder / f"policy.{kind}").write_bytes(writer(finished, look))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = milliseconds(lambda: whole(folder))
        steps = {
            "load the organisation": milliseconds(lambda: load_organisation(path, orgs)),
            "compose, prune, number": milliseconds(lambda: write_policy(composer, organisation)),
            **{f"write {kind}": milliseconds(_writing(kind, document, look)) for kind in WRITERS},
        }
        floor = milliseconds(lambda: _write_floor(folder, made))
        rivals = _rivals(folder, made)
    _print(ours, steps, floor, rivals, milliseconds(_writing("docx", document, look)))
    _print_organisation(organisation)


def _writing(kind: str, document: Document, look: Look) -> Callable[[], bytes]:
    return lambda: WRITERS[kind](document, look)


def _write_floor(folder: Path, made: dict[str, bytes]) -> None:
    """Deflate the Word file's parts and write the three files: no program that gives these can be faster."""
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(folder / "floor.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    for kind in ("md", "html"):
        (folder / f"floor.{kind}").write_bytes(made[kind])


def _rivals(folder: Path, made: dict[str, bytes]) -> dict[str, float]:
    """Return the time of pandoc for HTML and DOCX, and of docxtpl for DOCX, on the same policy."""
    source = folder / "source.md"
    source.write_bytes(made["md"])
    template = folder / "template.docx"
    template.write_bytes(made["docx"])
    times = {}
    if find("pandoc"):
        times["pandoc, HTML and DOCX"] = milliseconds(lambda: _pandoc(source, folder), rounds=5)
    times["docxtpl, DOCX alone"] = milliseconds(lambda: _docxtpl(template, folder / "docxtpl.docx"), rounds=5)
    return times


def _pandoc(source: Path, folder: Path) -> None:
    for kind in ("html", "docx"):
        output = folder / f"pandoc.{kind}"
        subprocess.run(["pandoc", "-s", "-f", "gfm+yaml_metadata_block", source, "-o", output], check=True)


def _docxtpl(template: Path, output: Path) -> None:
    word = DocxTemplate(template)
    word.render({"name": "Northbank Youth Trust"}, autoescape=True)
    word.save(output)


def _print(ours: float, steps: dict[str, float], floor: float, rivals: dict[str, float], docx: float) -> None:
    write = sys.stdout.write
    write(f"one policy, three formats        {ours:8.1f} ms\n")
    for name, time_taken in steps.items():
        write(f"  {name:<30} {time_taken:8.1f} ms\n")
    write(f"floor: the same bytes            {floor:8.1f} ms   we take {ours / floor:.1f} times the floor\n")
    for name, time_taken in rivals.items():
        base = docx + steps["load the organisation"] + steps["compose, prune, number"] if "alone" in name else ours
        write(f"{name:<32} {time_taken:8.1f} ms   {time_taken / base:.1f} times as long as policygen\n")


def _print_organisation(organisation: Organisation) -> None:
    sys.stdout.write(f"measured on {organisation.id}\n")


if __name__ == "__main__":
    main()
