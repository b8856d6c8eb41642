"""What is remembered of a node is written again only where all that it depends on is the same.

Policies that are made one after the other have most of their nodes in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

import pytest

from generator.document import Document, Paragraph, Section, SectionKind, Strong, Table
from generator.document.look import Look
from generator.formats.formats import FORMATS
from tests.builders import META, bullets, clause, doc, head, inlines, p, sec, sub, table, value

SCHEDULE, FRONT = SectionKind.SCHEDULE, SectionKind.FRONT
LOOK = Look()
DRAFT = replace(META, draft=True)

WORDS = inlines("Read this.")
LENT = value("roles.lead", "Ann", "roles.chair")
"""A value that another field lent: a draft marks it."""
TABLE = Table((WORDS, inlines("Which of the many accounts")), (((LENT,), ()), (inlines("Bo"), WORDS)))
CLAUSE = clause("x.one", "Ask ", LENT, ".", bullets("a", inlines("b ", LENT)), TABLE)
HEADING = head("x.head", "Heading", p("Below it."))
LONG = p("These words go on and on, and nobody knows when they will end. " * 60 + "Now.")
PARTS = [sec(f"front-{at}", f"Front {at}", p("Say it in so many words. " * 9 + "Now."), kind=FRONT) for at in range(40)]
TALL = sec("front", "Front", LONG, kind=FRONT)
ROWS, FEWER = (
    sec("rows", "Rows", table(["a", "b"], *[["word " * (words - 1) + "word."] * 2] * rows), kind=FRONT)
    for words, rows in ((20, 10), (18, 12))
)
"""They just fit on a page below some words, and would not where lines are a little shorter."""
ABOVE = sec("above", "Above", p("x"), kind=FRONT)
OPEN = sec("x", "Open", p("Ask ", LENT, "."), TABLE, CLAUSE)
NOTICE = sec("notice", "Notice", p("Stop."), kind=SCHEDULE)
SHEET = replace(sec("sheet", "Sheet", p("Sign."), kind=SCHEDULE), is_sheet=True)


def only(*sections: Section) -> tuple[Document, Look]:
    """Return a final document of these sections, in the look that policies have."""
    return doc(*sections), LOOK


PAIRS: Mapping[str, tuple[tuple[Document, Look], tuple[Document, Look]]] = {
    "a final and a draft": (only(OPEN), (doc(OPEN, meta=DRAFT), LOOK)),
    "one paper and another": (only(OPEN), (doc(OPEN), Look(paper="letter"))),
    "one typeface and another": (only(*PARTS, OPEN), (doc(*PARTS, OPEN), Look(font="Courier New"))),
    "a heading and one that stands deeper": (
        only(sec("a", "A", HEADING)),
        only(sec("a", "A", sub("b", "B", HEADING))),
    ),
    "a clause and one that stands deeper": (only(sec("a", "A", CLAUSE)), only(sec("a", "A", sub("b", "B", CLAUSE)))),
    "a clause and one of a schedule": (only(sec("a", "A", CLAUSE)), only(sec("a", "A", CLAUSE, kind=SCHEDULE))),
    "a clause below words and one below a table": (
        only(sec("a", "A", p("x"), CLAUSE)),
        only(sec("a", "A", table(["a"], ["b"]), CLAUSE)),
    ),
    "words and bold words": (only(sec("a", "A", Paragraph(WORDS))), only(sec("a", "A", p("x ", Strong(WORDS))))),
    "headings in one page and in another": (only(OPEN), (doc(OPEN), Look(heading_level=3))),
    "a part on the first page and on the next": (only(TALL), only(sec("f", "F", LONG, kind=FRONT), TALL)),
    "a tall part and low ones": (only(TALL), only(*PARTS[:2])),
    "a table on one paper and on another": (only(ABOVE, ROWS, OPEN), (doc(ABOVE, ROWS, OPEN), Look(paper="letter"))),
    "a table in one typeface and in another": (
        only(ABOVE, FEWER, OPEN),
        (doc(ABOVE, FEWER, OPEN), Look(font="Courier New")),
    ),
    "a schedule and one after a sheet": (only(NOTICE), only(SHEET, NOTICE)),
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", PAIRS)
def test_a_node_is_written_as_each_document_needs_it(name: str, format: str) -> None:
    """A document that has nodes of one written before is the same file as one that has its own."""
    write = FORMATS[format].write
    for before, after in (PAIRS[name], PAIRS[name][::-1]):
        shared = deepcopy((before, after))
        write(*shared[0])

        assert write(*deepcopy(after)) == write(*shared[1])
