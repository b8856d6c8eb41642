"""An organisation's own Word template: its styles, theme, page, header and footer, without its numbering.

Styles meet by name, as in Word: a German Heading 1 has the id `berschrift1`, and is `heading 1` all the
same. The template's lists are left behind, so that no heading is numbered twice; and so are its words.
"""

from __future__ import annotations

from functools import lru_cache

from docx.opc.part import Part as WordPart
from lxml import etree

from generator.formats.word.design import DEFAULT_FONT, FIRST_PAGE_APART, Design
from generator.formats.word.house_template import WordTemplateError, open_template, related, target, tree
from generator.formats.word.markup import WORD_NAMESPACES, R, W, escape, w
from generator.formats.word.merged_styles import merged_styles, renamed
from generator.formats.word.moved_parts import FOLDER, moved, needed_by, new_name
from generator.formats.word.package import Companion, PackagePart, Relationship, office_kind, word_type
from generator.formats.word.page import PAPERS, Frame, Paper, frame
from generator.formats.word.styles import all_styles
from generator.formats.word.theme import font_table, theme

_NARROWEST = 4000
"""Text narrower than this, in twips, has no room for a clause."""

_PAGE_PROPERTIES = ("pgSz", "pgMar", "pgBorders", "docGrid")


@lru_cache(maxsize=16)
def adopted(template: bytes, colour: str, language: str, mark: str) -> Design:
    """Return the design of a template. `mark` is a paragraph that stands on top of every header.

    Raises WordTemplateError when the template cannot be used.
    """
    document = open_template(template)
    page = next(tree(document).iterfind(f"{w('body')}/{w('sectPr')}"), etree.Element(w("sectPr")))
    paper = _paper(page)
    styles, ids = merged_styles(_part_of_kind(document, "styles"), all_styles(colour, paper.text_width), language)
    frames = [_frame(document, reference, ids, mark) for reference in page if reference.tag in _ROLES]
    headers, footers = ([each for each in frames if each.role == role] for role in ("header", "footer"))
    settings = _part_of_kind(document, "settings")
    return Design(
        styles,
        paper,
        (_theme(document, colour), font_table(DEFAULT_FONT)),
        headers=(*headers, *_lone_marks(headers, mark)),
        footers=tuple(footers),
        first_page=FIRST_PAGE_APART if page.find(w("titlePg")) is not None or not frames else "",
        # Headers and footers of our own are the same on opposite pages.
        opposite_pages=_setting(settings, "evenAndOddHeaders") if headers and footers else "",
        mirrored_margins=_setting(settings, "mirrorMargins"),
        colours=_setting(settings, "clrSchemeMapping"),
    )


_ROLES = {w("headerReference"): "header", w("footerReference"): "footer"}


def _part_of_kind(document: WordPart, kind: str) -> etree._Element:
    """Return the document's styles or settings, which a template need not have."""
    part = related(document.rels, kind)
    return etree.fromstring(f"<w:{kind} {WORD_NAMESPACES}/>") if part is None else tree(part)


def _theme(document: WordPart, colour: str) -> Companion:
    """Return the template's theme, to which its styles may point; ours when it has none."""
    part = related(document.rels, "theme")
    if part is None:
        return theme(DEFAULT_FONT, colour)
    pointer = Relationship("theme", office_kind("theme"), new_name(part).removeprefix("word/"))
    return Companion(pointer, moved(part))


def _setting(settings: etree._Element, name: str) -> str:
    element = settings.find(w(name))
    return "" if element is None else _markup(element)


def _markup(element: etree._Element) -> str:
    """Return an element of Word's namespace as text, without declaring that namespace again."""
    name = etree.QName(element).localname
    pairs = [(etree.QName(key), value) for key, value in element.attrib.items()]
    attributes = "".join([f' w:{key.localname}="{escape(value)}"' for key, value in pairs if key.namespace == W])
    return f"<w:{name}{attributes}>{''.join(map(_markup, element))}</w:{name}>"


# ---- page


def _paper(page: etree._Element) -> Paper:
    size, margins = page.find(w("pgSz")), page.find(w("pgMar"))
    if size is None or margins is None:
        return PAPERS["a4"]
    width = _measure(size, "w") - sum(_measure(margins, side) for side in ("left", "right", "gutter"))
    if width < _NARROWEST:
        raise WordTemplateError("the Word template's margins leave no room for text")
    kept = [_markup(element) for name in _PAGE_PROPERTIES for element in page.iterfind(w(name))]
    return Paper("".join(kept), width)


def _measure(element: etree._Element, name: str) -> int:
    value = element.get(w(name), "0")
    try:
        return round(float(value))
    except ValueError:
        raise WordTemplateError(f'the Word template is broken: "{value}" is no measure') from None


# ---- headers and footers


def _frame(document: WordPart, reference: etree._Element, ids: dict[str, str], mark: str) -> Frame:
    """Return a header or footer, with the new names of its styles and the mark on top of it."""
    role, kind = _ROLES[str(reference.tag)], reference.get(w("type"), "default")
    theirs = target(document.rels, reference.get(f"{{{R}}}id", ""))
    root = tree(theirs)
    renamed(root, ids)
    if role == "header" and mark:
        root.insert(0, etree.fromstring(f"<w:hdr {WORD_NAMESPACES}>{mark}</w:hdr>")[0])
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = PackagePart(f"{FOLDER}/{role}-{kind}.xml", content, word_type(role))
    return Frame(role, kind, part, needed_by(theirs, part.name))


def _lone_marks(headers: list[Frame], mark: str) -> list[Frame]:
    """A page whose header the template leaves empty has the mark alone."""
    if not headers or not mark:
        return []
    missing = {"default", "first", "even"} - {each.kind for each in headers}
    return [frame("header", kind, mark) for kind in sorted(missing)]
