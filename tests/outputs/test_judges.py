"""The judges themselves are judged: each praises a good sample and complains of a bad one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests import judges
from tests.sites import GENERATORS, Generator
from tests.tools import require

pytestmark = pytest.mark.judge

# ---- samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
CLAUSES = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + LEVEL.format(0, "%1.")
    + LEVEL.format(1, "%1.%2")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
CLAUSE = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
BODY = CLAUSE.format(0, "Scope") + CLAUSE.format(1, "Everyone is covered.") + CLAUSE.format(1, "Always.")


def docx(body: str, attributes: str = "") -> bytes:
    """Return a small DOCX with a numbering part."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_ML}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{WORD_ML}.numbering+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" {attributes}><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/numbering.xml": CLAUSES,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return packed.getvalue()


UNKNOWN_ELEMENT = "<w:p><w:wrong/></w:p>"
CELL_WITHOUT_PARAGRAPH = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl><w:p/>'
)
WRONG_ORDER = '<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>'

GOOD_HTML = """<!DOCTYPE html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A page</title>
  </head>
  <body>
    <main>
      <h1>A page</h1>
      <p>It says <a href="#end">something</a>.</p>
      <p id="end">The end.</p>
    </main>
  </body>
</html>
"""

GOOD_MARKDOWN = """---
title: Social media policy
---

# Social media policy

Everyone follows [section 1](#1-scope).

## 1. Scope

1.1 Tea &amp; Toast &lt;Trust&gt; &#123;&#123; is covered &#125;&#125;.

- staff
- volunteers
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# ---- Word


@pytest.mark.parametrize("bad", [UNKNOWN_ELEMENT, WRONG_ORDER])
def test_schema_of_ecma(bad: str) -> None:
    """The ECMA schemas accept a sound body; they refuse an unknown element and a wrong order."""
    assert [] == judges.docx_schema(docx(BODY))
    assert judges.docx_schema(docx(bad))


def test_schema_leaves_out_what_is_ignorable() -> None:
    """An attribute of an extension is a fault, unless the part declares the extension ignorable."""
    extension = BODY.replace("<w:p>", '<w:p xmlns:w14="urn:w14" w14:paraId="00000001">', 1)
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="urn:w14"'

    assert judges.docx_schema(docx(extension))
    assert [] == judges.docx_schema(docx(extension, f'{names} mc:Ignorable="w14"'))


def test_open_xml_sdk(tmp_path: Path) -> None:
    """Microsoft's SDK accepts a sound body and refuses an unknown element and bytes that are no package."""
    good = write(tmp_path, "good.docx", docx(BODY))
    bad = write(tmp_path, "bad.docx", docx(UNKNOWN_ELEMENT))
    junk = write(tmp_path, "junk.docx", b"no package")

    assert [] == judges.openxml_sdk([good])
    assert judges.openxml_sdk([bad])
    assert judges.openxml_sdk([junk])


@pytest.mark.parametrize("bad", [BODY.replace('numId w:val="1"', 'numId w:val="9"'), CELL_WITHOUT_PARAGRAPH])
def test_openxml_audit(tmp_path: Path, bad: str) -> None:
    """openxml-audit misses the parts that the sample lacks; it refuses a dangling number and an empty cell."""
    sound = judges.openxml_audit([write(tmp_path, "sample.docx", docx(BODY))])
    broken = judges.openxml_audit([write(tmp_path, "sample.docx", docx(bad))])

    assert {"styles", "settings", "fontTable", "theme"} == {line.split("'")[1].rpartition("/")[2] for line in sound}
    assert set(broken) > set(sound)


def test_libreoffice_counts(tmp_path: Path) -> None:
    """LibreOffice prints the numbers that Word's list would show, for many files in one run."""
    one = write(tmp_path, "one.docx", docx(BODY))
    other = write(tmp_path, "other.docx", docx(BODY + CLAUSE.format(0, "More")))
    texts = judges.libreoffice_text([one, other], tmp_path)
    lines = [[" ".join(line.split()) for line in text.splitlines()] for text in texts]

    assert ["1. Scope", "1.1 Everyone is covered.", "1.2 Always."] == lines[0]
    assert "2. More" == lines[1][-1]


def test_libreoffice_pdf(tmp_path: Path) -> None:
    """LibreOffice makes a PDF of a DOCX; what only bears the name of one is refused first."""
    good = write(tmp_path, "good.docx", docx(BODY))

    assert judges.libreoffice_pdf([good], tmp_path)[0].read_bytes().startswith(b"%PDF-")
    with pytest.raises(AssertionError, match="is not a DOCX"):
        judges.libreoffice_pdf([write(tmp_path, "junk.docx", b"no package")], tmp_path)


def test_readers_of_word(tmp_path: Path) -> None:
    """Pandoc and mammoth find the words of a DOCX."""
    path = write(tmp_path, "good.docx", docx(BODY))

    assert "Everyone is covered." in judges.pandoc_text(path, "docx")
    assert "Everyone is covered." in judges.mammoth_html(path)


