"""`policygen schema`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.check.as_json import findings_schema
from generator.cli.options import templates_option
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.cli.templates import library
from generator.diagnostics import collecting
from generator.schema.organisation_schema import Says, organisation_schema, schema_text


@click.command("schema")
@templates_option
@click.option(
    "--defaults",
    "says",
    flag_value=Says.A_PART,
    type=Says,
    help="For _defaults.yaml, and for files with one above them: each says a part, so that no key is needed.",
)
@click.option("--findings", is_flag=True, help="That of what policygen check --json prints.")
def schema_command(templates: Path | None, says: Says | None, findings: bool) -> None:
    """Print the JSON Schema of an organisation's file, for editors that help to write one.

    It knows the roles, questions and parts of all templates.
    """
    if findings:
        click.echo(schema_text(findings_schema()).encode(), nl=False)
        return
    shelf = library(templates)
    problems = list(shelf.files.faults())
    found = []
    for name in shelf.ids():
        with collecting(problems):
            found.append(shelf.composer(name).template)
    if problems:
        # Without one of the templates, what is right would be underlined.
        tell(problems)
        sys.exit(NEEDS_ATTENTION)
    # As bytes: JSON is UTF-8, whatever the terminal has.
    click.echo(schema_text(organisation_schema(found, says or Says.ALL)).encode(), nl=False)
