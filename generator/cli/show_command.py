"""`policygen show`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.batch.find_organisations import find_organisations
from generator.batch.look_into import Looked, look_into
from generator.cli.options import json_option, orgs_option, templates_option
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.cli.templates import library
from generator.diagnostics import Diagnostic, Problems, collecting, did_you_mean, quoted
from generator.organisation.parse import Organisation
from generator.policy.survey import Survey
from generator.views.as_json import as_json
from generator.views.find import not_found
from generator.views.show import Shown, View, others_called, show, show_text, with_origins


@click.command("show")
@click.argument("organisation", metavar="ORG")
@click.argument("words", nargs=-1, metavar="[sections|clauses|roles|coverage] [PART]")
@orgs_option
@templates_option
@click.option("--policy", metavar="ID", help="Only this policy of several, by the id of its template.")
@click.option("--origins", is_flag=True, help="Add the file and line from which each value came.")
@json_option
def show_command(
    organisation: str, words: tuple[str, ...], orgs: Path, templates: Path | None,
    policy: str | None, origins: bool, json: bool,
) -> None:  # fmt: skip
    """Show what is in an organisation's policies, who does what, and what is off and why.

    ORG is the name of a file in the orgs folder without its ending, or a path to a file. Nothing is written.

    sections, shown when no view is named, is what is on, what is off and why; clauses is every clause with its number,
    its id and its first words; roles is who does what, by job title, and which clauses say so; coverage is what the
    regulator expects, and which clauses see to it.

    PART is a printed number, a title or an id, such as 5.1: only what has to do with it is shown, and of a clause all
    its words. Roles can be looked for by their ids and by job titles too, and points of a checklist by their ids.
    """
    shelf = library(templates)
    files, missing = find_organisations(orgs, (organisation,))
    problems = [*missing, *(shelf.files.faults() if files else ())]
    for path in files:
        looked = look_into(shelf, path, orgs)
        problems.extend(looked.problems)
        if looked.organisation:
            with collecting(problems):
                surveys = _chosen(looked, policy)
                found = _shown(looked.organisation, surveys, words)
                found = with_origins(found, looked.organisation, surveys) if origins else found
                click.echo(as_json(found) if json else show_text(found))
    tell(problems)
    if problems:
        sys.exit(NEEDS_ATTENTION)


def _chosen(looked: Looked, policy: str | None) -> tuple[Survey, ...]:
    """Return what there is of the policies that are meant. Raises Problems where there is no such policy."""
    assert looked.organisation
    known = looked.organisation.policies
    if policy is None or policy in known:
        return tuple(each for each in looked.surveys if policy in (None, each.context.template.id))
    place = looked.organisation.locate_key("policies")
    raise Problems([Diagnostic(place, f"it has no policy {quoted(policy)}", did_you_mean(policy, known))])


def _shown(organisation: Organisation, surveys: Sequence[Survey], words: tuple[str, ...]) -> Shown:
    """Return what is asked for in words: a view, a part by any of its names, or both. Raises Problems."""
    first = words[0].casefold() if words else ""
    named = first in list(View)
    part = " ".join(words[1:] if named else words)
    view = View(first) if named else View.CLAUSES if part else View.SECTIONS
    shown = show(organisation, surveys, view, part)
    if surveys and not shown.policies:
        others = others_called(view, surveys) if named else list(View)
        raise Problems([not_found(part, surveys, shown.organisation.file, others)])
    return shown
