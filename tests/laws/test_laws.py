"""Laws that hold for every document: nothing is lost on the way through Markdown, nothing depends on the day."""

from __future__ import annotations

from hypothesis import given

from generator.document import Document, Paragraph
from generator.passes.number import number
from tests.as_text import markdown_of
from tests.builders import clause, doc, p, sec, value
from tests.finish import resolve
from tests.published import published, read_published
from tests.strategies import documents, words


@given(documents())
def test_markdown_round_trip(document: Document) -> None:
    """Reading back our Markdown gives the same document, number for number and word for word.

    Two values side by side keep their space; once they are words, no line ends between them.
    """
    page = markdown_of(document)

    assert repr(published(document)).replace("\\xa0", " ") == repr(read_published(page)).replace("\\xa0", " ")


@given(documents())
def test_writing_twice_gives_the_same(document: Document) -> None:
    """Writing a document twice gives the same characters."""
    assert markdown_of(document) == markdown_of(document)


@given(documents())
def test_numbering_and_resolving_are_settled(document: Document) -> None:
    """A document that has been numbered and resolved is not changed by doing it again."""
    assert document == resolve(number(document))


@given(words)
def test_any_name_comes_out_as_it_went_in(name: str) -> None:
    """Any printable name stands in the Markdown as those very characters, wherever it is used."""
    document = resolve(
        number(doc(sec("a", "A", clause("a.b", value("name", name), " may."), p("By ", value("name", name)))))
    )
    first, second = read_published(markdown_of(document)).parts[1:]

    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    # A number is held to the word before it.
    assert (name + " may.", "By " + name) == (_text(first[1]), _text(second[1]).replace("By\u00a0", "By "))


def _text(block: object) -> str:
    assert isinstance(block, Paragraph)
    return "".join(getattr(part, "value", "") or "" for part in block.children)
