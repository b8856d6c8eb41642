"""An organisation's own Word template: its styles, theme, page, header and footer, without its numbering.

Styles meet by name, as in Word: a German Heading 1 has the id `berschrift1`, and is `heading 1` all the
same. The template's lists are left behind, so that no heading is numbered twice; and so are its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from generator.ooxml.design import FIRST_PAGE_APART, Design
from generator.ooxml.markup import WORD_NAMESPACES, R, W, escape
from generator.ooxml.merged_styles import merged_styles, renamed
from generator.ooxml.package import Part, Relationship, office_kind, relationships_part, word_type
from generator.ooxml.page import PAPERS, Frame, Paper, frame
from generator.ooxml.styles import all_styles
from generator.ooxml.template_file import Pointer, TemplateFile, WordTemplateError, open_template

_FOLDER = "word/brand"
"""Where adopted parts live, under names that cannot meet ours."""

_NARROWEST = 4000
"""Text narrower than this, in twips, has no room for a clause."""

_PAGE_PROPERTIES = ("pgSz", "pgMar", "pgBorders", "docGrid")


@lru_cache(maxsize=16)
def adopted(template: bytes, colour: str, language: str, mark: str) -> Design:
    """Return the design of a template. `mark` is a paragraph that stands on top of every header.

    Raises WordTemplateError when the template cannot be used.
    """
    file = open_template(template)
    page = next(file.tree(file.document).iterfind(f"{_w('body')}/{_w('sectPr')}"), etree.Element(_w("sectPr")))
    paper = _paper(page)
    styles, ids = merged_styles(_part_of_kind(file, "styles"), all_styles(colour, paper.text_width), language)
    seen: set[str] = set()
    theme = [part for pointer in file.related(file.document, "theme") for part in _copies(file, pointer.target, seen)]
    adoptions = [_frame(file, reference, ids, mark) for reference in page if reference.tag in _ROLES]
    frames = [each for each, _ in adoptions]
    companions = [part for each, name in adoptions for part in _companions(file, name, each.part.name, seen)]
    headers = [each for each in frames if each.role == "header"]
    settings = _part_of_kind(file, "settings")
    return Design(
        styles,
        paper,
        headers=(*headers, *_lone_marks(headers, mark)),
        footers=tuple(each for each in frames if each.role == "footer"),
        first_page=FIRST_PAGE_APART if page.find(_w("titlePg")) is not None or not frames else "",
        opposite_pages=_setting(settings, "evenAndOddHeaders"),
        mirrored_margins=_setting(settings, "mirrorMargins"),
        colours=_setting(settings, "clrSchemeMapping"),
        parts=(*theme, *companions),
        pointers=tuple(Relationship("theme", office_kind("theme"), _below(part.name, "word/")) for part in theme[:1]),
    )


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_ROLES = {_w("headerReference"): "header", _w("footerReference"): "footer"}


def _part_of_kind(file: TemplateFile, kind: str) -> etree._Element:
    """Return the document's styles or settings, which a template need not have."""
    pointer = next(file.related(file.document, kind), None)
    return etree.fromstring(f"<w:{kind} {WORD_NAMESPACES}/>") if pointer is None else file.tree(pointer.target)


def _setting(settings: etree._Element, name: str) -> str:
    element = settings.find(_w(name))
    return "" if element is None else _markup(element)


def _markup(element: etree._Element) -> str:
    """Return an element of Word's namespace as text, without declaring that namespace again."""
    name = etree.QName(element).localname
    pairs = [(etree.QName(key), value) for key, value in element.attrib.items()]
    attributes = "".join([f' w:{key.localname}="{escape(value)}"' for key, value in pairs if key.namespace == W])
    return f"<w:{name}{attributes}>{''.join(map(_markup, element))}</w:{name}>"


# ---- page


def _paper(page: etree._Element) -> Paper:
    size, margins = page.find(_w("pgSz")), page.find(_w("pgMar"))
    if size is None or margins is None:
        return PAPERS["a4"]
    width = _measure(size, "w") - sum(_measure(margins, side) for side in ("left", "right", "gutter"))
    if width < _NARROWEST:
        raise WordTemplateError("the Word template's margins leave no room for text")
    kept = [_markup(element) for name in _PAGE_PROPERTIES for element in page.iterfind(_w(name))]
    return Paper("".join(kept), width)


def _measure(element: etree._Element, name: str) -> int:
    value = element.get(_w(name), "0")
    try:
        return round(float(value))
    except ValueError:
        raise WordTemplateError(f'the Word template is broken: "{value}" is no measure') from None


# ---- headers and footers


def _frame(file: TemplateFile, reference: etree._Element, ids: dict[str, str], mark: str) -> tuple[Frame, str]:
    """Return a header or footer, and the name of the part that it was in the template."""
    role, kind = _ROLES[str(reference.tag)], reference.get(_w("type"), "default")
    pointers = file.pointers(file.document)
    name = next((pointer.target for pointer in pointers if pointer.id == reference.get(f"{{{R}}}id")), "")
    root = file.tree(name)
    renamed(root, ids)
    if role == "header" and mark:
        root.insert(0, etree.fromstring(f"<w:hdr {WORD_NAMESPACES}>{mark}</w:hdr>")[0])
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Frame(role, kind, Part(f"{_FOLDER}/{role}-{kind}.xml", content, word_type(role))), name


def _lone_marks(headers: list[Frame], mark: str) -> list[Frame]:
    """A page whose header the template leaves empty has the mark alone."""
    if not headers or not mark:
        return []
    missing = {"default", "first", "even"} - {each.kind for each in headers}
    return [frame("header", kind, mark) for kind in sorted(missing)]


# ---- parts that come along


def _copies(file: TemplateFile, name: str, seen: set[str]) -> Iterator[Part]:
    """Yield a part under its new name, and every part that it needs, each once."""
    if name not in seen:
        seen.add(name)
        yield Part(_new_name(name), file.content(name), file.kind(name))
        yield from _companions(file, name, _new_name(name), seen)


def _companions(file: TemplateFile, name: str, owner: str, seen: set[str]) -> Iterator[Part]:
    """Yield the pointers of a part, which is now called `owner`, and the parts that they lead to."""
    pointers = list(file.pointers(name))
    if pointers:
        yield relationships_part(owner, map(_moved, pointers))
    for pointer in pointers:
        if not pointer.outside:
            yield from _copies(file, pointer.target, seen)


def _moved(pointer: Pointer) -> Relationship:
    target = pointer.target if pointer.outside else _below(_new_name(pointer.target), f"{_FOLDER}/")
    return Relationship(pointer.id, pointer.kind, target, pointer.outside)


def _new_name(name: str) -> str:
    return f"{_FOLDER}/{name.replace('/', '-')}"


def _below(name: str, folder: str) -> str:
    return name.removeprefix(folder)
