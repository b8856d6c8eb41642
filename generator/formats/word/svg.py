"""Whether a drawing in SVG does more than show itself: runs something, or fetches something when it is opened."""

from __future__ import annotations

import re

from lxml import etree

_RUN_OR_HOLD = {"script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video"}
_INSIDE = ("#", "data:image/")
_FETCHES = re.compile(r"""javascript:|@import|url\(\s*["']?\s*(?!#|data:)""", re.IGNORECASE)
_STYLE_SHEET = re.compile(rb"<\?\s*xml-stylesheet", re.IGNORECASE)


def is_still(content: bytes, root: etree._Element) -> bool:
    """Tell whether a drawing, as bytes and as a tree without comments, only shows itself."""
    return not _STYLE_SHEET.search(content) and all(map(_is_still, root.iter(etree.Element)))


def _is_still(element: etree._Element) -> bool:
    name = etree.QName(element).localname.lower()
    pairs = {etree.QName(key).localname.lower(): value for key, value in element.attrib.items()}
    if name in _RUN_OR_HOLD or any(key.startswith("on") for key in pairs):
        return False
    if any(not value.strip().startswith(_INSIDE) for key, value in pairs.items() if key in {"href", "src"}):
        return False
    # A change of an attribute over time may change where it leads.
    if pairs.get("attributename", "").lower().endswith("href"):
        return False
    # A backslash in a style may stand for any letter (CSS Syntax, 4.3.7).
    styles = [pairs.get("style", ""), *(element.itertext() if name == "style" else ())]
    return not any("\\" in each for each in styles) and not any(map(_FETCHES.search, [*pairs.values(), *styles]))
