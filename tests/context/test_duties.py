"""Who holds the duties of a template, whom the policy sends people to, and who else can be told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.diagnostics import Problems
from tests.small import Small

TEMPLATE = """id: sample
title: Sample
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  chair: {label: Chair, duty: listens, falls_back_to: accountable_lead}
  safeguarding_lead: {label: Safeguarding lead, duty: protects, falls_back_to: chair}
  advice_contact: {label: Adviser, duty: advises, falls_back_to: accountable_lead}
sections:
  - {id: only, title: Only}
"""
ONE = {"accountable_lead": "Treasurer"}
TWO = {"accountable_lead": "Manager", "chair": "Chair"}
THREE = {**TWO, "safeguarding_lead": "Welfare Officer"}


SMALL = Small(TEMPLATE)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (ONE, "Tell us."),
        ({"accountable_lead": "Chair", "safeguarding_lead": "chair"}, "Tell us."),
        (TWO, "Tell the Chair."),
        ({**ONE, "advice_contact": "Chair"}, "Tell us."),
        ({**ONE, "advice_contact": "Chair", "safeguarding_lead": "Treasurer"}, "Tell the Treasurer."),
        (THREE, "Tell the Welfare Officer."),
    ],
)
def test_whom_to_tell(roles: dict[str, str], expected: str) -> None:
    """A contact is the holder of a duty by title, and us where one title holds most duties."""
    assert expected == SMALL.says('Tell {{ contact("safeguarding_lead") }}.', {"roles": roles})


def test_whom_to_tell_in_the_third_person() -> None:
    """In the third person, a contact where one person holds every duty is the organisation by its short name."""
    terms = {"terms": {"voice": "third"}, "kind": "club"}

    assert "Tell the club." == SMALL.says('Tell {{ contact("chair") }}.', {"roles": ONE, **terms})


def test_a_contact_that_opens_a_sentence() -> None:
    """The article of a contact has a capital where a sentence starts."""
    assert "The Chair may." == SMALL.says('{{ contact("chair") }} may.', {"roles": TWO})


@pytest.mark.parametrize("title", ["line manager", "Line Manager", "supervisor"])
def test_a_contact_of_ones_own(title: str) -> None:
    """Where each has another to turn to, it is theirs, with a capital where a sentence starts."""
    data = {"roles": {**TWO, "chair": title}}

    assert f"Tell your {title}." == SMALL.says('Tell {{ contact("chair") }}.', data)
    assert f"Your {title} may." == SMALL.says(
        '{{ second("safeguarding_lead") }} may.', {"roles": {**THREE, **data["roles"]}}
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"roles": THREE}, "the Chair"),
        ({"roles": TWO}, "the Manager"),
        ({"roles": {**TWO, "safeguarding_lead": "chair"}}, "the Manager"),
        ({"roles": ONE}, "any other trustee"),
        ({"roles": {"accountable_lead": "Office Manager"}}, "any trustee"),
        ({"roles": {"accountable_lead": "Vice-Chair"}, "kind": "club"}, "any other committee member"),
        ({"roles": {"accountable_lead": "Managing Director"}, "kind": "company"}, "any other director"),
        ({"roles": ONE, "terms": {"board": "committee"}}, "anyone else on the committee"),
        ({"roles": {"accountable_lead": "Caretaker"}, "terms": {"board": "PCC"}}, "anyone on the PCC"),
        ({"roles": ONE, "terms": {"board": "wardens and elders"}}, "any other warden or elder"),
    ],
)
def test_the_second_door(data: dict[str, Any], expected: str) -> None:
    """Who else can be told is the next person up who is another one, or else anybody on the board."""
    assert f"Or tell {expected}." == SMALL.says('Or tell {{ second("safeguarding_lead") }}.', data)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (TWO, "the Chair"),
        ({**TWO, "advice_contact": "Clerk"}, "the Manager"),
        ({**TWO, "chair": "manager"}, "any trustee"),
        (ONE, "any other trustee"),
    ],
)
def test_above_whoever_answers_for_all_is_the_chair(roles: dict[str, str], expected: str) -> None:
    """Where nobody else is above a holder, the chair is, if that is another one."""
    assert f"Or tell {expected}." == SMALL.says('Or tell {{ second("advice_contact") }}.', {"roles": roles})


@pytest.mark.parametrize(("roles", "expected"), [(ONE, "One."), (TWO, "More."), ({**TWO, "chair": "manager"}, "One.")])
def test_one_person(roles: dict[str, str], expected: str) -> None:
    """One person holds every duty where all titles are the same but for capitals."""
    assert expected == SMALL.says("{% if one_person %}One{% else %}More{% endif %}.", {"roles": roles})


@pytest.mark.parametrize(("roles", "expected"), [(TWO, "No."), (ONE, "Yes."), ({**TWO, "chair": "manager"}, "Yes.")])
def test_the_same_person(roles: dict[str, str], expected: str) -> None:
    """Two duties have the same holder where one title holds both."""
    source = '{% if same("safeguarding_lead", "accountable_lead") %}Yes{% else %}No{% endif %}.'

    assert expected == SMALL.says(source, {"roles": roles})


@pytest.mark.parametrize("call", ['contact("chiar")', 'second("chiar")', 'same("chiar", "chair")', 'role("chiar")'])
def test_an_unknown_role(call: str) -> None:
    """Each function that takes a role tells an unknown one, with the nearest."""
    with pytest.raises(Problems, match='unknown role "chiar"\n  hint: did you mean "chair"'):
        SMALL.says(f"{{{{ {call} }}}}.", {"roles": ONE})


def test_a_role_that_is_no_word() -> None:
    """A function that takes a role refuses a value."""
    with pytest.raises(Problems, match="contact takes words in quotes"):
        SMALL.says("{{ contact(name) }}.", {"roles": ONE})
