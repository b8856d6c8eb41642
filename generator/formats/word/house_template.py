"""Open an organisation's own Word file: its styles, its settings, and the set-up of the page that its text has.

Only what a policy takes over is read. The text stays behind, and with it whatever it holds.
"""

from __future__ import annotations

from collections import deque
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from generator.formats.word.house_error import WordTemplateError, broken
from generator.formats.word.house_package import Package, Pointer
from generator.formats.word.markup import WORD_NAMESPACES, w
from generator.formats.word.package import office_kind

_STRICT = "http://purl.oclc.org/ooxml/"
_MOST_SECTIONS = 500


@dataclass(frozen=True, slots=True)
class HouseTemplate:
    """An open file. `sections` are the properties of its sections in order, of which each may be a page of its own."""

    package: Package
    pointers: dict[str, Pointer]
    sections: tuple[etree._Element, ...]

    def part(self, kind: str) -> str:
        """Return the name of the part to which the first pointer of a kind leads, empty when there is none."""
        wanted = office_kind(kind)
        return next((each.part for each in self.pointers.values() if each.kind == wanted and each.part), "")

    def tree(self, kind: str) -> etree._Element:
        """Return the document's styles or settings, which a template need not have."""
        name = self.part(kind)
        root = self.package.tree(name) if name else etree.fromstring(f"<w:{kind} {WORD_NAMESPACES}/>")
        if root.tag != w(kind):
            raise broken(f'its part "{name}" does not hold {kind}')
        return root


def open_template(content: bytes) -> HouseTemplate:
    """Return a DOCX or DOTX file, open.

    Raises WordTemplateError for a file that is no Word file, is locked, holds macros, or is broken.
    """
    package = Package(content)
    main = _main_part(package)
    return HouseTemplate(package, package.pointers(main), _sections(package.text(main), main))


def _main_part(package: Package) -> str:
    pointers = package.pointers("").values()
    main = next((each.part for each in pointers if each.kind == office_kind("officeDocument")), "")
    if not main and any(each.kind.startswith(_STRICT) for each in pointers):
        raise WordTemplateError(
            "the Word template is a Strict Open XML Document, a kind of its own with the same ending",
            'open it in Word, choose Save As and the file type "Word Document (*.docx)"',
        )
    kind = package.content_type(main)
    if "macroEnabled" in kind or any("vbaproject" in name.lower() for name in package.names):
        raise WordTemplateError(
            "the Word template holds macros", "save it as Word Document (.docx) or Template (.dotx)"
        )
    if not main or "wordprocessingml" not in kind:
        raise WordTemplateError("the Word template is not a Word document")
    return main


def _sections(text: bytes, name: str) -> tuple[etree._Element, ...]:
    """Return the properties of every section, without keeping the text in memory."""
    found: deque[etree._Element] = deque(maxlen=_MOST_SECTIONS)
    steps = etree.iterparse(
        BytesIO(text),
        tag=(w("p"), w("tbl"), w("sectPr")),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in steps:
            # What a change of properties was before is one more element of this name.
            if element.tag == w("sectPr") and _is_in_use(element):
                found.append(deepcopy(element))
            elif element.tag != w("sectPr"):
                element.clear()
    except etree.XMLSyntaxError:
        raise broken(f'its part "{name}" cannot be read') from None
    if steps.root is None or steps.root.tag != w("document"):
        raise broken("its main part is not a document")
    return tuple(found) or (etree.Element(w("sectPr")),)


def _is_in_use(section: etree._Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag in {w("body"), w("pPr")}
