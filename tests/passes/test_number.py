"""Numbers and addresses: what counts, what does not, and how GitHub names a heading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import TOP_LEVEL, Clause, Document, Section, SectionKind, walk
from generator.document.whole import whole
from generator.passes.number import number, number_late, schedule_letter, slugify
from tests.builders import bullets, clause, doc, head, p, sec, sub
from tests.strategies import documents, plain_words

FRONT, SCHEDULE = SectionKind.FRONT, SectionKind.SCHEDULE


def numbers(*sections: Section) -> list[str]:
    """Return every number of a document in reading order; nothing for a part without one."""
    return [node.number for node in walk(number(doc(*sections)).sections)]


def slugs(*titles: str) -> list[str]:
    """Return the addresses of parts that have no number and these titles."""
    parts = (sec(f"a{at}", title, p("x"), kind=FRONT) for at, title in enumerate(titles))
    return [section.slug for section in number(doc(*parts)).sections]


CLAUSES = (clause("a.one", "x"), clause("a.two", "x"))
SHAPES: dict[str, tuple[tuple[Section, ...], list[str]]] = {
    "sections": ((sec("a", "A"), sec("b", "B"), sec("c", "C")), ["1.", "2.", "3."]),
    "clauses": ((sec("a", "A", *CLAUSES), sec("b", "B", clause("b.one", "x"))), ["1.", "1.1", "1.2", "2.", "2.1"]),
    "a front part": ((sec("a", "A", kind=FRONT), sec("b", "B", clause("b.one", "x"))), ["", "1.", "1.1"]),
    "schedules": (
        (sec("a", "A"), sec("b", "B", clause("b.one", "x"), kind=SCHEDULE), sec("c", "C", kind=SCHEDULE)),
        ["1.", "Schedule A.", "A.1", "Schedule B."],
    ),
    "sub-sections": (
        (sec("a", "A", sub("a.s", "S", *CLAUSES), sub("a.t", "T", clause("a.three", "x"))),),
        ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"],
    ),
    "sub-sections of a schedule": (
        (sec("a", "A", sub("a.s", "S", *CLAUSES), sub("a.t", "T"), kind=SCHEDULE),),
        ["Schedule A.", "A.1", "A.1.1", "A.1.2", "A.2"],
    ),
    "sub-headings": (
        (sec("a", "A", *CLAUSES, head("a.h", "H", clause("a.three", "x")), head("a.i", "I", clause("a.four", "x"))),),
        ["1.", "1.1", "1.2", "", "1.3", "", "1.4"],
    ),
    "sub-headings of a sub-section": (
        (sec("a", "A", sub("a.s", "S", *CLAUSES, head("a.h", "H", clause("a.three", "x"))), sub("a.t", "T")),),
        ["1.", "1.1", "1.1.1", "1.1.2", "", "1.1.3", "1.2"],
    ),
    "paragraphs between": (
        (sec("a", "A", p("x"), clause("a.one", "x", bullets("x", "y")), p("x"), clause("a.two", "x")),),
        ["1.", "1.1", "1.2"],
    ),
    "a heading without clauses": (
        (sec("a", "A", CLAUSES[0], head("a.h", "H", p("x")), head("a.i", "I", CLAUSES[1])),),
        ["1.", "1.1", "", "", "1.2"],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_numbers(name: str) -> None:
    """Sections, sub-sections and clauses count within their parent; sub-headings and paragraphs do not count."""
    sections, expected = SHAPES[name]

    assert expected == numbers(*sections)


def test_many_sections() -> None:
    """The tenth clause of the tenth section is 10.10."""
    sections = [sec(f"s{at}", "S", *(clause(f"s{at}.c{to}", "x") for to in range(10))) for at in range(10)]

    assert "10.10" == numbers(*sections)[-1]


@pytest.mark.parametrize(
    ("position", "letter"), [(1, "A"), (2, "B"), (26, "Z"), (27, "AA"), (28, "BB"), (52, "ZZ"), (53, "AAA")]
)
def test_schedule_letters(position: int, letter: str) -> None:
    """Schedules go from A to Z, then AA and BB, as Word counts."""
    assert letter == schedule_letter(position)


def test_twenty_eight_schedules() -> None:
    """The clauses of the schedule after the twenty-sixth take its two letters."""
    schedules = (sec(f"s{at}", "S", clause(f"s{at}.one", "x"), kind=SCHEDULE) for at in range(28))

    assert ["Schedule Z.", "Z.1", "Schedule AA.", "AA.1", "Schedule BB.", "BB.1"] == numbers(*schedules)[-6:]


def test_old_numbers_are_forgotten() -> None:
    """A document that was numbered and lost a part is numbered anew."""
    whole = number(doc(sec("a", "A", *CLAUSES), sec("b", "B", clause("b.one", "x"))))
    rest = Document(whole.title, whole.meta, whole.sections[1:])

    assert ["1.", "1.1"] == [node.number for node in walk(number(rest).sections)]
    assert ["1-b"] == [section.slug for section in number(rest).sections]


@st.composite
def bare_documents(draw: st.DrawFn) -> Document:
    """Numbered documents of every shape, whose clauses say nothing."""
    ids = (f"p{at}" for at in count())

    def part(kind: SectionKind, most_clauses: int) -> Section:
        clauses = [clause(next(ids), "x") for _ in range(draw(st.integers(0, most_clauses)))]
        inner = (
            SectionKind.SUBHEADING
            if clauses or kind in (SectionKind.SUBSECTION, *UNNUMBERED)
            else draw(st.sampled_from(INNER))
        )
        parts = 0 if kind in (SectionKind.SUBHEADING, SectionKind.LEAD) else draw(st.integers(0, 2))
        return sec(
            next(ids), draw(plain_words), *clauses, *(part(inner, most_clauses) for _ in range(parts)), kind=kind
        )

    kinds = draw(st.lists(st.sampled_from(TOP_LEVEL), min_size=1, max_size=8))
    return number(doc(*(part(kind, 0 if kind in UNNUMBERED else 3) for kind in sorted(kinds, key=TOP_LEVEL.index))))


UNNUMBERED = (SectionKind.LEAD, FRONT)
INNER = (SectionKind.SUBSECTION, SectionKind.SUBHEADING)


@given(bare_documents())
def test_no_gap_and_no_twin(document: Document) -> None:
    """Within each parent numbers run from 1 without a gap, and no number is used twice."""
    found = [node.number.removeprefix("Schedule ").rstrip(".") for node in walk(document.sections) if node.number]
    last = {parent: max(int(step) for step in steps) for parent, steps in by_parent(found).items()}

    assert len(found) == len(set(found))
    assert last == {parent: len(steps) for parent, steps in by_parent(found).items()}


def by_parent(found: list[str]) -> dict[str, list[str]]:
    """Return the last steps of the numbers that end in digits, by what stands before them."""
    parents: dict[str, list[str]] = {}
    for text in found:
        parent, _, step = text.rpartition(".")
        if step.isdigit():
            parents.setdefault(parent, []).append(step)
    return parents


# ---- addresses of headings


def test_the_address_of_a_numbered_heading() -> None:
    """A heading's address has its number in it, without its stops."""
    section = number(doc(sec("a", "A", sub("a.s", "What’s new?"), kind=SCHEDULE))).sections[0]

    assert ("schedule-a-a", "a1-whats-new") == (section.slug, section.sections[0].slug)


