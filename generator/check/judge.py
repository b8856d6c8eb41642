"""All that is found about one organisation: what a build says of it, whether its policies work, and its dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.check.accept import accepted, accepted_in_vain
from generator.check.accounts import accounts, closed_accounts
from generator.check.case import Case, cases
from generator.check.dates import dates
from generator.check.duties import lost_doors, same_doors, same_person, vacant_posts
from generator.check.finding import Finding
from generator.check.parts import dropped, not_listed, unprotected
from generator.codes.code import Weight
from generator.codes.of_dates import OVERDUE
from generator.codes.of_fit import VALUE_UNFIT
from generator.codes.of_templates import TEMPLATE_FAULTY
from generator.codes.of_working import DROPPED
from generator.codes.table import CODES
from generator.diagnostics import Diagnostic, Severity
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer

_POLICY = re.compile(r"policies\.([\w-]+)")
_OF_A_CASE = same_person, same_doors, lost_doors, accounts, unprotected, dropped, not_listed


@dataclass(frozen=True, slots=True)
class Judged:
    """What is looked at: an organisation and its templates, what a build says of it, and the day of today."""

    organisation: Organisation
    composers: tuple[Composer, ...]
    told: tuple[Diagnostic, ...]
    day: date
    is_whole: bool = True
    """Whether nothing stops a build, so that all that can be found is."""


def judge(judged: Judged, others: Iterable[Finding], looked_for: Collection[str]) -> tuple[Finding, ...]:
    """Return all that is found about an organisation, `others` among it, with what it accepts.

    What is accepted in vain is found for the codes that were looked for.
    """
    organisation = judged.organisation
    found = [*without_doubles(_found(judged)), *others]
    if judged.is_whole:
        found += accepted_in_vain(found, organisation, looked_for)
    return tuple(sorted(accepted(found, organisation)))


def _found(judged: Judged) -> Iterator[Finding]:
    organisation = judged.organisation
    for told in judged.told:
        if told.code != OVERDUE.id:
            # What a build says of a review without a clock is said better with one.
            yield told_of(told, organisation)
    yield from _working(organisation, list(judged.composers))
    for policy in organisation.policies:
        yield from (each.about(organisation.id, policy) for each in dates(organisation, policy, judged.day))


def _working(organisation: Organisation, composers: list[Composer]) -> Iterator[Finding]:
    for each in (*vacant_posts(organisation), *closed_accounts(organisation)):
        yield each.about(organisation.id)
    for case in cases(composers, organisation):
        yield from (each.about(organisation.id, case.template.id) for each in _of(case))


def _of(case: Case) -> Iterator[Finding]:
    for look in _OF_A_CASE:
        yield from look(case)


def without_doubles(found: Iterable[Finding]) -> list[Finding]:
    """Return findings, each once, and of a part that was dropped only what comes of it."""
    first: dict[tuple[str, str, int, int], Finding] = {}
    for each in found:
        first.setdefault((each.code, each.file, each.line, each.column), each)
    there = {(each.file, each.key) for each in first.values() if each.code != DROPPED.id}
    return [each for each in first.values() if each.code != DROPPED.id or (each.file, each.key) not in there]


def told_of(told: Diagnostic, organisation: Organisation | None = None) -> Finding:
    """Return what a build tells, as a finding: a problem always needs attention.

    What stands in no file of the organisation, such as a fault of a template, is not about it.
    """
    place = told.location
    mine = organisation if organisation and place.file in organisation.files() else None
    code = told.code or (VALUE_UNFIT if mine else TEMPLATE_FAULTY).id
    weight = Weight.ERROR if told.severity is Severity.PROBLEM else CODES[code].weight
    each = Finding(place.file, place.line, place.column, code, weight, told.message, told.hint, place.key)
    policy = found[1] if (found := _POLICY.match(place.key)) else ""
    return each.about(mine.id, policy if policy in mine.policies else "") if mine else each
