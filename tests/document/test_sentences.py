"""Where sentences start, and the capital letters there; “a” or “an” before a value, and one stop after it."""

from __future__ import annotations

import pytest

from generator.document.sentences import Opening, opened, opening_after, with_fitting_article, without_second_stop

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


# ---- what stands around a value

AN = (
    "elder officer owner apple igloo usher umbrella hour heir honest Hon. uninsured important École 8-year 11 18 18th "
    "HR SLT MP NHS LGBT RSPCA FA Executive Advisory Oak old"
)
A = (
    "trustee committee member union university user uniform Ukrainian European ewe one once PCC UK CEO PTA BBC "
    "Trust house 7 10 1800 STAFFROOM Yes"
)


@pytest.mark.parametrize("word", AN.split())
def test_an(word: str) -> None:
    """A word that opens with a vowel, as it is spoken, has “an” before it."""
    assert ("ask an ", "An ") == (with_fitting_article("ask a ", word), with_fitting_article("An ", word))


@pytest.mark.parametrize("word", A.split())
def test_a(word: str) -> None:
    """A word that opens with a consonant, as it is spoken, has “a” before it."""
    assert ("ask a ", "A ") == (with_fitting_article("ask an ", word), with_fitting_article("A ", word))


@pytest.mark.parametrize("words", ["ask the ", "ask ", "plan ", "Oak’a ", "a", "an", ""])
def test_what_is_no_such_article(words: str) -> None:
    """Other words stay as they are."""
    assert words == with_fitting_article(words, "elder")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (".", ""),
        (". Go.", " Go."),
        (".”", "”"),
        ("”. Go.", "” Go."),
        (".)", ")"),
        ("’s.", "’s."),
        (").", ")."),
        (", or.", ", or."),
        (".org", ".org"),
        ("..", ".."),
        ("", ""),
    ],
)
def test_a_second_stop(words: str, expected: str) -> None:
    """A stop after a stop goes, also behind a quotation mark; one that closes a bracket or a later word stays."""
    assert expected == without_second_stop(words)
