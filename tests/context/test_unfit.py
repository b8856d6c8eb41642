"""Titles and nouns that no sentence can hold are refused with the words to write; all ordinary ones are taken."""

from __future__ import annotations

from typing import Any

import pytest

from generator.diagnostics import Problems
from tests.small import LEAD, TEMPLATE, Small

SMALL = Small()
FACTS = """facts:
  has_staff: {ask: "Do you employ anyone?", default: true}
  has_volunteers: {ask: "Does anyone volunteer?", default: true}
"""
ASKING = Small(TEMPLATE.replace("sections:", f"{FACTS}sections:"))

TITLES = {
    "the Director": 'roles.accountable_lead starts with "the", and the policy writes its own\n  hint: write "Director"',
    "the office": 'starts with "the", and the policy writes its own\n  hint: write "office"',
    "your line manager": 'starts with "your", and the policy writes its own\n  hint: write "line manager"',
    "all trustees": 'starts with "all", and the policy writes its own\n  hint: write "trustees"',
    "HR": 'is "HR", which nobody can tell anything\n  hint: write "HR team", or a job title',
    "Head Office": 'write "Head Office team", or a job title',
    "IT": 'write "IT team", or a job title',
    "anyone on the committee": 'is "anyone on the committee", which cannot follow "the"\n  hint: write a job title',
    "Everyone": 'is "Everyone", which cannot follow "the"',
    "one of the trustees": 'which cannot follow "the"',
    "a trustee": 'is "a trustee", which cannot follow "the"',
    "any committee member": 'which cannot follow "the"',
    "safeguarding@oak.org": "which is no job title\n  hint: write the job title, and the address under contacts",
    "0300 000 0000": "which is no job title",
}
SOUND_TITLES = (
    "Chair", "Hon. Sec.", "HR Manager", "HR team", "IT Support Desk", "line manager", "Head of People", "trustees",
    "Committee", "Director, Services and Safeguarding", "office", "Chair or Secretary", "Trustee for Speaking Up",
    "Theatre Manager", "Hospital Liaison", "Anyasa House Lead", "PSG (People Services Group)", "2nd Vice-Chair",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_titles_that_cannot_be_said(title: str) -> None:
    """A title that reads wrong after “the” is refused with what to write."""
    with pytest.raises(Problems) as caught:
        SMALL.says("One.", {"roles": {LEAD: title}})

    assert TITLES[title] in str(caught.value)


@pytest.mark.parametrize("title", SOUND_TITLES)
def test_titles(title: str) -> None:
    """A title that reads right after “the” is taken as it is."""
    said = SMALL.says(f'Ask the {{{{ role("{LEAD}") }}}} now.', {"roles": {LEAD: title}})

    assert f"Ask the {title} now." == said.replace("\u00a0", " ")


NOUNS = {
    ("board", "the trustees"): 'terms.board starts with "the", and the policy writes its own\n  hint: write "trustees"',
    ("board", "Our trustees"): 'starts with "Our", and the policy writes its own\n  hint: write "trustees"',
    ("board", "everyone on the committee"): 'which cannot follow "the"',
    ("board", "all trustees"): 'write "trustees"',
    ("people", "our volunteers"): 'write "volunteers"',
    ("people", "each volunteer"): "which is only one of them",
    ("beneficiaries", "the elderly"): 'write "older people"',
    ("beneficiaries", "the homeless"): 'write "homeless people"',
    ("beneficiaries", "the public"): 'write "members of the public"',
    ("beneficiaries", "elderly"): 'is "elderly", which policies cannot count\n  hint: write "older people"',
    ("beneficiaries", "the community"): 'write "people in the community"',
    ("beneficiaries", "local community"): 'write "people in the local community"',
    ("beneficiaries", "congregation"): 'write "members of the congregation"',
    ("beneficiaries", "everyone in Oak"): 'which cannot follow "our"\n  hint: write what they are called',
    ("beneficiaries", "all who use the hall"): 'which cannot follow "our"',
    ("supporters", "those who give"): 'which cannot follow "our"',
    ("supporters", "our friends"): 'write "friends"',
    ("supporters", "a friend"): "which is only one of them",
}


@pytest.mark.parametrize(("name", "noun"), NOUNS)
def test_nouns_that_cannot_be_said(name: str, noun: str) -> None:
    """A noun that brings an article, or means one of many, is refused with what to write."""
    with pytest.raises(Problems) as caught:
        SMALL.says("One.", {"terms": {name: noun}})

    assert NOUNS[name, noun] in str(caught.value)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("volunteers", "Volunteers may, as volunteers do. So volunteers say."),
        ("team", "The team may, as the team does. So the team says."),
        ("everyone", "Everyone may, as everyone does. So everyone says."),
        ("all who help", "All who help may, as all who help do. So all who help say."),
        ("SLT", "The SLT may, as the SLT does. So the SLT says."),
        ("elderly", "The elderly may, as the elderly do. So the elderly say."),
    ],
)
def test_nouns_that_stand_alone(noun: str, expected: str) -> None:
    """One body has “the” where a noun stands alone, and verbs agree with every noun."""
    sentence = '{{ people }} may, as {{ does(people, "do") }}. So {{ does(people, "say") }}.'

    assert expected == SMALL.says(sentence, {"terms": {"people": noun}})


def said(people: str, fact: str) -> dict[str, Any]:
    return {"terms": {"people": people}, "facts": {fact: "yes"}}


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (said("employees", "has_volunteers"), 'write "employees and volunteers", or has_volunteers: false under facts'),
        (said("paid staff", "has_volunteers"), 'write "paid staff and volunteers", or has_volunteers: false'),
        (said("volunteers", "has_staff"), 'write "staff and volunteers", or has_staff: false under facts'),
    ],
)
def test_people_who_are_not_all_that_the_policy_covers(data: dict[str, Any], hint: str) -> None:
    """A name for paid people alone is refused where a fact says there are volunteers, and the other way round."""
    with pytest.raises(Problems) as caught:
        ASKING.says("One.", {**data, "kind": "company"})

    assert hint in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        {"terms": {"people": "employees"}, "facts": {"has_volunteers": "no"}},
        {"terms": {"people": "volunteers"}, "facts": {"has_staff": "no"}},
        {"terms": {"people": "employees"}},
        {"terms": {"people": "volunteers"}},
        {"terms": {"people": "employees and volunteers"}},
        {"terms": {"people": "staff, helpers and players"}},
        {"terms": {"people": "colleagues"}},
    ],
)
def test_people_who_are_all_that_the_policy_covers(data: dict[str, Any]) -> None:
    """A name that leaves nobody out is taken."""
    assert "One." == ASKING.says("One.", data)


@pytest.mark.parametrize(("people", "said"), [("volunteers", "NoStaff"), ("employees", "Staff"), ("members", "Staff")])
def test_a_name_for_volunteers_says_that_nobody_is_employed(people: str, said: str) -> None:
    """Who calls people volunteers, and says nothing else, employs nobody; who calls them members leaves it open."""
    sentence = "{% if facts.has_staff %}Staff{% else %}NoStaff{% endif %}."

    assert f"{said}." == ASKING.says(sentence, {"terms": {"people": people}})
