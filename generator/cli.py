"""The command line. It alone prints and exits; it looks at the terminal, the rest does not."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO, TypeVar

import click

from generator import __version__
from generator.batch.build import Report, build
from generator.batch.files import cannot_read
from generator.batch.find_organisations import find_organisations, passed_over
from generator.batch.read_library import read_library
from generator.batch.read_organisation import load_organisation
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems
from generator.formats.formats import FORMATS
from generator.policy.stage import Stage
from generator.rendering.library import Library

NEEDS_ATTENTION = 1
OUR_BUG = 70
TERMINATED = 128 + signal.SIGTERM
"""How a shell tells that a signal ended a command."""


class Folder(click.Path):
    """A folder. No name at all is none: a path would take it for the current folder."""

    def __init__(self, *, exists: bool) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder of a name. Raises click.BadParameter."""
        if not os.fspath(value):
            raise click.BadParameter("the name of the folder is empty: write . for this one", ctx, param)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


Name = TypeVar("Name", str, Path)
Loaded = TypeVar("Loaded")

_orgs_option = click.option(
    "--orgs",
    type=Folder(exists=False),
    default=Path("orgs"),
    show_default=True,
    help="Folder of organisation files.",
)
_templates_option = click.option(
    "--templates",
    type=Folder(exists=True),
    help="Folder of templates to look in first, before ./templates and those that come with policygen.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="policygen")
def policygen() -> None:
    """Turn a short file about an organisation into a complete policy.

    Write orgs/<organisation>.yaml with a name and an accountable_lead under roles, then run
    "policygen build". The policy appears in build/ as Markdown, a web page and a Word file.
    """


@policygen.command("build")
@click.argument("organisations", nargs=-1, metavar="[ORG]...")
@_orgs_option
@_templates_option
@click.option(
    "--out",
    type=Folder(exists=False),
    default=Path("build"),
    show_default=True,
    help="Folder to write to.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="Only this format; give it again for another.  [default: all]",
)
@click.option(
    "--draft",
    "stage",
    flag_value=Stage.DRAFT,
    type=Stage,
    help="Mark every page DRAFT, and show notes and what is missing.",
)
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes to use.  [default: one for each core]")
@click.option("--force", is_flag=True, help="Build everything again, and replace files that were changed by hand.")
@click.option("--prune", is_flag=True, help="Remove what earlier builds made for organisations that are gone.")
def build_command(
    organisations: tuple[str, ...], orgs: Path, templates: Path | None, out: Path,
    formats: tuple[str, ...], stage: Stage | None, jobs: int | None, force: bool, prune: bool,
) -> None:  # fmt: skip
    """Build the policies of organisations: all of them, or those named.

    ORG is the name of a file in the orgs folder without its ending, or a path to a file. A mistake in one
    organisation's file never stops the others, and leaves its own earlier files as they were.
    """
    files, problems = find_organisations(orgs, organisations)
    overlooked = [] if organisations else list(passed_over(orgs))
    chosen = tuple(name for name in FORMATS if name in formats or not formats)
    request = Request(
        orgs, out, library(templates), chosen, stage or Stage.FINAL, jobs or os.cpu_count() or 1, force, prune
    )
    # A command that is run with a stream closed has none.
    hidden = len(files) <= 1 or sys.stderr is None or not sys.stderr.isatty()
    with click.progressbar(length=len(files), label="Building", file=sys.stderr, hidden=hidden) as bar:
        report = build(request, files, bar.update)
    # Problems last: warnings of many organisations would bury them.
    tell([*overlooked, *report.warnings])
    tell([*problems, *report.problems])
    for path in sorted(report.replacements):
        click.echo(f"in place of the template's own file: {path}")
    click.echo(summary(report, out))
    if report.has_longer:
        click.echo('This is the short length. For the full one write "length: full" under the policy in your file.')
    for path in report.leftovers:
        click.echo(f"left over from an earlier build: {out / path}")
    if report.leftovers:
        click.echo("Run with --prune to remove what is left over.")
    if problems or report.problems:
        sys.exit(NEEDS_ATTENTION)


@policygen.command("list")
@_orgs_option
@_templates_option
def list_command(orgs: Path, templates: Path | None) -> None:
    """Show the templates, and the organisations with their policies."""
    shelf = library(templates)
    problems = list(shelf.files.faults())
    click.echo("Templates")
    for template in _loaded(lambda name: shelf.composer(name).template, shelf.ids(), problems):
        click.echo(f"  {template.id}: {template.title}, edition {template.edition}")
    click.echo("Organisations")
    files, missing = find_organisations(orgs, ())
    for organisation in _loaded(lambda path: load_organisation(path, orgs), files, problems):
        click.echo(f"  {organisation.id}: {organisation.name} ({', '.join(organisation.policies)})")
    tell([*missing, *problems])
    if missing or problems:
        sys.exit(NEEDS_ATTENTION)


def _loaded(load: Callable[[Name], Loaded], names: Iterable[Name], problems: list[Diagnostic]) -> Iterator[Loaded]:
    """Yield what can be loaded, and add the problems of the rest."""
    for name in names:
        try:
            yield load(name)
        except Problems as found:
            problems.extend(found.diagnostics)
        except OSError as error:
            problems.append(cannot_read(error, Path(name)))


def library(first: Path | None) -> Library:
    """Return where templates are looked for: the folder named, ./templates, and those that ship with the program."""
    here = Path(__file__).parent
    shipped = here / "templates" if (here / "templates").is_dir() else here.parent / "templates"
    roots = [root for root in (first, Path("templates"), shipped) if root and root.is_dir()]
    distinct = {root.resolve(): root for root in reversed(roots)}
    return read_library([root for root in roots if distinct[root.resolve()] is root])


def tell(problems: list[Diagnostic]) -> None:
    """Print every problem once, in order, on standard error."""
    for problem in sorted(set(problems)):
        click.echo(str(problem), err=True)


def summary(report: Report, out: Path) -> str:
    """Return the closing line: how many organisations and files, and where they are."""
    good = report.organisations - report.failed
    parts = [f"{report.written} written", f"{report.unchanged} unchanged"]
    parts += [f"{report.removed} removed"] if report.removed else []
    where = f" in {out.as_posix()}/" if good else ""
    line = f"Built {_count(good, 'organisation')}{where}: {', '.join(parts)}."
    return f"{line} {_count(report.failed, 'organisation')} not built." if report.failed else line


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def main() -> None:
    """Run the command line; our own bugs end with exit code 70 and ask to be reported."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Windows sends what is redirected through an old encoding: a name that it lacks shows its codes.
        sys.stdout.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminate)
    try:
        policygen()
    except Problems as problems:
        tell(list(problems.diagnostics))
        sys.exit(NEEDS_ATTENTION)
    except OSError as error:
        _end_refused(error)
    except Exception:  # noqa: BLE001  # the one place where anything unforeseen is caught: to say whose fault it is
        click.echo("policygen has a bug: please report it with the lines below.", err=True)
        sys.excepthook(*sys.exc_info())
        sys.exit(OUR_BUG)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    # As an exception, like Ctrl-C, so that a build still writes its manifest.
    sys.exit(TERMINATED)


def _end_refused(error: OSError) -> NoReturn:
    """Say what the system refused, and end."""
    fact = error.strerror or str(error)
    with suppress(OSError):
        # Only a stream has no name.
        click.echo(f"{error.filename}: {fact}" if error.filename else f"cannot write: {fact}", err=True)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and _is_broken(stream):
            # What could not be printed would be tried again at the very end, and change the exit code.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(NEEDS_ATTENTION)


def _is_broken(stream: TextIO) -> bool:
    try:
        stream.flush()
    except OSError:
        return True
    return False
