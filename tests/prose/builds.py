"""The fixed builds that every template is measured on: short, full, with everything on, with as little as can be."""

from __future__ import annotations

from functools import cache

from generator.document import Document
from generator.organisation.parse import Organisation
from generator.policy.write import write_policy
from tests.policies import Data, composer, everything_off, everything_on, organisation, plain, rich, template

KINDS = {"social-media": "charity", "society-social-networks": "society", "team-social-media": "team"}
"""For whom each template is written."""
SEVERAL_ROLES = {
    "accountable_lead": "Director",
    "chair": "Chair",
    "campaigns_lead": "Communications Manager",
    "enquiries_lead": "Front Desk Manager",
    "advice_contact": "Digital Officer",
    "line_manager": "line manager",
    "management_team": "Senior Leadership Team",
    "account_authoriser": "Head of Communications",
    "security_contact": "IT Manager",
    "data_protection_lead": "Data Protection Officer",
    "safeguarding_lead": "Safeguarding Lead",
    "conduct_lead": "Head of People",
    "volunteer_lead": "Volunteer Manager",
    "fundraising_lead": "Fundraising Manager",
    "concerns_contact": "Vice-Chair",
    "policy_owner": "Company Secretary",
}
"""Who does what in an organisation of some size."""


def _short(template_id: str) -> Data:
    return {**plain(template_id), "kind": KINDS[template_id]}


def _full(template_id: str) -> Data:
    roles = template(template_id).roles
    return {
        **plain(template_id, length="full"),
        "kind": KINDS[template_id],
        "roles": {name: title for name, title in SEVERAL_ROLES.items() if name in roles},
        "facts": {"has_staff": "true", "has_volunteers": "true"},
    }


def _everything(template_id: str) -> Data:
    return rich(template_id, sections=everything_on(template_id))


def _lean(template_id: str) -> Data:
    return {**plain(template_id, sections=everything_off(template_id)), "kind": KINDS[template_id]}


LENGTHS = {"short": _short, "full": _full, "all": _everything, "lean": _lean}


@cache
def organisation_of(template_id: str, length: str, voice: str) -> Organisation:
    """Return the organisation of a fixed build."""
    return organisation({**LENGTHS[length](template_id), "terms": {"voice": voice}})


@cache
def built(template_id: str, length: str, voice: str) -> Document:
    """Return the policy of a fixed build."""
    return write_policy(composer(template_id), organisation_of(template_id, length, voice))
