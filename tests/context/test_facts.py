"""Facts: what an organisation answers, and what is meant where it says nothing."""

from __future__ import annotations

from typing import get_args

import pytest

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
  reply: {{ask: "How soon?", default: {{company: one day, otherwise: two days}}}}
sections:
  - {{id: only, title: Only}}
"""
SENTENCE = "{% if facts.has_volunteers %}Yes{% else %}No{% endif %}, {{ facts.sign_off }}, {{ facts.reply }}."


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
