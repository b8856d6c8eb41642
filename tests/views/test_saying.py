"""What is said of conditions and answers, in words that a person has for them."""

from __future__ import annotations

import pytest

from generator.views.rows import Answer, OwnWords, Place, State, Why
from generator.views.saying import condition_said, own_said, why_said

FILE = "orgs/oak.yaml"
HERE, ABOVE = Place(FILE, 7), Place("orgs/_defaults.yaml", 3)
CONDITIONS = {
    "facts.uses_images": "uses_images",
    "not facts.has_staff": "not has_staff",
    "kind == 'charity' and law.email_rule": "kind is charity and the law of the place has email_rule",
    "not facts.monitoring == 'none'": "monitoring is not none",
    "not same('chair', 'lead')": "chair and lead are two people",
    "same('chair', 'lead')": "chair and lead are one person",
    "one_person": "one person has every duty",
    "not one_person": "not all duties are one person’s",
    "channels": "you give channels",
    "contacts.media": "you give contacts.media",
    "acknowledgement": "acknowledgement",
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_conditions(condition: str) -> None:
    """A condition of a template is said without its marks."""
    assert CONDITIONS[condition] == condition_said(condition)


def asked(*answers: Answer) -> Why:
    return Why("condition", "facts.x", answers)


WHYS: dict[str, tuple[State, Why]] = {
    "": (State.ON, Why("core")),
    "asked for on line 7": (State.ON, Why("wish", place=HERE)),
    "switched off on line 7: Ours": (State.OFF, Why("wish", place=HERE, reason="Ours")),
    "switched off on orgs/_defaults.yaml, line 3": (State.OFF, Why("wish", place=ABOVE)),
    "not asked for": (State.OFF, Why("default")),
    "in the full length only": (State.OFF, Why("length")),
    "in the full length": (State.ON, Why("length")),
    "it needs bees, which is off": (State.OFF, Why("needs", "bees")),
    "bees is off": (State.OFF, Why("holder", "bees")),
    "its template leaves it out here": (State.OFF, Why("text")),
    "since x is no by default": (State.OFF, asked(Answer("facts.x", "no", None))),
    "since x is no": (State.OFF, asked(Answer("facts.x", "no", HERE))),
    "since kind is club": (State.OFF, asked(Answer("kind", "club", None))),
    "since you give nothing under channels": (State.OFF, asked(Answer("channels", None, None))),
    "since you give 1 entry under channels": (State.ON, asked(Answer("channels", "1", HERE))),
    "since you give 2 entries under channels": (State.ON, asked(Answer("channels", "2", HERE))),
    "since you give no contacts.media": (State.OFF, asked(Answer("contacts.media", None, None))),
    "since one person has every duty": (State.ON, asked(Answer("one_person", "yes", None))),
    "since not all duties are one person’s": (State.OFF, asked(Answer("one_person", "no", None))),
    "since the law of the place has no such thing": (State.OFF, asked(Answer("law.seeds", None, None))),
    "since the law of the place has it": (State.ON, asked(Answer("law.seeds", "1", None))),
    "since Convener is chair and lead": (
        State.OFF,
        asked(Answer("roles.chair", "Convener", HERE), Answer("roles.lead", "Convener", HERE)),
    ),
    "since Convener is chair and nobody is lead": (
        State.ON,
        asked(Answer("roles.chair", "Convener", HERE), Answer("roles.lead", None, None)),
    ),
    "since it depends on x": (State.OFF, asked()),
}  # fmt: skip


@pytest.mark.parametrize("said", WHYS)
def test_why(said: str) -> None:
    """Each cause is said with what it is about, and a fact that nobody told is one by default."""
    assert said == why_said(*WHYS[said], FILE)


def test_whose_words() -> None:
    """Words of the organisation's own are told with their line."""
    assert "in your own words, line 7" == own_said(OwnWords("wording", HERE), FILE)
    assert "a clause of your own, orgs/_defaults.yaml, line 3" == own_said(OwnWords("extra", ABOVE), FILE)
