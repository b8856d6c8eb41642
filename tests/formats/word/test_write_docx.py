from __future__ import annotations

import copy
import re
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from generator.document import Document, Guidance, Meta, Section, SectionKind, Table, walk
from generator.document.look import Logo, Look
from generator.formats.word.bookmarks import bookmarks
from generator.formats.word.logo import image_size
from generator.formats.word.tables import column_widths
from generator.formats.write_docx import write_docx
from tests import judges
from tests.builders import bullets, clause, head, p, ref, sec, strong, sub, table, value
from tests.docx_reader import edited, paragraph_with, part, part_names, read_docx
from tests.docx_samples import META, draft, finished, jpeg, png, policy, said
from tests.strategies import documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOK = Look()


def written(document: Document, look: Look = LOOK) -> bytes:
    return write_docx(document, look)


def body_of(content: bytes) -> etree._Element:
    return part(content, "word/document.xml")[0]


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

    assert [] == judges.docx_schema(written(policy(), look)) + judges.docx_schema(written(draft(), look))


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


# ---- bookmarks, links, values


def test_bookmarks_are_legal_and_their_own() -> None:
    """Long, odd and all but equal ids have bookmarks of different legal names; two of 60 letters differ at the end."""
    ids = ["A.b", "a-b", "a_b", "1st", "é", "x" * 60, "x" * 59 + "y"]
    marks = bookmarks(finished(*(sec(id, "T") for id in ids)))
    names = [mark.name for mark in marks.values()]

    assert ["A_b", "a_b_2", "a_b_3", "p_1st", "p__", "x" * 40, "x" * 38 + "_2"] == names
    assert len(ids) == len({mark.number for mark in marks.values()})


@given(documents())
def test_bookmarks_are_balanced(document: Document) -> None:
    """Every section and clause has one bookmark, which begins and ends in the same paragraph."""
    body = body_of(written(document))
    starts = [(mark.get(f"{W}id"), mark.getparent()) for mark in body.iter(f"{W}bookmarkStart")]
    ends = [(mark.get(f"{W}id"), mark.getparent()) for mark in body.iter(f"{W}bookmarkEnd")]

    assert starts == ends
    assert len(list(walk(document.sections))) == len({number for number, _ in starts})


def test_one_address_has_one_relationship() -> None:
    """An address is stored once, unchanged, however often it is linked."""
    pointers = part(written(policy()), "word/_rels/document.xml.rels")
    links = [pointer for pointer in pointers if pointer.get("TargetMode") == "External"]

    assert ["https://www.gov.uk/data-protection?a=1&b=2"] == [pointer.get("Target") for pointer in links]


def test_values_are_bound_to_one_store() -> None:
    """Every control shows the value that its XPath finds in the store, and names the store by its id."""
    content = written(policy())
    store = part(content, "customXml/item1.xml")
    properties = part(content, "customXml/itemProps1.xml")
    bound = [
        control for control in body_of(content).iter(f"{W}sdt") if control.find(f"{W}sdtPr/{W}dataBinding") is not None
    ]
    for control in bound:
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        assert binding is not None
        found = store.xpath(str(binding.get(f"{W}xpath")), namespaces={"v": "urn:policygen:values"})
        assert "".join(text.text or "" for text in control.iter(f"{W}t")) == found[0].text
        assert binding.get(f"{W}storeItemID") == next(iter(properties.attrib.values()))

    assert {"Northbank Youth Trust", "Chief Executive"} == {value.text for value in store}
    assert len(bound) > len(store)


def test_facts_are_plain_words() -> None:
    """Only names and roles are controls: a fact is said once and needs none."""
    body = body_of(written(finished(sec("a", "A", p("In ", value("facts.reply", "two days"), ".")))))

    assert [] == [control for control in body.iter(f"{W}sdt") if "two days" in "".join(control.itertext())]


# ---- text


