"""Merge the styles of an organisation's template with ours: theirs win in looks, ours in numbering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.formats.word.house_words import remove
from generator.formats.word.inherited import styles_by_id
from generator.formats.word.markup import WORD_NAMESPACES, w
from generator.formats.word.schema_order import insert_in_order, put_in_order
from generator.formats.word.tidy_styles import make_visible, tidy
from generator.formats.word.unnumbered import (
    drop_list,
    list_of_style,
    look_alike,
    paragraph_properties,
    stop_inheritance,
)

_ID, _VALUE, _KIND, _DEFAULT = w("styleId"), w("val"), w("type"), w("default")
_REFERENCES = tuple(map(w, ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")))
_OUTSIDE = {"FrontHeading", "ScheduleHeading"}
"""Headings outside the list of sections, which look like those in it."""


@dataclass(frozen=True, slots=True)
class MergedStyles:
    """Styles of a template and of ours in one part; `ids` are the new ids of theirs, where they have new ones.

    `from_right` are the styles whose paragraphs ran from right to left in the template.
    """

    root: etree._Element
    ids: Mapping[str, str]
    from_right: frozenset[str]

    @property
    def default(self) -> str:
        """The id of the style of paragraphs that name none."""
        styles = self.root.iterfind(w("style"))
        return next((it.get(_ID, "") for it in styles if it.get(_DEFAULT) and it.get(_KIND) == "paragraph"), "Normal")


def merged_styles(theirs: etree._Element, added: str, language: str) -> MergedStyles:
    """Return their styles and those of `added` that they lack, in the part that theirs were in.

    Their lists are taken off. Where a style of theirs has the name of an added one that is numbered, it
    gets our numbering and loses its indents, which belonged to the numbering that it had.
    """
    ours = list(etree.fromstring(f"<w:styles {WORD_NAMESPACES}>{added}</w:styles>"))
    from_right = tidy(theirs, language)
    _drop_lists(theirs)
    ids = _new_ids(theirs, ours)
    for style in theirs.iter(w("style")):
        style.set(_ID, ids.get(style.get(_ID, ""), style.get(_ID, "")))
    renamed(theirs, ids)
    present = {_key(style): style for style in theirs.iter(w("style"))}
    _make_visible(theirs, [present[key] for key in map(_key, ours) if key in present])
    defaults = {style.get(_KIND) for style in theirs.iter(w("style")) if style.get(_DEFAULT)}
    for style in ours:
        if _key(style) in present:
            _number_alike(present[_key(style)], style)
            continue
        if style.get(_KIND) in defaults:
            style.attrib.pop(_DEFAULT, None)
        theirs.append(style)
    new = [style for style in ours if style.getparent() is theirs]
    model = next(style for style in theirs.iterfind(w("style")) if style.get(_ID) == "Heading1")
    look_alike(model, [style for style in new if style.get(_ID) in _OUTSIDE])
    forget_missing(theirs, theirs)
    stop_inheritance(theirs)
    _free_of_indents(theirs, new)
    _set_language(theirs, language)
    put_in_order(theirs)
    return MergedStyles(theirs, ids, frozenset(ids.get(id, id) for id in from_right))


def renamed(root: etree._Element, ids: Mapping[str, str]) -> None:
    """Make every reference to a style use its new id, in place."""
    for reference in root.iter(*_REFERENCES):
        reference.set(_VALUE, ids.get(reference.get(_VALUE, ""), reference.get(_VALUE, "")))


def forget_missing(root: etree._Element, styles: etree._Element) -> None:
    """Take off every reference to a style that is not there, in place."""
    ids = {style.get(_ID) for style in styles.iterfind(w("style"))}
    for reference in list(root.iter(*_REFERENCES)):
        if reference.get(_VALUE) not in ids:
            remove(reference)


def _drop_lists(root: etree._Element) -> None:
    """Take off the numbers of their headings, with the indents that went with them, and their list styles."""
    for style in root.findall(w("style")):
        if style.get(_KIND) == "numbering":
            root.remove(style)
    for numbering in list(root.iter(w("numPr"))):
        properties = numbering.getparent()
        if properties is not None:
            drop_list(properties)


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


def _number_alike(theirs: etree._Element, ours: etree._Element) -> None:
    """Put their style of this name where ours is: in the same list, and at the same outline level."""
    numbering, outline = (ours.find(f"{w('pPr')}/{w(name)}") for name in ("numPr", "outlineLvl"))
    if numbering is not None:
        drop_list(paragraph_properties(theirs))
        insert_in_order(paragraph_properties(theirs), numbering)
    if outline is not None and paragraph_properties(theirs).find(w("outlineLvl")) is None:
        insert_in_order(paragraph_properties(theirs), outline)


def _make_visible(styles: etree._Element, used: Sequence[etree._Element]) -> None:
    """Let words be seen that have one of these styles, whichever style or default it is that would hide them."""
    known = styles_by_id(styles)
    for each in {link for style in used for link in known.chain(style.get(_ID, ""))}:
        make_visible(each)
    for each in styles.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}"):
        make_visible(each)


_RUNNING = {"BodyText"}
"""Text that may start as all of a house's text does."""
_CELLS = {"TableText", "TableHeading"}
_FLUSH: Mapping[str, str] = {w("left"): "0", w("right"): "0", w("firstLine"): "0"}


def _free_of_indents(styles: etree._Element, added: Sequence[etree._Element]) -> None:
    """Take off indents that added styles have from a house's ordinary text, and those of words in cells.

    Where it has some, a stop after a number would be passed over, and a narrow column have no room for a word.
    """
    known = styles_by_id(styles)
    flat = {id for style in added if (id := style.get(_ID, "")) not in _RUNNING and list_of_style(style) is None}
    for style in styles.iterfind(w("style")):
        id = style.get(_ID, "")
        if style.get(_KIND) == "paragraph" and id in flat | _CELLS and known.indents(id):
            properties = paragraph_properties(style)
            own = properties.find(w("ind"))
            flush = etree.Element(w("ind"), _FLUSH)
            if own is not None and id not in _CELLS:
                flush.attrib.update(own.attrib)
            insert_in_order(properties, flush)


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
