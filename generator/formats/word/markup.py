"""XML as text: the namespaces, the one escaping function, the paragraph, and the measures of the format.

Text and not a tree: building the tree of one policy with lxml takes some fifty times as long, and
the f-strings show the XML that Word reads. The tests parse and validate all that is written.
"""

from __future__ import annotations

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""What the attribute `xml:space` is called in a tree of lxml."""

KEEP_WITH_NEXT = "<w:keepNext/>"
"""Keeps a paragraph on the page of the next one (17.3.1.15)."""

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
"""A twip is a twentieth of a point, the format's unit of length (17.18.81)."""


def w(name: str) -> str:
    """Return what the name `w:name` is in a tree of lxml."""
    return f"{{{W}}}{name}"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph; `properties` are what it has beyond its style (17.3.1.26)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def escape(text: str) -> str:
    """Return the text as XML that says those very characters, between tags and in quoted attributes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def twips(millimetres: float) -> int:
    """Return a length on paper in twips."""
    return round(millimetres * TWIPS_PER_MM)
