from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Length, Mm, Pt, RGBColor
from lxml import etree

from generator.document import Document, SectionKind
from tests import judges
from tests.builders import bullets, p, sec
from tests.docx_reader import part, part_names, read_docx
from tests.formats.word.docx_samples import draft, finished, png, policy, said
from tests.formats.word.house_samples import W, branded, changed, house, saved, style, style_name

# ---- what is adopted


def test_styles_paper_header_and_footer_are_the_templates() -> None:
    """Look and page are the house's; its words and its metadata stay behind."""
    content = branded(house())
    names = part_names(content)
    page = next(part(content, "word/document.xml").iter(f"{W}pgSz"))

    assert "C80000" in etree.tostring(style(content, "heading 1")).decode()
    assert str(round(Mm(148).twips)) == page.get(f"{W}w")
    assert "House header" == "".join(part(content, "word/brand/header-default.xml").itertext()).strip()
    assert "House footer" == "".join(part(content, "word/brand/footer-default.xml")[0].itertext()).strip()
    assert "word/brand/word-theme-theme1.xml" in names
    assert "word/brand/word-media-image1.png" in names
    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name]
    assert "left behind" not in "".join(part(content, "word/document.xml").itertext())


def test_no_heading_is_numbered_twice() -> None:
    """The template's own numbering is taken off, so that words and numbers are the model's, and so are the lists."""
    document = policy()
    content = branded(house(), document)

    assert [line for line in said(document) if any(line)] == [line for line in read_docx(content).text if any(line)]
    assert {"0", "1", "2", "3"} >= {each.get(f"{W}val") for each in part(content, "word/styles.xml").iter(f"{W}numId")}


def test_a_style_based_on_a_numbered_one_is_not_numbered() -> None:
    """TOC Heading is based on Heading 1 in many templates; it does not count as section 1."""
    lines = read_docx(branded(house())).lines

    assert [""] == [line.number for line in lines if line.style == "TOC Heading"]


def test_a_style_keeps_its_look_without_the_numbered_one() -> None:
    """TOC Heading has no numbered style behind it, which some readers would count, and looks as in the template."""

    def in_green(template: WordDocument) -> None:
        template.styles["TOC Heading"].font.color.rgb = RGBColor(0, 0x60, 0)
        template.styles["TOC Heading"].paragraph_format.space_before = Pt(3)

    heading = style(branded(house(in_green)), "TOC Heading")
    content = branded(house())
    bases = {each.get(f"{W}val") for each in style(content, "TOC Heading").iter(f"{W}basedOn")}
    numbered = {each.get(f"{W}styleId") for each in part(content, "word/styles.xml") if list(each.iter(f"{W}numPr"))}

    assert set() == bases & numbered
    assert [] == list(heading.iter(f"{W}numPr"))
    assert ["006000"] == [each.get(f"{W}val") for each in heading.iter(f"{W}color")]
    assert [("60", "0")] == [(each.get(f"{W}before"), each.get(f"{W}after")) for each in spacing(heading)]
    assert [each.get(f"{W}val") for each in style(content, "heading 1").iter(f"{W}sz")] == [
        each.get(f"{W}val") for each in heading.iter(f"{W}sz")
    ]


@pytest.mark.parametrize(
    ("points", "spacing", "fits"), [(10, 1.0, True), (20, 1.0, False), (10, 2.2, False), (10, Pt(40), False)]
)
def test_large_words_leave_less_room(points: int, spacing: Length | float, *, fits: bool) -> None:
    """Contents stand on the first page if they fit there in the words and the lines of the template."""

    def sized(template: WordDocument) -> None:
        template.styles["Normal"].font.size = Pt(points)
        template.styles["Normal"].paragraph_format.line_spacing = spacing

    glance = sec("glance", "At a glance", bullets(*["Be kind to everybody."] * 12), kind=SectionKind.FRONT)
    document = finished(glance, *[sec(f"s{at}", "Title", p("x")) for at in range(12)])
    body = part(branded(saved_with(sized), document), "word/document.xml")

    assert fits is ([] == list(body.iter(f"{W}pageBreakBefore")))


def saved_with(change: Callable[[WordDocument], None]) -> bytes:
    """Return a template of A4 pages, changed."""
    template = docx.Document()
    change(template)
    return saved(template)


@pytest.mark.judge
def test_docx_preview_counts_only_sections(tmp_path: Path) -> None:
    """Docx-preview, a viewer for web pages, begins with section 1, whatever styles the template bases on Heading 1."""
    path = tmp_path / "policy.docx"
    document = policy()
    path.write_bytes(branded(house(), document))
    (pdf,) = judges.docx_preview_pdf([path], tmp_path)
    lines = {" ".join(line.split()) for page in judges.pdf_pages(pdf) for line in page.splitlines()}

    assert {"Contents", "Document control", document.sections[2].heading} <= lines


def spacing(style: etree._Element) -> list[etree._Element]:
    """Return the distances of the paragraphs of a style."""
    return style.findall(f"{W}pPr/{W}spacing")


