"""The page says every word of the document, each kind of thing in its element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    Document,
    Guidance,
    Inline,
    Inlines,
    Paragraph,
    Section,
    Table,
    shown,
)
from generator.document.look import Logo, Look
from generator.document.traverse import passages
from generator.formats.html_body import escape
from generator.passes.number import number
from tests.as_text import html_of
from tests.builders import META, bullets, clause, doc, emphasis, head, link, p, ref, sec, strong, sub, table, value
from tests.formats.html_samples import FRONT, HOSTILE, SHAPES, each_shape, final, page, written
from tests.html_reader import Said
from tests.policies import joined
from tests.strategies import documents

# ---- the words


def said(document: Document) -> list[Said]:
    """Return what the model says, block by block, as a page should."""
    return [block for section in document.sections for block in _said(section, 2)]


def _said(section: Section, level: int) -> Iterator[Said]:
    if section.heading:
        yield Said(f"h{level}", section.number, section.title)
    if section.label:
        yield Said("p", "", section.label)
    for block in section.blocks:
        if isinstance(block, Clause):
            yield Said("p", block.number, joined(block.label, _words(block.words)))
            for inner in block.blocks[1:]:
                yield from _said_block(inner)
        else:
            yield from _said_block(block)
    for part in section.sections:
        yield from _said(part, level + 1)


def _said_block(block: Block) -> Iterator[Said]:
    tags = {Paragraph: "p", Bullet: "li", Table: "cell"}
    return (Said(tags[type(carrier)], "", _words(words)) for words, carrier in passages(block))


def _words(children: Inlines) -> str:
    return "".join(map(shown, children))


@each_shape
def test_words_of_each_shape(document: Document) -> None:
    """The page says the model's words and numbers, block by block, and no others."""
    assert said(document) == list(page(document).blocks)


@given(documents())
def test_words_of_any_document(document: Document) -> None:
    """Any document's words and numbers are the page's, character for character."""
    read = page(document)
    assert said(document) == list(read.blocks)
    assert [document.title] == read.words("body/header/h1")
    assert list(filter(None, [document.byline])) == read.words("body/header/p[@class='organisation']")


def test_hostile_words_survive_everywhere() -> None:
    """Words that look like markup are shown as they are, wherever they come from."""
    meta = replace(META, organisation=HOSTILE, description=HOSTILE)
    whole = doc(
        sec(
            "a", HOSTILE, clause("a.b", HOSTILE, bullets(HOSTILE)), table([HOSTILE], [HOSTILE]), p(value("n", HOSTILE))
        ),
        title=HOSTILE,
        meta=meta,
    )
    read = page(number(whole), Look(font=HOSTILE, logo=Logo(b"\xff\xd8", HOSTILE)))
    assert [HOSTILE] * 6 == [block.words for block in read.blocks]
    assert [HOSTILE] == read.words("body/header/h1")
    assert [HOSTILE] == read.words("head/title")
    assert [HOSTILE] == [element.attrib["alt"] for element in read.root.iter("img")]
    assert [HOSTILE] == [element.attrib["data-label"] for element in read.root.iter("td")]
    assert HOSTILE in [element.get("content") for element in read.root.iter("meta")]
    assert [] == list(read.root.iter("script"))


# ---- the markup


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a & b", "a &amp; b"),
        ("&amp;", "&amp;amp;"),
        ("<b>", "&lt;b&gt;"),
        ('"', "&quot;"),
        ("'’", "'’"),
        ("5\u00a0March", "5&nbsp;March"),
    ],
)
def test_escape(text: str, html: str) -> None:
    """A character with a meaning in HTML becomes its name, once."""
    assert html == escape(text)


@pytest.mark.parametrize(
    ("inline", "html"),
    [
        (strong("now"), "<strong>now</strong>"),
        (emphasis("now"), "<em>now</em>"),
        (link("https://x.example/?a=1&b=2", "here"), '<a href="https://x.example/?a=1&amp;b=2">here</a>'),
        (value("name", "Tea & Toast"), "Tea &amp; Toast"),
        (value("name", "Tea", "other"), "Tea"),
        (value("name", "Café Ünited"), "Café Ünited"),
        (value("name", "בית 7"), "<bdi>בית 7</bdi>"),
        (value("name", "مرحبا"), "<bdi>مرحبا</bdi>"),
        (ref("s"), '<a href="#s">section&nbsp;1</a>'),
        (ref("gone", "the law"), "the law"),
    ],
)
def test_inline(inline: Inline, html: str) -> None:
    """Each kind of inline has its element, and only a value that runs right to left is isolated."""
    assert f"<p>See {html}</p>\n" == written(p("See ", inline))


