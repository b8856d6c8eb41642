"""`policygen list`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from generator.batch.files import cannot_read
from generator.batch.find_organisations import find_organisations
from generator.batch.read_organisation import load_organisation
from generator.cli.options import orgs_option, templates_option
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.cli.templates import library
from generator.diagnostics import Diagnostic, Problems

Name = TypeVar("Name", str, Path)
Loaded = TypeVar("Loaded")


@click.command("list")
@orgs_option
@templates_option
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
