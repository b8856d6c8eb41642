"""What an organisation says that none of its templates asks for, whether or not it said anything after the colon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.batch.read_library import read_library
from generator.organisation.parse import Source, parse_organisation
from generator.policy.checks.roles import misfits
from generator.template.load import Template
from tests.tools import ROOT

LIBRARY = ROOT / "tests" / "rendering" / "library"


@pytest.fixture(scope="module")
def template() -> Template:
    """Return a small template."""
    return read_library((LIBRARY,)).composer("social-media").template


def told(template: Template, keys: str) -> list[str]:
    text = f"name: X\nroles:\n  accountable_lead: Chair\n{keys}\n"
    return [
        str(problem) for problem in misfits(parse_organisation("x", Source("orgs/x.yaml", text.encode())), [template])
    ]


@pytest.mark.parametrize("value", ["true", "", "~"])
def test_an_unknown_fact_is_told(template: Template, value: str) -> None:
    """A fact that no template asks for is told, with or without a value."""
    assert ['orgs/x.yaml:5:3: unknown fact "fundraisers"\n  hint: did you mean "fundraises"?'] == told(
        template, f"facts:\n  fundraisers: {value}"
    )


def test_a_fact_where_a_template_asks_none(template: Template) -> None:
    """Where there is no fact that could have been meant, the hint says so."""
    hint = "remove it, since there is none to choose from"

    assert [f'orgs/x.yaml:5:3: unknown fact "fundraises"\n  hint: {hint}'] == told(
        replace(template, facts={}), "facts:\n  fundraises: true"
    )


@pytest.mark.parametrize("value", ["Digital Officer", "", "~"])
def test_an_unknown_role_is_told(template: Template, value: str) -> None:
    """A role that no template has is told, with or without a job title."""
    assert ['orgs/x.yaml:4:3: unknown role "advise_contact"\n  hint: did you mean "advice_contact"?'] == told(
        template, f"  advise_contact: {value}"
    )


def test_a_known_role_that_is_left_open_is_not_given(template: Template) -> None:
    """A form with some answers left open is no mistake."""
    assert [] == told(template, "  advice_contact:\nfacts:\n  fundraises:")


CHANNEL = "channels:\n  - platform: X\n    owner: "
OWNERS = {
    "Chair": "write accountable_lead, whose job title that is under roles",
    "chair of trustees": "write the id of a role, such as accountable_lead, or give one this job title under roles",
    "campaign_lead": 'did you mean "campaigns_lead"?',
}


@pytest.mark.parametrize("owner", OWNERS)
def test_an_owner_is_the_id_of_a_role(template: Template, owner: str) -> None:
    """A job title or a slip where an account's owner is named is answered with the id of the role."""
    fact = f'channels[0].owner is "{owner}", not the id of a role'

    assert [f"orgs/x.yaml:6:12: {fact}\n  hint: {OWNERS[owner]}"] == told(template, f"{CHANNEL}{owner}")


def test_an_owner_whom_the_policy_names_may_be_unnamed(template: Template) -> None:
    """A role that falls back to another is one all the same."""
    assert [] == told(template, f"{CHANNEL}campaigns_lead")


def test_the_owner_of_a_document_is_the_id_of_a_role(template: Template) -> None:
    """Who owns a policy is named as who owns an account is."""
    fact = 'policies.social-media.document.owner is "Chair", not the id of a role'
    hint = OWNERS["Chair"]

    assert [f"orgs/x.yaml:4:45: {fact}\n  hint: {hint}"] == told(
        template, "policies: {social-media: {document: {owner: Chair}}}"
    )


def test_a_role_need_be_known_to_one_template_only(template: Template) -> None:
    """An owner that one of two chosen templates knows is no mistake."""
    other = read_library((LIBRARY,)).composer("team-social-media").template
    assert "campaigns_lead" in template.roles
    assert "campaigns_lead" not in other.roles
    text = f"name: X\nroles:\n  accountable_lead: Chair\n{CHANNEL}campaigns_lead\n"
    organisation = parse_organisation("x", Source("orgs/x.yaml", text.encode()))

    assert [] == list(misfits(organisation, [other, template]))


ROLES = {
    "Advice Contact": 'did you mean "advice_contact"?',
    "campaigns-lead": 'did you mean "campaigns_lead"?',
    "Shop Manager": "write the id of a role, and the job title after the colon: "
    "choose from accountable_lead, advice_contact, campaigns_lead, policy_owner",
}


@pytest.mark.parametrize("name", ROLES)
def test_a_role_by_another_name(template: Template, name: str) -> None:
    """An id in another spelling is answered with the right one; a job title, with what belongs there."""
    assert [f'orgs/x.yaml:4:3: unknown role "{name}"\n  hint: {ROLES[name]}'] == told(template, f"  {name}: Jo")
