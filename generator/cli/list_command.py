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
from generator.cli.options import json_option, orgs_option, templates_option
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.cli.templates import library
from generator.diagnostics import Diagnostic, Location, Problems, collecting
from generator.rendering.library import Library
from generator.template.template_file import no_such_template
from generator.views.as_json import as_json
from generator.views.catalogue import catalogue_text, organisation_row, template_row, template_view
from generator.views.rows import Catalogue
from generator.views.template_text import every_part_text, template_text

Name = TypeVar("Name", str, Path)
Loaded = TypeVar("Loaded")


@click.command("list")
@click.argument("template", required=False)
@orgs_option
@templates_option
@click.option(
    "--all", "every", is_flag=True, help="With TEMPLATE: every clause, and not only those that can be chosen."
)
@json_option
def list_command(template: str | None, orgs: Path, templates: Path | None, every: bool, json: bool) -> None:
    """Show the templates and the organisations; or all that can be said for one template.

    TEMPLATE is the id of a template, such as social-media. Its roles, facts and parts are shown, with the ids that an
    organisation's file has for them.
    """
    shelf = library(templates)
    problems = list(shelf.files.faults())
    if template is None:
        found = _catalogue(shelf, orgs, problems)
        click.echo(as_json(found) if json else catalogue_text(found))
    elif shelf.has(template):
        with collecting(problems):
            view = template_view(shelf.composer(template).template)
            text = every_part_text if every else template_text
            click.echo(as_json(view) if json else text(view))
    else:
        problems.append(no_such_template(Location("templates"), template, shelf.ids()))
    tell(problems)
    if problems:
        sys.exit(NEEDS_ATTENTION)


def _catalogue(shelf: Library, orgs: Path, problems: list[Diagnostic]) -> Catalogue:
    """Return what there is that can be loaded, and add the problems of the rest."""
    templates = [
        template_row(each) for each in _loaded(lambda name: shelf.composer(name).template, shelf.ids(), problems)
    ]
    files, missing = find_organisations(orgs, ())
    organisations = [
        organisation_row(each) for each in _loaded(lambda path: load_organisation(path, orgs), files, problems)
    ]
    problems.extend(missing)
    return Catalogue(tuple(templates), tuple(organisations))


def _loaded(load: Callable[[Name], Loaded], names: Iterable[Name], problems: list[Diagnostic]) -> Iterator[Loaded]:
    """Yield what can be loaded, and add the problems of the rest."""
    for name in names:
        try:
            yield load(name)
        except Problems as found:
            problems.extend(found.diagnostics)
        except OSError as error:
            problems.append(cannot_read(error, Path(name)))
