"""What is due, and dates that cannot be. The day of today is given; nothing here knows a clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.check.day import Day
from generator.check.finding import Finding, finding
from generator.codes.of_dates import LAW_OLD, NO_APPROVER, OTHER_VERSION
from generator.context.document_details import next_review, review_follows_from
from generator.diagnostics import quoted
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer
from generator.template.data import Looked
from generator.template.law import Law

_YEAR = timedelta(days=366)
_SERVICES = {"platforms", "message_apps"}
"""The names by which a template asks for the dated list of services."""


def at_odds(organisation: Organisation, policy: str) -> Iterator[Finding]:
    """Yield a finding for each date of a policy that is wrong on any day."""
    if organisation.policies[policy].document.status != "withdrawn":
        yield from _approval(organisation, policy)
    yield from _history(organisation, policy)


def days(organisation: Organisation, policy: str) -> Iterator[Day]:
    """Yield each day of a policy that a check compares with the day of today."""
    details = organisation.policies[policy].document
    due = next_review(details)
    if due and details.status != "withdrawn":
        yield Day(due, organisation.locate("policies", policy, "document", review_follows_from(details)))
    for key in ("approved_on", "last_review"):
        if day := getattr(details, key):
            yield Day(day, organisation.locate("policies", policy, "document", key), f"{key} is")
    for at, entry in enumerate(details.history):
        place = organisation.locate("policies", policy, "document", "history", at, "on")
        yield Day(entry.on, place, f"version {quoted(entry.version)} is of")


def _approval(organisation: Organisation, policy: str) -> Iterator[Finding]:
    details = organisation.policies[policy].document
    given = [key for key in ("approved_by", "approved_on") if getattr(details, key)]
    if details.status is None and len(given) == 1:
        missing = "approved_by" if given == ["approved_on"] else "approved_on"
        place = organisation.locate("policies", policy, "document", given[0])
        fact = f"{given[0]} is given, and {missing} is not"
        yield finding(NO_APPROVER, place, fact, f"add {missing}, or write status: draft")


def _history(organisation: Organisation, policy: str) -> Iterator[Finding]:
    details = organisation.policies[policy].document
    if details.history and details.version and details.history[-1].version != details.version:
        last = details.history[-1].version
        fact = f"the version is {quoted(details.version)}, and the last one of its history {quoted(last)}"
        place = organisation.locate("policies", policy, "document", "version")
        yield finding(OTHER_VERSION, place, fact, "add a line to history, or correct version")


def shared_dates(composer: Composer, jurisdiction: str, today: date) -> Iterator[Finding]:
    """Yield a finding for each file of points or of services that policies of a place go by and that is old."""
    for each in composer.template.checklists:
        if jurisdiction in each.jurisdictions:
            yield from _of_file(f"the points of “{each.title}”", each.looked_up, today)
    if _SERVICES & composer.names_asked:
        yield from _of_file("the names of services", composer.template.platforms.looked_up, today)


def _of_file(what: str, looked: Looked | None, today: date) -> Iterator[Finding]:
    if looked and looked.day < today - _YEAR:
        fact = f"{what} were looked up more than a year ago, on {looked.day}"
        yield finding(LAW_OLD, looked.place, fact, "look at the source, and write the new day after checked:")


def law_dates(jurisdiction: str, law: Law, today: date) -> Iterator[Finding]:
    """Yield a finding where facts of a law were looked up more than a year ago."""
    old = sorted((looked.day, name) for name, looked in law.looked_up.items() if looked.day < today - _YEAR)
    if old:
        day, name = old[0]
        number = "1 fact" if len(old) == 1 else f"{len(old)} facts"
        verb = "was" if len(old) == 1 else "were"
        fact = f"{number} of the law of {jurisdiction} {verb} looked up more than a year ago, {name} on {day}"
        hint = "look each up at its source, and write the new day after checked:"
        yield finding(LAW_OLD, law.looked_up[name].place, fact, hint)
