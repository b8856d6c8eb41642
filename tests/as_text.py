"""What a document becomes in the formats that are text, as text."""

from __future__ import annotations

from generator.document import Document
from generator.document.look import Look
from generator.formats.write_fragment import write_fragment
from generator.formats.write_html import write_html, write_html_list
from generator.formats.write_markdown import write_markdown


def markdown_of(document: Document) -> str:
    """Return a document as Markdown."""
    return write_markdown(document).decode()


def html_of(document: Document, look: Look) -> str:
    """Return a document as a web page."""
    return write_html(document, look).decode()


def html_list_of(document: Document, look: Look) -> str:
    """Return a list of policies as a web page."""
    return write_html_list(document, look).decode()


def fragment_of(document: Document, look: Look) -> str:
    """Return a document as a part of a web page."""
    return write_fragment(document, look).decode()
