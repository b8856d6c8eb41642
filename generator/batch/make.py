"""Make what a build writes of one organisation, and render no more of it than is not up to date. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from generator.batch.digest import content_digest
from generator.batch.inputs import inputs_of
from generator.batch.output_folder import OutputFolder
from generator.batch.read_organisation import read_brand
from generator.batch.record import Built, Output, Record
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems
from generator.formats.formats import FORMATS
from generator.organisation.parse import Organisation
from generator.policy.clause_words import written
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.rendering.render import (
    RenderedPolicy,
    Wanted,
    composer_for,
    render_policies,
    warnings_of,
    warnings_of_all,
)


@dataclass(slots=True)
class Made:
    """The policies of an organisation as they shall be recorded, and the bytes of those that are not up to date."""

    policies: dict[str, Built] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    brand: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    warnings: list[Diagnostic] = field(default_factory=list)
    has_longer: bool = False
    selections: dict[str, Selection] = field(default_factory=dict)
    """What was chosen for each that was not up to date, by the ids of their templates."""


def make(request: Request, organisation: Organisation, folder: OutputFolder) -> Made:
    """Return the policies of an organisation; what is not up to date is rendered. Raises Problems, OSError."""
    brand = read_brand(organisation, request.orgs)
    made = Made(brand=tuple(brand))
    stale: list[str] = []
    for template_id in organisation.policies:
        # What is wrong with a template is told below, with all that is wrong with the organisation.
        with suppress(Problems):
            composer = composer_for(request.library, organisation, template_id)
            made.inputs[template_id] = inputs_of(organisation, composer, brand, request.stage)
            if not request.force and _is_current(request, template_id, made.inputs[template_id], folder):
                built = folder.record.policies[template_id]
                made.policies[template_id] = built
                fallen = [role for role in built.fallbacks if role in composer.template.roles]
                made.warnings += warnings_of(fallen, composer, organisation)
                continue
        stale.append(template_id)
    if stale or not organisation.policies:
        # Where no policy is understood, what else is wrong can be told all the same.
        wanted = Wanted(request.stage, request.formats, stale)
        for policy in render_policies(request.library, organisation, brand, wanted).policies:
            _add(made, policy, folder.record)
            made.policies[policy.id] = _with_wording(request, organisation, made.policies[policy.id], policy.id, folder)
    unused = {template_id: built.unused for template_id, built in made.policies.items()}
    made.warnings += warnings_of_all(unused, request.library, organisation)
    return made


def _is_current(request: Request, template_id: str, inputs: str, folder: OutputFolder) -> bool:
    if template_id not in folder.record.policies:
        return False
    return all(folder.is_current(name, inputs) for name in _names(request, template_id))


def _names(request: Request, policy: str) -> Iterator[str]:
    return (FORMATS[name].file_of(policy) for name in request.formats)


def _add(made: Made, policy: RenderedPolicy, known: Record) -> None:
    """Add a policy that was rendered; its files in formats that nobody asked for stay known as they were."""
    files = {FORMATS[name].file_of(policy.id): content for name, content in policy.files.items()}
    outputs = {name: Output(made.inputs[policy.id], content_digest(name, content)) for name, content in files.items()}
    others = known.policies[policy.id].outputs if policy.id in known.policies else {}
    meta = policy.meta
    status = Stage.DRAFT.value if meta.draft else meta.status
    facts = policy.title, meta.version, {**others, **outputs}, policy.fallbacks, policy.unused
    made.policies[policy.id] = Built(*facts, status, meta.next_review)
    made.files |= files
    made.has_longer |= policy.has_longer
    made.selections[policy.id] = policy.selection
    made.warnings += policy.warnings


def _with_wording(
    request: Request, organisation: Organisation, built: Built, policy: str, folder: OutputFolder
) -> Built:
    """Return a policy with what its organisation's own words were written against."""
    texts, before = organisation.policies[policy].wording, folder.record.policies.get(policy)
    template = request.library.composer(policy).template
    return replace(built, wording=written(template, texts, before.wording if before else {}))
