from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

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
    SectionKind,
    Table,
    shown,
    walk,
)
from generator.document.look import Logo, Look
from generator.formats.colour import ENOUGH_CONTRAST, contrast, readable
from generator.formats.html_style import DARK_PANEL, LIGHT_PANEL, css_string
from generator.formats.write_html import escape, write_html
from generator.passes.number import number
from tests import judges
from tests.builders import META, bullets, clause, doc, emphasis, head, link, p, ref, sec, strong, sub, table, value
from tests.finish import resolve
from tests.html_reader import Page, Said, read_html
from tests.strategies import documents
from tests.tools import ROOT

CSS = (ROOT / "templates" / "_shared" / "page.css").read_text(encoding="utf-8")
HOSTILE = "Tea & Toast <Trust> *Ltd* \"x\" 'y' </style><script>alert(1)</script> &amp; `z` {{ q }} <!-- ]]>"
DRAFT = replace(META, draft=True)


def final(*sections: Section) -> Document:
    return resolve(number(doc(*sections)))


def page(document: Document, look: Look | None = None) -> Page:
    return read_html(write_html(document, look or Look()))


def written(*blocks: Block | Clause, document: Document | None = None) -> str:
    """Return the HTML of blocks that stand in section 1."""
    html = write_html(document or final(sec("s", "S", *blocks)), Look())
    return html.split("</a> S</h2>\n")[1].split("</section>")[0]


# ---- the words


def said(document: Document) -> list[Said]:
    """Return what the model says, block by block, as a page should."""
    return [block for section in document.sections for block in _said(section, 2)]


def _said(section: Section, level: int) -> Iterator[Said]:
    yield Said(f"h{level}", section.number, section.title)
    for block in section.blocks:
        if isinstance(block, Clause):
            yield Said("p", block.number, _words(block.words))
            for inner in block.blocks[1:]:
                yield from _said_block(inner)
        else:
            yield from _said_block(block)
    for part in section.sections:
        yield from _said(part, level + 1)


def _said_block(block: Block) -> Iterator[Said]:
    match block:
        case Paragraph(children):
            yield Said("p", "", _words(children))
        case BulletList(items):
            yield from (Said("li", "", _words(item.children)) for item in items)
        case Table(header, rows):
            yield from (Said("cell", "", _words(cell)) for row in (header, *rows) for cell in row)
        case Guidance(blocks):
            for inner in blocks:
                yield from _said_block(inner)


def _words(children: Inlines) -> str:
    return "".join(map(shown, children))


FRONT = sec(
    "front",
    "Front",
    table(["Item", "Detail"], ["Version", "1.10"]),
    head("more", "More", p("x")),
    kind=SectionKind.FRONT,
)
CHANNELS = ["Platform", "Handle", "Owner", "Administrators", "Comments"]
LONG = "Northbank" * 20


def whole_policy(*notes: Block) -> tuple[Section, ...]:
    """Return the sections of a policy that has every kind of part."""
    return (
        FRONT,
        sec("key-points", "At a glance", bullets("Think first.", "Unsure? Ask."), kind=SectionKind.FRONT),
        sec(
            "introduction",
            "Introduction",
            *notes,
            p("Why: ", value("purpose", "לעזור (1)"), "."),
            clause("i.a", "Ask."),
        ),
        sec("roles", "Roles", table(["Role", "Duty"], ["Communications Officer", "Plans."], [LONG, LONG])),
        sec(
            "accounts",
            "Our accounts",
            sub("accounts.new", "New accounts", clause("a.a", "Use them to:", bullets("answer;", "thank."))),
            sub(
                "accounts.register",
                HOSTILE,
                table(CHANNELS, ["Instagram", LONG, "Communications Officer", "2", "open"]),
            ),
        ),
        sec(
            "rules",
            "Rules",
            clause(
                "rules.a",
                strong("Own up:"),
                " as ",
                ref("rules.b"),
                " and ",
                link("https://x.example/?a&b", "x"),
                " ask.",
            ),
            head("rules.more", "More", clause("rules.b", "Tell ", value("lead", "the Chair", "chair"), ".")),
        ),
        sec("signing", "Signing", table(["Name", "Signature", "Date"], ["", "", ""]), kind=SectionKind.SCHEDULE),
        sec(
            "slip",
            "Slip",
            clause("slip.a", "I agree."),
            table(["Name", "Signature"], ["", ""]),
            kind=SectionKind.SCHEDULE,
        ),
    )


