"""`policygen register`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.batch.files import write_whole
from generator.batch.find_organisations import find_organisations
from generator.batch.look_into import look_into
from generator.batch.outputs import look_at_outputs, orphaned_outputs
from generator.batch.request import Request
from generator.cli.options import Folder, orgs_option, templates_option
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.cli.templates import library
from generator.formats.formats import DEFAULT_FORMATS
from generator.policy.stage import Stage
from generator.register.as_csv import register_sheet
from generator.register.as_json import register_json
from generator.register.as_page import register_page
from generator.register.gather import entries_left, entries_of
from generator.register.rows import Entry, in_order


@click.command("register")
@click.argument("organisations", nargs=-1, metavar="[ORG]...")
@orgs_option
@templates_option
@click.option(
    "--build",
    "built",
    type=Folder(exists=False),
    default=Path("build"),
    show_default=True,
    help="Folder of what was built.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json", "csv"]),
    default="html",
    show_default=True,
    help="A page to read, for programs, or for a spreadsheet.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: print it]")
def register_command(
    organisations: tuple[str, ...], orgs: Path, templates: Path | None, built: Path, form: str, out: Path | None
) -> None:
    """Show every policy with its version, its approval and its next review.

    Of all organisations, or of those named.

    It says besides which edition of a template it was made from, which duties others took on, what was left out and
    why, and whether its files are as a build would leave them.
    """
    files, problems = find_organisations(orgs, organisations)
    shelf = library(templates)
    request = Request(orgs, built, shelf, DEFAULT_FORMATS, Stage.FINAL, 1, force=False, prune=False)
    entries = entries_of_some(request, files) if organisations else entries_of_all(request, files)
    content = _written(entries, form, shelf.style(), out)
    if out:
        write_whole(out, content)
        count = "1 policy" if len(entries) == 1 else f"{len(entries)} policies"
        click.echo(f"Wrote {out.as_posix()}: {count}.")
    else:
        click.echo(content, nl=False)
    tell(problems)
    if problems:
        sys.exit(NEEDS_ATTENTION)


def entries_of_all(request: Request, files: Sequence[Path]) -> tuple[Entry, ...]:
    """Return the rows of all organisations, by their files, and of what is left of those that are gone."""
    left = (entry for outputs in orphaned_outputs(request) for entry in entries_left(outputs))
    return in_order([*entries_of_some(request, files), *left])


def entries_of_some(request: Request, files: Sequence[Path]) -> tuple[Entry, ...]:
    """Return the rows of some organisations, by their files."""
    looked = ((look_at_outputs(request, path), look_into(request.library, path, request.orgs)) for path in files)
    return in_order([entry for each in looked for entry in entries_of(*each)])


def _written(entries: Sequence[Entry], form: str, css: str, out: Path | None) -> bytes:
    if form == "json":
        return register_json(entries)
    if form == "csv":
        return register_sheet(entries)
    home = out.parent if out else Path()
    return register_page(entries, css, lambda file: Path(os.path.relpath(file, home)).as_posix())
