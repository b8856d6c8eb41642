"""Facts: what an organisation answers, and what is meant where it says nothing."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from generator.diagnostics import Problems
from generator.organisation.model import OrganisationKind
from generator.template.template_file import ORGANISATION_KINDS
from tests.small import LEAD, Small

TEMPLATE = f"""id: sample
title: Sample policy
roles:
  {LEAD}: {{label: Lead, duty: answers for it}}
facts:
  has_volunteers: {{ask: "Does anyone volunteer?", default: {{charity: true, society: yes, otherwise: false}}}}
  sign_off: {{ask: "Who signs?", choices: [two, one], default: {{club: one, otherwise: two}}}}
  kept: {{ask: "How long?", default: only as long as needed, says: how-long}}
  answered: {{ask: "How soon?", default: two days, says: how-soon}}
  place: {{ask: "Where?", type: text, says: where}}
  reply: {{ask: "How soon?", default: {{company: one day, otherwise: two days}}}}
sections:
  - {{id: only, title: Only}}
"""
SENTENCE = (
    "{% if facts.has_volunteers %}Yes{% else %}No{% endif %}, "
    "{% if facts.sign_off == 'two' %}two{% else %}one{% endif %}, {{ facts.reply }}."
)


SMALL = Small(TEMPLATE)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("charity", "Yes, two, two days."),
        ("society", "Yes, two, two days."),
        ("club", "No, one, two days."),
        ("company", "No, two, one day."),
        ("other", "No, two, two days."),
    ],
)
def test_a_default_by_kind(kind: str, expected: str) -> None:
    """Where nothing is said, the answer is that of the kind of organisation, or else the one for all others."""
    assert expected == SMALL.says(SENTENCE, {"kind": kind})


def test_an_answer_beats_every_default() -> None:
    """What an organisation says counts, whatever its kind."""
    said = {"facts": {"has_volunteers": "no", "sign_off": "one", "reply": "an hour"}}

    assert "No, one, an hour." == SMALL.says(SENTENCE, said)


def test_the_kinds_are_those_of_organisations() -> None:
    """A template may name exactly the kinds that an organisation may be."""
    assert get_args(OrganisationKind) == ORGANISATION_KINDS


def test_answers_in_their_sentence() -> None:
    """A fact that says how long, how soon or where has the preposition that its sentence needs."""
    source = "Kept {{ facts.kept }} {{ facts.place }}, answered within {{ facts.answered }}."
    said = {"facts": {"kept": "7 years", "answered": "within a day", "place": "our website"}}

    assert "Kept for 7 years on our website, answered within a day." == SMALL.says(source, said)


def test_an_answer_that_does_not_fit() -> None:
    """An answer that cannot follow “within” is refused with one that can."""
    message = 'answered is "as soon as we can", which cannot follow "within"\n  hint: write a length of time, such as'
    with pytest.raises(Problems, match=re.escape(message)):
        SMALL.says("One.", {"facts": {"answered": "as soon as we can"}})