def test_docx_preview(tmp_path: Path) -> None:
    """Docx-preview shows a DOCX as a page with the numbers of its lists."""
    (pdf,) = judges.docx_preview_pdf([write(tmp_path, "good.docx", docx(BODY))], tmp_path)
    (page,) = judges.pdf_pages(pdf)

    assert ["1. Scope", "1.1 Everyone is covered.", "1.2 Always."] == [
        " ".join(line.split()) for line in page.splitlines() if line.strip()
    ]


# ---- HTML

HTML_JUDGES = [judges.nu_html, judges.html_validate, judges.axe]


@pytest.mark.parametrize("judge", HTML_JUDGES)
def test_html(tmp_path: Path, judge: Callable[[list[Path]], list[str]]) -> None:
    """Each HTML judge praises a sound page, and complains when its language is missing."""
    good = write(tmp_path, "good.html", GOOD_HTML)
    bad = write(tmp_path, "bad.html", GOOD_HTML.replace(' lang="en-GB"', ""))

    assert [] == judge([good])
    assert judge([good, bad])


def test_axe_sees_contrast(tmp_path: Path) -> None:
    """Axe judges what Chromium paints: grey on white is too faint."""
    faint = GOOD_HTML.replace("<p>", '<p style="color: #bbb">')

    assert any("contrast" in complaint for complaint in judges.axe([write(tmp_path, "faint.html", faint)]))


# ---- Markdown


def test_markdown_readers_agree() -> None:
    """Both readers of Markdown make the same of plain prose, and neither takes "2.1 " for a list."""
    text = "2.1 Tea &amp; Toast &lt;Trust&gt;\n"

    assert "<p>2.1 Tea &amp; Toast &lt;Trust&gt;</p>\n" == judges.cmark_html(text)
    assert judges.cmark_html(text) == judges.markdown_it_html(text)
    assert "<ol" in judges.cmark_html("2. Tea\n")


def test_markdownlint(tmp_path: Path) -> None:
    """Markdownlint praises a sound page and finds a link to a heading that is not there."""
    good = write(tmp_path, "good.md", GOOD_MARKDOWN)
    bad = write(tmp_path, "bad.md", GOOD_MARKDOWN.replace("#1-scope", "#2-scope"))

    assert [] == judges.markdownlint([good])
    assert any("MD051" in complaint for complaint in judges.markdownlint([good, bad]))


def test_spelling() -> None:
    """Hunspell knows British words and no others."""
    assert ["organizasion", "travveller"] == judges.spelling(["colour", "organisation", "organizasion", "travveller"])


# ---- site generators

BROKEN_LINK = GOOD_MARKDOWN.replace("#1-scope", "#2-scope")
BROKEN_FRONT_MATTER = GOOD_MARKDOWN.replace("title: Social media policy", "title: [")
BROKEN = {
    "MkDocs": BROKEN_LINK,
    "MkDocs Material": BROKEN_LINK,
    "Zensical": BROKEN_LINK,
    "Docusaurus": GOOD_MARKDOWN.replace("&#123;&#123; is covered &#125;&#125;", "{posts}"),
    "VitePress": GOOD_MARKDOWN.replace("(#1-scope)", "(nowhere.md)"),
    "Hugo": BROKEN_FRONT_MATTER,
    "Jekyll": GOOD_MARKDOWN.replace("&#123;&#123; is covered", "{{ is covered | nothing"),
    "Eleventy": GOOD_MARKDOWN.replace("&#123;&#123; is covered &#125;&#125;", "{% is covered %}"),
    "Astro Starlight": BROKEN_FRONT_MATTER,
}


@pytest.mark.parametrize("generator", GENERATORS, ids=str)
def test_site(tmp_path: Path, generator: Generator) -> None:
    """Each generator makes a page of sound Markdown, and complains of what it cannot publish."""
    # Jekyll turns only what has front matter into a page.
    write(tmp_path, "good/index.md", "---\ntitle: Policies\n---\n\nTwo policies.\n")
    write(tmp_path, "good/northbank/social-media.md", GOOD_MARKDOWN)
    write(tmp_path, "bad/index.md", "---\ntitle: Policies\n---\n\nTwo policies.\n")
    write(tmp_path, "bad/northbank/social-media.md", BROKEN[generator.name])
    good = generator.publish(tmp_path / "good")

    assert [] == good.complaints
    assert {Path("index.md"), Path("northbank/social-media.md")} == set(good.pages)
    assert "Tea &amp; Toast &lt;Trust&gt;" in good.pages[Path("northbank/social-media.md")].words
    assert generator.publish(tmp_path / "bad").complaints


# ---- missing judges


def test_missing_judge_skips_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing judge skips the test and says how to get it; where judges are required it fails."""
    monkeypatch.delenv("POLICYGEN_REQUIRE_JUDGES", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-judge is missing: sudo apt install no-such-judge"):
        require("no-such-judge")

    monkeypatch.setenv("POLICYGEN_REQUIRE_JUDGES", "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-judge is missing"):
        require("no-such-judge")
