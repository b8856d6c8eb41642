"""Nouns for people: those of a kind of organisation, its own, and one of its board."""

from __future__ import annotations

from typing import Any

import pytest

from generator.diagnostics import Problems
from tests.small import Small

SMALL = Small()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, "The trustees decide: ask any trustee, or a trustee."),
        (
            {"kind": "society"},
            "The committee members decide: ask any committee member, or a committee member.",
        ),
        (
            {"terms": {"board": "Board of Trustees"}},
            "The Board of Trustees decides: ask any {0}, or a {0}.".format("member of the Board of Trustees"),
        ),
        (
            {"terms": {"board": "Committee"}},
            "The Committee decides: ask any member of the Committee, or a member of the Committee.",
        ),
    ],
)
def test_the_board(data: dict[str, Any], expected: str) -> None:
    """The verb agrees with the board, and one of the board is called as the board is."""
    source = 'The {{ does(board, "decide") }}: ask {{ any_board_member }}, or a {{ board_member }}.'

    assert expected == SMALL.says(source, data)


def test_a_noun_and_its_verb_open_a_sentence() -> None:
    """A noun has a capital where a sentence starts, with its verb too."""
    source = '{{ does(people, "be") }} welcome. {{ any_board_member }} may. {{ board_member }}.'

    assert "Staff and volunteers are welcome. Any trustee may. Trustee." == SMALL.says(source, {})


def test_a_verb_for_what_is_no_value() -> None:
    """A verb needs a value to agree with."""
    with pytest.raises(Problems, match="does works on a value and a verb"):
        SMALL.says('{{ does("trustees", "decide") }}.', {})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, "We expect it of us and our friends."),
        ({"terms": {"voice": "third"}}, "The charity expects it of the charity and the charity’s friends."),
        (
            {"terms": {"voice": "third"}, "short_name": "the Samaritans"},
            "The Samaritans expect it of the Samaritans and the Samaritans’ friends.",
        ),
        (
            {"terms": {"voice": "third"}, "short_name": "Barnaby's"},
            "Barnaby's expects it of Barnaby's and Barnaby's friends.",
        ),
    ],
)
def test_the_organisation_by_its_short_name(data: dict[str, Any], expected: str) -> None:
    """The organisation is "we" when nothing is said, or its short name with a verb and a possessive that fit."""
    assert expected == SMALL.says('{{ we("expect") }} it of {{ us }} and {{ our }} friends.', data)


def test_platforms() -> None:
    """The shared list of platforms and apps is printed as a sentence lists things."""
    said = SMALL.says("Use {{ platforms }}. Send by {{ message_apps }}.", {})

    assert said.startswith("Use Facebook, Instagram, ")
    assert said.endswith(" Send by WhatsApp, Messenger and Signal.")


@pytest.mark.parametrize("key", ["media", "out_of_hours", "wellbeing", "safeguarding", "complaints"])
def test_contacts(key: str) -> None:
    """Each usual contact is absent until it is given."""
    source = f"{{% if contacts.{key} %}}Call {{{{ contacts.{key} }}}}{{% else %}}Write{{% endif %}}."

    assert "Write." == SMALL.says(source, {})
    assert "Call\u00a00300 000 0000." == SMALL.says(source, {"contacts": {key: "0300 000 0000"}})


@pytest.mark.parametrize(("place", "expected"), [("england-wales", "No."), ("united-states", "Yes.")])
def test_law_of_another_place(place: str, expected: str) -> None:
    """A fact that only the law of other places has is absent, and no unknown name."""
    source = "{% if law.concerted_activity %}Yes{% else %}No{% endif %}."

    assert expected == SMALL.says(source, {"jurisdiction": place})
