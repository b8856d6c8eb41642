"""How long, how soon, where and how often: an answer as its sentence needs it, however it was typed."""

from __future__ import annotations

import pytest

from generator.passes.adverbials import Asked, joined
from generator.template.template_file import SAYS

HOW_LONG = {
    "7 years": "for 7 years",
    "7 years.": "for 7 years",
    "seven years": "for seven years",
    "Seven years": "for seven years",
    "six (6) years": "for six (6) years",
    "a year": "for a year",
    "12 months": "for 12 months",
    "6yrs": "for 6yrs",
    "two to three years": "for two to three years",
    "3-6 months": "for 3-6 months",
    "at least 6 years": "for at least 6 years",
    "up to two years": "for up to two years",
    "no longer than 12 months": "for no longer than 12 months",
    "six years after the end of the year": "for six years after the end of the year",
    "two school terms": "for two school terms",
    "for three years": "for three years",
    "For three years": "for three years",
    "only as long as they are needed": "only as long as they are needed",
    "Only as long as needed": "only as long as needed",
    "until the person leaves": "until the person leaves",
    "as our records schedule says": "as our records schedule says",
    "in line with our Records Schedule": "in line with our Records Schedule",
    "indefinitely": "indefinitely",
}
HOW_SOON = {
    "two working days": "two working days",
    "Two working days": "two working days",
    "within two working days": "two working days",
    "ten minutes in a shift": "ten minutes in a shift",
    "Within 24 hours.": "24 hours",
    "in three days": "three days",
    "under an hour": "an hour",
    "48hrs": "48hrs",
    "a few minutes a day": "a few minutes a day",
    "the same day": "the same day",
    "lunch breaks": "lunch breaks",
    "as soon as we can": None,
    "same day": None,
    "Immediately": None,
    "by the end of the next day": None,
}
WHERE = {
    "in the Members’ Handbook": "in the Members’ Handbook",
    "the Members’ Handbook": "in the Members’ Handbook",
    "the office": "in the office",
    "our website": "on our website",
    "the Oak intranet": "on the Oak intranet",
    "the HR page": "on the HR page",
    "Google Drive": "on Google Drive",
    "SharePoint": "on SharePoint",
    "https://oak.example.org/social": "at https://oak.example.org/social",
    "www.oak.example.org": "at www.oak.example.org",
    "oak.example.org": "at oak.example.org",
    "on the PSG page of the intranet": "on the PSG page of the intranet",
    "At the office": "at the office",
    "with the Secretary": "with the Secretary",
    "online": "online",
}
HOW_OFTEN = {
    "at least twice a week": "at least twice a week",
    "every working day": "every working day",
    "Daily": "daily",
    "Mondays": "on Mondays",
    "Monday and Thursday": "on Monday and Thursday",
    "weekdays": "on weekdays",
    "working days": "on working days",
    "the first Monday of the month": "on the first Monday of the month",
    "on Mondays": "on Mondays",
    "once a month": "once a month",
}
ANSWERS = {
    (asked, typed): said
    for asked, table in (
        (Asked.HOW_LONG, HOW_LONG), (Asked.HOW_SOON, HOW_SOON), (Asked.WHERE, WHERE), (Asked.HOW_OFTEN, HOW_OFTEN),
    )
    for typed, said in table.items()
}  # fmt: skip


@pytest.mark.parametrize(("asked", "typed"), ANSWERS)
def test_answers(asked: Asked, typed: str) -> None:
    """An answer has its preposition once, no capital and no stop; what does not say what was asked is none."""
    found = joined(asked, typed)

    assert ANSWERS[asked, typed] == (None if found is None else "".join(found))


def test_templates_may_ask_all_of_these() -> None:
    """What a template may write under `says` is what there is a rule for."""
    assert SAYS == tuple(Asked)
