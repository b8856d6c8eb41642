"""Build the policies of one organisation: all of its files, or none.

Its problems become part of the outcome, never an exception, and its earlier files stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.batch.files import cannot_read
from generator.batch.journal import write_output
from generator.batch.manifest import Built, Output, content_digest, digest
from generator.batch.overwrite import is_due
from generator.batch.read_organisation import load_organisation, read_brand
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems, collecting
from generator.formats.formats import FORMATS
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer
from generator.rendering.render import RenderedPolicy, Wanted, composer_for, render_policies, warnings_of


@dataclass(slots=True)
class Outcome:
    """What became of one organisation. `policies` is empty when it has problems."""

    organisation: str
    outputs: dict[str, Output] = field(default_factory=dict)
    policies: dict[str, Built] = field(default_factory=dict)
    written: int = 0
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def build_one(request: Request, path: Path, known: Mapping[str, Output]) -> Outcome:
    """Build one organisation's policies; its files are written only when all of them could be made."""
    outcome = Outcome(path.stem)
    try:
        organisation = load_organisation(path, request.orgs)
        made_now = _make(request, organisation, known)
        due = _due(request, made_now, known)
        for made in made_now:
            if made.content is not None and made.path in due:
                write_output(request.out, made.path, made.content, made.output.content)
                outcome.written += 1
            outcome.policies[made.policy] = made.built
            outcome.outputs[made.path] = made.output
            outcome.warnings += made.warnings
    except Problems as problems:
        outcome.problems = problems.diagnostics
    except OSError as error:
        outcome.problems = (cannot_read(error, path),)
    return outcome


@dataclass(frozen=True, slots=True)
class _Made:
    """One output: where it goes and what it says; no content when it is up to date as it is."""

    path: str
    policy: str
    built: Built
    output: Output
    content: bytes | None
    warnings: tuple[Diagnostic, ...] = ()


def _make(request: Request, organisation: Organisation, known: Mapping[str, Output]) -> list[_Made]:
    """Return every output of an organisation; what is not up to date is rendered. Raises Problems, OSError."""
    brand = read_brand(organisation, request.orgs)
    current: list[_Made] = []
    inputs: dict[str, str] = {}
    for template_id in organisation.policies:
        # What is wrong with a template is told where all that is wrong with the organisation is.
        with suppress(Problems):
            composer = composer_for(request.library, organisation, template_id)
            inputs[template_id] = _inputs(request, organisation, composer, brand)
            current += _current(request, organisation, composer, inputs[template_id], known)
    up_to_date = {made.policy for made in current}
    stale = [name for name in organisation.policies if f"{organisation.id}/{name}" not in up_to_date]
    if not stale:
        return current
    rendered = render_policies(request.library, organisation, brand, Wanted(request.stage, request.formats, stale))
    return [*current, *(made for policy in rendered.policies for made in _new(organisation, policy, inputs[policy.id]))]


def _inputs(request: Request, organisation: Organisation, composer: Composer, brand: Mapping[str, bytes]) -> str:
    """Return the digest of all that the outputs of a policy depend on but the program."""
    stage = request.stage.value.encode()
    return digest([organisation.content, composer.template.digest.encode(), stage, *brand.values()])


def _current(
    request: Request, organisation: Organisation, composer: Composer, inputs: str, known: Mapping[str, Output]
) -> Iterator[_Made]:
    """Yield the outputs of a policy when all of them are up to date."""
    policy = f"{organisation.id}/{composer.template.id}"
    paths = [f"{policy}{FORMATS[name].ending}" for name in request.formats]
    if not all(_is_current(request, path, inputs, known) for path in paths):
        return
    fallen = {role for path in paths for role in known[path].fallbacks} & set(composer.template.roles)
    told = tuple(warnings_of(sorted(fallen), composer, organisation))
    details = organisation.policies[composer.template.id].document
    built = Built(organisation.name, composer.template.title, details.version or "")
    yield from (_Made(path, policy, built, known[path], None, told) for path in paths)


def _new(organisation: Organisation, policy: RenderedPolicy, inputs: str) -> Iterator[_Made]:
    name = f"{organisation.id}/{policy.id}"
    built = Built(organisation.name, policy.title, policy.version)
    for kind, content in policy.files.items():
        path = f"{name}{FORMATS[kind].ending}"
        output = Output(inputs, content_digest(path, content), policy.fallbacks)
        yield _Made(path, name, built, output, content, policy.warnings)


def _is_current(request: Request, path: str, inputs: str, known: Mapping[str, Output]) -> bool:
    output = known.get(path)
    if request.force or output is None or output.inputs != inputs:
        return False
    file = request.out / path
    return file.is_file() and content_digest(path, file.read_bytes()) == output.content


def _due(request: Request, outputs: Iterable[_Made], known: Mapping[str, Output]) -> set[str]:
    """Return the paths of the files to write. Raises Problems for all that may not be replaced."""
    due: set[str] = set()
    problems: list[Diagnostic] = []
    for made in outputs:
        with collecting(problems):
            if made.content is not None and is_due(request, made.path, made.output.content, known):
                due.add(made.path)
    if problems:
        raise Problems(problems)
    return due
