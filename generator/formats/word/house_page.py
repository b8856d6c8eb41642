"""The page of a house template: its paper and margins, and which part is the header or footer of which pages.

A template may have several sections, a cover and then the text; each takes over the headers and footers that it does
not have from the one before it. python-docx knows how. It gets a package with the references and nothing else, so
that nothing of the file can do harm in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.section import Section
from lxml import etree

from generator.formats.word.house_error import WordTemplateError, broken
from generator.formats.word.house_template import HouseTemplate
from generator.formats.word.markup import DECLARATION, TWIPS_PER_MM, WORD_NAMESPACES, R, W, escape, w
from generator.formats.word.package import (
    PackagePart,
    Relationship,
    office_kind,
    relationships_part,
    word_type,
    zipped,
)
from generator.formats.word.page_setup import PAPERS, ROOTS, Paper
from generator.formats.word.schema_order import put_in_order
from generator.formats.word.switches import is_on

Place = tuple[str, str]
"""A role, header or footer, and a kind of page: default, first or even."""

_STORIES: Mapping[Place, str] = {
    (role, kind): f"{prefix}{role}"
    for role in ("header", "footer")
    for kind, prefix in (("default", ""), ("first", "first_page_"), ("even", "even_page_"))
}
"""What python-docx calls each of them."""


@dataclass(frozen=True, slots=True)
class HousePage:
    """The set-up of a page, and the name of the part that stands in each place that is in use."""

    paper: Paper
    first_apart: bool
    parts: Mapping[Place, str]


def house_page(template: HouseTemplate, settings: etree._Element) -> HousePage:
    """Return the page of the last section that stands upright: sections that lie are for wide tables.

    The settings say whether left pages have headers of their own. Raises WordTemplateError when there is no room for
    text on it, or a header that it names is missing.
    """
    sections = template.sections
    upright = [place for place, each in enumerate(sections) if not _lies(each)]
    chosen = upright[-1] if upright else len(sections) - 1
    first_apart = is_on(sections[chosen].find(w("titlePg")))
    in_use = {"default": True, "first": first_apart, "even": is_on(settings.find(w("evenAndOddHeaders")))}
    parts = _parts(template, sections[: chosen + 1])
    used = {(role, kind): part for (role, kind), part in parts.items() if in_use[kind]}
    return HousePage(_paper(sections[chosen]), first_apart, used)


# ---- paper


_NARROWEST = 4000
"""A text narrower or lower than this, in twips, has no room for a clause."""

_WIDEST = 31680
"""The largest sheet that Word knows, 22 inches."""

_MEASURE = re.compile(r"(-?\d{1,6}(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": TWIPS_PER_MM, "cm": 10 * TWIPS_PER_MM, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720, "gutter": 0}
"""The margins that a page has where nothing is said of one, in twips."""


def _lies(section: etree._Element) -> bool:
    size = section.find(w("pgSz"))
    return size is not None and _measure(size, "w") > _measure(size, "h")


def _paper(section: etree._Element) -> Paper:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return PAPERS["a4"]
    sheet = {name: _measure(size, name) for name in ("w", "h")}
    edges = {name: _measure(margins, name, otherwise) for name, otherwise in _MARGINS.items()}
    width = sheet["w"] - sum(edges[side] for side in ("left", "right", "gutter"))
    height = sheet["h"] - sum(abs(edges[side]) for side in ("top", "bottom"))
    if min(width, height) < _NARROWEST:
        raise WordTemplateError(
            "the Word template's margins leave no room for text", "open it in Word, make them narrower, and save it"
        )
    for element, measures in ((size, sheet), (margins, edges)):
        element.attrib.update({w(name): str(measure) for name, measure in measures.items()})
    for grid in section.iterfind(w("docGrid")):
        _with_signs(grid)
    put_in_order(section)
    kept = {name: "".join(map(markup_of, section.iterfind(w(name)))) for name in _KEPT}
    *properties, lines = kept.values()
    return Paper("".join(properties), width, height, lines)


_KEPT = ("pgSz", "pgMar", "pgBorders", "docGrid")
"""Columns, line numbers, the reach of page numbers and where a cover's words stand are for the text left behind."""


