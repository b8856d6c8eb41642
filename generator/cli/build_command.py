"""`policygen build`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator.batch.build import Report, build
from generator.batch.find_organisations import Files, find_organisations, passed_over
from generator.batch.request import Request
from generator.batch.shard import Shard
from generator.cli.options import Folder, ShardType, orgs_option, templates_option
from generator.cli.progress import progress
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.cli.templates import library
from generator.formats.formats import DEFAULT_FORMATS, FORMATS
from generator.policy.stage import Stage


@click.command("build")
@click.argument("organisations", nargs=-1, metavar="[ORG]...")
@orgs_option
@templates_option
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
    help="Only this format; give it again for another.  [default: html, docx and md]",
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
@click.option(
    "--shard",
    type=ShardType(),
    help="Build one of several shares, for as many machines: 3/8 is the third of eight. A build without it, when all "
    "of them are in one folder, makes the list of all policies.",
)
@click.option("--prune", is_flag=True, help="Remove what earlier builds made for organisations that are gone.")
def build_command(
    organisations: tuple[str, ...], orgs: Path, templates: Path | None, out: Path,
    formats: tuple[str, ...], stage: Stage | None, jobs: int | None, force: bool, shard: Shard | None, prune: bool,
) -> None:  # fmt: skip
    """Build the policies of organisations: all of them, or those named.

    ORG is the name of a file in the orgs folder without its ending, or a path to a file. A mistake in one
    organisation's file never stops the others, and leaves its own earlier files as they were.
    """
    files, problems = find_organisations(orgs, organisations)
    overlooked = [] if organisations else list(passed_over(orgs))
    if shard:
        files = Files([f"{path}" for path in files if shard.has(path)])
    chosen = tuple(name for name in FORMATS if name in (formats or DEFAULT_FORMATS))
    stage, jobs = stage or Stage.FINAL, jobs or os.cpu_count() or 1
    request = Request(orgs, out, library(templates), chosen, stage, jobs, force, prune, shard)
    with progress(len(files)) as told:
        report = build(request, files, told)
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
