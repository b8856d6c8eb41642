"""Ordinary nouns of charities, clubs, parishes, schools and companies: one or many, one of many, articles."""

from __future__ import annotations

import pytest

from generator.passes.nouns import (
    Number,
    is_person,
    listed,
    member_of,
    needs_article,
    number_of,
    number_of_name,
    possessive_ending,
)
from tests.ordinary import MANY, ONE


@pytest.mark.parametrize("noun", ONE)
def test_one(noun: str) -> None:
    """A body, a team and each one of all is one."""
    assert Number.ONE is number_of(noun)


@pytest.mark.parametrize("noun", MANY)
def test_many(noun: str) -> None:
    """Several people, or several bodies and people, are many."""
    assert Number.MANY is number_of(noun)


def test_the_tables_are_ordinary_and_long() -> None:
    """The tables hold what organisations type: some two hundred nouns, none of them twice."""
    every = [*ONE, *MANY]

    assert len(every) == len(set(every))
    assert 180 < len(every)


MEMBERS = {
    "trustees": "trustee",
    "Trustees": "Trustee",
    "charity trustees": "charity trustee",
    "board members": "board member",
    "members of the Board": "member of the Board",
    "directors": "director",
    "Directors": "Director",
    "company directors": "company director",
    "non-executive directors": "non-executive director",
    "trustees and directors": "trustee or director",
    "trustee directors": "trustee director",
    "directors and company secretary": "director or company secretary",
    "governors": "governor",
    "academy trustees": "academy trustee",
    "PCC members": "PCC member",
    "churchwardens": "churchwarden",
    "churchwardens and PCC": "churchwarden or member of the PCC",
    "wardens and standing committee": "warden or member of the standing committee",
    "elders": "elder",
    "deacons": "deacon",
    "circuit stewards": "circuit steward",
    "committee members": "committee member",
    "management committee members": "management committee member",
    "members of the committee": "member of the committee",
    "officers": "officer",
    "committee officers": "committee officer",
    "officers and committee": "officer or member of the committee",
    "club officers": "club officer",
    "council members": "council member",
    "parish councillors": "parish councillor",
    "councillors": "councillor",
    "senior managers": "senior manager",
    "managers": "manager",
    "managers and team leads": "manager or team lead",
    "team leads": "team lead",
    "partners": "partner",
    "owners": "owner",
    "co-op directors": "co-op director",
    "leaders and helpers": "leader or helper",
    "leaders": "leader",
    "section leaders": "section leader",
    "Chair, Secretary and Treasurer": "Chair, Secretary or Treasurer",
    "chair and committee": "chair or member of the committee",
    "chairman and committee": "chairman or member of the committee",
    "tenant board members": "tenant board member",
    "staff": "member of staff",
    "staff and volunteers": "member of staff or volunteer",
    "staff, volunteers and trustees": "member of staff, volunteer or trustee",
    "staff, students and governors": "member of staff, student or governor",
    "colleagues": "colleague",
    "employees": "employee",
    "employees and volunteers": "employee or volunteer",
    "workers": "worker",
    "paid staff": "paid member of staff",
    "paid and unpaid staff": "paid or unpaid member of staff",
    "members of staff": "member of staff",
    "staff members": "staff member",
    "volunteers": "volunteer",
    "volunteers and helpers": "volunteer or helper",
    "helpers": "helper",
    "members": "member",
    "members and helpers": "member or helper",
    "players, coaches and parents": "player, coach or parent",
    "players": "player",
    "coaches": "coach",
    "coaches and officials": "coach or official",
    "crew members": "crew member",
    "singers": "singer",
    "singers and helpers": "singer or helper",
    "performers": "performer",
    "cast and crew": "cast or crew",
    "leaders, young leaders and helpers": "leader, young leader or helper",
    "Scouters": "Scouter",
    "adult volunteers": "adult volunteer",
    "people": "person",
    "team members": "team member",
    "people in the team": "person in the team",
    "personnel": "member of staff",
    "clergy": "member of the clergy",
    "clergy and lay ministers": "member of the clergy or lay minister",
    "clergy and people": "member of the clergy or person",
    "ministers": "minister",
    "lay leaders": "lay leader",
    "worship leaders": "worship leader",
    "parents": "parent",
    "parents and carers": "parent or carer",
    "parents, carers and teachers": "parent, carer or teacher",
    "teachers and governors": "teacher or governor",
    "pupils": "pupil",
    "students": "student",
    "children": "child",
    "children and young people": "child or young person",
    "children and families": "child or family",
    "young people": "young person",
    "young people aged 11 to 18": "young person aged 11 to 18",
    "young adults": "young adult",
    "youth": "young person",
    "older people": "older person",
    "homeless people": "homeless person",
    "people with dementia": "person with dementia",
    "people living with HIV": "person living with HIV",
    "adults with learning disabilities": "adult with learning disabilities",
    "families affected by cancer": "family affected by cancer",
    "families": "family",
    "clients": "client",
    "customers": "customer",
    "guests": "guest",
    "service users": "service user",
    "users": "user",
    "patients": "patient",
    "beneficiaries": "beneficiary",
    "residents": "resident",
    "tenants": "tenant",
    "tenants and leaseholders": "tenant or leaseholder",
    "leaseholders": "leaseholder",
    "neighbours": "neighbour",
    "readers": "reader",
    "learners": "learner",
    "visitors": "visitor",
    "listeners": "listener",
    "audiences": "audience",
    "members of the public": "member of the public",
    "people in the community": "person in the community",
    "local people": "local person",
    "parishioners": "parishioner",
    "animals": "animal",
    "cats and dogs": "cat or dog",
    "horses and riders": "horse or rider",
    "carers": "carer",
    "refugees and asylum seekers": "refugee or asylum seeker",
    "women": "woman",
    "women and girls": "woman or girl",
    "disabled people": "disabled person",
    "supporters": "supporter",
    "donors": "donor",
    "donors and supporters": "donor or supporter",
    "friends": "friend",
    "friends of the Trust": "friend of the Trust",
    "Friends": "Friend",
    "sponsors": "sponsor",
    "fans": "fan",
    "alumni": "alumnus",
    "followers": "follower",
    "subscribers": "subscriber",
    "funders": "funder",
    "patrons": "patron",
    "salespeople": "salesperson",
    "chairmen": "chairman",
    "deputies": "deputy",
    "heads of department": "head of department",
}


