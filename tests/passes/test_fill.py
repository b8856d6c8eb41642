"""Tokens become the organisation's words, as they must stand at each place."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from generator.document import (
    Block,
    Clause,
    CrossReference,
    Inline,
    Paragraph,
    Placeholder,
    Section,
    Table,
    Target,
    shown,
    walk,
)
from generator.document.late import Waiting
from generator.document.traverse import leaves, passages
from generator.document.whole import in_place
from generator.passes.fill import Filler
from generator.passes.phrases import (
    Phrase,
    link_phrase,
    name_phrase,
    noun_phrase,
    possessive_phrase,
    reference_phrase,
    then,
    value_phrase,
    words_phrase,
)
from generator.passes.resolve import References
from tests.builders import bullets, clause, emphasis, head, inlines, link, p, ref, sec, strong, sub, value

TRUST = name_phrase(value("short_name", "the Trust"))
PHRASES: dict[str, Phrase] = {
    "us": TRUST,
    "our": possessive_phrase(TRUST, "the Trust"),
    "expect": then(TRUST, " expects"),
    "we": words_phrase("we expect"),
    "people": noun_phrase(value("terms.people", "volunteers")),
    "role": value_phrase(value("roles.chair", "chair")),
    "site": link_phrase("https://x.org", value("website", "our page")),
    "crisis": reference_phrase("crisis", inlines(value("role", None))),
    "group": reference_phrase("elsewhere", inlines(value("people", None), " or ", value("people", None))),
    "nobody": value_phrase(value("roles.nobody", None)),
    "unsaid": reference_phrase("elsewhere", inlines("ask ", value("helper", None))),
    "helper": value_phrase(value("roles.helper", None)),
    "sec": value_phrase(value("roles.secretary", "Hon. Sec.")),
    "next": value_phrase(value("name", "What’s Next?")),
    "ltd": link_phrase("https://x.org", value("website", "Oak Ltd.")),
    "months": value_phrase(value("document.review_months", "12")),
    "letter": words_phrase("group A"),
    "elder": words_phrase("elder"),
    "rules": reference_phrase("elsewhere", inlines("ask the ", value("sec", None))),
}


def filler(*targets: Target) -> Filler:
    """Return a filler for a document that has these targets."""
    return Filler(PHRASES, References({target.anchor: target for target in targets}))


def use(name: str) -> Inline:
    """Return the token of a name, as the reader of Markdown gives it."""
    return value(name, None)


def filled(*blocks: Block) -> list[str]:
    """Return the words of each run of inlines in a section of these blocks, once it is filled.

    With values that wait it comes to the same, once these are in their places.
    """
    late, section = filler(), sec("s", "S", *blocks)
    found = _words(filler().fill(section))
    assert found == _words(late.fill_late(section), late.late)
    return found


def _words(section: Section, values: Waiting = MappingProxyType({})) -> list[str]:
    runs = [words for block in section.blocks for words, _ in passages(block)]
    return ["".join(map(shown, in_place(words, values))) for words in runs]


SENTENCES: dict[str, tuple[tuple[str | Inline, ...], str]] = {
    "at the start": ((use("us"), " may."), "The Trust may."),
    "within": (("At ", use("us"), "."), "At the Trust."),
    "after a full stop": (("Stop. ", use("us"), " may."), "Stop. The Trust may."),
    "after a question mark": (("Why? ", use("people"), " may."), "Why? Volunteers may."),
    "after an exclamation mark": (("Stop! ", use("people"), " may."), "Stop! Volunteers may."),
    "after a closing quotation mark": (("Say “no.” ", use("us"), " may."), "Say “no.” The Trust may."),
    "after a closing bracket": (("(So.) ", use("people"), " may."), "(So.) Volunteers may."),
    "after a comma": (("First, ", use("people"), " may."), "First, volunteers may."),
    "after a colon": (("Note: ", use("people"), " may."), "Note: volunteers may."),
    "a possessive": ((use("our"), " way, ", use("our"), " rules."), "The Trust’s way, the Trust’s rules."),
    "a verb": ((use("expect"), " that ", use("expect"), " it."), "The Trust expects that the Trust expects it."),
    "the first person": ((use("we"), " what ", use("we"), "."), "We expect what we expect."),
    "a value as given": ((use("role"), " and ", use("role"), "."), "chair and chair."),
    "a noun twice": ((use("people"), " help ", use("people"), "."), "Volunteers help volunteers."),
    "a noun that ends a sentence": (
        ("Ask ", use("people"), ". ", use("people"), " help."),
        "Ask volunteers. Volunteers help.",
    ),
    "in bold at the start": ((strong(use("people")), " may."), "Volunteers may."),
    "in bold within": (("Our ", strong(use("people")), " may."), "Our volunteers may."),
    "after bold words": ((strong("Stop."), " ", use("people"), " may."), "Stop. Volunteers may."),
    "in stressed words": (("Then ", emphasis("the ", use("people")), " may."), "Then the volunteers may."),
    "in the words of a link": (("See ", link("https://x.org", use("our"), " page"), "."), "See the Trust’s page."),
    "a link": (("See ", use("site"), "."), "See our page."),
    "after an article": (("Ask a ", use("elder"), "."), "Ask an elder."),
    "after words that end like an article": (("Ask ", use("letter"), " ", use("elder"), "."), "Ask group A elder."),
    "two side by side": ((use("people"), use("our"), "."), "Volunteersthe Trust’s."),
}

ONE_STOP: dict[str, tuple[tuple[str | Inline, ...], str]] = {
    "at the end": (("Tell the ", use("sec"), "."), "Tell the Hon. Sec."),
    "before the next sentence": (("Tell the ", use("sec"), ". ", use("people"), "."), "Tell the Hon. Sec. Volunteers."),
    "before a reference": (("Tell the ", use("sec"), ". ", use("crisis"), "."), "Tell the Hon. Sec. chair."),
    "before a closing quotation mark": (("Say “", use("sec"), ".” Go."), "Say “Hon. Sec.” Go."),
    "after a closing quotation mark": (("Say “", use("sec"), "”. Go."), "Say “Hon. Sec.” Go."),
    "before a closing bracket": (("(Tell the ", use("sec"), ".) Go."), "(Tell the Hon. Sec.) Go."),
    "a bracket within a sentence": (("Go (to the ", use("sec"), ")."), "Go (to the Hon. Sec.)."),
    "before a comma": (("The ", use("sec"), ", or we."), "The Hon. Sec., or we."),
    "before a semicolon": (("the ", use("sec"), ";"), "the Hon. Sec.;"),
    "before a possessive": (("the ", use("sec"), "’s list."), "the Hon. Sec.’s list."),
    "within": (("The ", use("sec"), " tells ", use("people"), "."), "The Hon. Sec. tells volunteers."),
    "next to a value": (("The ", use("sec"), " ", use("people"), "."), "The Hon. Sec. volunteers."),
    "in bold": ((strong("Tell the ", use("sec"), "."), " ", use("people"), "."), "Tell the Hon. Sec. Volunteers."),
    "after bold": ((strong("Tell the ", use("sec")), ". ", use("people"), "."), "Tell the Hon. Sec. Volunteers."),
    "in bold within": ((strong("The ", use("sec")), " ", use("people"), "."), "The Hon. Sec. volunteers."),
    "a link": (("See ", use("ltd"), ". Go."), "See Oak Ltd. Go."),
    "other words of a reference": (("Or ", use("rules"), "."), "Or ask the Hon. Sec."),
    "a question mark": (("Ask ", use("next"), ". ", use("people"), "."), "Ask What’s Next? Volunteers."),
    "a sentence that goes on": (("Ask ", use("next"), " ", use("people"), "."), "Ask What’s Next? volunteers."),
}


@pytest.mark.parametrize("name", ONE_STOP)
def test_one_stop(name: str) -> None:
    """A value that brings a stop takes the place of the stop after it, and opens no sentence by its own."""
    words, expected = ONE_STOP[name]

    assert [expected] == filled(p(*words))


def test_one_stop_in_bullets_and_cells() -> None:
    """One stop is enough at the end of a bullet and of a cell as well; a cell without any has the value's."""
    cells = Table((inlines(use("sec")),), ((inlines(use("sec"), "."),), (inlines(use("sec"), ". Go."),)))

    assert ["the Hon. Sec.;", "the Hon. Sec."] == filled(
        bullets(inlines("the ", use("sec"), ";"), inlines("the ", use("sec"), "."))
    )
    assert ["Hon. Sec.", "Hon. Sec.", "Hon. Sec. Go."] == filled(cells)


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(name: str) -> None:
    """A value stands as its place in the sentence asks."""
    words, expected = SENTENCES[name]

    assert [expected] == filled(p(*words))