def test_styles_meet_by_name() -> None:
    """A German template's Heading 1 has another id and is still the style of our headings, wherever it is named."""
    german = changed(house(), {"word/styles.xml": lambda text: text.replace(b'"Heading1"', b'"berschrift1"')})
    content = branded(german)

    assert "Heading1" == style(content, "heading 1").get(f"{W}styleId")
    assert b"berschrift1" not in etree.tostring(part(content, "word/styles.xml"))
    assert "C80000" in etree.tostring(style(content, "heading 1")).decode()


def test_a_style_of_theirs_makes_room_for_ours() -> None:
    """A style that has our id and another name is renamed, so that clauses look like clauses."""

    def add(template: WordDocument) -> None:
        other = template.styles.add_style("Something Else", WD_STYLE_TYPE.PARAGRAPH)
        other.element.set(f"{W}styleId", "Clause2")

    content = branded(house(add))

    assert "Clause2-own" == style(content, "Something Else").get(f"{W}styleId")
    assert "Clause2" == style(content, "Clause 2").get(f"{W}styleId")


def test_missing_styles_are_added_in_our_colour() -> None:
    """Whatever the template lacks comes from us; its language becomes the policy's."""

    def strip(template: WordDocument) -> None:
        for each in list(template.styles.element):
            if style_name(each) in {"heading 2", "Title", "Body Text"}:
                template.styles.element.remove(each)

    content = branded(house(strip))

    assert "14506E" in etree.tostring(style(content, "heading 2")).decode()
    assert {"en-GB"} == {each.get(f"{W}val") for each in part(content, "word/styles.xml").iter(f"{W}lang")}


def test_a_template_without_header_and_footer_gets_ours() -> None:
    """Where the house says nothing, organisation, policy and page number stand as ever."""
    content = branded(saved(docx.Document()))

    assert {"word/header-default.xml", "word/footer-default.xml", "word/footer-first.xml"} <= set(part_names(content))


def test_our_first_page_has_no_header() -> None:
    """Where header and footer are ours, the first page is set apart: the title stands on it already."""
    page = part(branded(saved(docx.Document())), "word/document.xml")
    theirs = part(branded(house()), "word/document.xml")

    assert 1 == len(list(page.iter(f"{W}titlePg")))
    assert 0 == len(list(theirs.iter(f"{W}titlePg")))


def test_left_pages_differ_only_where_the_house_has_something_for_them() -> None:
    """A template that parts left pages from right ones and has nothing for left ones shows the same on both."""

    def opposite(template: WordDocument) -> None:
        template.settings.odd_and_even_pages_header_footer = True

    def left(template: WordDocument) -> None:
        opposite(template)
        template.sections[0].even_page_header.paragraphs[0].text = "Left"

    def parted(template: bytes) -> int:
        return len(list(part(branded(template), "word/settings.xml").iter(f"{W}evenAndOddHeaders")))

    assert [0, 0, 1] == [parted(house()), parted(house(opposite)), parted(house(left))]


def test_a_picture_in_two_headers_is_stored_once() -> None:
    """A template that shows one picture on its first page and on the others brings it along once."""

    def show_again(template: WordDocument) -> None:
        section = template.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(png(40, 20)))

    content = branded(house(show_again))
    names = part_names(content)

    assert {"word/brand/header-default.xml", "word/brand/header-first.xml"} <= set(names)
    assert 1 == names.count("word/brand/word-media-image1.png")
    assert len(set(names)) == len(names)


def test_a_template_for_word_is_as_good_as_a_document() -> None:
    """A DOTX is adopted like a DOCX."""
    dotx = changed(house(), {"[Content_Types].xml": lambda text: text.replace(b"document.main", b"template.main")})

    assert b"document.main" in zipfile.ZipFile(io.BytesIO(branded(dotx))).read("[Content_Types].xml")


def test_a_draft_says_so_in_the_houses_headers() -> None:
    """DRAFT stands on top of every header of the template, and alone on a first page that has none."""

    def first_page_apart(template: WordDocument) -> None:
        template.sections[0].different_first_page_header_footer = True

    content = branded(house(first_page_apart), draft())

    assert "DRAFT" == "".join(part(content, "word/brand/header-default.xml")[0].itertext())
    assert "DRAFT" == "".join(part(content, "word/header-first.xml").itertext())


@pytest.mark.parametrize("document", [policy(), draft()], ids=["policy", "draft"])
def test_branded_files_are_valid(document: Document) -> None:
    """A branded policy and a branded draft are valid against the schemas, twice with the same bytes."""
    assert [] == judges.docx_schema(branded(house(), document))
    assert branded(house(), document) == branded(house(), document)


@pytest.mark.judge
def test_judges_accept_branded_files(tmp_path: Path) -> None:
    """Microsoft's SDK finds nothing wrong with a branded policy, and LibreOffice opens it."""
    path = tmp_path / "branded.docx"
    path.write_bytes(branded(house()))

    assert [] == judges.openxml_sdk([path])
    assert judges.libreoffice_pdf([path], tmp_path)