SHAPES = {
    "nothing": doc(),
    "a front part": final(FRONT),
    "a paragraph before a clause": final(sec("a", "A", p("One."), clause("a.b", "Two."))),
    "bullets in a clause": final(sec("a", "A", clause("a.b", "Use them to:", bullets("answer;", "thank.")))),
    "sub-sections": final(
        sec("a", "A", sub("a.b", "B", clause("a.b.c", "C.")), sub("a.d", "D", clause("a.d.e", "E.")))
    ),
    "sub-headings": final(sec("a", "A", clause("a.b", "B."), head("a.c", "C", clause("a.c.d", "D.")))),
    "a heading in a sub-section": final(sec("a", "A", sub("a.b", "B", head("a.b.c", "C", clause("a.b.c.d", "D."))))),
    "a signing table": final(
        sec("a", "A", table(["Name", "Signature", "Date"], ["", "", ""]), kind=SectionKind.SCHEDULE)
    ),
    "names for a pen": final(sec("a", "A", table(["Name", "Signature"], ["", ""]))),
    "a clause in a schedule": final(sec("a", "A", clause("a.b", "I agree."), kind=SectionKind.SCHEDULE)),
    "a reference": final(sec("a", "A", clause("a.b", "See ", ref("a.c"), ".")), sec("a.c", "C", p("x"))),
    "other words": final(sec("a", "A", clause("a.b", "See ", ref("gone", "the law"), "."))),
    "every kind of part": final(*whole_policy()),
    "a draft": number(doc(sec("a", "A", Guidance((p("Ask."), bullets("two"))), p(value("x", None))), meta=DRAFT)),
}


each_shape = pytest.mark.parametrize("document", SHAPES.values(), ids=SHAPES.keys())


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
    assert [document.meta.organisation] == read.words("body/header/p[@class='organisation']")


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
    assert [f"{HOSTILE} – {HOSTILE}"] == read.words("head/title")
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
    assert html in write_html(SHAPES[shape], Look())


def test_contents() -> None:
    """The contents list has sections and sub-sections, nested, and no sub-headings."""
    document = final(FRONT, sec("a", "A", sub("a.b", "B", head("a.b.c", "C", clause("a.b.c.d", "D.")))))
    read = page(document)
    assert ["Contents"] == read.words("body/nav/h2")
    assert ["Front", "1. A"] == read.words("body/nav/ul/li/a")
    assert ["1.1 B"] == read.words("body/nav/ul/li/ul/li/a")
    assert ["front", "a", "a.b"] == [link.attrib["href"][1:] for link in read.root.iterfind("body/nav//a")]


# ---- ids, links, headings


@each_shape
def test_ids_and_links(document: Document) -> None:
    """Each section and clause has its id and a link to itself; ids are unique and links lead somewhere."""
    read = page(document)
    named = [node.id for node in walk(document.sections)]
    own = [element.attrib["href"][1:] for element in read.root.iterfind(".//a[@class='permalink']")]
    assert sorted(named) == sorted(own)
    assert {*named, "page_main", "page_contents"} == set(read.ids)
    assert len(set(read.ids)) == len(read.ids)
    assert {target[1:] for target in read.links if target.startswith("#")} <= set(read.ids)


