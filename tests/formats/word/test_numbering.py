"""Word counts the numbers of the model, also when somebody edits the file."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from lxml import etree

from generator.document import Document, Section, SectionKind
from generator.document.look import Logo, Look
from tests import judges
from tests.builders import bullets, clause, head, p, ref, sec, strong, sub
from tests.docx_reader import edited, paragraph_with, read_docx
from tests.finish import labelled
from tests.formats.word.docx_samples import draft, finished, png, policy, said
from tests.formats.word.written import written
from tests.strategies import documents


def numbers(*sections: Section) -> list[str]:
    """Return the numbers that Word shows, bullets left out."""
    lines = read_docx(written(finished(*sections))).text
    return [number for number, _ in lines if number not in {"", "•"}]


# ---- numbers and words

C = clause
SHAPES = {
    "clauses": ([sec("a", "A", C("a1", "x"), C("a2", "x")), sec("b", "B", C("b1", "x"))], "1. 1.1 1.2 2. 2.1"),
    "no clauses": ([sec("a", "A", p("x")), sec("b", "B", C("b1", "x"))], "1. 2. 2.1"),
    "sub-headings do not restart": (
        [sec("a", "A", C("a1", "x"), head("h", "H", C("a2", "x"), p("y"), C("a3", "x")), head("i", "I", C("a4", "x")))],
        "1. 1.1 1.2 1.3 1.4",
    ),
    "sub-sections": (
        [sec("a", "A", sub("s", "S", C("s1", "x"), C("s2", "x")), sub("t", "T", C("t1", "x")))],
        "1. 1.1 1.1.1 1.1.2 1.2 1.2.1",
    ),
    "sub-headings in sub-sections": (
        [sec("a", "A", sub("s", "S", C("s1", "x"), head("h", "H", C("s2", "x"))), sub("t", "T", C("t1", "x")))],
        "1. 1.1 1.1.1 1.1.2 1.2 1.2.1",
    ),
    "clauses, then sub-sections, then clauses": (
        [sec("a", "A", C("a1", "x")), sec("b", "B", sub("s", "S", C("s1", "x"))), sec("c", "C", C("c1", "x"))],
        "1. 1.1 2. 2.1 2.1.1 3. 3.1",
    ),
    "schedules": (
        [
            sec("a", "A", C("a1", "x")),
            sec("s", "S", C("s1", "x"), head("h", "H", C("s2", "x")), kind=SectionKind.SCHEDULE),
            sec("t", "T", sub("u", "U", C("u1", "x")), kind=SectionKind.SCHEDULE),
        ],
        "1. 1.1 Schedule|A. A.1 A.2 Schedule|B. B.1 B.1.1",
    ),
    "bullets are in no clause list": (
        [sec("a", "A", bullets("x", "y"), C("a1", "x", bullets("x"), p("y"), bullets("z")), C("a2", "x"))],
        "1. 1.1 1.2",
    ),
    "twenty-eight schedules": (
        [sec(f"s{at}", "S", C(f"c{at}", "x"), kind=SectionKind.SCHEDULE) for at in range(28)],
        " ".join(f"Schedule|{letter}. {letter}.1" for letter in [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "BB"]),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_word_counts_the_numbers_of_the_model(shape: str) -> None:
    """Whatever the shape of a document, the numbers that Word counts are the model's."""
    sections, expected = SHAPES[shape]

    assert expected == " ".join(number.replace(" ", "|") for number in numbers(*sections))


@given(documents())
def test_every_word_and_number_is_there_once(document: Document) -> None:
    """Each paragraph of a random document says what the model says, in the same order, with the same number."""
    shown_lines = [line for line in read_docx(written(document)).text if any(line)]

    assert [line for line in said(document) if any(line)] == shown_lines


@given(documents())
def test_references_are_true(document: Document) -> None:
    """What a REF field shows now is what Word shows after an update."""
    reading = read_docx(written(document))

    assert [reference.cached for reference in reading.references] == list(map(reading.now, reading.references))


@given(documents())
def test_random_documents_are_valid(document: Document) -> None:
    """Every part of a random document is valid against the schemas of ECMA-376."""
    assert [] == judges.docx_schema(written(document))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_samples_are_valid(paper: str) -> None:
    """A policy and a draft are valid on either paper, with a logo too."""
    look = Look(paper=paper, font="Liberation Sans", logo=Logo(png(30, 20), 'The "best" & only'))

    assert [] == judges.docx_schema(written(policy(), look)) + judges.docx_schema(written(labelled(draft()), look))


def test_references_are_hyperlinked_fields() -> None:
    """A reference is plain words, then a field for the number; a part without a number is called by its title."""
    content = written(
        finished(
            sec("f", "Summary", kind=SectionKind.FRONT),
            sec("a", "A", clause("a1", "See ", ref("a1"), ", ", ref("f"), ", ", ref("a"), " and ", ref("s"), ".")),
            sec("s", "S", kind=SectionKind.SCHEDULE),
        )
    )
    found = [(each.bookmark, sorted(each.switches), each.cached) for each in read_docx(content).references]

    expected = [
        ("a1", ["h", "r"], "1.1"),
        ("f", ["h"], "Summary"),
        ("a", ["h", "r"], "1"),
        ("s", ["h", "r"], "Schedule A"),
    ]
    assert expected == found
    assert "See clause\u00a01.1, “Summary”, section\u00a01 and Schedule A." in [
        line for _, line in read_docx(content).text
    ]


def test_references_to_parts_with_one_name() -> None:
    """Where two parts would have one name in Word, each reference still leads to its own, in stressed words too."""
    content = written(
        finished(
            sec(
                "safe-use",
                "A",
                clause("safe-use.x", "See ", ref("safe.use-x"), " and ", strong(ref("safe-use.x")), "."),
            ),
            sec("safe", "B", clause("safe.use-x", "y")),
        )
    )
    found = [(each.bookmark, each.cached) for each in read_docx(content).references]

    assert [("safe_use_x_2", "2.1"), ("safe_use_x", "1.1")] == found


# ---- edited in Word


def test_numbers_and_references_follow_a_deleted_clause() -> None:
    """Deleting a paragraph in Word renumbers what comes after it, and references follow when they are updated."""
    content = written(
        finished(
            sec("a", "A", C("a1", "one"), C("a2", "two"), C("a3", "three")), sec("b", "B", C("b1", "See ", ref("a3")))
        )
    )

    def delete(body: etree._Element) -> None:
        paragraph = paragraph_with(body, "two")
        body.remove(paragraph)

    after = read_docx(edited(content, delete))

    assert ["1.", "1.1", "1.2", "2.", "2.1"] == [number for number, _ in after.text if number]
    assert ["1.2"] == list(map(after.now, after.references))


def test_a_copied_clause_counts() -> None:
    """A clause that somebody copies in Word gets the next number, in a section and in a sub-section."""
    content = written(
        finished(sec("a", "A", C("a1", "one")), sec("b", "B", sub("s", "S", C("s1", "two"), C("s2", "x"))))
    )

    def duplicate(body: etree._Element) -> None:
        for words in ("one", "two"):
            paragraph = paragraph_with(body, words)
            paragraph.addnext(copy.deepcopy(paragraph))

    after = read_docx(edited(content, duplicate))

    assert ["1.", "1.1", "1.2", "2.", "2.1", "2.1.1", "2.1.2", "2.1.3"] == [
        number for number, _ in after.text if number
    ]
