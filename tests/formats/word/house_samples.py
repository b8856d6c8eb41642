"""A house template, changed in one thing or another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from generator.document import Document
from generator.document.look import Look
from generator.formats.write_docx import write_docx
from tests.docx_reader import part
from tests.formats.word.docx_samples import png, policy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def house(change: Callable[[WordDocument], None] = lambda _: None) -> bytes:
    """Return a house template: serif text, red headings that are numbered, a header with a picture, A5 paper."""
    template = docx.Document()
    section = template.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = (
        Mm(148),
        Mm(210),
        Mm(20),
        Mm(15),
    )
    section.header.paragraphs[0].text = "House header"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png(40, 20)))
    section.footer.paragraphs[0].text = "House footer"
    template.styles["Normal"].font.name = "Liberation Serif"
    heading = template.styles["Heading 1"]
    heading.font.color.rgb, heading.font.size = RGBColor(200, 0, 0), Pt(20)
    properties = heading.element.get_or_add_pPr()
    properties._insert_numPr(parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"))
    template.add_paragraph("A letter to be left behind")
    change(template)
    return saved(template)


def saved(template: WordDocument) -> bytes:
    """Return the template as a file."""
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def changed(template: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """Return the template with some of its parts rewritten."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
    return buffer.getvalue()


def odd_name(template: bytes, old: str, new: str) -> bytes:
    """Return the template with one of its parts called something else, wherever it is named."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as package, zipfile.ZipFile(buffer, "w") as renamed:
        for name in package.namelist():
            content = package.read(name)
            if name.endswith((".rels", "[Content_Types].xml")):
                content = content.replace(old.encode(), new.encode())
            renamed.writestr(name.replace(old, new), content)
    return buffer.getvalue()


def branded(template: bytes, document: Document | None = None) -> bytes:
    """Return a policy in the look of a template."""
    return write_docx(document or policy(), Look(word_template=template))


def style(content: bytes, name: str) -> etree._Element:
    """Return the one style of a name."""
    found = [each for each in part(content, "word/styles.xml").iter(f"{W}style") if style_name(each) == name]
    assert len(found) == 1
    return found[0]


def style_name(element: etree._Element) -> str:
    """Return the name of a style, empty where it has none."""
    name = element.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val"))