@pytest.mark.parametrize("noun", MEMBERS)
def test_one_of_many(noun: str) -> None:
    """One of several people is called as they are."""
    assert MEMBERS[noun] == member_of(noun)


@pytest.mark.parametrize("body", ["committee", "Board of Trustees", "PCC", "Parochial Church Council (PCC)"])
def test_one_of_a_body(body: str) -> None:
    """Somebody in a body is a member of it."""
    assert f"member of the {body}" == member_of(body)


@pytest.mark.parametrize("title", ["owner", "founder", "Vicar", "Managing Director", "Head of the Team", "headteacher"])
def test_one_person(title: str) -> None:
    """One person in charge is no body that has members."""
    assert is_person(title)
    assert title == member_of(title)


ALONE = "volunteers | staff | everyone who helps us | all staff | young people | those we serve | wildlife | 12 helpers"
WITH_THE = "team | staff team | workforce | congregation | SLT | public | elderly | homeless | IT team | crew"


@pytest.mark.parametrize("noun", ALONE.split(" | "))
def test_nouns_that_stand_alone(noun: str) -> None:
    """Many people stand alone in a sentence, and so does what brings a word such as all or everyone."""
    assert not needs_article(noun)


@pytest.mark.parametrize("noun", WITH_THE.split(" | "))
def test_nouns_that_need_an_article(noun: str) -> None:
    """One body, and people called by what they are, cannot stand without “the”."""
    assert needs_article(noun)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("the Samaritans", Number.MANY),
        ("The Friends of Oak Park", Number.MANY),
        ("the Scouts", Number.MANY),
        ("the Trust", Number.ONE),
        ("the Mothers’ Union", Number.ONE),
        ("the Royal Horticultural Society", Number.ONE),
        ("Oakvale Befrienders", Number.ONE),
        ("Boots", Number.ONE),
        ("the", Number.ONE),
        ("The", Number.ONE),
    ],
)
def test_names(name: str, number: Number) -> None:
    """A name is one, but for a plural that its article shows: an organisation may always be one, Boots or the Trust."""
    assert number is number_of_name(name)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Trust", "the Trust’s"),
        ("Oakvale Befrienders", "Oakvale Befrienders’"),
        ("OAKVALE FRIENDS", "OAKVALE FRIENDS’"),
        ("staff and volunteers", "staff and volunteers’"),
        ("people", "people’s"),
        ("children", "children’s"),
        ("boss", "boss’"),
        ("St James", "St James’"),
        ("Barnaby's", "Barnaby's"),
        ("Barnaby’s", "Barnaby’s"),
        ("St Mary's", "St Mary's"),
        ("the Joneses’", "the Joneses’"),
        ("Mothers'", "Mothers'"),
        ("BARNABY'S", "BARNABY'S"),
        ("Oak Ltd.", "Oak Ltd.’s"),
        ("Tea & Toast!", "Tea & Toast!’s"),
        ("Box", "Box’s"),
        ("Friends (Oak)", "Friends (Oak)’s"),
    ],
)
def test_possessives(words: str, expected: str) -> None:
    """Words that end in s take an apostrophe alone, words that are possessive nothing, all others ’s."""
    assert expected == words + possessive_ending(words)


@pytest.mark.parametrize(
    ("words", "expected"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists(words: tuple[str, ...], expected: str) -> None:
    """Words are listed with commas, and with “and” before the last."""
    assert expected == listed(words)
