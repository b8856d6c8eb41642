"""A value that waits comes to stand where its stand-in stood, and nothing else of a text changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import Placeholder
from generator.document.late import name_to_wait, said_by, stand_in, waiting_for, with_places, with_values

LEAD, HALL = name_to_wait("Ann & Co", "\U000f0001"), name_to_wait("hall 2", "\U000f0002")
VALUES = {LEAD: Placeholder("lead", "Ann & Co", "lead"), HALL: Placeholder("hall", "hall 2", "hall")}
WORDS = st.text(st.characters(exclude_characters="\x7f", codec="utf-8")) | st.sampled_from(
    ["%", "%%", "%(lead)b", "%b"]
)


def written(value: str) -> str:
    """Return a value as a format has it."""
    return value.replace("&", "&amp;")


@given(st.lists(st.tuples(WORDS, st.sampled_from([*VALUES]))), WORDS)
def test_a_value_stands_in_its_place(pieces: list[tuple[str, str]], end: str) -> None:
    """Both ways put each value in its place, however often it comes, and keep the words around it as they are."""
    text = "".join([words + stand_in(name) for words, name in pieces]) + end

    for filled, write in (
        (with_values(text, VALUES), str),
        ((with_places(text) % said_by(VALUES, written)).decode(), written),
    ):
        assert "".join([words + write(VALUES[name].value or "") for words, name in pieces]) + end == filled


def test_places_are_filled_again_and_again() -> None:
    """What was made of a text for one organisation serves the next, which has values of its own."""
    text = with_places(f"Ask {stand_in(LEAD)}.")

    assert [b"Ask Ann & Co.", b"Ask Bo."] == [
        text % said_by(values, str) for values in (VALUES, {LEAD: Placeholder("lead", "Bo", "lead")})
    ]


@pytest.mark.parametrize("value", ["\u05d0", "<b>", "9 to 5", "import this", "The Hall "])
def test_what_is_not_plain_does_not_wait(value: str) -> None:
    """A value that some format writes in another way, or that shows in the words around it, has no name to wait by."""
    assert not name_to_wait(value, "\U000f0001")
    assert not stand_in("")
    assert waiting_for(value, VALUES) is None
