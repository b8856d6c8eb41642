"""A draft says so, marks what is open and carries its guidance; a final document has no trace of it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from generator.document import Guidance, Placeholder
from tests.builders import clause, p, ref, sec, table
from tests.docx_reader import part, read_docx
from tests.finish import labelled
from tests.formats.word.docx_samples import META, draft, finished, policy, said
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


def test_a_draft_shows_ids_and_keys() -> None:
    """A part's id stands below its heading or on the line of its number, a key beside the value that waits for it."""
    lent = Placeholder("roles.y", "Ann", "roles.z", "roles.y")
    clauses = clause("a.one", "Ask ", lent, "."), clause("a.two", "As ", ref("a.one"), " says.")
    reading = read_docx(written(labelled(finished(sec("a", "First", *clauses)))))

    assert [
        ("1.", "First"),
        ("", "a"),
        ("1.1", "a.one Ask Ann [roles.y]."),
        ("1.2", "a.two As clause\u00a01.1 says."),
    ] == (reading.text[2:])
    assert ["1.1"] == [reading.now(reference) for reference in reading.references]


def test_ids_are_in_no_contents_list() -> None:
    """No line of the contents list has an id, nor has a heading, from which Word makes the list anew."""
    lines = read_docx(written(labelled(replace(policy(), meta=replace(META, draft=True))))).lines
    plain = read_docx(written(replace(policy(), meta=replace(META, draft=True)))).lines

    for kind in ("Contents Entry", "heading 1", "heading 2"):
        found = [line.words for line in lines if line.style == kind]
        assert found == [line.words for line in plain if line.style == kind]
        assert found


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
