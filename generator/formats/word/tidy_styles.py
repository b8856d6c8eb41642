"""Put the styles of a house template in order before they are merged: what contradicts itself, or the policy, goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.formats.colour import contrast
from generator.formats.word.house_error import WordTemplateError
from generator.formats.word.house_words import remove
from generator.formats.word.markup import w
from generator.formats.word.switches import is_on

_ID, _VALUE, _KIND = w("styleId"), w("val"), w("type")
_MOST_STYLES = 10_000
"""As many as Word itself can hold."""

_CHANGES = tuple(map(w, ("pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange")))
_HIDING = tuple(map(w, ("vanish", "specVanish", "webHidden", "framePr")))
_LEAST_CONTRAST = 1.8
"""Between words and paper. What is hard to read is a house's own choice; what cannot be seen is an accident."""

_FROM_RIGHT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
_DIRECTIONS = tuple(map(w, ("bidi", "rtl", "cs", "bidiVisual")))


def tidy(styles: etree._Element, language: str) -> frozenset[str]:
    """Take off double styles, changes and, for a language that runs from left to right, the other direction.

    Returns the ids of the paragraph styles that ran from right to left. Raises WordTemplateError for too many styles.
    """
    if len(styles) > _MOST_STYLES:
        raise WordTemplateError(
            f"the Word template has more than {_MOST_STYLES:,} styles", "delete those that nobody uses, and save it"
        )
    _drop_doubles(styles)
    for change in list(styles.iter(*_CHANGES)):
        remove(change)
    _break_circles(styles)
    return frozenset() if language.partition("-")[0] in _FROM_RIGHT else _turn(styles)


def make_visible(style: etree._Element) -> None:
    """Let every word be seen that a style is given to: neither hidden, nor as pale as the paper, nor beside the text.

    Some houses have white headings, for a table cell of their own colour that stays behind, and lines that run into
    a narrow margin, for a letter.
    """
    for element in list(style.iter(*_HIDING)):
        remove(element)
    for indent in style.iter(w("ind")):
        for side in (w("right"), w("end")):
            if indent.get(side, "").startswith("-"):
                del indent.attrib[side]
    ink = style.find(f"{w('rPr')}/{w('color')}")
    shaded = next(style.iter(w("shd")), None) is not None
    if ink is not None and not shaded and _is_pale(ink.get(_VALUE, "")):
        remove(ink)


def _is_pale(ink: str) -> bool:
    return re.fullmatch("[0-9A-Fa-f]{6}", ink) is not None and contrast(f"#{ink}", "#ffffff") < _LEAST_CONTRAST


def _drop_doubles(styles: etree._Element) -> None:
    """The first style of an id, and the first default of a kind, is the one that counts."""
    seen: set[object] = set()
    for style in styles.findall(w("style")):
        id, name = style.get(_ID, ""), style.find(w("name"))
        key = (style.get(_KIND), "" if name is None else name.get(_VALUE, "").lower())
        if not id or id in seen or key in seen:
            styles.remove(style)
        seen |= {id, key}


def _break_circles(styles: etree._Element) -> None:
    """A style that is in the end based on itself is based on nothing."""
    reached = {style.get(_ID) for style, _ in _from_the_top(styles)}
    for style in styles.iterfind(w("style")):
        parent = style.find(w("basedOn"))
        if parent is not None and style.get(_ID) not in reached:
            style.remove(parent)


def _turn(styles: etree._Element) -> frozenset[str]:
    turned = _from_right(styles)
    for element in list(styles.iter(*_DIRECTIONS)):
        properties = element.getparent()
        side = None if properties is None or element.tag != w("bidi") else properties.find(w("jc"))
        # In a paragraph from right to left the sides had changed places.
        if side is not None and side.get(_VALUE) in {"left", "right", "start", "end"}:
            remove(side)
        remove(element)
    return turned


def _from_right(styles: etree._Element) -> frozenset[str]:
    """Return the paragraph styles that run from right to left, by themselves or by what they are based on."""
    runs = {"": is_on(styles.find("/".join(map(w, ("docDefaults", "pPrDefault", "pPr", "bidi")))))}
    for style, parent in _from_the_top(styles):
        own = style.find(f"{w('pPr')}/{w('bidi')}")
        runs[style.get(_ID, "")] = runs[parent] if own is None else is_on(own)
    return frozenset(id for id, from_right in runs.items() if from_right and id)


def _from_the_top(styles: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield each style after the one that it is based on, whose id it brings; those in a circle are left out."""
    ids = {style.get(_ID) for style in styles.iterfind(w("style"))}
    children: dict[str, list[etree._Element]] = {}
    for style in styles.iterfind(w("style")):
        parent = style.find(w("basedOn"))
        id = "" if parent is None else parent.get(_VALUE, "")
        children.setdefault(id if id in ids else "", []).append(style)
    waiting = [""]
    while waiting:
        id = waiting.pop()
        for child in children.get(id, ()):
            yield child, id
            waiting.append(child.get(_ID, ""))
