"""The Markdown file: what the round trip of `test_laws` cannot see."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.document import Fields, Guidance
from generator.passes.number import number
from tests.as_text import markdown_of
from tests.builders import META, bullets, clause, doc, head, p, sec, sub
from tests.finish import labelled
from tests.published import published, read_published

# ---- the title


@pytest.mark.parametrize(
    ("own", "first"),
    [
        ({}, "## 1. A"),
        ({"title": "Rules of Northbank Youth Trust"}, "## 1. A"),
        ({"title": "Rules"}, "Northbank Youth Trust"),
    ],
)
def test_the_organisation_is_named_once(own: dict[str, str], first: str) -> None:
    """The title names the organisation; its name is a line of its own only below a title that does not."""
    page = markdown_of(number(doc(sec("a", "A"), meta=replace(META, front_matter=Fields(tuple(own.items()))))))

    assert first == page.split("---\n\n", 1)[1].splitlines()[0]
    assert 1 == page.partition("description")[0].count("Northbank Youth Trust") + (first == "Northbank Youth Trust")


# ---- headings


@pytest.mark.parametrize("title", ["Why #", "Why ##", "C#", "#", "Rules # 1"])
def test_a_heading_keeps_its_number_signs(title: str) -> None:
    """A title that ends in number signs is read back whole."""
    document = number(doc(sec("a", title, clause("a.b", "x"))))

    assert published(document) == read_published(markdown_of(document))


# ---- drafts


def test_the_id_of_a_part_is_in_no_heading() -> None:
    """A draft shows a section's id below its heading, whose address stays as it is, and a clause's by its number."""
    page = markdown_of(labelled(number(doc(sec("a", "A", clause("a.b", "x"))))))

    assert page.endswith("## 1. A\n\n`a`\n\n1.1 `a.b` x\n")


def test_a_note_keeps_its_paragraphs() -> None:
    """Two paragraphs and a list of a draft's note are read back as three blocks of one quotation."""
    note = Guidance((p("Choose one."), p("Ask the board."), bullets("a", "b")))
    page = markdown_of(doc(sec("a", "A", clause("a.b", "x"), note), meta=replace(META, draft=True)))
    tree = SyntaxTreeNode(MarkdownIt("commonmark").parse(page.split("---\n", 2)[2]))
    (quotation,) = (node for node in tree.children if node.type == "blockquote")

    assert ["paragraph", "paragraph", "bullet_list"] == [node.type for node in quotation.children]


def test_a_heading_stands_below_what_it_is_in() -> None:
    """The same sub-heading in a section and in a sub-section has a level of its own in each, one after the other."""
    heading = head("a.h", "Heading", p("x"))
    for section, expected in ((sec("a", "A", heading), 3), (sec("a", "A", sub("a.b", "B", heading)), 4)):
        assert f"\n{'#' * expected} Heading\n" in markdown_of(number(doc(section)))