def test_a_bullet() -> None:
    """A bullet goes on with the sentence of its lead-in, so its first word has no capital; a new sentence has one."""
    assert ["Volunteers must:", "volunteers. Volunteers"] == filled(
        p(use("people"), " must:"), bullets(inlines(use("people"), ". ", use("people")))
    )


def test_a_cell() -> None:
    """A cell of a table starts a sentence."""
    cells = Table((inlines(use("people")),), ((inlines(use("us")),), ((),)))

    assert ["Volunteers", "The Trust", ""] == filled(cells)


def test_depths() -> None:
    """Values are filled in clauses, sub-sections and sub-headings alike."""
    section = filler().fill(
        sec(
            "s",
            "S",
            sub(
                "s.x",
                "X",
                clause("s.a", use("us"), ".", p("At ", use("us"))),
                head("s.h", "H", clause("s.b", use("us"))),
            ),
        )
    )
    found = [leaf for node in walk((section,)) for leaf in leaves(node)]

    assert [value("short_name", "Trust")] * 3 == found


def test_the_organisations_words_are_told_from_ours() -> None:
    """After filling, a placeholder holds exactly the organisation's own characters, and its field."""
    section = filler().fill(sec("s", "S", p("At ", use("our"), " page.")))

    assert (p("At the ", value("short_name", "Trust"), "’s page."),) == section.blocks


