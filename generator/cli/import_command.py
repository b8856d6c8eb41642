"""`policygen import`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.batch.files import write_whole
from generator.cli.importing import Importing, Outcome, write
from generator.cli.options import orgs_option, templates_option
from generator.cli.telling import NEEDS_ATTENTION
from generator.cli.templates import library
from generator.diagnostics import did_you_mean, quoted
from generator.organisation.model import usual_policies
from generator.spreadsheet.empty_sheet import empty_sheet


@click.command("import")
@click.argument("sheet", required=False, metavar="[FILE]", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@orgs_option
@templates_option
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--template", is_flag=True, help="Print an empty sheet to fill in, in place of reading one.")
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="ID",
    help="For --template: a policy that the sheet is for.  [default: social-media]",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="For --template: file to write.  [default: print it]"
)
def import_command(
    sheet: Path | None, orgs: Path, templates: Path | None, dry_run: bool, template: bool, policies: tuple[str, ...],
    out: Path | None,
) -> None:  # fmt: skip
    """Write the files of many organisations from a spreadsheet, one row each.

    It says what changes, key by key. FILE is a CSV file, or an Excel workbook of which all cells are text. The head of
    a column is a key, such as roles.chair; the column "file" has the names of the files. An empty cell says nothing. A
    cell with - takes a value out, and null writes that there is none. All else in a file stays as it is.

    A row with a mistake is told and its file stays as it was; the others are written. The exit code is then 1.
    """
    importing = Importing(orgs, templates, library(templates))
    if template:
        if sheet or dry_run:
            raise click.UsageError("--template makes an empty sheet and reads none: leave FILE and --dry-run out")
        chosen = policies or tuple(usual_policies())
        _print(empty_sheet(importing.keys(_known(chosen, importing)), chosen), out)
        return
    if not sheet:
        raise click.UsageError("name the sheet, or make an empty one with --template")
    if policies or out:
        raise click.UsageError("--policy and --out are for an empty sheet: add --template")
    outcomes = importing.outcomes(sheet)
    done = outcomes if dry_run else [write(each) for each in outcomes]
    for each in done:
        _tell(each)
    click.echo(_summary(done, dry_run=dry_run))
    if not all(each.is_right for each in done):
        sys.exit(NEEDS_ATTENTION)


def _known(policies: tuple[str, ...], importing: Importing) -> tuple[str, ...]:
    ids = importing.library.ids()
    if unknown := [name for name in policies if name not in ids]:
        raise click.BadParameter(f"there is no policy {quoted(unknown[0])}: {did_you_mean(unknown[0], ids)}")
    return policies


def _print(content: bytes, out: Path | None) -> None:
    if out:
        write_whole(out, content)
        click.echo(
            f"Wrote {out.as_posix()}. Fill in a row for each organisation, and delete the columns that you do not need."
        )
    else:
        click.echo(content, nl=False)


def _tell(outcome: Outcome) -> None:
    """Print what a row changes, and what is told of it: rows stay in their order."""
    if outcome.is_right and outcome.applied.changed:
        click.echo(f"{outcome.path}{' is new' if outcome.is_new else ''}")
        for changed in outcome.applied.changed:
            click.echo(f"  {changed}")
    for told in outcome.applied.told:
        click.echo(str(told), err=True)


def _summary(outcomes: Sequence[Outcome], *, dry_run: bool) -> str:
    right = [each for each in outcomes if each.is_right]
    changed = [each for each in right if each.applied.changed]
    new, wrong = sum(each.is_new for each in changed), len(outcomes) - len(right)
    counts = f"{new} new, {len(changed) - new} changed, {len(right) - len(changed)} unchanged"
    text = f"Nothing was written. Files would be: {counts}." if dry_run else f"Files: {counts}."
    return f"{text} {wrong} {'row was' if wrong == 1 else 'rows were'} left out." if wrong else text
