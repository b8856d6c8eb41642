"""A document as a Word file, and what stands in the file."""

from __future__ import annotations

from lxml import etree

from generator.document import Document
from generator.document.look import Look
from generator.formats.write_docx import write_docx
from tests.docx_reader import part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOK = Look()


def written(document: Document, look: Look = LOOK) -> bytes:
    return write_docx(document, look)


def body_of(content: bytes) -> etree._Element:
    return part(content, "word/document.xml")[0]
