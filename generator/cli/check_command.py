"""`policygen check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.batch.check import Report, check
from generator.batch.check_templates import check_templates, composers_of
from generator.batch.looking import Looking
from generator.check.as_json import as_json
from generator.check.as_markdown import as_markdown
from generator.check.as_text import as_commands, as_text, summary
from generator.check.authors.proof import pages
from generator.check.choose import Choice, needs_attention, starts
from generator.check.counted import Counted
from generator.check.finding import Finding
from generator.cli.clock import the_day
from generator.cli.highlight import in_colour, shows_colour
from generator.cli.options import Folder, orgs_option
from generator.cli.telling import NEEDS_ATTENTION
from generator.cli.templates import library
from generator.rendering.library import Library


class Codes(click.ParamType[tuple[str, ...]]):
    """Codes with commas between them: whole ones, their names, or how they start."""

    name = "code"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the codes, or how they start. Raises click.BadParameter."""
        try:
            return starts([value])
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from None


ALL = "*"
"""What stands for all templates where nobody names a folder."""


class FolderOrAll(Folder):
    """A folder, or what stands for all templates."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder of a name. Raises click.BadParameter."""
        return Path(ALL) if os.fspath(value) == ALL else super().convert(value, param, ctx)


class Day(click.ParamType[date]):
    """A day, as 2026-05-14."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Raises click.BadParameter."""
        try:
            return date.fromisoformat(value) if len(value) == len("2026-05-14") else self._fail(value, param, ctx)
        except ValueError:
            return self._fail(value, param, ctx)

    def _fail(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        raise click.BadParameter(f"{value} is not a day: write year, month and day, as in 2026-05-14", ctx, param)


@click.command("check")
@click.argument("organisations", nargs=-1, metavar="[ORG]...")
@orgs_option
@click.option(
    "--templates",
    type=FolderOrAll(exists=True),
    is_flag=False,
    flag_value=ALL,
    metavar="[DIR]",
    help="Folder of templates to look in first. With no folder after it: proof-read the templates themselves, or those "
    "named, in place of organisations.",
)
@click.option(
    "--out",
    type=Folder(exists=False),
    default=Path("build"),
    show_default=True,
    help="Folder of what was built.",
)
@click.option("--today", type=Day(), help="The day that dates are compared with, as 2026-05-14.  [default: today]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "markdown", "page"]),
    default="text",
    show_default=True,
    help="For people, for programs, for the log of a workflow on GitHub, or for a comment there; page is every "
    "sentence of a template with its hardest values.",
)
@click.option("--json", is_flag=True, help="The same as --format json.")
@click.option("--warnings-as-errors", is_flag=True, help="End with 1 for warnings, too, and not for errors only.")
@click.option("--select", type=Codes(), multiple=True, help="Only these codes, such as P102 or P; commas between them.")
@click.option("--ignore", type=Codes(), multiple=True, help="All codes but these.")
@click.option(
    "--colour/--no-colour", default=None, help="How words differ, in colour or not.  [default: on a terminal]"
)
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes to use.  [default: one for each core]")
def check_command(
    organisations: tuple[str, ...], orgs: Path, templates: Path | None, out: Path, today: date | None, form: str,
    json: bool, warnings_as_errors: bool, select: tuple[tuple[str, ...], ...], ignore: tuple[tuple[str, ...], ...],
    colour: bool | None, jobs: int | None,
) -> None:  # fmt: skip
    """Proof-read organisations: their files, whether their policies work, and what is due.

    All organisations are checked, or those named. Nothing is written. Each finding has a code: generator/docs/findings
    explains it, and a file can accept it with a reason, under accepted.

    It ends with 0 when nothing needs attention, with 1 for an error that nobody accepted, and with 2 for wrong usage.
    """
    about_templates = templates == Path(ALL)
    looking = Looking(orgs, out, library(None if about_templates else templates), today or the_day())
    if form == "page":
        _print_page(looking.library, organisations, about_templates=about_templates)
        return
    report = (
        check_templates(looking.library, organisations)
        if about_templates
        else _checked(looking, organisations, jobs or os.cpu_count() or 1)
    )
    choice = Choice(*(tuple(each for given in codes for each in given) for codes in (select, ignore)))
    found = choice.of(report.findings)
    form, noun = "json" if json else form, "template" if about_templates else "organisation"
    in_colours = form == "text" and shows_colour(colour)
    for line in _told(found, Counted(report.organisations, noun), looking.day, form):
        click.echo(in_colour(line) if in_colours else line, color=in_colours)
    if needs_attention(found, also_warnings=warnings_as_errors):
        sys.exit(NEEDS_ATTENTION)


def _checked(looking: Looking, organisations: tuple[str, ...], jobs: int) -> Report:
    # A command that is run with a stream closed has none.
    hidden = bool(organisations) or sys.stderr is None or not sys.stderr.isatty()
    with click.progressbar(length=1, label="Checking", file=sys.stderr, hidden=hidden) as bar:
        return check(looking, organisations, jobs, lambda _: bar.update(0))


def _print_page(shelf: Library, names: tuple[str, ...], *, about_templates: bool) -> None:
    if not about_templates:
        raise click.UsageError("a page is of templates: write --templates --format page")
    composers, found = composers_of(shelf, names)
    for line in (*pages(composers), *as_text(found)):
        click.echo(line)
    if found:
        sys.exit(NEEDS_ATTENTION)


def _told(found: Sequence[Finding], counted: Counted, today: date, form: str) -> list[str]:
    if form == "json":
        return [as_json(found, counted, today)]
    if form == "markdown":
        return list(as_markdown(found, counted))
    lines = as_commands(found) if form == "github" else as_text(found)
    return [*lines, summary(found, counted)]
