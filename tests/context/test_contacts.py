"""Where to turn, as a sentence says it: with an article where a helpline or a team needs one."""

from __future__ import annotations

import pytest

from tests.small import Small

SMALL = Small()
SAID = {
    "employee assistance programme": "the employee assistance programme",
    "Employee Assistance Programme": "the Employee Assistance Programme",
    "EAP": "the EAP",
    "helpline": "the helpline",
    "staff helpline on 0300 000 0000": "the staff helpline on 0300 000 0000",
    "NSPCC Helpline": "the NSPCC Helpline",
    "press office": "the press office",
    "Press Office": "the Press Office",
    "communications team": "the communications team",
    "wellbeing trustee": "the wellbeing trustee",
    "Chair": "the Chair",
    "duty phone": "the duty phone",
    "committee": "the committee",
    "the helpline": "the helpline",
    "our helpline": "our helpline",
    "your GP": "your GP",
    "anyone on the committee": "anyone on the committee",
    "Samaritans": "Samaritans",
    "Mind": "Mind",
    "Childline": "Childline",
    "Mind's helpline": "Mind's helpline",
    "St John’s support team": "St John’s support team",
    "Director's office": "the Director's office",
    "Children's Services team": "the Children's Services team",
    "council's helpline": "the council's helpline",
    "NSPCC's helpline": "the NSPCC's helpline",
    "trained listeners": "trained listeners",
    # What stands before a number is held to it; the number itself is as it was given.
    "0300 000 0000": "\u00a00300 000 0000",
    "press@oak.example.org": "press@oak.example.org",
    "Oak helpline, 0300 000 0000": "Oak helpline, 0300 000 0000",
    "oak.example.org/help": "oak.example.org/help",
    "Safe Line": "the Safe Line",
}


@pytest.mark.parametrize("typed", SAID)
def test_contacts_in_a_sentence(typed: str) -> None:
    """A common noun has its article; a name, an address, a number and what brings a word of its own have none more."""
    source = "Help comes from {{ contacts.wellbeing }}, for example."

    said = SMALL.says(source, {"contacts": {"wellbeing": typed}})
    between = "" if SAID[typed].startswith("\u00a0") else " "

    assert f"Help comes from{between}{SAID[typed]}, for example." == said


def test_a_contact_that_opens_a_sentence() -> None:
    """The article of a contact has a capital where a sentence starts."""
    assert "The helpline can." == SMALL.says("{{ contacts.wellbeing }} can.", {"contacts": {"wellbeing": "helpline"}})


def test_the_article_of_a_contact_follows_its_sentence() -> None:
    """Where a contact begins a sentence, the article that somebody typed before it has a capital."""
    typed = {"contacts": {"safeguarding": "the county team on 01632 960003"}}
    said = SMALL.says("{{ contacts.safeguarding }} can help. Call {{ contacts.safeguarding }}.", typed)

    assert "The county team on 01632 960003 can help. Call the county team on 01632 960003." == said
