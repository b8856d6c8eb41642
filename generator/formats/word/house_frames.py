"""Headers and footers of a house template, made ready for every policy: final words, our ids, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from generator.formats.word.details import without_tokens
from generator.formats.word.house_blanks import fill_blanks, shown_details
from generator.formats.word.house_controls import settle_controls
from generator.formats.word.house_error import broken, unwanted
from generator.formats.word.house_fields import House, settle_fields
from generator.formats.word.house_package import Package, Pointer
from generator.formats.word.house_page import Place
from generator.formats.word.house_words import accept, remove, unwrap, words_of
from generator.formats.word.inlines import RIGHT_TO_LEFT
from generator.formats.word.logo import LOGO_ID
from generator.formats.word.markup import R, W, w
from generator.formats.word.merged_styles import MergedStyles, forget_missing, renamed
from generator.formats.word.moved_parts import FOLDER, needed_by
from generator.formats.word.package import PackagePart, word_type
from generator.formats.word.page_setup import ROOTS, Frame
from generator.formats.word.schema_order import insert_in_order, put_in_order

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHOWS = tuple(map(w, ("drawing", "pict", "object", "altChunk", "fldChar", "fldSimple", "sym", "pgNum")))
_KNOWN = {None, W, R, "http://www.w3.org/XML/1998/namespace"}
_OBJECTS = tuple(map(w, ("drawing", "pict", "object")))


@dataclass(frozen=True, slots=True)
class HouseFrame:
    """A header or footer in its place: the part that it was, its content, and the parts to which it points."""

    place: Place
    part: str
    root: etree._Element
    pointers: tuple[Pointer, ...]
    shows_page: bool

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing, as a header that Word makes as soon as somebody looks for it."""
        return not words_of(self.root).strip() and next(self.root.iter(*_SHOWS), None) is None

    @property
    def details(self) -> set[str]:
        """The names of the document's details that it shows."""
        return shown_details(self.root)


def house_frame(package: Package, place: Place, part: str, house: House) -> HouseFrame:
    """Return what the house has in a place. Raises WordTemplateError for what a policy must not show or hold."""
    root = package.tree(part)
    if root.tag != w(ROOTS[place[0]]):
        raise broken(f'its part "{part}" is no {place[0]}')
    for text in root.iter(w("t")):
        text.text = without_tokens(text.text or "")
    _drop_extensions(root)
    accept(root)
    settle_controls(root, part)
    kinds = settle_fields(root, house, part)
    fill_blanks(root, part)
    _check_links(root, part)
    pointers = _used(root, package.pointers(part))
    _keep_direction(root, house.styles)
    renamed(root, house.styles.ids)
    forget_missing(root, house.styles.root)
    put_in_order(root)
    counts = "PAGE" in kinds or next(root.iter(w("pgNum")), None) is not None
    return HouseFrame(place, part, root, pointers, counts)


def written(frames: list[HouseFrame], package: Package) -> tuple[Frame, ...]:
    """Return house frames as parts of our file. Each picture in them gets a number that no other has."""
    pictures = [picture for frame in frames for picture in frame.root.iter(_PICTURE)]
    for number, picture in enumerate(pictures, LOGO_ID + 1):
        picture.set("id", str(number))
    return tuple(_written(frame, package) for frame in frames)


def _written(frame: HouseFrame, package: Package) -> Frame:
    role, kind = frame.place
    content = etree.tostring(frame.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = PackagePart(f"{FOLDER}/{role}-{kind}.xml", content, word_type(role))
    return Frame(role, kind, part, needed_by(package, frame.part, part.name, frame.pointers))


def _drop_extensions(root: etree._Element) -> None:
    """Take off what later programs note at Word's own elements, such as numbers of paragraphs that other parts have."""
    for element in root.iterdescendants(f"{{{W}}}*"):
        for name in [str(each) for each in element.attrib if etree.QName(each).namespace not in _KNOWN]:
            del element.attrib[name]


def _keep_direction(root: etree._Element, styles: MergedStyles) -> None:
    """Words of a house that run from right to left still do so, although its styles no longer say it."""
    for paragraph in root.iter(w("p")):
        properties = paragraph.find(w("pPr"))
        style = None if properties is None else properties.find(w("pStyle"))
        id = styles.default if style is None else style.get(w("val"), "")
        if styles.ids.get(id, id) in styles.from_right and RIGHT_TO_LEFT.search(words_of(paragraph)):
            if properties is None:
                properties = etree.Element(w("pPr"))
                paragraph.insert(0, properties)
            if properties.find(w("bidi")) is None:
                insert_in_order(properties, etree.Element(w("bidi")))


# ---- what they point at


def _check_links(root: etree._Element, part: str) -> None:
    """An old kind of drawing may name the address of a picture by itself (part 4, 19.1.2.11)."""
    for element in root.iter(f"{_VML}*"):
        if element.get("src"):
            raise unwanted(f"a linked picture ({element.get('src', '')[:80]})", part)
        for name in ("href", f"{_OFFICE}href"):
            element.attrib.pop(name, None)


def _used(root: etree._Element, pointers: Mapping[str, Pointer]) -> tuple[Pointer, ...]:
    """Return the pointers that the content uses, after taking out what shows a picture that is not there."""
    used: dict[str, Pointer] = {}
    for element, name, id in list(_uses(root)):
        pointer = pointers.get(id)
        if pointer is not None and (pointer.outside or pointer.part):
            # An id of our own: theirs may have any characters.
            used.setdefault(id, replace(pointer, id=f"house{len(used) + 1}"))
            element.set(name, used[id].id)
        elif element.tag == w("hyperlink"):
            unwrap(element)
        elif pointer is not None and pointer.short_kind == "hyperlink":
            remove(element)
        else:
            for around in list(element.iterancestors(*_OBJECTS)) or [element]:
                remove(around)
    return tuple(used.values())


def _uses(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if value and (str(name).startswith(f"{{{R}}}") or name == f"{_OFFICE}relid"):
                yield element, str(name), str(value)
