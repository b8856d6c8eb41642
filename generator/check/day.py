"""A day of a policy that is compared with the day of today: what is due, and what cannot have happened yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.check.finding import Finding, finding
from generator.codes.of_dates import DUE_SOON, FUTURE, OVERDUE
from generator.diagnostics import Location

SOON = timedelta(days=60)
"""How long before its day a review is due soon."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day of the next review, or one on which something is said to have happened."""

    day: date
    place: Location
    said: str = ""
    """What is said of it, as the start of a fact: “approved_on is”. Empty for the day of a review."""


def on_the_day(each: Day, today: date) -> Iterator[Finding]:
    """Yield a finding where a review is due, or where something is still to come that is said to have happened."""
    if each.said:
        if each.day > today:
            fact = f"{each.said} {each.day}, a day that is still to come"
            yield finding(FUTURE, each.place, fact, "correct the date")
    elif each.day < today:
        hint = "review it, then write last_review and the new next_review under document"
        ago = _days(today - each.day)
        yield finding(OVERDUE, each.place, f"this policy was due for review on {each.day}, {ago} ago", hint)
    elif each.day <= today + SOON:
        when = "today" if each.day == today else f"in {_days(each.day - today)}"
        fact = f"this policy is due for review on {each.day}, {when}"
        yield finding(DUE_SOON, each.place, fact, "put it on the agenda")


def _days(span: timedelta) -> str:
    return "1 day" if span.days == 1 else f"{span.days} days"
