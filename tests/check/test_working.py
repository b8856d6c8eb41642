"""What counts as one door, as a closed account, as a vacant post, and as another policy."""

from __future__ import annotations

import pytest

from generator.check.parts import named_policies
from tests.check.conftest import Check

HEAD = """\
name: Riverbend Carers
facts: {has_staff: true, has_volunteers: true, works_with_children: false, works_with_adults_at_risk: false}
"""


def codes(check: Check, text: str, *families: str) -> list[str]:
    """Return the codes of what is found, of some kinds."""
    return [each.code for each in check(HEAD + text) if each.code in families]


@pytest.mark.parametrize(
    ("roles", "board", "is_one"),
    [
        ("accountable_lead: Manager, chair: Chair", "trustees", False),
        ("accountable_lead: Manager, chair: manager", "trustees", False),
        ("accountable_lead: Manager, chair: Manager (part-time)", "trustees", True),
        ("accountable_lead: Committee", "committee", True),
        ("accountable_lead: Committee, chair: Chair", "committee", False),
        ("accountable_lead: Board of Trustees", "trustees", True),
        ("accountable_lead: Trustee for Safety", "trustees", False),
        ("accountable_lead: Owner", "owner", True),
        ("accountable_lead: Owner, chair: Chair", "owner", False),
        ("accountable_lead: PSG (People Services Group), chair: People Services Group", "directors", True),
    ],
)
def test_what_is_one_door(check: Check, roles: str, board: str, is_one: bool) -> None:
    """Two titles are one however they are written, and a board is no second door to itself; a member of it is."""
    found = codes(check, f"roles: {{{roles}}}\nterms: {{board: {board}}}\n", "P103")

    assert is_one == bool(found), found


@pytest.mark.parametrize(
    ("channel", "is_found"),
    [
        ("platform: X, handle: river, status: closed", False),
        ("platform: X, handle: river, status: closed, comments: closed", False),
        ("platform: X, handle: river, status: closed, comments: open", True),
        ("platform: X, handle: river (no longer used)", True),
        ("platform: X, handle: river, purpose: closed in 2024", True),
        ("platform: X, handle: river, purpose: closed in 2024, status: dormant", True),
        ("platform: X, handle: riverclosed, purpose: news", False),
        ("platform: X, handle: river}, {platform: X, handle: river, status: closed", True),
        ("platform: X, handle: river}, {platform: Y, handle: river, status: closed", False),
    ],
)
def test_closed_accounts(check: Check, channel: str, is_found: bool) -> None:
    """An account is shown as live when it says that it is closed elsewhere than under status, or takes comments."""
    found = codes(check, f"roles: {{accountable_lead: Manager}}\nchannels: [{{{channel}}}]\n", "P109")

    assert is_found == bool(found)


@pytest.mark.parametrize(
    ("title", "is_vacant"),
    [
        ("vacant", True),
        ("Vacancy", True),
        ("to be appointed", True),
        ("nobody", True),
        ("Chair (vacant)", True),
        ("Vacancies Officer", False),
        ("Nominations Secretary", False),
        ("Acting Chair", False),
    ],
)
def test_vacant_posts(check: Check, title: str, is_vacant: bool) -> None:
    """A post is vacant when its title says so, and not when a word in it sounds like that."""
    found = codes(check, f"roles: {{accountable_lead: Manager, chair: {title}}}\n", "P113")

    assert is_vacant == bool(found)


@pytest.mark.parametrize(
    ("roles", "is_found"),
    [
        ("accountable_lead: Manager", False),
        ("accountable_lead: Manager, safeguarding_lead: Nurse", True),
        ("accountable_lead: Manager, safeguarding_lead: Nurse, chair: Chair", False),
        ("accountable_lead: Manager, safeguarding_lead: Nurse, chair: Chair, conduct_lead: Manager", True),
        ("accountable_lead: Manager, concerns_contact: Chair, content_approver: Editor, campaigns_lead: Editor", True),
    ],
)
def test_two_duties_of_one_person(check: Check, roles: str, is_found: bool) -> None:
    """One person for everything is told in the policy itself; otherwise some duties must be apart."""
    assert is_found == bool(codes(check, f"roles: {{{roles}}}\n", "P102"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Read our Data Protection Policy first.", ["Data Protection Policy"]),
        ("See the Complaints Procedure.", ["Complaints Procedure"]),
        ("This Policy binds all.", []),
        ("The policy on data says so.", []),
        ("Our Equality, Diversity and Inclusion Policy applies.", ["Equality Diversity and Inclusion Policy"]),
    ],
)
def test_other_policies_are_known_by_their_capitals(text: str, titles: list[str]) -> None:
    """A title is the words with capitals before Policy or Procedure; this policy itself is none."""
    assert titles == list(named_policies(text))
