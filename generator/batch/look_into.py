"""Look into one organisation's policies and write nothing: what there is of them, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.batch.files import cannot_read
from generator.batch.read_organisation import load, read_brand
from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Organisation, Parsed
from generator.policy.stage import Stage
from generator.policy.survey import Survey, survey
from generator.rendering.library import Library
from generator.rendering.render import Wanted, composer_for, render_policies


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is of an organisation, none where nothing can be made of its file, and all that is wrong with it."""

    organisation: Organisation | None
    surveys: tuple[Survey, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def look_into(library: Library, path: Path, orgs: Path) -> Looked:
    """Return what there is of the organisation of a file."""
    try:
        parsed = load(path, orgs)
        problems = tuple(_problems(library, parsed, orgs))
    except Problems as found:
        return Looked(None, problems=found.diagnostics)
    except OSError as error:
        return Looked(None, problems=(cannot_read(error, path),))
    organisation = parsed.presentable
    surveys = tuple(_surveys(library, organisation)) if organisation else ()
    return Looked(organisation, surveys, problems)


def _problems(library: Library, parsed: Parsed, orgs: Path) -> tuple[Diagnostic, ...]:
    """Return what keeps an organisation's policies from being built. Raises OSError."""

    def build(known: Organisation) -> None:
        render_policies(library, known, read_brand(known, orgs), Wanted(Stage.FINAL, (), known.policies))

    try:
        parsed.go_on(build)
    except Problems as found:
        return found.diagnostics
    return ()


def _surveys(library: Library, organisation: Organisation) -> Iterator[Survey]:
    for template_id in organisation.policies:
        # What is wrong with a template is among the problems.
        with suppress(Problems):
            yield survey(composer_for(library, organisation, template_id), organisation)