def _with_signs(grid: etree._Element) -> None:
    """Old programs write a number below nothing as one above two thousand million (17.6.5 has it signed)."""
    for name in ("linePitch", "charSpace"):
        value = grid.get(w(name), "")
        if value.isdecimal() and 2**31 <= int(value) < 2**32:
            grid.set(w(name), str(int(value) - 2**32))


def _measure(element: etree._Element, name: str, otherwise: int = 0) -> int:
    """Return a length in twips; it may have a unit (22.9.2.15), and some programs write fractions."""
    value = element.get(w(name), str(otherwise))
    found = _MEASURE.fullmatch(value.strip())
    twips = round(float(found[1]) * _TWIPS.get(found[2], 1.0)) if found else _WIDEST + 1
    if abs(twips) > _WIDEST:
        raise broken(f'"{value[:40]}" is no measure')
    return twips


def markup_of(element: etree._Element) -> str:
    """Return an element of Word's namespace as text, without declaring that namespace again; of children the edges."""
    name = etree.QName(element).localname
    pairs = [(etree.QName(key), value) for key, value in element.attrib.items()]
    attributes = "".join([f' w:{key.localname}="{escape(value)}"' for key, value in pairs if key.namespace == W])
    return f"<w:{name}{attributes}>{''.join(map(markup_of, element.iterchildren(*_EDGES)))}</w:{name}>"


_EDGES = tuple(map(w, ("top", "left", "bottom", "right")))


# ---- headers and footers


_ID = f"{{{R}}}id"
_ROLES = {w("headerReference"): "header", w("footerReference"): "footer"}


def _parts(template: HouseTemplate, sections: Sequence[etree._Element]) -> Mapping[Place, str]:
    """Return the part in each place of the last of the sections."""
    ids = {each.get(_ID, ""): _ROLES[str(each.tag)] for it in sections for each in it if each.tag in _ROLES}
    missing = [id for id in ids if id not in template.pointers or not template.pointers[id].part]
    if missing:
        raise broken("a part that it names is missing")
    stubs = {f"/word/{_stub(id, ids)}.xml": id for id in ids}
    opened = docx.Document(BytesIO(_skeleton(sections, ids)))
    parts = {place: _part_in(list(opened.sections), story) for place, story in _STORIES.items()}
    return {place: template.pointers[stubs[part]].part for place, part in parts.items() if part}


def _part_in(sections: Sequence[Section], story: str) -> str:
    """Return what stands in a place of the last section: its own part or, where it is linked, an earlier one's."""
    own = [found for each in sections if not (found := getattr(each, story)).is_linked_to_previous]
    return str(own[-1].part.partname) if own else ""


def _skeleton(sections: Sequence[etree._Element], roles: Mapping[str, str]) -> bytes:
    """Return a Word file that has the sections with their references, and nothing in its headers and footers."""
    *others, last = [f"<w:sectPr>{_references(section, roles)}</w:sectPr>" for section in sections]
    body = "".join([f"<w:p><w:pPr>{each}</w:pPr></w:p>" for each in others]) + last
    document = f"{DECLARATION}<w:document {WORD_NAMESPACES}><w:body>{body}</w:body></w:document>"
    stubs = {_stub(id, roles): role for id, role in roles.items()}
    pointers = [Relationship(stub, office_kind(role), f"{stub}.xml") for stub, role in stubs.items()]
    parts = [
        relationships_part("", [Relationship("document", office_kind("officeDocument"), "word/document.xml")]),
        PackagePart("word/document.xml", document.encode(), word_type("document.main")),
        relationships_part("word/document.xml", pointers),
    ]
    for stub, role in stubs.items():
        content = f"<w:{ROOTS[role]} {WORD_NAMESPACES}/>"
        parts.append(PackagePart(f"word/{stub}.xml", content.encode(), word_type(role)))
    return zipped(parts)


def _references(section: etree._Element, roles: Mapping[str, str]) -> str:
    return "".join(
        [
            f'<w:{_ROLES[str(each.tag)]}Reference w:type="{escape(each.get(w("type"), "default"))}" '
            f'r:id="{_stub(each.get(_ID, ""), roles)}"/>'
            for each in section
            if each.tag in _ROLES
        ]
    )


def _stub(id: str, roles: Mapping[str, str]) -> str:
    return f"story{list(roles).index(id)}"