# What github-slugger 2.0 makes of each, which is what GitHub does.
GITHUB = {
    "Introduction": "introduction",
    "1. Introduction": "1-introduction",
    "Copyright and other people’s work": "copyright-and-other-peoples-work",
    "Tea & Toast": "tea--toast",
    "A/B testing": "ab-testing",
    "C++": "c",
    "snake_case": "snake_case",
    "well-being": "well-being",
    "Straße": "straße",
    "ÉCOLE": "école",
    "Ünïcode – dashes — and “quotes”": "ünïcode--dashes--and-quotes",
    "日本語": "日本語",
    "שלום": "שלום",
    "🙂 smile": "-smile",
    "100%": "100",
    "What? Why!": "what-why",
}


@pytest.mark.parametrize("heading", GITHUB)
def test_addresses_are_those_of_github(heading: str) -> None:
    """A heading has the address that GitHub gives it."""
    assert GITHUB[heading] == slugify(heading)


SAME_TITLES = {
    ("Scope", "Scope", "Scope"): ["scope", "scope-1", "scope-2"],
    ("Scope", "scope", "SCOPE!"): ["scope", "scope-1", "scope-2"],
    ("Scope", "Scope 1", "Scope"): ["scope", "scope-1", "scope-2"],
    ("Scope 1", "Scope", "Scope"): ["scope-1", "scope", "scope-2"],
    ("Scope", "Scope", "Scope 1"): ["scope", "scope-1", "scope-1-1"],
    ("Scope", "Scope", "Scope 1", "Scope", "Scope 1"): ["scope", "scope-1", "scope-1-1", "scope-2", "scope-1-2"],
}


@pytest.mark.parametrize("titles", SAME_TITLES, ids=", ".join)
def test_equal_headings(titles: tuple[str, ...]) -> None:
    """Headings of the same words have addresses that count up, as on GitHub."""
    assert SAME_TITLES[titles] == slugs(*titles)


