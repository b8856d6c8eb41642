"""Cross-references: what they say, where they lead, and what happens when a part is gone."""

from __future__ import annotations

import pytest

from generator.document import (
    CrossReference,
    Document,
    Inlines,
    Link,
    Paragraph,
    Section,
    SectionKind,
    Table,
    Target,
    shown,
    walk,
)
from generator.document.traverse import leaves, passages
from generator.passes.number import number
from tests.builders import bullets, clause, doc, emphasis, head, inlines, p, ref, sec, strong, sub, value
from tests.finish import resolve, resolve_all

PARTS = (
    sec("front", "Key points", p("x"), head("front.h", "At a glance", p("x")), kind=SectionKind.FRONT),
    sec("a", "Aims", clause("a.one", "x"), head("a.h", "More aims", clause("a.two", "x"))),
    sec("b", "Beliefs", sub("b.s", "First", clause("b.one", "x"), head("b.h", "Deeper", clause("b.two", "x")))),
    sec("s", "Slip", clause("s.one", "x"), head("s.h", "Below", clause("s.two", "x")), kind=SectionKind.SCHEDULE),
)


def document_with(*words: str | CrossReference) -> Document:
    """Return a numbered document whose last section is a paragraph of these words."""
    front, *rest = PARTS
    return number(doc(front, *rest[:2], sec("last", "Last", p(*words)), rest[2]))


def last_paragraph(document: Document) -> Inlines:
    block = next(section for section in document.sections if section.id == "last").blocks[0]
    assert isinstance(block, Paragraph)
    return block.children


def said(*words: str | CrossReference) -> str:
    """Return the words of the paragraph once its references are found."""
    return "".join(shown(inline) for inline in last_paragraph(resolve(document_with(*words))))


def found(target: str) -> Target | None:
    reference = last_paragraph(resolve(document_with("See ", ref(target), ".")))[1]
    assert isinstance(reference, CrossReference)
    return reference.found


# ---- what they say

LABELS = {
    "a": "section\u00a01",
    "a.one": "clause\u00a01.1",
    "a.h": "section\u00a01",
    "a.two": "clause\u00a01.2",
    "b": "section\u00a02",
    "b.s": "section\u00a02.1",
    "b.one": "clause\u00a02.1.1",
    "b.h": "section\u00a02.1",
    "b.two": "clause\u00a02.1.2",
    "last": "section\u00a03",
    "s": "Schedule A",
    "s.one": "clause\u00a0A.1",
    "s.h": "Schedule A",
    "s.two": "clause\u00a0A.2",
    "front": "“Key points”",
    "front.h": "“Key points”",
}


@pytest.mark.parametrize("target", LABELS)
def test_labels(target: str) -> None:
    """A reference says section, clause or schedule and the number, with a no-break space between them.

    What has no number of its own says the number of the part that holds it, or the title of that part.
    A schedule is called what its heading calls it, as a field of Word would say it: with a plain space.
    """
    assert f"See {LABELS[target]}." == said("See ", ref(target), ".")


STARTS = {
    "at the start": ((ref("a.one"), " rules."), "Clause\u00a01.1 rules."),
    "after a full stop": (("Read this. ", ref("a"), " rules."), "Read this. Section\u00a01 rules."),
    "after a question mark": (("Why? ", ref("a"), " says."), "Why? Section\u00a01 says."),
    "after an exclamation mark": (("Stop! ", ref("a"), " rules."), "Stop! Section\u00a01 rules."),
    "after a closing quotation mark": (("Say “no.” ", ref("a"), " rules."), "Say “no.” Section\u00a01 rules."),
    "after a closing bracket": (("(Read on.) ", ref("a"), " rules."), "(Read on.) Section\u00a01 rules."),
    "within a sentence": (("As ", ref("a"), " says."), "As section\u00a01 says."),
    "after a comma": (("First, ", ref("a"), " rules."), "First, section\u00a01 rules."),
    "after a colon": (("Note: ", ref("a"), " rules."), "Note: section\u00a01 rules."),
    "two in a row": ((ref("a"), " and ", ref("b"), "."), "Section\u00a01 and section\u00a02."),
    "a schedule": ((ref("s"), " and ", ref("s"), "."), "Schedule A and Schedule A."),
    "a title": ((ref("front"), " is short."), "“Key points” is short."),
}


@pytest.mark.parametrize("name", STARTS)
def test_capitals(name: str) -> None:
    """A reference at the start of a sentence has a capital letter, and nowhere else."""
    words, expected = STARTS[name]

    assert expected == said(*words)


def test_a_bullet_ends_its_lead_in() -> None:
    """A reference at the start of a bullet has no capital: the bullet goes on with the sentence of its lead-in."""
    document = resolve(number(doc(sec("a", "A", p("Read:"), bullets(inlines(ref("a"), ". ", ref("a")))))))
    ((words, _),) = passages(document.sections[0].blocks[1])

    assert "section\u00a01. Section\u00a01" == "".join(shown(inline) for inline in words)


# ---- where they lead


