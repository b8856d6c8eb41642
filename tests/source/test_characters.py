"""Which characters and which lines a file may hold: what is soon seen agrees with what is asked one by one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from generator.source.characters import blank_fault, is_ordinary_line, line_fault, refused_characters

LIKE_LINES = st.text(st.sampled_from("tbcxTODO fixme*[]<>{}%#?_.-… \n\té“”«»name"), max_size=12)


def test_what_can_be_printed_is_allowed() -> None:
    """Python prints none of the characters that are refused: a text that it can print is not looked at further."""
    characters = "".join(map(chr, range(0x110000)))

    assert not [at for at, _ in refused_characters(characters) if characters[at].isprintable()]


@given(LIKE_LINES)
@example("TBC")
@example("*name*")
@example("{{ name }}")
@example("a  b")
def test_an_ordinary_line_has_no_fault(text: str) -> None:
    """Where a line is seen to be ordinary, nothing that is asked one by one is wrong with it."""
    assert not (is_ordinary_line(text) and (line_fault(text) or blank_fault(text)))


def test_most_lines_are_ordinary() -> None:
    """A job title, an address and an id need no further look."""
    assert all(map(is_ordinary_line, ("Chief Executive", "https://oak.example.org/a", "safe-use.spam", "two days")))
