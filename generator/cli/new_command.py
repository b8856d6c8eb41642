"""`policygen new`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.new_file import Making, from_answers
from generator.cli.new_interview import interview_somebody
from generator.cli.options import orgs_option, templates_option
from generator.cli.templates import library


@click.command("new")
@click.argument("organisation", required=False, metavar="[ORG]")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the answers from a file, YAML or JSON, and ask nothing.",
)
@orgs_option
@templates_option
def new_command(organisation: str | None, answers: Path | None, orgs: Path, templates: Path | None) -> None:
    """Answer some questions about an organisation, and have its file written.

    ORG is the name of the file without its ending; without it, the name of the organisation decides. Where the
    file is there already, what it says stays, and only what it does not answer is asked. Type ? at a question for
    help, < to go back; press Ctrl-C to stop, and run the same again to go on.
    """
    making = Making(orgs, templates, library(templates))
    if answers:
        from_answers(making, organisation or "", answers)
        return
    if not (sys.stdin and sys.stdin.isatty()):
        raise click.UsageError("there is no terminal to ask questions at: name a file of answers with --answers")
    interview_somebody(making, organisation or "")