@each_shape
def test_heading_levels(document: Document) -> None:
    """There is one title and no heading is more than one level below the one before it."""
    found = [str(element.tag) for element in page(document).root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    levels = [int(tag[1]) for tag in found]
    assert 1 == levels[0] < min(levels[1:])
    assert all(after <= before + 1 for before, after in pairwise(levels))


# ---- the page


ELEMENTS = (
    "html head meta title style body a header nav main section h1 h2 h3 h4 p div ul li span"
    " table thead tbody tr th td strong em bdi aside mark"
)


@each_shape
def test_page_stands_alone(document: Document) -> None:
    """A page has no script, no handler and nothing that a browser would fetch."""
    for element in page(document, Look(css=CSS)).root.iter():
        assert str(element.tag) in ELEMENTS.split()
        assert not [name for name in element.attrib if name.startswith("on") or name in {"src", "style", "srcset"}]
    assert not re.search(r"url\(|@import|@font-face|://", CSS)


@each_shape
def test_same_input_same_page(document: Document) -> None:
    """Writing twice gives the same page, which ends with one line feed."""
    html = write_html(document, Look(css=CSS))
    assert html == write_html(document, Look(css=CSS))
    assert html.endswith("</html>\n")
    assert "\r" not in html


def test_metadata() -> None:
    """The head says the language, the title and the description, and nothing else that is in the data."""
    meta = replace(META, language="cy-GB", author="Ann Author", version="9.99")
    html = write_html(doc(meta=meta), Look())
    read = read_html(html)
    assert "cy-GB" == read.root.attrib["lang"]
    assert ["Social media policy – Northbank Youth Trust"] == read.words("head/title")
    given_names = {
        element.attrib["name"]: element.attrib["content"] for element in read.root.iterfind("head/meta[@name]")
    }
    assert {"viewport", "description"} == set(given_names)
    assert "A policy for tests." == given_names["description"]
    assert "Ann" not in html
    assert "9.99" not in html


def test_content_policy() -> None:
    """The page itself forbids scripts and requests, so that not even a link to `javascript:` can run."""
    policy = page(doc()).root.find("head/meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert {"script-src 'none'", "connect-src 'none'", "font-src 'none'", "frame-src 'none'"} <= set(
        policy.attrib["content"].split("; ")
    )


def test_page_without_organisation() -> None:
    """A document of nobody in particular has a title only."""
    read = page(doc(meta=replace(META, organisation="")))
    assert ["Social media policy"] == read.words("head/title")
    assert [] == read.words("body/header/p")


def test_changed_sentence_is_a_changed_line() -> None:
    """One other word in a clause changes one line of the page."""
    before, after = (final(sec("a", "A", clause("a.b", f"Ask {who} first."), p("x"))) for who in ("us", "them"))
    old, new = (write_html(document, Look(css=CSS)).splitlines() for document in (before, after))
    changed = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    assert [
        '- <p><a class="permalink" href="#a.b">1.1</a> Ask us first.</p>',
        '+ <p><a class="permalink" href="#a.b">1.1</a> Ask them first.</p>',
    ] == changed


def test_logo_is_in_the_page() -> None:
    """A logo stands in the page itself, with its kind and its words."""
    for content, kind in ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpeg")):
        html = write_html(doc(), Look(logo=Logo(content, "The Trust")))
        assert f'<img class="logo" alt="The Trust" src="data:image/{kind};base64,' in html


# ---- drafts


UNSETTLED = sec(
    "s", "S", p(value("x", None), ", ", value("y", "Ann", "z"), ", ", value("z", "Bo")), Guidance((p("Ask."),))
)


def test_draft_is_marked() -> None:
    """A draft says so, and marks values that nobody gave or that another field lent."""
    draft = number(doc(UNSETTLED, meta=DRAFT))
    assert ["DRAFT"] == page(draft).words("body/header/p[@class='draft']/strong")
    assert (
        '<p><mark class="unresolved">[x]</mark>, <mark class="fallback">Ann</mark>, Bo</p>\n'
        '<aside class="guidance" role="note">\n<p>Ask.</p>\n</aside>\n'
    ) == written(document=draft)


def test_final_has_no_draft_marks() -> None:
    """A final page has no banner, no notes and no marks, not even on a value that another field lent."""
    document = final(*whole_policy(p(value("y", "Ann", "z"))))
    assert not re.search(r"<(mark|aside)|draft", write_html(document, Look()), re.IGNORECASE)


# ---- the look


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    """Contrast is what the WCAG formula gives, either way round."""
    assert ratio == round(contrast(one, other), 2) == round(contrast(other, one), 2)


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#14506e", "#f2c200", "#ff0000", "#808080", "#00ff00"])
@pytest.mark.parametrize("ground", [LIGHT_PANEL, DARK_PANEL, "#777777"])
def test_readable(colour: str, ground: str) -> None:
    """Every colour has a readable shade on every ground."""
    assert ENOUGH_CONTRAST <= contrast(readable(colour, ground), ground)


def test_readable_keeps_what_is_readable() -> None:
    """A colour that can be read stays as it is, and a pale one keeps its hue."""
    assert "#14506e" == readable("#14506e", LIGHT_PANEL)
    assert "#856b00" == readable("#f2c200", LIGHT_PANEL)


@pytest.mark.parametrize("colour", ["red", "#fff", "#14506e;}</style>", "#14506e80", ""])
def test_not_a_colour(colour: str) -> None:
    """Only a colour gets into the style sheet."""
    with pytest.raises(ValueError, match=r"hex|unpack"):
        write_html(doc(), Look(colour=colour))


@pytest.mark.parametrize(
    ("text", "string"),
    [("Open Sans", '"Open Sans"'), ('a"b', '"a\\22 b"'), ("</style>", '"\\3c \\2f style\\3e "'), ("\\", '"\\5c "')],
)
def test_css_string(text: str, string: str) -> None:
    """A font's name cannot end its string or the style element."""
    assert string == css_string(text)


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        (Look(), "@page {\n  size: A4;\n}"),
        (Look(paper="letter"), "@page {\n  size: letter;\n}"),
        (Look(colour="#f2c200"), "  --brand: #f2c200;\n  --accent-on-light: #856b00;\n  --accent-on-dark: #f2c200;\n"),
        (Look(font="Carlito"), '  --font: "Carlito";\n'),
        (Look(css="p { margin: 0 }\n"), "\n\np { margin: 0 }\n</style>"),
    ],
)
def test_look(look: Look, rule: str) -> None:
    """Paper, colour, font and rules of a look are in the page's style sheet."""
    assert rule in write_html(doc(), look)


