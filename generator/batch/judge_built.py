"""Judge the policies of an organisation as they are built, apart from what depends on the day and on its outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from generator.batch.judged import Judged
from generator.batch.make import Made
from generator.batch.record import Built
from generator.check.case import Case, cases
from generator.check.dates import days
from generator.check.finding import Finding
from generator.check.judge import lasting
from generator.check.upgrade import wording_behind
from generator.diagnostics import Problems
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer
from generator.rendering.library import Library
from generator.rendering.render import composer_for


def judged_as_built(library: Library, organisation: Organisation, made: Made) -> Judged | None:
    """Return what is found on any day, and the days; None for an organisation that accepts something."""
    if organisation.accepted or any(entry.accepted for entry in organisation.policies.values()):
        return None
    found = tuple(cases(composers_of(library, organisation), organisation, made.selections))
    behind = wordings_behind(library, found, made.policies)
    every = ((policy, each) for policy in organisation.policies for each in days(organisation, policy))
    return Judged(organisation.jurisdiction, (*lasting(organisation, found), *behind), tuple(every))


def composers_of(library: Library, organisation: Organisation) -> Iterator[Composer]:
    """Yield the templates of an organisation's policies, those without faults."""
    for template_id in organisation.policies:
        with suppress(Problems):
            yield composer_for(library, organisation, template_id)


def wordings_behind(library: Library, found: Iterable[Case], built: Mapping[str, Built]) -> Iterator[Finding]:
    """Yield a finding for each own wording of which the template's words have changed since it was noted down."""
    for case in found:
        policy = case.template.id
        if case.texts and policy in built:
            for each in wording_behind(case, built[policy].wording, _changes(library, policy)):
                yield each.about(case.organisation.id, policy)


def _changes(library: Library, template_id: str) -> str:
    path = f"{template_id}/CHANGELOG.md"
    return library.files.read(path).decode(errors="replace") if library.files.home_of(path) else ""
