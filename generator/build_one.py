"""Build the policies of one organisation: all of its files, or none.

Its problems become part of the outcome, never an exception, and its earlier files stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.build_look import brand_content, build_look
from generator.compose import Composer
from generator.diagnostics import Diagnostic, Location, Problems
from generator.files import in_the_way, write_whole
from generator.manifest import Built, Output, content_digest, digest
from generator.names import misfits
from generator.organisation import Organisation, load_organisation
from generator.policy import weak_fallbacks, write_policy
from generator.selection import Stage
from generator.template import Library
from generator.template_file import no_such_template
from generator.writers import WRITERS


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, from where, and where to."""

    orgs: Path
    out: Path
    templates: Library
    formats: tuple[str, ...]
    stage: Stage
    jobs: int
    force: bool
    prune: bool


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
        rendered = list(_render_all(request, organisation, known))
        _refuse_all(request, rendered, known)
        for made in rendered:
            outcome.written += _write_if_changed(request.out / made.path, made)
            outcome.policies[made.policy] = made.built
            outcome.outputs[made.path] = made.output
            outcome.warnings += made.warnings
    except Problems as problems:
        outcome.problems = problems.diagnostics
    except OSError as error:
        place = Location(f"{error.filename or path}")
        outcome.problems = (Diagnostic(place, f"cannot read: {error.strerror}", "check who may read it"),)
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


def _render_all(request: Request, organisation: Organisation, known: Mapping[str, Output]) -> Iterator[_Made]:
    problems: list[Diagnostic] = []
    composers = []
    for template_id in organisation.policies:
        try:
            composers.append(_composer(request.templates, template_id, organisation))
        except Problems as found:
            problems.extend(found.diagnostics)
    if len(composers) == len(organisation.policies):
        problems.extend(misfits(organisation, [composer.template for composer in composers]))
    for composer in composers:
        try:
            yield from _render(request, organisation, composer, known)
        except Problems as found:
            problems.extend(found.diagnostics)
    if problems:
        raise Problems(problems)


def _render(
    request: Request, organisation: Organisation, composer: Composer, known: Mapping[str, Output]
) -> Iterator[_Made]:
    template_id = composer.template.id
    policy = f"{organisation.id}/{template_id}"
    files = brand_content(organisation, request.orgs)
    inputs = digest([organisation.content, composer.template.digest.encode(), request.stage.value.encode(), *files])
    paths = {kind: f"{policy}.{kind}" for kind in request.formats}
    details = organisation.policies[template_id].document
    built = Built(organisation.name, composer.template.title, details.version or "")
    if all(_is_current(request, path, inputs, known) for path in paths.values()):
        yield from (_Made(path, policy, built, known[path], None) for path in paths.values())
        return
    look = build_look(composer.template, organisation, request.orgs)
    document = write_policy(composer, organisation, request.stage)
    warnings = tuple(weak_fallbacks(document, composer.template, organisation))
    for kind, path in paths.items():
        made = WRITERS[kind](document, look)
        yield _Made(path, policy, built, Output(inputs, content_digest(path, made)), made, warnings)


def _is_current(request: Request, path: str, inputs: str, known: Mapping[str, Output]) -> bool:
    output = known.get(path)
    if request.force or output is None or output.inputs != inputs:
        return False
    file = request.out / path
    return file.is_file() and content_digest(path, file.read_bytes()) == output.content


@lru_cache(maxsize=64)
def _cached_composer(library: Library, template_id: str) -> Composer | Problems | None:
    try:
        return Composer(library.load(template_id))
    except KeyError:
        return None
    except Problems as problems:
        return problems


def _composer(library: Library, template_id: str, organisation: Organisation) -> Composer:
    composer = _cached_composer(library, template_id)
    if isinstance(composer, Composer):
        return composer
    if composer is None:
        place = organisation.locate_key("policies", template_id)
        raise Problems([no_such_template(place, template_id, library.ids())])
    raise Problems(composer.diagnostics)


def _refuse_all(request: Request, rendered: Iterable[_Made], known: Mapping[str, Output]) -> None:
    """Raise Problems for files that may not be replaced."""
    changed = (made for made in rendered if made.content is not None)
    refused = (refusal(request, made.path, made.output.content, known) for made in changed)
    if problems := [problem for problem in refused if problem]:
        raise Problems(problems)


def refusal(request: Request, path: str, content: str, known: Mapping[str, Output]) -> Diagnostic | None:
    """Return why a file may not get new content, or None: somebody changed it, or it was never ours."""
    file = request.out / path
    if blocked := in_the_way(file):
        return blocked
    if request.force or not file.is_file():
        return None
    now = content_digest(path, file.read_bytes())
    if now == content or (path in known and now == known[path].content):
        return None
    edited, ours = path in known, "/" in path
    fact = "was changed by hand since it was built" if edited else "is there already, and was not built by policygen"
    action = "put the change into the organisation file" if edited and ours else "move it away"
    return Diagnostic(Location(file.as_posix()), f"this file {fact}", f"{action}, or build with --force to replace it")


def _write_if_changed(file: Path, made: _Made) -> int:
    if made.content is None:
        return 0
    if file.is_file() and content_digest(made.path, file.read_bytes()) == made.output.content:
        return 0
    write_whole(file, made.content)
    return 1
