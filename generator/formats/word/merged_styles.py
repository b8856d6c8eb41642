"""Merge the styles of an organisation's template with ours: theirs win in looks, ours in numbering."""

from __future__ import annotations

from lxml import etree

from generator.formats.word.markup import WORD_NAMESPACES, w

_ID, _VALUE, _KIND = w("styleId"), w("val"), w("type")
_REFERENCES = tuple(map(w, ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")))

# What comes before numPr among the properties of a paragraph (17.3.1.26).
_BEFORE_NUMBERING = tuple(map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")))
_AFTER_PARAGRAPH = tuple(map(w, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")))


def merged_styles(theirs: etree._Element, added: str, language: str) -> tuple[bytes, dict[str, str]]:
    """Return a styles part with their styles and those of `added` that they lack, and the new ids of theirs.

    Their lists are taken off. Where a style of theirs has the name of an added one that is numbered, it
    gets our numbering and loses its indents, which belonged to the numbering that it had.
    """
    ours = list(etree.fromstring(f"<w:styles {WORD_NAMESPACES}>{added}</w:styles>"))
    _drop_lists(theirs)
    ids = _new_ids(theirs, ours)
    for style in theirs.iter(w("style")):
        style.set(_ID, ids.get(style.get(_ID, ""), style.get(_ID, "")))
    renamed(theirs, ids)
    present = {_key(style): style for style in theirs.iter(w("style"))}
    for style in ours:
        if _key(style) in present:
            _number_alike(present[_key(style)], style)
        else:
            theirs.append(style)
    _stop_inheritance(theirs)
    _set_language(theirs, language)
    return etree.tostring(theirs, xml_declaration=True, encoding="UTF-8", standalone=True), ids


def renamed(root: etree._Element, ids: dict[str, str]) -> None:
    """Make every reference to a style use its new id, and forget numbered lists, in place."""
    for reference in root.iter(*_REFERENCES):
        reference.set(_VALUE, ids.get(reference.get(_VALUE, ""), reference.get(_VALUE, "")))
    for numbering in list(root.iter(w("numPr"))):
        parent = numbering.getparent()
        if parent is not None:
            parent.remove(numbering)


def _drop_lists(root: etree._Element) -> None:
    """Take off the numbers of their headings, with the indents that went with them, and their list styles."""
    for style in list(root.iter(w("style"))):
        if style.get(_KIND) == "numbering":
            root.remove(style)
    for numbering in list(root.iter(w("numPr"))):
        properties = numbering.getparent()
        if properties is not None:
            _drop_indents(properties)


def _drop_indents(properties: etree._Element) -> None:
    for name in ("numPr", "ind", "tabs"):
        for element in properties.findall(w(name)):
            properties.remove(element)


def _key(style: etree._Element) -> tuple[str, str]:
    """What makes two styles the same one: kind and name, whatever the case (17.7.4.9)."""
    name = style.find(w("name"))
    return style.get(_KIND, "paragraph"), "" if name is None else name.get(_VALUE, "").lower()


def _new_ids(theirs: etree._Element, ours: list[etree._Element]) -> dict[str, str]:
    """Give their styles our ids where the names are the same, and free our ids where they are not."""
    wanted = {_key(style): style.get(_ID, "") for style in ours}
    reserved = set(wanted.values())
    ids = {}
    for style in theirs.iter(w("style")):
        old = style.get(_ID, "")
        same = wanted.get(_key(style))
        if same is not None:
            ids[old] = same
        elif old in reserved:
            ids[old] = f"{old}-own"
    return ids


def _stop_inheritance(styles: etree._Element) -> None:
    """A style based on a numbered one, such as TOC Heading on Heading 1, is not numbered for that (17.9.18)."""
    numbered = {style.get(_ID) for style in styles if _list_of(style) not in {None, "0"}}
    for style in styles.iter(w("style")):
        parent = style.find(w("basedOn"))
        if parent is not None and parent.get(_VALUE) in numbered and _list_of(style) is None:
            _insert_numbering(style, etree.fromstring(f"<w:numPr {WORD_NAMESPACES}><w:numId w:val='0'/></w:numPr>"))


def _list_of(style: etree._Element) -> str | None:
    number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return None if number is None else number.get(_VALUE)


def _number_alike(theirs: etree._Element, ours: etree._Element) -> None:
    """Put their style of this name where ours is: in the same list, and at the same outline level."""
    numbering, outline = (ours.find(f"{w('pPr')}/{w(name)}") for name in ("numPr", "outlineLvl"))
    if numbering is not None:
        _drop_indents(_properties(theirs))
        _insert_numbering(theirs, numbering)
    if outline is not None and _properties(theirs).find(w("outlineLvl")) is None:
        _properties(theirs).append(outline)


def _insert_numbering(style: etree._Element, numbering: etree._Element) -> None:
    properties = _properties(style)
    properties.insert(sum(child.tag in _BEFORE_NUMBERING for child in properties), numbering)


def _properties(style: etree._Element) -> etree._Element:
    """Return a style's paragraph properties; they stand before its others (17.7.4.17)."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        place = next((place for place, child in enumerate(style) if child.tag in _AFTER_PARAGRAPH), len(style))
        style.insert(place, properties)
    return properties


def _set_language(root: etree._Element, language: str) -> None:
    """The words are in the policy's language, whatever language the template was made in (17.3.2.20)."""
    for element in root.iter(w("lang")):
        element.set(_VALUE, language)
    defaults = _child(root, "docDefaults")
    run = _child(_child(defaults, "rPrDefault"), "rPr")
    if run.find(w("lang")) is None:
        etree.SubElement(run, w("lang"), {_VALUE: language})


def _child(parent: etree._Element, name: str) -> etree._Element:
    """Return the child of that name, made as the first one if there is none."""
    child = parent.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        parent.insert(0, child)
    return child
