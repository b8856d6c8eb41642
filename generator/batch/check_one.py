"""Check one organisation: read it, hear what a build would say, and judge it. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.batch.files import cannot_read
from generator.batch.inputs import inputs_of
from generator.batch.output_folder import open_folder
from generator.batch.read_organisation import load, read_brand
from generator.batch.record import Built, Record
from generator.check.case import case_of
from generator.check.finding import Finding
from generator.check.judge import Judged, judge, told_of
from generator.check.upgrade import wording_behind
from generator.codes.table import CODES
from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Organisation, Parsed
from generator.policy.compose import Composer
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import Wanted, composer_for, render_policies, warnings_of, warnings_of_all

Others = Callable[["Seen"], Iterable[Finding]]
"""What looks at an organisation besides, such as at what was built for it."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked at: the folders, the templates, and the day of today."""

    orgs: Path
    out: Path
    library: Library
    day: date
    others: Others | None = None
    """Anything that is to be looked at besides; it has to be a function of a module, for other processes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An organisation as it was read, with what is known of it for whoever looks further."""

    looking: Looking
    organisation: Organisation
    composers: tuple[Composer, ...]
    stops: bool
    """Whether something stops its build."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about an organisation, and by what law its policies are."""

    organisation: str
    findings: tuple[Finding, ...] = ()
    laws: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """The template and the jurisdiction of each of its policies."""


def check_one(looking: Looking, path: Path) -> Checked:
    """Return what is found about the organisation of a file."""
    try:
        parsed = load(path, looking.orgs)
        told = _told(looking, parsed)
    except Problems as found:
        return Checked(path.stem, tuple(told_of(each) for each in found.diagnostics))
    except OSError as error:
        return Checked(path.stem, (told_of(cannot_read(error, path)),))
    organisation = parsed.presentable
    if organisation is None:
        return Checked(path.stem, tuple(told_of(each, parsed.organisation) for each in told.all))
    return _judged(looking, parsed, organisation, told)


@dataclass(frozen=True, slots=True)
class _Told:
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        return (*self.problems, *self.warnings)


def _judged(looking: Looking, parsed: Parsed, organisation: Organisation, told: _Told) -> Checked:
    composers = tuple(_composers(looking.library, organisation))
    stops = bool(told.problems)
    seen = Seen(looking, organisation, composers, stops)
    others = [*_behind(looking, organisation, composers), *(looking.others(seen) if looking.others else ())]
    judged = Judged(organisation, composers, told.all, looking.day, is_whole=not stops)
    looked_for = {code for code in CODES if looking.others or not code.startswith("B")}
    found = judge(judged, others, looked_for)
    mine = frozenset((composer.template.id, organisation.jurisdiction) for composer in composers)
    known = set(told.all)
    return Checked(organisation.id, tuple(_understood(found, parsed, known)), mine)


def _understood(found: Iterable[Finding], parsed: Parsed, known: set[Diagnostic]) -> Iterator[Finding]:
    """Yield findings without those that only follow from what could not be understood."""
    messages = {each.message for each in known}
    for each in found:
        told = Diagnostic(each.location, each.message)
        if each.message in messages or not parsed.unclear.explains(told):
            yield each


def _composers(library: Library, organisation: Organisation) -> Iterator[Composer]:
    for template_id in organisation.policies:
        with suppress(Problems):
            yield composer_for(library, organisation, template_id)


def _behind(looking: Looking, organisation: Organisation, composers: Iterable[Composer]) -> Iterator[Finding]:
    """Yield a finding for each own wording of which the template's words have changed since."""
    worded = [composer for composer in composers if organisation.policies[composer.template.id].wording]
    record = _record(looking.out / organisation.id) if worded else None
    for composer in worded if record else ():
        built = record.policies.get(composer.template.id) if record else None
        case = case_of(composer, organisation) if built else None
        if built and case:
            changes = _changes(looking.library, composer.template.id)
            for each in wording_behind(case, built.wording, changes):
                yield each.about(organisation.id, composer.template.id)


def _changes(library: Library, template_id: str) -> str:
    path = f"{template_id}/CHANGELOG.md"
    return library.files.read(path).decode(errors="replace") if library.files.home_of(path) else ""


# ---- what a build would say


def _told(looking: Looking, parsed: Parsed) -> _Told:
    """Return what a build would say of an organisation. Raises OSError."""
    try:
        return parsed.go_on(lambda known: _Told(warnings=tuple(_warnings(looking, known))))
    except Problems as found:
        return _Told(found.diagnostics)


def _warnings(looking: Looking, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield the warnings of a build; what was built from the same need not be composed again. Raises Problems."""
    brand = read_brand(organisation, looking.orgs)
    built = dict(_up_to_date(looking, organisation, brand))
    stale = [template_id for template_id in organisation.policies if template_id not in built]
    unused = {template_id: each.unused for template_id, each in built.items()}
    for template_id, each in built.items():
        composer = looking.library.composer(template_id)
        fallen = [role for role in each.fallbacks if role in composer.template.roles]
        yield from warnings_of(fallen, composer, organisation)
    if stale or not organisation.policies:
        rendered = render_policies(looking.library, organisation, brand, Wanted(Stage.FINAL, (), stale))
        for policy in rendered.policies:
            unused[policy.id] = policy.unused
            yield from policy.warnings
    yield from warnings_of_all(unused, looking.library, organisation)


def _up_to_date(
    looking: Looking, organisation: Organisation, brand: Mapping[str, bytes]
) -> Iterator[tuple[str, Built]]:
    """Yield the policies that were built by this program from what there is now: so nothing is wrong with them."""
    record = _record(looking.out / organisation.id)
    for template_id, built in record.policies.items() if record else ():
        if template_id not in organisation.policies:
            continue
        with suppress(Problems):
            composer = composer_for(looking.library, organisation, template_id)
            now = inputs_of(organisation, composer, brand, Stage.FINAL)
            if built.outputs and all(output.inputs == now for output in built.outputs.values()):
                yield template_id, built


def _record(folder: Path) -> Record | None:
    """Return what is known of a folder of outputs; None where nothing can be known."""
    with suppress(Problems):
        return open_folder(folder).record
    return None
