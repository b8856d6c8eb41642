"""The page: contents, front parts, header, footer and logo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document import SectionKind
from generator.document.look import Logo, Look
from generator.formats.word.picture import image_size
from tests.builders import bullets, clause, p, sec, table
from tests.docx_reader import part, part_names, read_docx
from tests.formats.word.docx_samples import META, finished, jpeg, png, policy
from tests.formats.word.written import W, body_of, written


def test_contents_list_says_every_heading() -> None:
    """The contents list has each part's number and title, linked to its bookmark, and asks for no update."""
    document = policy()
    content = written(document)
    entries = [line.words.replace("\t", " ") for line in read_docx(content).lines if line.style == "toc 1"]
    anchors = [link.get(f"{W}anchor") for link in body_of(content).iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    names = {mark.get(f"{W}name") for mark in body_of(content).iter(f"{W}bookmarkStart")}

    assert [section.heading for section in document.sections] == entries
    assert len(entries) == len(anchors)
    assert set(anchors) <= names
    assert part(content, "word/settings.xml").find(f"{W}updateFields") is None


def test_a_short_policy_has_no_contents_list() -> None:
    """A policy of a page has neither a contents list nor a page break before its first section."""
    body = body_of(written(finished(sec("a", "A", p("x")))))

    assert [] == list(body.iter(f"{W}docPartObj", f"{W}pageBreakBefore"))


@pytest.mark.parametrize(("sections", "lists"), [(5, 0), (6, 1)])
def test_a_policy_of_six_sections_has_a_contents_list(sections: int, lists: int) -> None:
    """Six sections and schedules are listed, five are not; what stands before the first does not count."""
    front = sec("f", "Summary", kind=SectionKind.FRONT)
    others = [sec(f"s{at}", "Title", p("x")) for at in range(sections - 1)]
    body = body_of(written(finished(front, *others, sec("z", "Slip", kind=SectionKind.SCHEDULE))))

    assert lists == len(list(body.iter(f"{W}docPartObj")))


def test_contents_stand_on_the_first_page_if_they_fit() -> None:
    """Under a short control table the contents need no page of their own; under a long one they do."""

    def new_pages(*rows: list[str]) -> int:
        control = sec("control", "Control", table(["Item", "Detail"], *rows), kind=SectionKind.FRONT)
        sections = [sec(f"s{at}", "Title", p("x")) for at in range(12)]
        return len(list(body_of(written(finished(control, *sections))).iter(f"{W}pageBreakBefore")))

    assert 1 == new_pages(["Owner", "Chair"])
    assert 2 == new_pages(*[["Owner", "Chair"]] * 15)
    assert 2 == new_pages(["Owner", "Chair " * 200 + "x"])


def test_a_front_part_stays_whole() -> None:
    """A front part that would run over the end of the first page begins a page of its own; the first never does."""

    def new_pages(rows: int) -> list[str]:
        control = sec(
            "control", "Control", table(["Item", "Detail"], *[["Owner", "Chair"]] * rows), kind=SectionKind.FRONT
        )
        summary = sec("summary", "Summary", p("Be kind."), bullets(*["Be kind."] * 12), kind=SectionKind.FRONT)
        body = body_of(written(finished(control, summary, sec("a", "A"))))
        return [
            "".join(paragraph.itertext())
            for paragraph in body.iter(f"{W}p")
            if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
        ]

    assert [] == new_pages(5)
    assert ["Summary"] == new_pages(20)


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
    kept = [
        "".join(each.itertext())
        for each in body_of(content).iter(f"{W}p")
        if each.find(f"{W}pPr/{W}keepNext") is not None
    ]

    assert ["Do:", "w", "y", "Or:"] == kept


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
