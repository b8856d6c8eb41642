"""The words behind a token: articles, possessives, verbs, and capitals where a sentence starts."""

from __future__ import annotations

import pytest

from generator.document import CrossReference, Inlines, Link, Placeholder, Text, shown
from generator.document.sentences import Opening
from generator.passes.phrases import (
    TOKENS_FROM,
    Phrase,
    Tokens,
    link_phrase,
    name_phrase,
    noun_phrase,
    possessive_phrase,
    reference_phrase,
    the_phrase,
    then,
    value_phrase,
    words_phrase,
)
from tests.builders import inlines, value

SENTENCE, WITHIN = Opening.SENTENCE, Opening.WITHIN


def said(phrase: Phrase) -> tuple[str, str]:
    """Return the words of a phrase within a sentence, and at the start of one."""
    within, start = ("".join(shown(inline) for inline in phrase(opening)) for opening in (WITHIN, SENTENCE))
    return within, start


def named(name: str | None) -> Placeholder:
    return value("short_name", name)


# ---- values

PHRASES: dict[str, tuple[Phrase, tuple[str, str]]] = {
    "a value": (value_phrase(named("the Trust")), ("the Trust", "the Trust")),
    "a value in small letters": (value_phrase(named("eBay seller")), ("eBay seller", "eBay seller")),
    "a noun": (noun_phrase(named("trustees")), ("trustees", "Trustees")),
    "a noun that is several": (
        noun_phrase(named("staff and volunteers")),
        ("staff and volunteers", "Staff and volunteers"),
    ),
    "a noun with a capital": (noun_phrase(named("Trustees")), ("Trustees", "Trustees")),
    "a noun in another script": (noun_phrase(named("élèves")), ("élèves", "Élèves")),
    "a name": (name_phrase(named("Northbank Trust")), ("Northbank Trust", "Northbank Trust")),
    "a name in small letters": (name_phrase(named("eBay Friends")), ("eBay Friends", "eBay Friends")),
    "a name with an article": (name_phrase(named("the Trust")), ("the Trust", "The Trust")),
    "a name with an article in capitals": (name_phrase(named("The Trust")), ("the Trust", "The Trust")),
    "an article held to a number": (name_phrase(named("the\u00a0988 line")), ("the 988 line", "The 988 line")),
    "a name that is an article": (name_phrase(named("The")), ("The", "The")),
    "a name that starts like an article": (
        name_phrase(named("Theatre Friends")),
        ("Theatre Friends", "Theatre Friends"),
    ),
    "words": (words_phrase("we expect"), ("we expect", "We expect")),
    "a phrase and words": (
        then(name_phrase(named("the Trust")), " expects"),
        ("the Trust expects", "The Trust expects"),
    ),
    "a policy": (
        the_phrase(value_phrase(named("Complaints Policy")), "Complaints Policy"),
        ("the Complaints Policy", "The Complaints Policy"),
    ),
    "a link": (link_phrase("https://x.org", named("our page")), ("our page", "our page")),
    "nothing given": (value_phrase(named(None)), ("[short_name]", "[short_name]")),
    "no noun given": (noun_phrase(named(None)), ("[short_name]", "[short_name]")),
    "no name given": (name_phrase(named(None)), ("[short_name]", "[short_name]")),
}


@pytest.mark.parametrize("name", PHRASES)
def test_phrases(name: str) -> None:
    """Words of ours have a capital where a sentence starts; a value never changes its characters."""
    phrase, expected = PHRASES[name]

    assert expected == said(phrase)


def test_the_value_stays_a_node() -> None:
    """What belongs to the sentence is text, and the organisation's own characters are a placeholder."""
    expects = then(name_phrase(named("the Trust")), " expects")

    assert inlines("The ", named("Trust"), " expects") == expects(SENTENCE)
    assert (Link("https://x.org", (named("page"),)),) == link_phrase("https://x.org", named("page"))(WITHIN)
    assert inlines("the ", named("Trust"), "’s") == possessive_phrase(name_phrase(named("the Trust")), "the Trust")(
        WITHIN
    )


def test_a_reference_phrase() -> None:
    """A reference carries its other words."""
    other: Inlines = (Text("the lead decides"),)

    assert (CrossReference("crisis", other),) == reference_phrase("crisis", other)(SENTENCE)


# ---- tokens


def test_tokens() -> None:
    """Equal names have one token and different names different ones, of one private-use character each."""
    tokens = Tokens()
    made = [tokens.of(name) for name in ("name", "us", "name", "role:chair")]

    assert made[0] == made[2]
    assert [TOKENS_FROM, TOKENS_FROM + 1, TOKENS_FROM + 2] == [ord(token) for token in dict.fromkeys(made)]