def test_no_font_is_the_readers_own() -> None:
    """Without a font the page leaves it to the reader's system."""
    assert "--font:" not in write_html(doc(), Look(css=CSS))


LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in CSS.split("(prefers-color-scheme: dark)")
)


@pytest.mark.parametrize("colours", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("ink", "ground", 7),
        ("ink", "panel", 7),
        ("quiet", "ground", 4.5),
        ("quiet", "panel", 4.5),
        ("marked-ink", "marked", 4.5),
        ("underline", "ground", 3),
        ("underline", "panel", 3),
        ("note", "ground", 3),
        ("note", "panel", 3),
    ],
)
def test_style_sheet_contrast(colours: dict[str, str], one: str, other: str, least: float) -> None:
    """The colours of the style sheet can be told apart, light and dark."""
    assert least <= contrast(colours[one], colours[other])


def test_panels_are_the_grounds_that_accents_are_made_for() -> None:
    """The panel colours that the writer reckons with are those of the style sheet."""
    assert (LIGHT["panel"], DARK["panel"]) == (LIGHT_PANEL, DARK_PANEL)


def test_style_sheet_has_no_motion() -> None:
    """Nothing on the page moves, so there is nothing to reduce."""
    assert not re.search(r"transition|animation|scroll-behavior", CSS)


# ---- judges


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write a final page, a draft in a pale colour, one with hostile names, and an almost empty one."""
    notes = (Guidance((p("Leave it out?"), bullets("No."))), p(value("x", None)))
    hostile = replace(META, organisation=HOSTILE, description=HOSTILE)
    made = {
        "final": write_html(final(*whole_policy()), Look(css=CSS)),
        "draft": write_html(resolve(number(doc(*whole_policy(*notes), meta=DRAFT))), Look(css=CSS, colour="#f2c200")),
        "hostile": write_html(
            number(doc(sec("a", "A", p("x")), meta=hostile)), Look(css=CSS, font=HOSTILE, paper="letter")
        ),
        "empty": write_html(doc(), Look(css=CSS, colour="#000000")),
    }
    folder = tmp_path_factory.mktemp("pages")
    paths = [folder / f"{name}.html" for name in made]
    for path, html in zip(paths, made.values(), strict=True):
        path.write_text(html, encoding="utf-8")
    return paths


@pytest.mark.judge
def test_nu_html_checker(pages: list[Path]) -> None:
    """The W3C's checker finds neither an error nor a warning, in the style sheet neither."""
    assert [] == judges.nu_html(pages)


@pytest.mark.judge
def test_html_validate(pages: list[Path], tmp_path: Path) -> None:
    """html-validate finds neither an error nor a warning."""
    rules = {
        # HTML allows a dot, and `general-guidelines.own-up` is the clause's name everywhere else.
        "valid-id": ["error", {"relaxed": True}],
        # How long an organisation's name is, is its own affair.
        "long-title": "off",
    }
    config = tmp_path / "html-validate.json"
    extends = ["html-validate:recommended", "html-validate:document"]
    config.write_text(json.dumps({"root": True, "extends": extends, "rules": rules}), encoding="utf-8")
    assert [] == judges.html_validate(pages, config)


@pytest.mark.judge
@pytest.mark.slow
def test_axe(pages: list[Path]) -> None:
    """At three widths, light and dark, axe finds no barrier, nothing is fetched and nothing scrolls sideways."""
    assert [] == judges.axe(pages)
