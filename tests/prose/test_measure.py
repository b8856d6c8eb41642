"""The measures themselves: what they count is what a reader would count."""

from __future__ import annotations

import pytest

from generator.check.authors.readability import sentences
from generator.check.authors.syllables import syllables
from generator.document import CrossReference, Document, Target
from tests.builders import bullets, clause, doc, p, sec, table, value
from tests.prose.measure import measure
from tests.prose.quoted_alone import alike, lead_in_faults, pointers

# ---- words and sentences

SYLLABLES = {
    1: "the rules must be kept when used it makes asked named please their years use trust give staff one told those",
    2: "people other account before little able table social being doing password posted needed uses platform someone "
    "private public conduct between clauses breaches trustees action careful always safely special unless online",
    3: "media volunteer document employee permission serious approval government religion another together however "
    "register idea everyone organise authorise safeguarding policy previous creator reliance",
    4: "community information security responsible activity confidential reputation political available "
    "material apologise",
    5: "organisation disciplinary opportunities disability immediately",
    6: "responsibility accountability",
}
"""Words of our policies by their syllables, as said aloud."""


@pytest.mark.parametrize(("count", "words"), SYLLABLES.items())
def test_syllables_are_counted_as_they_are_said(count: int, words: str) -> None:
    """The counter finds the syllables of the words that our policies use most."""
    assert dict.fromkeys(words.split(), count) == {word: syllables(word) for word in words.split()}


def test_a_list_is_one_sentence() -> None:
    """A lead-in is a sentence, and so are all the items of its list together."""
    assert [["You", "must:"], ["wait;", "and", "see."], ["Then", "go."]] == sentences(
        ["You must:", "wait;", "and see.", "Then go."]
    )


# ---- a policy

EXAMPLES = table(["Fine", "Not fine", "Why"], ["“So many.”", "“The Oak family.”", "It must stay private."])
OAK = doc(
    sec(
        "scope",
        "What we must do",
        p("The Oak Trust is here to help. The Trust must ask."),
        EXAMPLES,
        clause("one", "Tell the ", value("roles.chair", "Chair"), " if you can."),
        clause("two", "The ", value("roles.security_contact", "Chair", "roles.chair"), " must answer."),
        clause("three", "Ask the ", value("roles.advice_contact", "Editor"), "."),
        clause("four", "Nobody posts alone."),
    )
)


def test_what_is_counted() -> None:
    """The body is counted: neither headings nor tables, but for how many there are of both."""
    found = measure(OAK, "The Oak Trust", "the Trust")

    assert (27, 1, 1) == (found.words, found.headings, found.examples)
    assert (50, 100 * 2 / 27) == (found.one_role, found.must)
    assert (100 / 27, 100 / 27) == (found.full_name, found.short_name)
    assert (100 / 6, 27 / 6, 0) == (found.spoken_to, found.sentence, found.long_sentences)


def test_a_sentence_of_26_words_is_long() -> None:
    """Twenty-five words are not too many, and one more is."""
    texts = [clause(str(count), " ".join(["word"] * count) + ".") for count in (25, 26)]

    assert 50 == measure(doc(sec("one", "One", *texts)), "Oak", "the Oak").long_sentences


# ---- a clause quoted alone


def of_clauses(*words: str) -> Document:
    return doc(sec("only", "Only", *(clause(f"only.{at}", text) for at, text in enumerate(words))))


@pytest.mark.parametrize(
    "words",
    [
        "Break the law, or help with it.",
        "break the law.",
        "They do not excuse a breach.",
        "Abuse of others",
        "You may post:",
        "This is why.",
    ],
)
def test_what_cannot_stand_alone_is_found(words: str) -> None:
    """A clause that goes on with what was said before, or leads to nothing, is found."""
    assert 1 == len(list(lead_in_faults(of_clauses(words))))


def test_clauses_under_a_lead_in_are_found() -> None:
    """Clauses below “you must not:” say the opposite when they are quoted alone."""
    document = doc(
        sec("only", "Only", p("You must not:"), clause("only.law", "Go against the law."), p("But you may post."))
    )

    assert ["only.law: goes on with a lead-in"] == list(lead_in_faults(document))


def test_what_stands_alone_passes() -> None:
    """A rule, a rule with its list, and a rule that ends in quoted words are whole."""
    listed = clause("only.list", "You may:", bullets("wait;", "ask."))
    document = doc(
        sec("only", "Only", clause("only.rule", "Do not break the law."), listed, clause("only.a", "Say “no.”"))
    )

    assert [] == list(lead_in_faults(document))


def test_a_clause_that_only_points_is_found() -> None:
    """Words that only send the reader on are no rule; a rule may send them on as well."""
    target = Target("clause", "1.2", "only.rule", "only.rule", "only")
    there = CrossReference("only.rule", (), target)
    points = clause("only.points", "Private use: follow ", there, ".")
    rules = clause("only.rule", "Keep private use of equipment within ", there, ".")

    assert ["only.points: Private use: follow clause\u00a01.2."] == list(
        pointers(doc(sec("only", "Only", points, rules)))
    )


def test_three_alike_are_found() -> None:
    """Three clauses in a row may not start with the same three words, unless they are “Do not”."""
    assert ["only: the chair must"] == list(
        alike(of_clauses("The Chair must a.", "The Chair must b.", "The Chair must c."))
    )
    assert [] == list(alike(of_clauses("The Chair must a.", "The Chair must b.", "Ask.", "The Chair must c.")))
    assert [] == list(alike(of_clauses("Do not post a.", "Do not post b.", "Do not post c.")))
