"""`make bench`: how long a policy takes, cold and warm, alone and among many, beside other tools and the floor.

Whole processes are compared with whole processes, and work within a process with work within a process: pandoc's is
what a document costs that is ten times as long, less its start. `--full` measures for minutes, `--browsers` the policy
maker too, and `--write` puts the tables into `generator/docs/performance.md`. `--scale 50000` measures instead how all
grows with the organisations, and with `--anew` makes all of them; `--write` puts that into the page too.
"""

from __future__ import annotations

import gc
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.__main__ import NEW_OBJECTS
from generator.batch.read_organisation import load_organisation
from generator.formats.formats import DEFAULT_FORMATS
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from generator.rendering.render import render
from tests.policies import LIBRARY
from tests.sector import SECTORS, text_of, write_sector
from tests.speed import rivals
from tests.speed.browser import browser_tables
from tests.speed.clock import Times, Took, in_turn, process, processor, within
from tests.speed.report import GROWTH, Table, growth_in, page, table, with_growth
from tests.speed.scale import measured, report
from tests.tools import ROOT

SAMPLE = ROOT / "orgs/oakvale-befrienders.yaml"
FULL = "northbank-youth-trust"
"""The sample that says most, and whose policy has all there is."""
US = [sys.executable, "-m", "generator"]
SHORT, LONG = 5, 15
WARM_UP, EACH = 100, 20
USUAL = gc.get_threshold()
TEN = 10
PAGE = ROOT / "generator/docs/performance.md"


def main(*flags: str) -> int:
    """Measure, print, and write the page if that is wanted."""
    if "--scale" in flags:
        return _scale(int(flags[flags.index("--scale") + 1]), anew="--anew" in flags, write="--write" in flags)
    # As the program does when it starts.
    gc.set_threshold(NEW_OBJECTS)
    full = "--full" in flags
    rounds = LONG if full else SHORT
    places = _places()
    tables: list[Table] = []
    for place in places if full else places[:1]:
        with tempfile.TemporaryDirectory(dir=place, prefix="policygen-bench-") as name:
            where = "in memory" if place.as_posix() == "/dev/shm" else "on the disk"  # noqa: S108
            tables += [*_tables(Path(name), rounds, where), *_many(Path(name), 2000 if full else 1000, where)]
    if full or "--browsers" in flags:
        with tempfile.TemporaryDirectory(prefix="policygen-bench-") as name:
            tables += browser_tables(Path(name), SHORT)
    for each in tables:
        sys.stdout.write(table(each) + "\n")
    sys.stdout.write(f"{processor()}, the median of {rounds} rounds in turn\n")
    if "--write" in flags:
        made = page(tables, f"{processor()}, the median of {rounds} rounds in turn")
        PAGE.write_text(with_growth(made, growth_in(PAGE.read_text("utf-8"))), "utf-8")
    return 0


def _places() -> list[Path]:
    """Return where to measure: in memory, where that is possible, and on the disk."""
    return [Path(each) for each in (*(["/dev/shm"] if Path("/dev/shm").is_dir() else []), tempfile.gettempdir())]  # noqa: S108


def _scale(count: int, *, anew: bool, write: bool) -> int:
    """Measure how time, memory and disk grow up to so many organisations."""
    with tempfile.TemporaryDirectory(dir=_places()[0], prefix="policygen-scale-") as name:
        said = report(list(measured(Path(name), count, anew=anew)), Path(name))
    sys.stdout.write(f"{said}{processor()}\n")
    if write:
        growth = f"{GROWTH}\n\n{said}\nMeasured on: {processor()}.\n\n"
        PAGE.write_text(with_growth(PAGE.read_text("utf-8"), growth), "utf-8")
    return 0


