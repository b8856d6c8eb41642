"""The XML of a Word file, made readable: one element a line, attributes sorted, so that a diff means something."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

PARTS = ("word/document.xml", "word/numbering.xml")


def readable_xml(content: bytes) -> str:
    """Return the list of parts of a Word file, then its document and its numbering."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        lines = [f"<!-- {name} -->" for name in package.namelist()]
        for part in PARTS:
            root = etree.fromstring(package.read(part))
            for element in root.iter(etree.Element):
                attributes = sorted(element.attrib.items())
                element.attrib.clear()
                element.attrib.update(attributes)
            etree.cleanup_namespaces(root)
            etree.indent(root, " ")
            lines += ["", etree.tostring(root, encoding="unicode")]
    return "\n".join(lines) + "\n"