@pytest.mark.parametrize(
    ("target", "bearer", "anchor", "slug"),
    [
        ("a", "a", "a", "1-aims"),
        ("a.one", "a.one", "a.one", "1-aims"),
        ("a.h", "a", "a.h", "more-aims"),
        ("a.two", "a.two", "a.two", "more-aims"),
        ("b.s", "b.s", "b.s", "21-first"),
        ("b.one", "b.one", "b.one", "21-first"),
        ("b.h", "b.s", "b.h", "deeper"),
        ("s", "s", "s", "schedule-a-slip"),
        ("s.h", "s", "s.h", "below"),
        ("front.h", "front", "front.h", "at-a-glance"),
    ],
)
def test_targets(target: str, bearer: str, anchor: str, slug: str) -> None:
    """A reference leads to the part itself, its number to what bears it, and its address to the nearest heading."""
    expected = found(target)

    assert expected is not None
    assert (bearer, anchor, slug) == (expected.bearer, expected.anchor, expected.slug)


# ---- everywhere

PLACES: dict[str, Section] = {
    "a paragraph": sec("x", "X", p("See ", ref("a"))),
    "a clause": sec("x", "X", clause("x.one", "See ", ref("a"))),
    "a later paragraph of a clause": sec("x", "X", clause("x.one", "First.", p("See ", ref("a")))),
    "a bullet": sec("x", "X", bullets(inlines("see ", ref("a")))),
    "a bullet of a clause": sec("x", "X", clause("x.one", "See:", bullets(inlines("see ", ref("a"))))),
    "a cell": sec("x", "X", Table((inlines("H"),), ((inlines("See ", ref("a")),),))),
    "a heading cell": sec("x", "X", Table((inlines("See ", ref("a")),), (((),),))),
    "bold words": sec("x", "X", p("See ", strong("the ", ref("a")), ".")),
    "stressed words": sec("x", "X", p("See ", emphasis("the ", ref("a")), ".")),
    "a sub-section": sec("x", "X", sub("x.s", "S", clause("x.one", "See ", ref("a")))),
    "a sub-heading": sec("x", "X", head("x.h", "H", p("See ", ref("a")))),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str) -> None:
    """References are found wherever words can stand."""
    document = resolve(number(doc(sec("a", "A"), PLACES[name])))
    references = [leaf for node in walk(document.sections) for leaf in leaves(node)]

    assert ["section\u00a01"] == [
        leaf.found.label for leaf in references if isinstance(leaf, CrossReference) and leaf.found
    ]


def test_values_stay() -> None:
    """Resolving leaves values as they are."""
    document = number(doc(sec("a", "A", p("The ", value("roles.chair", "Chair"), " reads ", ref("a"), "."))))
    before, after = (list(leaves(made.sections[0])) for made in (document, resolve(document)))

    assert before[0] == after[0]
    assert before[1] != after[1]


# ---- what is gone


def test_other_words() -> None:
    """A reference to a part that is gone says its other words, joined with those around it."""
    document = resolve(document_with("In a crisis ", ref("crisis", "the lead decides"), " at once."))

    assert inlines("In a crisis the lead decides at once.") == last_paragraph(document)


def test_other_words_are_left_out_when_the_part_is_there() -> None:
    """A reference that is found does not say its other words."""
    assert "See section\u00a01." == said("See ", ref("a", "nothing"), ".")


def test_other_words_with_a_value() -> None:
    """Other words may hold a value."""
    role = value("roles.chair", "Chair")
    document = resolve(document_with("Ask ", CrossReference("crisis", inlines("the ", role)), "."))

    assert inlines("Ask the ", role, ".") == last_paragraph(document)


def test_dangling_references() -> None:
    """All references that lead nowhere and have no other words are reported at once."""
    document = document_with(ref("zoo"), " and ", ref("ark"), " and ", ref("zoo"), " and ", ref("gone", "words"))

    assert {"ark", "zoo"} == resolve_all(document)[1]


@pytest.mark.parametrize("target", ["", "A", "a.", "a.one.two", "one", "a/one"])
def test_targets_are_whole_ids(target: str) -> None:
    """Only a whole id is found."""
    assert {target} == resolve_all(document_with("See ", ref(target)))[1]


def test_references_follow() -> None:
    """A reference that was found is found anew when an earlier part goes."""
    document = resolve(document_with("See ", ref("b.one"), "."))
    rest = Document(document.title, document.meta, (document.sections[0], *document.sections[2:]))

    assert "See clause\u00a01.1.1." == "".join(shown(inline) for inline in last_paragraph(resolve(number(rest))))


def test_a_link_is_no_reference() -> None:
    """A link to an address outside stays as it is."""
    link = Link("https://www.example.org", inlines("elsewhere"))
    document = number(doc(sec("a", "A", p("See ", link, "."))))

    assert document == resolve(document)


def test_nothing_refers_to_a_lead() -> None:
    """A lead has no heading by which it could be called, so a reference to it leads nowhere."""
    lead = sec("lead", "Why", p("Be kind."), kind=SectionKind.LEAD)
    _, dangling = resolve_all(number(doc(lead, sec("a", "A", clause("a.b", "See ", ref("lead"), ".")))))

    assert {"lead"} == dangling
