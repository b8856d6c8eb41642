"""Policies read back from their files, as they were built and as people left them."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator.compare.difference import difference
from generator.compare.pieces import Piece
from generator.compare.read import READERS, with_ids
from generator.compare.say import change_lines
from generator.formats.word.house_error import WordTemplateError
from tests import judges
from tests.docx_reader import edited, paragraph_with
from tests.tools import ROOT

POLICIES = sorted((ROOT / "build").glob("*/*.html"))
NORTHBANK = ROOT / "build/northbank-youth-trust/social-media"
HEADINGS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = "Breaks are your own time."
CHANGED = "~ 3.2 scope.on-duty-use: … social media, on any device. Breaks {+and weekends+} are your own [-time-]."


def read(path: Path) -> tuple[Piece, ...]:
    """Return what a file says."""
    return READERS[path.suffix.removeprefix(".")](path.read_bytes())


def bare(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Return pieces as all formats know them: without ids."""
    return [replace(piece, id="") for piece in pieces]


@pytest.mark.parametrize("page", POLICIES, ids=lambda path: path.parent.name)
def test_formats_read_alike(page: Path) -> None:
    """A policy says the same in each format, number for number and line for line.

    Markdown has its details in front, and the name of the organisation in its title.
    """
    expected, markdown = read(page), read(page.with_suffix(".md"))

    assert bare(expected) == bare(read(page.with_suffix(".docx")))
    assert bare(expected)[1:] == bare(markdown)[1:]
    (title,) = page.read_text("utf-8").partition("<title>")[2].partition("</title>")[:1]
    assert {line for line in expected[0].lines if line not in unescape(title)} < set(markdown[0].lines)


def differences(path: Path, content: bytes) -> tuple[str, ...]:
    """Return how a file differs from what somebody made of it."""
    reader, ids = READERS[path.suffix.removeprefix(".")], [piece.id for piece in read(NORTHBANK.with_suffix(".html"))]
    return change_lines(difference(with_ids(reader(path.read_bytes()), ids), with_ids(reader(content), ids)))


def test_a_web_page_changed_by_hand() -> None:
    """A clause that somebody reworded in the page is told, and a paragraph that was put below it."""
    path = NORTHBANK.with_suffix(".html")
    page = path.read_text("utf-8").replace(BREAKS, "Breaks and weekends are your own.")

    assert (CHANGED,) == differences(path, page.encode())
    assert (CHANGED[:-1] + ". {+/ Nothing closes this.+}",) == differences(
        path, page.replace("weekends are your own.</p>", "weekends are your own.<p>Nothing closes this.").encode()
    )


def test_markdown_changed_by_hand() -> None:
    """A clause that was reworded and wrapped over two lines is told once, without an id, which Markdown has not."""
    path = NORTHBANK.with_suffix(".md")
    page = path.read_text("utf-8").replace(BREAKS, "Breaks\n and weekends are\nyour own.")

    assert (CHANGED.replace(" scope.on-duty-use", ""),) == differences(path, page.encode())


def test_other_marks_and_line_ends_in_markdown_say_the_same() -> None:
    """Line ends of Windows, stars for bullets and lines under titles change no words."""
    path = NORTHBANK.with_suffix(".md")
    page = path.read_text("utf-8").replace("\n- ", "\n* ").replace("**rule**", "__rule__").replace("\n", "\r\n")

    assert () == differences(path, page.encode())


def test_an_address_that_a_link_leads_to_is_a_word() -> None:
    """A link that leads elsewhere than before is told, though its words are the same."""
    path = NORTHBANK.with_suffix(".md")
    page = path.read_text("utf-8").replace("/policies/safeguarding)", "/elsewhere)")
    (line,) = differences(path, page.encode())

    assert "policies/safeguarding>-] → {+Safeguarding Policy <https://northbank.example.org/elsewhere>+}" in line


def word_by_hand() -> bytes:
    """Return a Word file in which somebody reworded one clause and deleted another."""

    def edit(body: object) -> None:
        for start, said in (("While you are ", ""), ("The same rules hold", "gone")):
            paragraph = next(p for p in body.iter(f"{HEADINGS}p") if "".join(p.itertext()).startswith(start))  # type: ignore[attr-defined]  # lxml's
            if said:
                paragraph.getparent().remove(paragraph)
            else:
                last = [t for t in paragraph.iter(f"{HEADINGS}t") if BREAKS in (t.text or "")]
                last[0].text = last[0].text.replace(BREAKS, "Breaks and weekends are your own.")

    return edited(NORTHBANK.with_suffix(".docx").read_bytes(), edit)


WORD_CHANGES = (CHANGED, "- 3.5 scope.any-place: [-The same rules hold on the premises, on the move and at home.-]")


def test_a_word_file_changed_by_hand() -> None:
    """Word counts anew when a clause is deleted, and that is no change of the others."""
    assert WORD_CHANGES == differences(NORTHBANK.with_suffix(".docx"), word_by_hand())


def test_a_word_file_saved_by_another_program(tmp_path: Path) -> None:
    """LibreOffice writes a Word file in its own way, and says the same, apart from what was changed by hand."""
    path = tmp_path / "policy.docx"
    path.write_bytes(NORTHBANK.with_suffix(".docx").read_bytes())
    changed = tmp_path / "changed.docx"
    changed.write_bytes(word_by_hand())
    saved, saved_changed = judges.libreoffice_docx([path, changed], tmp_path / "saved")

    assert () == differences(path, saved.read_bytes())
    assert WORD_CHANGES == differences(path, saved_changed.read_bytes())


def test_words_under_tracked_changes_count_as_accepted() -> None:
    """What somebody took out with changes tracked is gone, and what was put in is there."""

    def edit(body: object) -> None:
        paragraph = paragraph_with(body, "The same rules hold on the premises, on the move and at home.")  # type: ignore[arg-type]  # lxml's
        run = paragraph.find(f"{HEADINGS}r")
        assert run is not None
        deleted = paragraph.makeelement(f"{HEADINGS}del")
        run.addprevious(deleted)
        deleted.append(run)
        run[-1].tag = f"{HEADINGS}delText"
        inserted = paragraph.makeelement(f"{HEADINGS}ins")
        deleted.addnext(inserted)
        inserted.append(run.makeelement(f"{HEADINGS}r"))
        inserted[0].append(run.makeelement(f"{HEADINGS}t"))
        inserted[0][0].text = "The same rules hold at home."

    (line,) = differences(NORTHBANK.with_suffix(".docx"), edited(NORTHBANK.with_suffix(".docx").read_bytes(), edit))

    assert "~ 3.5 scope.any-place: The same rules hold [-on the premises, on the move and-] at home." == line


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut short"], ids=["empty", "text", "cut"])
def test_a_damaged_word_file_is_refused(content: bytes) -> None:
    """A Word file that is none is refused, and not taken for one that says nothing."""
    with pytest.raises(WordTemplateError):
        READERS["docx"](content)


@pytest.mark.parametrize("format", ["html", "md"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"---\nnever closed", b"<p><li></div><td>"], ids=range(4))
def test_any_bytes_can_be_read(format: str, content: bytes) -> None:
    """Text that is damaged is read as far as it goes."""
    assert 1 <= len(READERS[format](content))
