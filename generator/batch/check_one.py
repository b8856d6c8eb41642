"""Check one organisation: read it, hear what a build would say, and judge it. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.batch.files import cannot_read
from generator.batch.judge_built import composers_of, wordings_behind
from generator.batch.looking import Checked, Looking
from generator.batch.output_findings import output_findings
from generator.batch.outputs import Outputs, outputs_not_built, outputs_of
from generator.batch.read_organisation import load, read_brand
from generator.check.case import cases
from generator.check.finding import Finding
from generator.check.judge import Judged, judge, whose_of
from generator.check.told import Whose, told_about, told_of
from generator.codes.table import CODES
from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Organisation, Parsed
from generator.policy.stage import Stage
from generator.rendering.render import Wanted, render_policies, warnings_of_all


def check_one(looking: Looking, path: Path) -> Checked:
    """Return what is found about the organisation of a file."""
    try:
        parsed = load(path, looking.orgs)
        told, outputs = _looked(looking, parsed)
    except Problems as found:
        return Checked(path.stem, (*(told_of(each) for each in found.diagnostics), *_left(looking, path.stem)))
    except OSError as error:
        return Checked(path.stem, (told_of(cannot_read(error, path)), *_left(looking, path.stem)))
    organisation = parsed.presentable
    if organisation is None:
        whose = whose_of(parsed.organisation) if parsed.organisation else Whose(path.stem, frozenset(), frozenset())
        findings = (told_about(each, whose) for each in told.all)
        return Checked(path.stem, (*findings, *_left(looking, path.stem)))
    return _judged(looking, parsed, told, outputs or _not_built(looking, organisation.id))


def _left(looking: Looking, organisation: str) -> Iterator[Finding]:
    """Yield what is found of the outputs of an organisation of which nothing is understood."""
    yield from output_findings(_not_built(looking, organisation), looking.library)


def _not_built(looking: Looking, organisation: str) -> Outputs:
    return outputs_not_built(looking.request, organisation) if looking.keeps_outputs else Outputs(organisation)


@dataclass(frozen=True, slots=True)
class _Told:
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        return (*self.problems, *self.warnings)


def _judged(looking: Looking, parsed: Parsed, told: _Told, outputs: Outputs) -> Checked:
    organisation = parsed.presentable
    assert organisation
    composers = tuple(composers_of(looking.library, organisation))
    stops = bool(told.problems)
    noted = outputs.noted.policies if outputs.noted else {}
    found = tuple(cases(composers, organisation, {}))
    behind = wordings_behind(looking.library, found, noted)
    others = [*behind, *output_findings(outputs, looking.library)]
    judged = Judged(organisation, found, told.all, looking.day, is_whole=not stops)
    looked_for = {code for code in CODES if looking.keeps_outputs or not code.startswith("B")}
    findings = judge(judged, others, looked_for)
    mine = frozenset((composer.template.id, organisation.jurisdiction) for composer in composers)
    known = set(told.all)
    return Checked(organisation.id, tuple(_understood(findings, parsed, known)), mine, outputs.record)


def _understood(found: Iterable[Finding], parsed: Parsed, known: set[Diagnostic]) -> Iterator[Finding]:
    """Yield findings without those that only follow from what could not be understood."""
    messages = {each.message for each in known}
    for each in found:
        told = Diagnostic(each.location, each.message)
        if each.message in messages or not parsed.unclear.explains(told):
            yield each


# ---- what a build would say, and what it would write


def _looked(looking: Looking, parsed: Parsed) -> tuple[_Told, Outputs | None]:
    """Return what a build would say of an organisation, and what became of its outputs if it can be built.

    Raises OSError.
    """
    try:
        return parsed.go_on(lambda known: _made(looking, known))
    except Problems as found:
        return _Told(found.diagnostics), None


def _made(looking: Looking, organisation: Organisation) -> tuple[_Told, Outputs]:
    """Return the warnings of a build, and what became of the outputs; what is up to date is not composed again."""
    outputs = outputs_of(looking.request, organisation) if looking.keeps_outputs else Outputs(organisation.id)
    known = outputs.record is not None
    return _Told(warnings=outputs.warnings if known else tuple(_warnings(looking, organisation))), outputs


def _warnings(looking: Looking, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield the warnings of a build of which no outputs are known. Raises Problems."""
    wanted = Wanted(Stage.FINAL, (), organisation.policies)
    rendered = render_policies(looking.library, organisation, read_brand(organisation, looking.orgs), wanted)
    for policy in rendered.policies:
        yield from policy.warnings
    unused = {policy.id: policy.unused for policy in rendered.policies}
    yield from warnings_of_all(unused, looking.library, organisation)