def test_a_reference_is_found() -> None:
    """A reference says the number of what it points at, and not its other words."""
    found = Target("section", "4", "crisis", "crisis", "4-crisis")
    section = filler(found).fill(sec("s", "S", p("See ", use("crisis"), ".")))

    assert (p("See ", CrossReference("crisis", found=found), "."),) == section.blocks


def test_other_words_of_a_reference() -> None:
    """The other words of a reference are filled, within a sentence."""
    section = filler().fill(sec("s", "S", p("See ", use("crisis"), ".")))

    assert (p("See ", value("roles.chair", "chair"), "."),) == section.blocks


def test_other_words_that_begin_a_sentence() -> None:
    """The first of the other words has a capital where they begin a sentence; the next ones have none."""
    section = filler().fill(sec("s", "S", p("Go. ", use("group"), ".")))

    assert (p("Go. ", value("terms.people", "Volunteers"), " or ", value("terms.people", "volunteers"), "."),) == (
        section.blocks
    )


def test_a_reference_that_is_no_token() -> None:
    """A reference among the words themselves is found as well."""
    section = filler().fill(sec("s", "S", p("See ", ref("a", "words"), ".")))

    assert (p("See words."),) == section.blocks


def test_what_is_missing() -> None:
    """What is printed though nobody gave it is remembered, wherever it stands."""
    work = filler()
    work.fill(sec("s", "S", p("Ask ", strong(use("nobody")), "."), p(use("unsaid"))))

    assert {"roles.nobody", "roles.helper"} == work.missing


def test_what_is_not_printed_is_not_missing() -> None:
    """The other words of a reference that is found may hold what nobody gave."""
    work = filler(Target("section", "4", "elsewhere", "elsewhere", "4-elsewhere"))
    work.fill(sec("s", "S", p(use("unsaid"))))

    assert set() == work.missing


def test_nothing_to_fill() -> None:
    """What holds no token is the same object after filling: nothing is copied."""
    blocks = (p("x"), bullets("x", "y"), clause("s.a", "x", bullets("x")))
    section = filler().fill(sec("s", "S", *blocks))

    assert all(new is old for new, old in zip(section.blocks, blocks, strict=True))


def test_titles_stay() -> None:
    """Titles, ids and kinds are those of the template."""
    section = filler().fill(sub("s", "us", p(use("us"))))

    assert Section("s", "us", section.kind, (Paragraph((*inlines("The "), value("short_name", "Trust"))),)) == section


def test_a_number_that_somebody_gave_stays_with_its_words() -> None:
    """The template's words hold a number on either side; little words after it let go."""
    held = filled(p("Every ", use("months"), " months."), p(use("months"), " or more."), p("Ask ", use("us"), " now."))

    assert ["Every\u00a012\u00a0months.", "12 or more.", "Ask the Trust now."] == held


LOOKS_ALIKE = {
    "of another field": value("roles.other", "chair", "roles.chair"),
    "from another field": value("roles.chair", "chair", "roles.other"),
    "that waits for its key": Placeholder("roles.chair", "chair", "roles.chair", "roles.other"),
}


@pytest.mark.parametrize("name", LOOKS_ALIKE)
def test_values_that_look_alike(name: str) -> None:
    """A value is not taken for another one with the same words, whoever was filled before."""
    for other in (value("roles.chair", "chair"), LOOKS_ALIKE[name]):
        filled = Filler({"role": value_phrase(other)}, References({})).fill(sec("s", "S", p(use("role"))))
        assert [other] == list(leaves(filled))


# ---- what two organisations share


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        (p("Ask the ", use("role"), "."), "Ask the treasurer."),
        (clause("s.c", use("us"), " asks the ", use("role"), "."), "The Trust asks the treasurer."),
        (p(use("role"), " of ", use("us"), "."), "treasurer of the Trust."),
        (p("See ", ref("elsewhere", "the ", use("role")), "."), "See the treasurer."),
        (p("See ", ref("rules"), "."), "See section\u00a07."),
    ],
)
def test_the_next_organisation_has_its_own_words(shared: Paragraph | Clause, expected: str) -> None:
    """The same words of a template say what each organisation gave, and lead where its own policy has the part."""
    section = sec("s", "S", shared)
    seventh = Target("section", "7", "rules", "rules", "7-rules")
    theirs = {**PHRASES, "role": value_phrase(value("roles.chair", "treasurer"))}

    filler(replace(seventh, number="4")).fill(section)
    (block,) = Filler(theirs, References({"rules": seventh})).fill(section).blocks

    assert [expected] == ["".join(map(shown, words)) for words, _ in passages(block)]