HOSTILE = [
    "& < > * _ | # { } [ ] %1 \\h",
    "\"double\" 'single' “curly” ‘quotes’",
    "e\u0301 A\u030a \u1e9b\u0323 ﬁ",
    "x" * 300,
    "🙂 \U0001f469\u200d\U0001f4bb \u2011 \u00ad",
    "مؤسسة 2024 الخير",
    "Tea עברית & مرحبا toast",
    "1. 2) a",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives(text: str) -> None:
    """Every character is the one that was given, wherever in the document or in its properties it stands."""
    words = p("x ", strong(text), " ", value("name", text), " ", value("facts.a", text))
    document = finished(
        sec("a", text, words, bullets(text), table([text], [text]), clause("c", text)),
        title=text,
        meta=Meta(language="en-GB", organisation=text, description=text, author=text, version=text),
    )
    content = written(document)

    assert said(document) == read_docx(content).text
    assert text == part(content, "docProps/core.xml")[0].text
    assert [] == judges.docx_schema(content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("plain", False)]),
        ("مؤسسة 2024 الخير", [("مؤسسة 2024 الخير", True)]),
        ("Tea עברית toast", [("Tea ", False), ("עברית", True), (" toast", False)]),
        ("ÉÀ “x”", [("ÉÀ “x”", False)]),
    ],
)
def test_right_to_left_words_are_marked(text: str, expected: list[tuple[str, bool]]) -> None:
    """Words that run from right to left are runs of their own that say so; no character changes."""
    body = body_of(written(finished(sec("a", "A", p(text)))))
    last = body.findall(f"{W}p")[-1]
    found = [("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None) for run in last.iter(f"{W}r")]

    assert expected == found


# ---- the page


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


# ---- tables


def test_tables_repeat_their_heading_row() -> None:
    """The heading row repeats on every page, no row breaks, and a cell for a pen is a centimetre high."""
    body = body_of(written(finished(sec("a", "A", table(["Name", "Signature"], ["Chair", ""], ["Lead", "x"])))))
    heading, pen, full = (row.find(f"{W}trPr") for row in body.iter(f"{W}tr"))
    assert heading is not None
    assert pen is not None
    assert full is not None

    assert heading.find(f"{W}tblHeader") is not None
    assert all(row.find(f"{W}cantSplit") is not None for row in (heading, pen, full))
    assert [567] == [int(height.get(f"{W}val", "0")) for height in pen.iter(f"{W}trHeight")]
    assert full.find(f"{W}trHeight") is None


@pytest.mark.parametrize(
    ("rows", "first"), [([["Chair", "Ann"], ["Lead", ""]], "1"), ([["Chair", "Ann"], ["", ""]], "0")]
)
def test_a_column_of_names_is_set_apart(rows: list[list[str]], first: str) -> None:
    """In two columns the first is names, and bold; not where a name is left for a pen."""
    body = body_of(written(finished(sec("a", "A", table(["Name", "Signature"], *rows)))))

    assert [first] == [look.get(f"{W}firstColumn") for look in body.iter(f"{W}tblLook")]


@given(documents())
def test_columns_fill_the_table(document: Document) -> None:
    """The columns of a table are as wide as the table together, and each has some width."""
    tables = [block for node in walk(document.sections) for block in node.blocks if isinstance(block, Table)]
    for found in tables:
        widths = column_widths(found, 9000)
        assert 9000 == sum(widths)
        assert min(widths) > 200


def test_short_columns_stay_short() -> None:
    """A date does not wrap because another column is long."""
    change = "A long account of what was changed and why it had to be changed at that very time, with all its reasons"
    widths = column_widths(table(["Version", "Date", "Change"], ["1.0", "1 May 2025", change]), 9000)

    assert widths[1] >= 10 * 105
    assert widths[2] > 6000


def test_what_follows_a_table_keeps_its_distance() -> None:
    """A table has no space below it, so the clause, paragraph or first bullet after it has space above."""
    tables = (table(["x"], ["y"]), table(["x"], ["z"]), table(["x"], ["w"]))
    parts = (tables[0], clause("c", "clause"), tables[1], p("paragraph"), tables[2], bullets("bullet", "other"))
    body = body_of(written(finished(sec("a", "A", *parts))))
    spaced = [each for each in body.iter(f"{W}p") if each.find(f"{W}pPr/{W}spacing") is not None]

    assert ["clause", "paragraph", "bullet"] == ["".join(each.itertext()) for each in spaced]


def test_the_document_ends_with_a_paragraph() -> None:
    """Word wants a paragraph after the last table; it takes no room."""
    lines = read_docx(written(finished(sec("a", "A", table(["x"], ["y"]))))).lines

    assert ("After Table", "") == (lines[-1].style, lines[-1].words)


# ---- drafts


def test_a_draft_says_so_on_every_page() -> None:
    """DRAFT stands in the header of the first page and of the others, and in the file's status."""
    content = written(draft())

    for name in ("header-first", "header-default"):
        assert "DRAFT" in "".join(part(content, f"word/{name}.xml").itertext())
    assert "Draft" in "".join(part(content, "docProps/core.xml").itertext())


def test_a_draft_marks_what_is_open() -> None:
    """A value that nobody gave is yellow, one that another field lent is blue-green, the rest are plain."""
    runs = [run for run in body_of(written(draft())).iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    marked = {"".join(run.itertext()): run.find(f"{W}rPr/{W}highlight").get(f"{W}val") for run in runs}  # type: ignore[union-attr]  # found above

    assert {"[roles.lead]": "yellow", "Chief Executive": "cyan"} == marked


def test_a_marked_value_shows_its_mark_everywhere() -> None:
    """A lent value in a draft is in no control, since LibreOffice would show the control without the mark."""
    body = body_of(written(draft()))
    controls = ["".join(control.itertext()) for control in body.iter(f"{W}sdt")]

    assert "Chief Executive" in "".join(body.itertext())
    assert "Chief Executive" not in controls
    assert "Northbank Youth Trust" in controls


def test_cells_for_a_pen_are_left_out_of_comments() -> None:
    """A table in a note becomes paragraphs that all say something."""
    note = Guidance((table(["Name", "Signature"], ["Chair", ""]),))
    content = written(finished(sec("a", "A", p("x"), note), meta=replace(META, draft=True)))
    paragraphs = part(content, "word/comments.xml").iter(f"{W}p")

    assert ["Name", "Signature", "Chair"] == ["".join(each.itertext()) for each in paragraphs]


def test_guidance_becomes_comments() -> None:
    """Each note is a comment on the paragraph before it, with its own words."""
    content = written(draft())
    body, comments = body_of(content), part(content, "word/comments.xml")
    texts = ["".join(text.text or "" for text in comment.iter(f"{W}t")) for comment in comments]
    places = ["".join(mark.getparent().itertext()) for mark in body.iter(f"{W}commentRangeStart")]  # type: ignore[union-attr]  # a mark is in a paragraph

    assert ["Choose one rule, see this.ab", "ItemDetailPolicySocial media policyTwin.", "In a clause."] == texts[:3]
    assert ["Document control", "Social media policy", "Ask the [roles.lead] or the Chief Executive."] == places[:3]
    assert ["Heading"] == places[4:]
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert set(map(str, range(len(texts)))) == {mark.get(f"{W}id") for mark in body.iter(f"{W}{kind}")}


def test_a_final_document_has_no_trace_of_a_draft() -> None:
    """Without the draft flag there are no comments, no highlights and no DRAFT, even where guidance is left."""
    final = replace(draft(), meta=META)
    content = written(final)
    with zipfile.ZipFile(BytesIO(content)) as package:
        text = b"".join(package.read(name) for name in package.namelist() if "styles" not in name)

    assert not re.search(rb"comment|highlight|DRAFT|Choose one rule", text.replace(b"word/comments", b""))
    assert said(final) == [line for line in read_docx(content).text if any(line)]


def test_tables_that_a_note_parted_stay_apart() -> None:
    """Word joins tables that touch, so an empty line stands where the note between them was."""
    body = body_of(written(draft()))
    following = [(str(first.tag), str(second.tag)) for first, second in pairwise(body)]

    assert (f"{W}tbl", f"{W}tbl") not in following


# ---- the file


def test_two_calls_give_equal_bytes() -> None:
    """The same document and look give the same bytes."""
    assert written(policy()) == written(policy())


def test_the_zip_says_nothing_of_the_builder() -> None:
    """Every entry of the zip has the same time, operating system and rights, wherever it was made."""
    with zipfile.ZipFile(BytesIO(written(policy()))) as package:
        entries = {(entry.date_time, entry.create_system, entry.external_attr) for entry in package.infolist()}
        first = package.namelist()[0]

    assert {((1980, 1, 1, 0, 0, 0), 3, 0o600 << 16)} == entries
    assert "[Content_Types].xml" == first


def test_properties_come_from_the_document() -> None:
    """Title, author, dates, language and version are the document's; a date that nobody gave is always the same."""
    texts = list(part(written(policy()), "docProps/core.xml").itertext())
    undated = list(part(written(finished(sec("a", "A"), meta=Meta("cy", "O", "D"))), "docProps/core.xml").itertext())

    assert [
        "Social media policy",
        "Northbank Youth Trust",
        "Northbank Youth Trust",
        "A policy for tests.",
        "en-GB",
        "1.2",
    ] == texts[:6]
    assert ["2026-05-01T00:00:00Z"] * 2 == texts[6:]
    assert ["cy", "2000-01-01T00:00:00Z"] == undated[-3:-1]


@pytest.mark.parametrize("meta", [Meta("en-GB", "", "D"), Meta("en-GB", "", "D", draft=True)], ids=["final", "draft"])
def test_a_policy_of_nobody_in_particular(meta: Meta) -> None:
    """Without an organisation the title stands alone, in the text and in the header."""
    document = finished(sec("a", "A", clause("a1", "x")), meta=meta)
    content = written(document)
    header = part(content, "word/header-default.xml").findall(f"{W}p")[-1]

    assert [("", "Social media policy"), ("1.", "A"), ("1.1", "x")] == read_docx(content).text
    assert "Social media policy" == "".join(header.itertext())
    assert [] == list(header.iter(f"{W}sdt", f"{W}br"))
    assert [] == judges.docx_schema(content)


def test_every_style_and_list_that_is_used_is_there() -> None:
    """No paragraph, run, table or style names a style or a list that the file does not have."""
    content = written(draft())
    roots = [part(content, name) for name in part_names(content) if re.fullmatch(r"word/[a-z-]+\.xml", name)]
    styles = {style.get(f"{W}styleId") for style in part(content, "word/styles.xml").iter(f"{W}style")}
    lists = {each.get(f"{W}numId") for each in part(content, "word/numbering.xml").iter(f"{W}num")} | {"0"}
    used = [each.get(f"{W}val") for root in roots for each in root.iter(*(f"{W}{tag}" for tag in _STYLE_NAMES))]

    assert set(used) <= styles
    assert {each.get(f"{W}val") for root in roots for each in root.iter(f"{W}numId")} <= lists


_STYLE_NAMES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")


def test_the_file_is_small() -> None:
    """A policy of some eight pages takes under 20 kB and about thirty styles."""
    content = written(policy())

    assert len(content) < 20_000
    assert len(list(part(content, "word/styles.xml").iter(f"{W}style"))) < 40


def test_the_look_is_in_the_styles() -> None:
    """Font and colour are said in the styles, and the paper in the page set-up."""
    content = written(policy(), Look(font="Fira & Sans", colour="#a01030", paper="letter"))
    styles = etree.tostring(part(content, "word/styles.xml")).decode()

    assert 'w:ascii="Fira &amp; Sans"' in styles
    assert 'w:val="A01030"' in styles
    assert "12240" == next(body_of(content).iter(f"{W}pgSz")).get(f"{W}w")


def test_half_points_are_kept() -> None:
    """Heading 2 is twelve and a half points high: sizes are counted in half points."""
    styles = part(written(policy()), "word/styles.xml").iter(f"{W}style")
    heading = next(style for style in styles if style.get(f"{W}styleId") == "Heading2")

    assert ["25", "25"] == [size.get(f"{W}val") for size in heading.iter(f"{W}sz", f"{W}szCs")]


# ---- judges


@pytest.mark.judge
def test_libreoffice_counts_the_same_numbers(tmp_path: Path) -> None:
    """LibreOffice, which counts for itself, shows the model's numbers and works out every reference alike."""
    path = tmp_path / "policy.docx"
    document = policy()
    path.write_bytes(written(document))
    (text,) = judges.libreoffice_text([path], tmp_path)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body = lines[lines.index("Contents") + 1 + len(document.sections) :]
    expected = [f"{number} {words}" for number, words in said(document) if number not in {"", "•"}]

    assert expected == [line for line in body if re.match(r"(\d+\.|Schedule [A-Z]\.|[A-Z]\.\d)", line)]


@pytest.mark.judge
def test_pandoc_reads_the_same_words(tmp_path: Path) -> None:
    """Pandoc reads the words of the model in the same order."""
    path = tmp_path / "policy.docx"
    document = policy()
    path.write_bytes(written(document))
    front = [section for section in document.sections if section.kind is SectionKind.FRONT]
    before = said(replace(document, sections=tuple(front)))[2:]
    contents = [("", "Contents"), *((section.number, section.title) for section in document.sections)]
    after = said(document)[2 + len(before) :]
    expected = [word for _, words in (*before, *contents, *after) for word in _bare(words)]

    assert expected == _bare(re.sub(r"Schedule [A-Z]\.", "", judges.pandoc_text(path, "docx")))


@pytest.mark.judge
def test_mammoth_reads_the_same_words(tmp_path: Path) -> None:
    """Mammoth reads the words of the model, and sees sections and sub-headings as headings of their depth."""
    path = tmp_path / "policy.docx"
    rules = head("h", "Rules & more", clause("a2", "See ", ref("a1"), ":", bullets("be kind;", "own up.")))
    words = clause("a1", "The ", value("roles.lead", "Chair"), " and ", strong("everybody"), " (see ", ref("h"), ").")
    document = finished(
        sec("a", "First", words, table(["x"], ["y"]), rules), sec("b", "Second", sub("s", "Third", C("s1", "x")))
    )
    path.write_bytes(written(document))
    html = judges.mammoth_html(path)
    expected = [word for _, line in said(document) for word in line.split()]

    assert expected == unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(strong|a)[^>]*>", "", html))).split()
    assert [("1", "First"), ("2", "Rules &amp; more"), ("1", "Second"), ("2", "Third")] == _headings(html)


def _headings(html: str) -> list[tuple[str, str]]:
    return re.findall(r"<h(\d)>(?:<a[^>]*></a>)*(.*?)</h", html)


def _bare(text: str) -> list[str]:
    """Return the words without numbers, and without the marks with which pandoc draws lists, tables and headings."""
    return re.findall(r"[A-Za-z][A-Za-z’.,;:]*", text)


@pytest.mark.judge
def test_the_open_xml_sdk_is_content(tmp_path: Path) -> None:
    """Microsoft's Open XML SDK finds nothing wrong with a policy or a draft."""
    paths = [tmp_path / "policy.docx", tmp_path / "draft.docx"]
    for path, document in zip(paths, (policy(), draft()), strict=True):
        path.write_bytes(written(document, Look(logo=Logo(png(30, 20), "x"))))

    assert [] == judges.openxml_audit(paths) + judges.openxml_sdk(paths)
