"""All that is found about one organisation: what a build says of it, whether its policies work, and its dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.check.accept import accepted, accepted_in_vain
from generator.check.accounts import accounts, closed_accounts
from generator.check.case import Case
from generator.check.dates import at_odds, days
from generator.check.day import on_the_day
from generator.check.duties import lost_doors, same_doors, same_person, vacant_posts
from generator.check.finding import Finding
from generator.check.parts import dropped, not_listed, unprotected
from generator.check.told import Whose, told_of_all, without_doubles
from generator.diagnostics import Diagnostic
from generator.organisation.parse import Organisation

_POLICY = re.compile(r"policies\.([\w-]+)")
_OF_A_CASE = same_person, same_doors, lost_doors, accounts, unprotected, dropped, not_listed


@dataclass(frozen=True, slots=True)
class Judged:
    """What is looked at: an organisation and its policies, what a build says of it, and the day of today."""

    organisation: Organisation
    cases: tuple[Case, ...]
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
    yield from told_of_all(judged.told, whose_of(organisation))
    yield from lasting(organisation, judged.cases)
    for policy in organisation.policies:
        for each in days(organisation, policy):
            yield from (found.about(organisation.id, policy) for found in on_the_day(each, judged.day))


def lasting(organisation: Organisation, cases: Iterable[Case]) -> Iterator[Finding]:
    """Yield what is found about an organisation and its policies whatever day it is."""
    yield from _working(organisation, cases)
    for policy in organisation.policies:
        yield from (each.about(organisation.id, policy) for each in at_odds(organisation, policy))


def _working(organisation: Organisation, cases: Iterable[Case]) -> Iterator[Finding]:
    for each in (*vacant_posts(organisation), *closed_accounts(organisation)):
        yield each.about(organisation.id)
    for case in cases:
        yield from (each.about(organisation.id, case.template.id) for each in _of(case))


def _of(case: Case) -> Iterator[Finding]:
    for look in _OF_A_CASE:
        yield from look(case)


def whose_of(organisation: Organisation) -> Whose:
    """Return what is told of an organisation beside what was found."""
    return Whose(organisation.id, frozenset(organisation.files()), frozenset(organisation.policies))