def _tables(folder: Path, rounds: int, where: str) -> Iterator[Table]:
    cold = in_turn(_cold(folder), rounds)
    yield Table(f"Whole processes, cold, {where}", cold, {
        "policygen --version": "import click", "policygen --help": "import click", ONE: PANDOC, ONE_FULL: PANDOC_FULL,
        NO_CHANGE: "policygen --version", DOCXTPL: ONE, PLAIN: ONE, TEMPLATER: ONE,
    })  # fmt: skip
    warm = in_turn(_warm(folder, rounds), rounds)
    yield Table(f"Within a process, warm, {where}", warm, {
        **{f"policygen, {kind}": f"the floor, {kind}" for kind in SECTORS}, DOCXTPL: "policygen, alike",
        PLAIN: "policygen, alike", MARGINAL: "policygen, alike",
    })  # fmt: skip


ONE, NO_CHANGE = "policygen build, one policy", "policygen build, no change in the samples"
ONE_FULL, PANDOC_FULL = "policygen build, a full policy", "pandoc, HTML and DOCX of a full policy"
PANDOC, MARGINAL = "pandoc, HTML and DOCX", "pandoc, HTML and DOCX, without its start"
DOCXTPL, PLAIN, TEMPLATER = "docxtpl, DOCX alone", "python-docx, DOCX alone", "docxtemplater, DOCX alone"

_PLAINLY = (
    "import sys, json, docx; word = docx.Document()\n"
    "for is_heading, line in json.load(open(sys.argv[1])):\n"
    "    word.add_heading(line, 1) if is_heading else word.add_paragraph(line)\n"
    "word.save(sys.argv[2])"
)
_DOCXTPL_ALONE = (
    "import sys, json; from docxtpl import DocxTemplate; word = DocxTemplate(sys.argv[1])\n"
    "word.render(json.load(open(sys.argv[2])), autoescape=True); word.save(sys.argv[3])"
)


def _cold(folder: Path) -> dict[str, Callable[[], Took]]:
    source, values, lines, template, theirs = _inputs(folder)
    out = folder / "out"

    def anew(name: str) -> Took:
        shutil.rmtree(out, ignore_errors=True)
        return process([[*US, "build", name, "--out", out]])

    process([[*US, "build", "--out", folder / "samples"]])
    works: dict[str, Callable[[], Took]] = {
        "import click": lambda: process([[sys.executable, "-c", "import click"]]),
        "policygen --version": lambda: process([[*US, "--version"]]),
        "policygen --help": lambda: process([[*US, "--help"]]),
        ONE: lambda: anew(SAMPLE.stem),
        ONE_FULL: lambda: anew(FULL),
        NO_CHANGE: lambda: process([[*US, "build", "--out", folder / "samples"]]),
        PLAIN: lambda: process([[sys.executable, "-c", _PLAINLY, lines, folder / "plain.docx"]]),
        DOCXTPL: lambda: process([[sys.executable, "-c", _DOCXTPL_ALONE, template, values, folder / "tpl.docx"]]),
    }
    if rivals.has_pandoc():
        full = folder / "samples" / FULL / "social-media.md"
        works[PANDOC] = lambda: process(rivals.pandoc(source, folder))
        works[PANDOC_FULL] = lambda: process(rivals.pandoc(full, folder))
    if rivals.has_docxtemplater():
        works[TEMPLATER] = lambda: process(
            [["node", "-e", rivals.DOCXTEMPLATER, theirs, values, folder / "templater.docx"]]
        )
    return works


def _inputs(folder: Path) -> tuple[Path, Path, Path, Path, Path]:
    """Write what the others start from: Markdown, values, lines, and Word files with names in the place of values."""
    document = write_policy(LIBRARY.composer("social-media"), load_organisation(SAMPLE, SAMPLE.parent))
    values, lines = rivals.values_of(document), rivals.paragraphs(document)
    made = render(LIBRARY, [Source(SAMPLE.name, SAMPLE.read_bytes())], {}, Stage.FINAL, ("md",)).policies[0].files
    texts = {
        "source.md": made["md"],
        "values.json": json.dumps(values).encode(),
        "lines.json": json.dumps(lines).encode(),
        "docxtpl.docx": rivals.template_docx(lines, values, ("{{ ", " }}")),
        "templater.docx": rivals.template_docx(lines, values, ("{", "}")),
    }
    for name, content in texts.items():
        (folder / name).write_bytes(content)
    source, values_file, lines_file, template, theirs = (folder / name for name in texts)
    return source, values_file, lines_file, template, theirs


