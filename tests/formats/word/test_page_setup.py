"""The page: contents, front parts, header, footer and logo."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.document import Document, SectionKind
from generator.document.look import Logo, Look
from generator.formats.word.picture import image_size
from tests import judges
from tests.builders import bullets, clause, p, sec, table
from tests.docx_reader import part, part_names, read_docx
from tests.finish import labelled
from tests.formats.word.docx_samples import META, finished, jpeg, png, policy
from tests.formats.word.written import LOOK, W, body_of, written


def entries_of(content: bytes) -> list[str]:
    """Return the entries of the contents list."""
    return [line.words.strip().replace("\t", " ") for line in read_docx(content).lines if line.style == ENTRY]


ENTRY = "Contents Entry"


def test_contents_list_says_every_heading() -> None:
    """The contents list has the number and title of each section and schedule, linked to its bookmark."""
    document = policy()
    content = written(document)
    anchors = [link.get(f"{W}anchor") for link in body_of(content).iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    names = {mark.get(f"{W}name") for mark in body_of(content).iter(f"{W}bookmarkStart")}

    assert [section.heading for section in document.sections if section.number] == entries_of(content)
    assert len(entries_of(content)) == len(anchors)
    assert set(anchors) <= names


def test_contents_list_follows_an_edit() -> None:
    """Each entry has the number, the title and the page as fields of its bookmark; nothing asks for an update."""
    content = written(policy())
    entries = [each for each in body_of(content).iter(f"{W}p") if _style_of(each) == "ContentsEntry"]
    for entry in entries:
        (name,) = (link.get(f"{W}anchor") for link in entry.iter(f"{W}hyperlink"))
        fields = [field.text for field in entry.iter(f"{W}instrText")]
        assert [f" REF {name} \\r \\h ", f" REF {name} \\h ", f" PAGEREF {name} \\h "] == fields
        # What nobody knows yet is shown nowhere.
        assert "separate end" == " ".join(str(each.get(f"{W}fldCharType")) for each in entry.iter(f"{W}fldChar"))[-12:]
        assert not entry.findall(f".//{W}fldChar[@{W}dirty]")
    assert len(entries) > 8
    assert part(content, "word/settings.xml").find(f"{W}updateFields") is None


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def test_contents_stand_in_two_columns() -> None:
    """The list alone has two columns; its page goes on, and only the first set-up names headers and footers."""
    sections = list(body_of(written(policy())).iter(f"{W}sectPr"))

    assert [None, "2", None] == [
        None if (columns := each.find(f"{W}cols")) is None else columns.get(f"{W}num") for each in sections
    ]
    assert [0, 1, 1] == [len(each.findall(f"{W}type[@{W}val='continuous']")) for each in sections]
    assert [3, 0, 0] == [
        len(each.findall(f"{W}headerReference") + each.findall(f"{W}footerReference")) for each in sections
    ]
    assert [1, 0, 0] == [len(each.findall(f"{W}titlePg")) for each in sections]


def test_a_page_number_keeps_away_from_a_long_title() -> None:
    """A title that goes up to where the page number stands has a space after it."""
    entries = [line.words for line in read_docx(written(policy())).lines if line.style == ENTRY]

    assert [] == [entry for entry in entries if not entry.endswith(" \t")]


@pytest.mark.judge
def test_libreoffice_works_out_the_page_numbers(tmp_path: Path) -> None:
    """Each page number in the contents that LibreOffice prints is that of the page on which it prints the heading."""
    path = tmp_path / "policy.docx"
    path.write_bytes(written(policy()))
    (pdf,) = judges.libreoffice_pdf([path], tmp_path)
    pages = judges.pdf_pages(pdf)
    (listed,) = (page for page in pages if "Contents" in page)
    found = {section.title: number for section in policy().sections if (number := _page_in(section.title, listed))}

    assert len(entries_of(path.read_bytes())) == len(found)
    for title, number in found.items():
        assert any(line.endswith(title) for line in pages[number - 1].splitlines())


def _page_in(title: str, page: str) -> int:
    found = re.search(rf"{re.escape(title)} +(\d+)\b", page)
    return int(found[1]) if found else 0


def test_a_short_policy_has_no_contents_list() -> None:
    """A policy of a page has neither a contents list nor a page break before its first section."""
    content = written(finished(sec("a", "A", p("x"))))

    assert [] == entries_of(content)
    assert [] == list(body_of(content).iter(f"{W}pageBreakBefore"))


@pytest.mark.parametrize(("sections", "entries"), [(5, 0), (6, 6)])
def test_a_policy_of_six_sections_has_a_contents_list(sections: int, entries: int) -> None:
    """Six sections and schedules are listed, five are not; what stands before the first does not count."""
    front = sec("f", "Summary", kind=SectionKind.FRONT)
    others = [sec(f"s{at}", "Title", p("x")) for at in range(sections - 1)]
    content = written(finished(front, *others, sec("z", "Slip", kind=SectionKind.SCHEDULE)))

    assert entries == len(entries_of(content))


def test_contents_stand_on_the_first_page_if_they_fit() -> None:
    """Under a short table the contents stand on the first page; under a long one they begin the next page."""

    def new_pages(*rows: list[str]) -> list[str]:
        control = sec("control", "Control", table([], *rows), kind=SectionKind.FRONT)
        return breaks(finished(control, *[sec(f"s{at}", "Title", p("x")) for at in range(12)]))

    assert [] == new_pages(["Owner", "Chair"])
    assert ["Contents"] == new_pages(*[["Owner", "Chair"]] * 26)
    assert ["Contents"] == new_pages(["Owner", "Chair " * 1000 + "x"])


def test_a_label_takes_room() -> None:
    """In a draft the id of a part stands under its heading, and there is less room for the contents."""
    glance = sec("glance", "At a glance", bullets(*["x"] * 26), kind=SectionKind.FRONT)
    document = finished(glance, *[sec(f"s{at}", "Title", p("x")) for at in range(12)])

    assert [] == breaks(document)
    assert ["Contents"] == breaks(labelled(document))


def test_a_logo_takes_room() -> None:
    """With a logo there is less room for the contents."""
    control = sec("control", "Control", table([], *[["Owner", "Chair"]] * 20), kind=SectionKind.FRONT)
    document = finished(control, *[sec(f"s{at}", "Title", p("x")) for at in range(12)])

    assert [] == breaks(document)
    assert ["Contents"] == breaks(document, Look(logo=Logo(png(30, 20), "x")))


def test_a_sheet_is_printed_alone() -> None:
    """A sheet begins a page, and so does what comes after it; all other schedules go on where the text ends."""
    schedules = [sec(name, name, p("x"), kind=SectionKind.SCHEDULE) for name in "abcd"]
    sheets = [replace(each, is_sheet=each.id in "bd") for each in schedules]

    assert [] == breaks(finished(sec("s", "S", p("x")), *schedules))
    assert ["b", "c", "d"] == breaks(finished(sec("s", "S", p("x")), *sheets))


def breaks(document: Document, look: Look = LOOK) -> list[str]:
    """Return the words of the paragraphs that begin a page."""
    return [
        "".join(paragraph.itertext())
        for paragraph in body_of(written(document, look)).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]


def test_a_front_part_stays_whole() -> None:
    """A front part that would run over the end of the first page begins a page of its own; the first never does."""

    def new_pages(rows: int) -> list[str]:
        control = sec(
            "control", "Control", table(["Item", "Detail"], *[["Owner", "Chair"]] * rows), kind=SectionKind.FRONT
        )
        summary = sec("summary", "Summary", p("Be kind."), bullets(*["Be kind."] * 12), kind=SectionKind.FRONT)
        return breaks(finished(control, summary, sec("a", "A")))

    assert [] == new_pages(5)
    assert ["Summary"] == new_pages(20)


def test_a_part_is_measured_in_each_policy_that_has_it() -> None:
    """How high a part is goes by its words and by the typeface, though another policy in the same look was made before.

    Of many short parts one begins a page as soon as the page is full.
    """
    words = p("Say it in so many words. " * 9 + "Now.")
    parts = [sec(f"f{at}", f"Part {at}", words, kind=SectionKind.FRONT) for at in range(12)]
    tall = sec("f", "Tall", p("Say it in so many words. " * 200 + "Now."), kind=SectionKind.FRONT)

    assert [] == breaks(finished(tall))
    assert ["Part 7"] == breaks(finished(*parts))
    assert ["Part 5", "Part 11"] == breaks(finished(*parts), Look(font="Verdana"))


def test_long_names_have_a_line_each_in_the_header() -> None:
    """Organisation and policy stand at the two margins when they fit on one line, and else under each other."""
    long = replace(META, organisation="The Worshipful " + "Very " * 20 + "Long Company")
    short_header = part(written(finished(sec("a", "A"))), "word/header-default.xml")
    long_header = part(written(finished(sec("a", "A"), meta=long)), "word/header-default.xml")

    assert [1, 0] == [len(short_header.findall(f".//{W}r/{W}{tag}")) for tag in ("tab", "br")]
    assert [0, 1] == [len(long_header.findall(f".//{W}r/{W}{tag}")) for tag in ("tab", "br")]


def test_header_and_footer() -> None:
    """Pages after the first name organisation and policy; every page has its version and number."""
    content = written(policy())
    header, first, others = (
        part(content, f"word/{name}.xml") for name in ("header-default", "footer-first", "footer-default")
    )

    assert "Northbank Youth TrustSocial media policy" == "".join(text.text or "" for text in header.iter(f"{W}t"))
    for footer in (first, others):
        assert "Version 1.2Page 1 of 1" == "".join(text.text or "" for text in footer.iter(f"{W}t"))
        assert [" PAGE ", " NUMPAGES "] == [field.text for field in footer.iter(f"{W}instrText")]
    assert "word/header-first.xml" not in part_names(content)


def test_lead_ins_stay_with_what_they_lead_to() -> None:
    """A paragraph that ends in a colon is kept with the next one, and so are the first bullet and the last but one."""
    content = written(
        finished(sec("a", "A", p("Do:"), bullets("w", "x", "y", "z"), clause("c", "Or:", bullets("v")), p("End.")))
    )

    assert ["Do:", "w", "y", "Or:"] == kept(content)


def kept(content: bytes) -> list[str]:
    """Return the words of the paragraphs that are kept with the next one."""
    return [
        "".join(each.itertext())
        for each in body_of(content).iter(f"{W}p")
        if each.find(f"{W}pPr/{W}keepNext") is not None
    ]


def test_words_stay_with_the_table_below_them() -> None:
    """A clause or paragraph right above a table, or with one in it, is on the page of the table; others need not be."""
    examples = table(["Fine", "Not fine"], ["a", "b"])
    rules = sec("a", "A", clause("c", "first"), clause("d", "second"), examples, clause("e", "third", examples))

    assert ["second", "third"] == kept(written(finished(rules)))


def test_what_is_signed_stays_with_the_signatures() -> None:
    """All tables and paragraphs above room for a signature are on its page, up to the last clause or list."""
    control, signing = table([], ["Owner", "Chair"], ["Version", "1"]), table(["Name", "Date"], ["", ""])
    approval = sec(
        "a",
        "A",
        clause("c", "apart"),
        clause("d", "above"),
        control,
        p("Signed."),
        signing,
        p("below"),
        table(["x"], ["y"]),
    )

    assert ["above", "Owner", "Chair", "Version", "1", "Signed.", "below"] == kept(written(finished(approval)))


def test_logo_has_alternative_text_and_its_shape() -> None:
    """The logo keeps its shape, is at most 65 mm by 22 mm, and says what it shows."""
    content = written(policy(), Look(logo=Logo(png(300, 100), "A bridge")))
    drawing = next(
        body_of(content).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline")
    )

    assert (65 * 36000, round(65 / 3 * 36000)) == tuple(int(size) for size in drawing[0].attrib.values())
    assert "A bridge" == drawing[1].get("descr")
    assert "word/media/logo.png" in part_names(content)


@pytest.mark.parametrize("whole", [png(30, 20), jpeg(30, 20)], ids=["PNG", "JPEG"])
def test_a_picture_that_is_cut_off(whole: bytes) -> None:
    """A logo of which the end is missing is refused; one with something after its end is not."""
    assert (30, 20) == image_size(whole + b"more")
    with pytest.raises(ValueError, match="the logo is cut off before its end"):
        image_size(whole[:-1])


def test_a_photo_keeps_its_shape() -> None:
    """The size of a JPEG logo is that of its frame, and not read off the tables before it."""
    content = written(policy(), Look(logo=Logo(jpeg(300, 100), "A bridge")))
    extent = next(
        body_of(content).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    )

    assert (65 * 36000, round(65 / 3 * 36000)) == tuple(int(size) for size in extent.attrib.values())


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nshort", b"\xff\xd8\xff\xd9"])
def test_a_logo_that_is_no_picture_is_refused(content: bytes) -> None:
    """A file that is no PNG or JPEG picture is refused, and not passed on to Word."""
    with pytest.raises(ValueError, match="the logo is"):
        written(policy(), Look(logo=Logo(content, "x")))
