"""What a build tells, as findings, and all findings of an organisation without doubles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.check.finding import Finding
from generator.codes.code import Weight
from generator.codes.of_dates import OVERDUE
from generator.codes.of_fit import VALUE_UNFIT
from generator.codes.of_templates import TEMPLATE_FAULTY
from generator.codes.of_working import DROPPED
from generator.codes.table import CODES
from generator.diagnostics import Diagnostic, Severity

_POLICY = re.compile(r"policies\.([\w-]+)")


class Whose(NamedTuple):
    """An organisation by its id, with its files and its policies, by which it is known what is about it."""

    id: str
    files: frozenset[str]
    policies: frozenset[str]


def told_of(told: Diagnostic) -> Finding:
    """Return what a build tells, as a finding about no organisation: a problem always needs attention."""
    return _as_finding(told, TEMPLATE_FAULTY.id)


def told_about(told: Diagnostic, whose: Whose) -> Finding:
    """Return the same of an organisation.

    What stands in no file of the organisation, such as a fault of a template, is not about it.
    """
    place = told.location
    if place.file not in whose.files:
        return told_of(told)
    policy = found[1] if (found := _POLICY.match(place.key)) else ""
    return _as_finding(told, VALUE_UNFIT.id).about(whose.id, policy if policy in whose.policies else "")


def told_of_all(told: Iterable[Diagnostic], whose: Whose) -> Iterator[Finding]:
    """Yield the same of all that a build tells; what it says of a review without a clock is said better with one."""
    return (told_about(each, whose) for each in told if each.code != OVERDUE.id)


def _as_finding(told: Diagnostic, otherwise: str) -> Finding:
    place, code = told.location, told.code or otherwise
    weight = Weight.ERROR if told.severity is Severity.PROBLEM else CODES[code].weight
    return Finding(place.file, place.line, place.column, code, weight, told.message, told.hint, place.key)


def without_doubles(found: Iterable[Finding]) -> list[Finding]:
    """Return findings, each once, and of a part that was dropped only what comes of it."""
    first: dict[tuple[str, str, int, int], Finding] = {}
    for each in found:
        first.setdefault((each.code, each.file, each.line, each.column), each)
    there = {(each.file, each.key) for each in first.values() if each.code != DROPPED.id}
    return [each for each in first.values() if each.code != DROPPED.id or (each.file, each.key) not in there]
