"""Where sentences start, and the capital letters there."""

from __future__ import annotations

import pytest

from generator.document.sentences import Opening, opened, opening_after

SENTENCE, WITHIN = Opening.SENTENCE, Opening.WITHIN

BEFORE = {
    "": SENTENCE,
    "Stop. ": SENTENCE,
    "Stop? ": SENTENCE,
    "Stop! ": SENTENCE,
    "Say “no.” ": SENTENCE,
    "Say ‘no.’ ": SENTENCE,
    'Say "no." ': SENTENCE,
    "(Stop.) ": SENTENCE,
    "(Say “no.”) ": SENTENCE,
    "Stop.": WITHIN,
    "Stop, ": WITHIN,
    "Stop: ": WITHIN,
    "Stop; ": WITHIN,
    "Stop – ": WITHIN,
    "Stop ": WITHIN,
    " ": WITHIN,
    "“no” ": WITHIN,
    "example.org ": WITHIN,
}


@pytest.mark.parametrize("before", BEFORE)
def test_where_a_sentence_starts(before: str) -> None:
    """A sentence starts after nothing, and after a stop, its closing marks and a space."""
    assert BEFORE[before] == opening_after(before)


@pytest.mark.parametrize("before", ["“", "(", "Stop. “", "Stop. ("])
def test_opening_marks(before: str) -> None:
    """An opening quotation mark or bracket at the start of a sentence belongs to what follows it."""
    assert SENTENCE == opening_after(before)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the lead", "The lead"), ("a", "A"), ("", ""), ("“no”", "“no”"), ("1.1", "1.1")],
)
def test_opened(words: str, expected: str) -> None:
    """Words at the start of a sentence have a capital letter."""
    assert (expected, words) == (opened(words, SENTENCE), opened(words, WITHIN))
