"""Properties that are on or off."""

from __future__ import annotations

from lxml import etree

from generator.formats.word.markup import w

_OFF = {"0", "false", "off"}


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property is on: it is when it is there and does not say otherwise (17.17.4)."""
    return element is not None and element.get(w("val"), "on").lower() not in _OFF
