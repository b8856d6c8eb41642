"""The Word file as a whole: its parts, its properties, its look, and what other programs read in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from generator.document import Meta, Section, SectionKind, walk
from generator.document.look import Logo, Look
from tests import judges
from tests.builders import bullets, clause, head, ref, sec, strong, sub, table, value
from tests.docx_reader import part, part_names, read_docx
from tests.finish import labelled
from tests.formats.word.docx_samples import draft, finished, png, policy, said
from tests.formats.word.written import W, body_of, written

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
    listed = [section for section in document.sections if section.kind is not SectionKind.FRONT]
    body = lines[lines.index("Contents") + 1 + len(listed) :]
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
    listed = [section for section in document.sections if section.kind is not SectionKind.FRONT]
    contents = [("", "Contents"), *(("", title) for title in _entries(listed))]
    after = said(document)[2 + len(before) :]
    expected = [word for _, words in (*before, *contents, *after) for word in _bare(words)]

    assert expected == _bare(judges.pandoc_text(path, "docx"))


def _entries(sections: Sequence[Section]) -> list[str]:
    """Return the entries of a contents list; only the word before the letter of a schedule is a word."""
    return [section.heading if section.kind is SectionKind.SCHEDULE else section.title for section in sections]


@pytest.mark.judge
def test_docx_preview_counts_the_same_numbers(tmp_path: Path) -> None:
    """Docx-preview, a viewer for web pages, shows each heading with the number that the model has, or with none.

    It counts the letter of a schedule in figures within the schedule, whatever the file says.
    """
    path = tmp_path / "policy.docx"
    document = policy()
    path.write_bytes(written(document))
    (pdf,) = judges.docx_preview_pdf([path], tmp_path)
    lines = {" ".join(line.split()) for page in judges.pdf_pages(pdf) for line in page.splitlines()}
    sections = [node for node in walk(document.sections) if isinstance(node, Section)]
    headings = [node.heading for node in sections if not re.match(r"[A-Z]\.", node.number)]

    assert [] == [heading for heading in headings if heading not in lines]
    assert [] == [line for line in lines if re.fullmatch(r"\d+\. (Document control|Change history)", line)]


@pytest.mark.judge
def test_mammoth_reads_the_same_words(tmp_path: Path) -> None:
    """Mammoth reads the words of the model, and sees sections and sub-headings as headings of their depth."""
    path = tmp_path / "policy.docx"
    rules = head("h", "Rules & more", clause("a2", "See ", ref("a1"), ":", bullets("be kind;", "own up.")))
    words = clause("a1", "The ", value("roles.lead", "Chair"), " and ", strong("everybody"), " (see ", ref("h"), ").")
    document = finished(
        sec("a", "First", words, table(["x"], ["y"]), rules), sec("b", "Second", sub("s", "Third", clause("s1", "x")))
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
    for path, document in zip(paths, (policy(), labelled(draft())), strict=True):
        path.write_bytes(written(document, Look(logo=Logo(png(30, 20), "x"))))

    assert [] == judges.openxml_audit(paths) + judges.openxml_sdk(paths)


def test_entries_one_after_another() -> None:
    """Each contents list has its own numbers, titles and places, and ends once, whichever were written before it."""
    lists = (*product(("abcdefg", "gfedcba"), ("ABCDEF", "BBCDEF", "ACBDEF", "ABCDEFG")), ("bacdef", "BACDEF"))
    for ids, titles in lists:
        sections = [sec(id, title, clause(f"{id}.x", "X.")) for id, title in zip(ids, titles, strict=False)]
        body = body_of(written(finished(*sections)))
        entries = [each for each in body if each.find(f".//{W}pStyle[@{W}val='ContentsEntry']") is not None]
        shown = ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in entries]

        assert [f"{at}.{title} " for at, title in enumerate(titles, start=1)] == shown
        places = [link.attrib[f"{W}anchor"] for each in entries for link in each.iter(f"{W}hyperlink")]
        assert [*ids[: len(titles)]] == places
        assert [False] * (len(titles) - 1) + [True] == [each.find(f".//{W}sectPr") is not None for each in entries]
