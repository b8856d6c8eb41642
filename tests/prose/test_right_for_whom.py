"""A policy fits whoever adopts it: it says nothing of people they do not have, and nothing that only others are."""

from __future__ import annotations

import re

import pytest

from tests.policies import TEMPLATE_IDS, VOICES, Data, everything_on, lines, plain, policy, rich

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)
every_voice = pytest.mark.parametrize("voice", VOICES)

HALL: Data = {"kind": "charity", "facts": {"has_staff": "false"}}
COMPANY: Data = {"kind": "company"}
WHO = {"hall": HALL, "company": COMPANY}
NEVER = {
    "hall": r"\bemploy|misconduct|dismiss|\bunion\b|\bstaff\b",
    "company": r"paid or unpaid|\bgives? time\b|volunteer|supporters|Code of Fundraising",
}
"""What is never said to those who have no such thing: a village hall without staff, a company without volunteers."""


def said(template_id: str, data: Data, voice: str = "first", **entry: object) -> str:
    """Return a policy in full, as text."""
    terms = {"terms": {"voice": voice, **data.get("terms", {})}}
    return "\n".join(lines(policy(template_id, {**plain(template_id, length="full", **entry), **data, **terms})))


@every_voice
@pytest.mark.parametrize("who", NEVER)
@every_template
def test_nothing_is_said_of_people_whom_nobody_has(template_id: str, who: str, voice: str) -> None:
    """A village hall without staff has no clause on employees, and a company none on volunteers and gifts."""
    text = said(template_id, WHO[who], voice)

    assert [] == [
        line for line in text.split("\n") if re.search(NEVER[who], line) and "makes nobody an employee" not in line
    ]


@every_template
def test_a_company_with_volunteers(template_id: str) -> None:
    """A company that says that it has volunteers gives them their words back."""
    text = said(template_id, {**COMPANY, "facts": {"has_volunteers": "true"}})

    assert "paid or unpaid" in text
    assert template_id == "social-media" or re.search(r"give(s)? time", text)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"has_staff": "true", "has_volunteers": "true"}, "While you are at work or volunteering, this"),
        ({"has_staff": "true", "has_volunteers": "false"}, "While you are at work, this"),
        ({"has_staff": "false", "has_volunteers": "true"}, "While you are volunteering, this"),
        ({"has_staff": "false", "has_volunteers": "false"}, "While you are in your role, this"),
    ],
)
def test_when_the_policy_holds(facts: dict[str, str], expected: str) -> None:
    """The time that the policy covers is called by what people do for the organisation."""
    assert expected in said("social-media", {"facts": facts})


@every_template
def test_whom_an_organisation_is_there_for(template_id: str) -> None:
    """Tenants are called tenants, and nobody a service user."""
    text = said(template_id, {"kind": "other", "terms": {"beneficiaries": "tenants"}})

    assert "tenants" in text
    assert "service users" not in text


def test_a_befriending_charity_may_befriend() -> None:
    """Private contact is ruled out only where nobody has agreed to it, and people may text home."""
    text = said("social-media", {"facts": {"has_staff": "false", "works_with_adults_at_risk": "true"}})

    assert "whom you know only through your role, except as agreed with us." in text
    assert "Breaks are your own time." in text
    assert "to your breaks or a quick message home." in text


SOCIETY: Data = {"kind": "society", "jurisdiction": "scotland"}


@every_template
def test_a_society_that_is_a_charity(template_id: str) -> None:
    """A Scottish society hears of OSCR, and of party politics, only where charity law applies to it."""
    charity = said(template_id, {**SOCIETY, "facts": {"is_charity": "true"}})
    other = said(template_id, SOCIETY)

    assert "must try to put it right, raise it with OSCR if they cannot, and note what they did." in charity
    assert re.search(
        r"Do not support or oppose a party or candidate (on our accounts|from an official account)", charity
    )
    assert not re.search("OSCR|Scottish Charity|party or candidate", other)


BRITISH = re.compile(
    r"misconduct|\bcarers?\b|trade (union|mark)|at a weekend|proof-read|out of hospital|\bdismiss"
    r"|\b(apolog|author|critic|emphas|maxim|minim|organ|penal|personal|priorit|public|real|recogn|special|summar|util)is"
    r"(e[drs]?|ing|ations?)\b"
    r"|\b(colo|behavio|favo|hono|labo|neighbo|rumo|harbo|humo)ur|\b(cent|theat)re\b|\blicence\b",
    re.IGNORECASE,
)


@every_voice
@every_template
def test_american_words(template_id: str, voice: str) -> None:
    """In the United States a policy has no word of British law or spelling, its title of a slip apart."""
    data = {**rich(template_id, sections=everything_on(template_id)), "jurisdiction": "united-states"}
    text = lines(policy(template_id, {**data, "terms": {"voice": voice}}))

    assert [] == [line for line in text if BRITISH.search(line) and "Authoriser" not in line]
    assert any("job" in line for line in text)