def _warm(folder: Path, rounds: int) -> dict[str, Callable[[], Took]]:
    source, values, lines, template, _ = _inputs(folder)
    works: dict[str, Callable[[], Took]] = {}
    for kind in SECTORS:
        # None comes twice: all that is remembered is of others.
        sources = [
            Source("orgs/x.yaml", text_of(SECTORS[kind](number)).encode())
            for number in range(WARM_UP + EACH * (rounds + 1))
        ]
        for each in sources[:WARM_UP]:
            render(LIBRARY, [each], {}, Stage.FINAL, DEFAULT_FORMATS)
        works |= _of_a_sector(kind, sources[WARM_UP:], folder)
    content, given, said = template.read_bytes(), json.loads(values.read_text()), json.loads(lines.read_text())
    works[DOCXTPL] = lambda: _of_others(lambda: rivals.by_docxtpl(content, given, folder / "tpl.docx"))
    works[PLAIN] = lambda: _of_others(lambda: (folder / "plain.docx").write_bytes(rivals.plain_docx(said)))
    if rivals.has_pandoc():
        works[MARGINAL] = lambda: _marginal(source, folder)
    return works


def _of_others(work: Callable[[], object]) -> Took:
    """Return what work of others takes with Python's usual collector; what they leave burdens nobody after them."""
    gc.set_threshold(*USUAL)
    try:
        return within(work, 3)
    finally:
        gc.collect()
        gc.set_threshold(NEW_OBJECTS)


def _of_a_sector(kind: str, sources: list[Source], folder: Path) -> dict[str, Callable[[], Took]]:
    """Return our work for the next organisations each time, and the floor for what was made of these."""
    coming = iter(sources)
    made: list[dict[str, bytes]] = []

    def ours() -> None:
        files = dict(render(LIBRARY, [next(coming)], {}, Stage.FINAL, DEFAULT_FORMATS).policies[0].files)
        rivals.write(files, folder, "ours")
        made.append(files)

    def floor() -> Took:
        works = iter([(rivals.parts_of(files.pop("docx")), files) for files in made])
        made.clear()
        return within(lambda: rivals.floor(*next(works), folder), EACH)

    return {f"policygen, {kind}": lambda: within(ours, EACH), f"the floor, {kind}": floor}


def _marginal(source: Path, folder: Path) -> Took:
    """Return what pandoc takes for a document without its start: of ten in one, less one, a ninth."""
    ten = folder / "ten.md"
    head, body = source.read_text("utf-8").split("\n---\n", 1)
    ten.write_text(f"{head}\n---\n" + "\n\n".join([body] * TEN), "utf-8")
    long, short = process(rivals.pandoc(ten, folder)), process(rivals.pandoc(source, folder))
    return Took((long.cpu - short.cpu) / (TEN - 1), (long.wall - short.wall) / (TEN - 1))


def _many(folder: Path, count: int, where: str) -> Iterator[Table]:
    """Yield what many organisations take: built by one process and by two, and when nothing changes."""
    write_sector(folder / "orgs", "mixed", count)
    build = [*US, "build", "--orgs", folder / "orgs", "--out"]

    def anew(jobs: str) -> Took:
        shutil.rmtree(folder / "many", ignore_errors=True)
        return process([[*build, folder / "many", "--jobs", jobs]])

    one, two = f"{count:,} organisations, one process", f"{count:,} organisations, two processes"
    none, single = f"{count:,} organisations, no change", f"one among {count:,}, built again"
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(folder / "orgs/member-000007.yaml", alone)
    works: dict[str, Callable[[], Took]] = {
        one: lambda: anew("1"),
        two: lambda: anew("2"),
        none: lambda: process([[*build, folder / "many"]]),
        single: lambda: process([[*build, folder / "many", "member-000007", "--force"]]),
        "one alone, built again": lambda: process(
            [[*US, "build", "--orgs", alone, "--out", folder / "alone-out", "--force"]]
        ),
    }
    times: Times = in_turn(works, 2)
    yield Table(f"Many organisations, {where}", times, {two: one, none: one, single: "one alone, built again"})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
