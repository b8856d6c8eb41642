"""Spaces at which no line ends."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.document.spaces import NO_BREAK_SPACE, unbroken
from tests.strategies import words

HELD = {
    "within 72 hours": "within_72_hours",
    "the Equality Act 2010": "the Equality Act_2010",
    "14 May 2026": "14_May_2026",
    "May 14, 2026": "May_14, 2026",
    "Samaritans on 116 123": "Samaritans on_116_123",
    "anyone under 18": "anyone under_18",
    "16 or over": "16 or over",
    "5 in all": "5 in all",
    "(reported in 3 days)": "(reported in_3_days)",
    "Stop. 3 people": "Stop. 3_people",
    "two working days": "two working days",
    "room 5b of it": "room_5b of it",
    "a 1 b": "a_1_b",
}
"""What holds, its no-break spaces as lines below."""


@pytest.mark.parametrize("text", HELD)
def test_a_number_stays_with_its_words(text: str) -> None:
    """A number is held to the word before it and to what it counts; little words and stops let go."""
    assert HELD[text] == unbroken(text).replace(NO_BREAK_SPACE, "_")


@given(words)
def test_nothing_else_changes(text: str) -> None:
    """Any words are the same but for their spaces, and doing it again changes nothing."""
    assert text == unbroken(text).replace(NO_BREAK_SPACE, " ")
    assert unbroken(text) == unbroken(unbroken(text))
