"""A draft says so, marks what is open and carries its guidance; a final document has no trace of it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from generator.document import Guidance
from tests.builders import p, sec, table
from tests.docx_reader import part, read_docx
from tests.formats.word.docx_samples import META, draft, finished, said
from tests.formats.word.written import W, body_of, written


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
