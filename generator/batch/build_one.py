"""Build the policies of one organisation: all of its files, or none.

Its problems become part of the outcome, never an exception, and its earlier files stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.batch.brand import BrandFiles, build_look, read_brand_files
from generator.batch.files import cannot_read, in_the_way
from generator.batch.journal import write_output
from generator.batch.manifest import Built, Output, content_digest, digest
from generator.context.names import misfits
from generator.diagnostics import Diagnostic, Location, Problems, collecting
from generator.formats.formats import WRITERS
from generator.organisation.load import Organisation, load_organisation
from generator.policy.compose import Composer
from generator.policy.selection import Stage
from generator.policy.write import fallback_warnings, fallen_roles, write_policy
from generator.template.load import Library
from generator.template.template_file import no_such_template


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
        due = _due(request, rendered, known)
        for made in rendered:
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


def _render_all(request: Request, organisation: Organisation, known: Mapping[str, Output]) -> Iterator[_Made]:
    problems: list[Diagnostic] = []
    composers = []
    for template_id in organisation.policies:
        with collecting(problems):
            composers.append(_composer(request.templates, template_id, organisation))
    if len(composers) == len(organisation.policies):
        problems.extend(misfits(organisation, [composer.template for composer in composers]))
    files = read_brand_files(organisation, request.orgs)
    for composer in composers:
        with collecting(problems):
            yield from _render(request, organisation, composer, files, known)
    if problems:
        raise Problems(problems)


def _render(
    request: Request, organisation: Organisation, composer: Composer, files: BrandFiles, known: Mapping[str, Output]
) -> Iterator[_Made]:
    template_id = composer.template.id
    policy = f"{organisation.id}/{template_id}"
    stage = request.stage.value.encode()
    inputs = digest([organisation.content, composer.template.digest.encode(), stage, *files.contents()])
    paths = {kind: f"{policy}.{kind}" for kind in request.formats}
    details = organisation.policies[template_id].document
    built = Built(organisation.name, composer.template.title, details.version or "")
    if all(_is_current(request, path, inputs, known) for path in paths.values()):
        fallen = {role for path in paths.values() for role in known[path].fallbacks} & set(composer.template.roles)
        told = tuple(fallback_warnings(sorted(fallen), composer.template, organisation))
        yield from (_Made(path, policy, built, known[path], None, told) for path in paths.values())
        return
    problems: list[Diagnostic] = []
    with collecting(problems):
        look = build_look(composer.template, organisation, files)
    with collecting(problems):
        document = write_policy(composer, organisation, request.stage)
    if problems:
        raise Problems(problems)
    fallbacks = fallen_roles(document, composer.template)
    warnings = tuple(fallback_warnings(fallbacks, composer.template, organisation))
    for kind, path in paths.items():
        made = WRITERS[kind](document, look)
        yield _Made(path, policy, built, Output(inputs, content_digest(path, made), fallbacks), made, warnings)


def _is_current(request: Request, path: str, inputs: str, known: Mapping[str, Output]) -> bool:
    output = known.get(path)
    if request.force or output is None or output.inputs != inputs:
        return False
    file = request.out / path
    return file.is_file() and content_digest(path, file.read_bytes()) == output.content


@lru_cache(maxsize=64)
def _cached_composer(library: Library, template_id: str) -> Composer | Problems | None:
    try:
        template = library.load(template_id)
    except KeyError:
        return None
    except OSError as error:
        return Problems([cannot_read(error, Path(template_id))])
    except Problems as problems:
        return problems
    try:
        return Composer(template)
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


def _due(request: Request, rendered: Iterable[_Made], known: Mapping[str, Output]) -> set[str]:
    """Return the paths of the files to write. Raises Problems for all that may not be replaced."""
    due: set[str] = set()
    problems: list[Diagnostic] = []
    for made in rendered:
        with collecting(problems):
            if made.content is not None and is_due(request, made.path, made.output.content, known):
                due.add(made.path)
    if problems:
        raise Problems(problems)
    return due


def is_due(request: Request, path: str, content: str, known: Mapping[str, Output]) -> bool:
    """Tell whether a file has to be written, since it does not say the same already.

    Raises Problems when it may not be replaced: somebody changed it, it was never ours, or it cannot be read.
    """
    file = request.out / path
    try:
        if blocked := in_the_way(file):
            raise Problems([blocked])
        now = content_digest(path, file.read_bytes()) if file.is_file() else None
    except OSError as error:
        if request.force:
            return True
        raise Problems([cannot_read(error, file)]) from None
    if now == content:
        return False
    if now is None or request.force or (path in known and now == known[path].content):
        return True
    edited, ours = path in known, "/" in path
    fact = "was changed by hand since it was built" if edited else "is there already, and was not built by policygen"
    action = "put the change into the organisation file" if edited and ours else "move it away"
    hint = f"{action}, or build with --force to replace it"
    raise Problems([Diagnostic(Location(file.as_posix()), f"this file {fact}", hint)])
