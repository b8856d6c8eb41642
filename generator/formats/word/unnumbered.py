"""Styles outside all lists. None is based on a numbered one: some readers count it even if it says it is in no list."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from generator.formats.word.house_words import remove
from generator.formats.word.markup import w
from generator.formats.word.schema_order import insert_in_order

_ID, _VALUE = w("styleId"), w("val")
_SAID_IN_PARTS = {*map(w, ("spacing", "rFonts"))}
"""Properties of which a style may say one part, and have another from the style that it is based on."""


def list_of_style(style: etree._Element) -> str | None:
    """Return the list in which paragraphs of a style are; styles may also have it from what they are based on."""
    number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return None if number is None else number.get(_VALUE)


def paragraph_properties(style: etree._Element) -> etree._Element:
    """Return a style's properties of paragraphs, put in where it has none."""
    return _properties(style, "pPr")


def drop_list(properties: etree._Element) -> None:
    """Take off the place in a list, with the indents that went with it."""
    for name in ("numPr", "ind", "tabs"):
        for element in properties.findall(w(name)):
            properties.remove(element)


def look_alike(model: etree._Element, styles: Iterable[etree._Element]) -> None:
    """Give styles the look of another, in no list but their own, and base them on what that one is based on."""
    for style in styles:
        own = style.find(f"{w('pPr')}/{w('numPr')}")
        for name in ("basedOn", "pPr", "rPr"):
            found = model.find(w(name))
            for old in style.findall(w(name)):
                style.remove(old)
            if found is not None:
                insert_in_order(style, deepcopy(found))
        drop_list(paragraph_properties(style))
        if own is not None:
            insert_in_order(paragraph_properties(style), own)


def stop_inheritance(styles: etree._Element) -> None:
    """Base styles such as TOC Heading, if on a numbered Heading 1, on what is behind that, and let them look as now."""
    numbered = {style.get(_ID, ""): style for style in styles if list_of_style(style) is not None}
    for style in styles.iter(w("style")):
        # A template may go round in circles.
        for _ in numbered:
            parent = numbered.get(_base(style))
            if parent is None or list_of_style(style) is not None:
                break
            _take_over(parent, style)


def _base(style: etree._Element) -> str:
    parent = style.find(w("basedOn"))
    return "" if parent is None else parent.get(_VALUE, "")


def _take_over(parent: etree._Element, style: etree._Element) -> None:
    for name in ("pPr", "rPr"):
        theirs = parent.find(w(name))
        for each in () if theirs is None else theirs:
            _add(_properties(style, name), each)
    base = parent.find(w("basedOn"))
    if base is None:
        for own in style.findall(w("basedOn")):
            remove(own)
    else:
        insert_in_order(style, deepcopy(base))


def _add(properties: etree._Element, other: etree._Element) -> None:
    """Add a property of the style behind, or those parts of it that are not said here."""
    own = properties.find(str(other.tag))
    if own is None and other.tag != w("numPr"):
        insert_in_order(properties, deepcopy(other))
    elif own is not None and own.tag in _SAID_IN_PARTS:
        said = {_part(key) for key in own.attrib}
        own.attrib.update({key: value for key, value in other.attrib.items() if _part(key) not in said})


def _part(key: str | bytes) -> str:
    """A typeface of the theme stands for one that is named (17.3.2.26)."""
    return etree.QName(key).localname.lower().removesuffix("theme")


def _properties(style: etree._Element, name: str) -> etree._Element:
    properties = style.find(w(name))
    if properties is None:
        properties = etree.Element(w(name))
        insert_in_order(style, properties)
    return properties