@given(st.lists(st.sampled_from(["a", "a 1", "a 2", "a 1 1", "b"]), max_size=12))
def test_equal_headings_count_as_on_github(titles: list[str]) -> None:
    """However often headings repeat, their addresses are those that github-slugger gives, each used once."""
    taken: dict[str, int] = {}

    def github(title: str) -> str:
        slug = original = title.replace(" ", "-")
        while slug in taken:
            taken[original] += 1
            slug = f"{original}-{taken[original]}"
        taken[slug] = 0
        return slug

    assert [github(title) for title in titles] == slugs(*titles)
    assert len(titles) == len(taken)


@given(bare_documents())
def test_addresses_are_unique(document: Document) -> None:
    """No two headings of a document have one address; what has no heading has none."""
    found = [node.slug for node in walk(document.sections) if isinstance(node, Section) and node.heading]

    assert len(found) == len(set(found))
    assert [] == [slug for slug in found if re.search(r"[\s#<>\"&%]", slug)]
    assert [] == [node for node in walk(document.sections) if isinstance(node, Clause) and not node.number]


LIKE_NUMBERS = {
    "a front part": (sec("f", "1 Rules", p("x"), kind=FRONT), sec("a", "Rules", clause("a.one", "x"))),
    "a sub-heading": (sec("a", "A", head("a.h", "2 B", clause("a.one", "x"))), sec("b", "B", clause("b.one", "x"))),
    "a schedule": (
        sec("f", "“Schedule A” x", p("x"), kind=FRONT),
        sec("a", "A", p("x")),
        sec("b", "x", p("x"), kind=SCHEDULE),
    ),
    "two numbers in one address": (
        *(sec(f"a{at}", f"A{at}", *(sub(f"a{at}.t{it}", "T", p("x")) for it in range(11))) for at in range(11)),
    ),
    "the same twice": (
        sec("a", "A", head("a.h", "Why", p("x")), head("a.i", "Why", p("x"))),
        sec("b", "B", head("b.h", "Why", p("x"))),
    ),
}


def in_the_end(document: Document) -> Document:
    """Return the document numbered with numbers that wait, once they are in their places."""
    names = {section.id: f"s{at}" for at, section in enumerate(document.sections)}
    sections, values = number_late(document, names)
    return whole(replace(document, sections=sections, values=values))


@pytest.mark.parametrize("name", LIKE_NUMBERS)
def test_titles_like_numbers_and_numbers_that_wait(name: str) -> None:
    """Where a title looks like the number and title of another part, addresses differ as they always did."""
    document = doc(*LIKE_NUMBERS[name])

    assert number(document) == in_the_end(document)


@given(documents())
def test_numbers_that_wait(document: Document) -> None:
    """A document has the same numbers and addresses whether they wait or not."""
    assert number(document) == in_the_end(document)


# ---- what is shared


def front(id: str, title: str) -> Section:
    return sec(id, title, p("x"), kind=FRONT)


Sections: TypeAlias = tuple[Section, ...]
SHARED: dict[str, tuple[Callable[[], Any], Callable[[Any], Sections], Callable[[Any], Sections]]] = {
    "a sub-heading goes on from another count": (
        lambda: head("a.h", "H", clause("a.x", "x")),
        lambda shared: (sec("a", "A", CLAUSES[0], shared),),
        lambda shared: (sec("a", "A", *CLAUSES, shared),),
    ),
    "a sub-heading has the title of another part": (
        lambda: sec("a", "A", head("a.h", "Notes", p("x"))),
        lambda shared: (shared,),
        lambda shared: (front("f", "Notes"), shared),
    ),
    "two numbers make one address": (
        lambda: sub("a.s", "S", p("x")),
        lambda shared: (sec("a", "A", *(sub(f"a.t{at}", f"T{at}") for at in range(10)), shared),),
        lambda shared: (*(sec(f"a{at}", f"A{at}") for at in range(10)), sec("k", "K", shared)),
    ),
    "a part has the title of another": (
        lambda: front("b", "Welcome"),
        lambda shared: (shared,),
        lambda shared: (front("a", "Welcome"), shared),
    ),
    "a clause stands in another place": (
        lambda: clause("a.x", "x"),
        lambda shared: (sec("a", "A", shared),),
        lambda shared: (sec("a", "A", clause("a.y", "y"), shared),),
    ),
}
"""A part of two documents, and how each of them has it."""


@pytest.mark.parametrize("name", SHARED)
def test_what_two_documents_share_is_numbered_by_where_it_stands(name: str) -> None:
    """A document has its own numbers and addresses, though one with the same part was numbered before."""
    make, before, after = SHARED[name]
    for first, second in ((before, after), (after, before)):
        shared = make()
        number(doc(*first(shared)))

        assert number(doc(*second(make()))) == number(doc(*second(shared)))