TABLE = """\
<table class="{}">
<thead>
<tr>
<th scope="col">A</th>
<th scope="col">B</th>
</tr>
</thead>
<tbody>
<tr>
{}
{}
</tr>
</tbody>
</table>
"""


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (p("x"), "<p>x</p>\n"),
        (p("x", id="s.x"), '<p id="s.x">x</p>\n'),
        (bullets("x", "y"), "<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n"),
        (BulletList((Bullet(p("x").children, "s.x"),)), '<ul>\n<li id="s.x">x</li>\n</ul>\n'),
        (table(["A", "B"], ["x", ""]), TABLE.format("pairs", '<th scope="row">x</th>', "<td></td>")),
        (
            table(["A", "B"], ["", "y"]),
            TABLE.format("records", '<td data-label="A"></td>', '<td data-label="B">y</td>'),
        ),
        (
            table([], ["x", ""]),
            '<table class="pairs">\n<tbody>\n<tr>\n<th scope="row">x</th>\n<td></td>\n</tr>\n</tbody>\n</table>\n',
        ),
        (Guidance((p("x"),)), '<aside class="guidance" role="note">\n<p>x</p>\n</aside>\n'),
        (
            clause("s.x", "x", bullets("y")),
            """\
<div class="clause" id="s.x">
<p><a class="permalink" href="#s.x">1.1</a> x</p>
<ul>
<li>y</li>
</ul>
</div>
""",
        ),
    ],
)
def test_block(block: Block | Clause, html: str) -> None:
    """Each kind of block has its elements, one block a line."""
    assert html == written(block)


@pytest.mark.parametrize(
    ("shape", "html"),
    [
        (
            "sub-sections",
            '<section class="subsection" id="a.b">\n<h3><a class="permalink" href="#a.b">1.1</a> B</h3>\n',
        ),
        (
            "sub-headings",
            '<section class="subheading" id="a.c">\n<h3><a class="permalink" href="#a.c">C</a></h3>\n',
        ),
        (
            "a signing table",
            '<section class="schedule" id="a">\n<h2><a class="permalink" href="#a">Schedule A.</a> A</h2>\n',
        ),
    ],
)
def test_section(shape: str, html: str) -> None:
    """A heading's number leads to the section; without a number its title does."""
    assert html in html_of(SHAPES[shape], Look())


def test_contents() -> None:
    """The contents list has sections and sub-sections, nested, and no sub-headings."""
    document = final(FRONT, sec("a", "A", sub("a.b", "B", head("a.b.c", "C", clause("a.b.c.d", "D.")))))
    read = page(document)
    assert ["Contents"] == read.words("body/nav/h2")
    assert ["Front", "1. A"] == read.words("body/nav/details/ul/li/a")
    assert ["1.1 B"] == read.words("body/nav/details/ul/li/ul/li/a")
    assert ["front", "a", "a.b"] == [link.attrib["href"][1:] for link in read.root.iterfind("body/nav//a")]


def test_contents_one_after_another() -> None:
    """Each list has its own numbers, titles and addresses, whichever lists were written before it."""
    for names in ("a A, b B", "a Other, b B", "c A, b B", "b B, a A"):
        parts = [name.split() for name in names.split(", ")]
        read = page(final(*[sec(id, title, p("x")) for id, title in parts]))
        titles = [f"{at}. {title}" for at, (_, title) in enumerate(parts, start=1)]
        addresses = [entry.attrib["href"][1:] for entry in read.root.iterfind("body/nav//a")]
        assert (titles, [id for id, _ in parts]) == (read.words("body/nav/details/ul/li/a"), addresses)


@pytest.mark.parametrize("document", [doc(), final(sec("a", "A", p("x")))], ids=["nothing", "one section"])
def test_a_list_of_one_is_no_list(document: Document) -> None:
    """A page with one part, or none, has no contents list."""
    assert [] == page(document).words("body/nav")
