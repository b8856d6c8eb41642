"""Content controls of a house header (17.5.2): what Word would fill from the properties of a file, a policy fills.

A control shows what is stored in a part that does not come along: the file's properties, or data of the house. Where
it shows a detail of the document, it gets that of the policy; where it shows words of the house, these stay; and
where it asks to be filled in, the template is refused.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.formats.word.details import token_named
from generator.formats.word.house_error import blank
from generator.formats.word.house_words import remove, say, unwrap, words_of
from generator.formats.word.markup import w

_LAST_STEP = re.compile(r"(?:^|[/:])([A-Za-z_][\w.-]*)(?:\[\d+\])?\s*$")


def settle_controls(root: etree._Element, part: str) -> None:
    """Replace every control by what it shows. Raises WordTemplateError for one that only asks to be filled in."""
    # Inner ones first: an outer one may hold several.
    for control in reversed(list(root.iter(w("sdt")))):
        properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
        if properties is not None and content is not None:
            _settle(properties, content, part)
        if content is not None:
            unwrap(content)
        for child in list(control):
            if child.tag in {w("sdtPr"), w("sdtEndPr")}:
                control.remove(child)
        unwrap(control)
    # Some programs write what a control holds without the control.
    for content in list(root.iter(w("sdtContent"))):
        unwrap(content)


def _settle(properties: etree._Element, content: etree._Element, part: str) -> None:
    bound = properties.find(w("dataBinding"))
    asks = properties.find(w("showingPlcHdr")) is not None
    if bound is None and not asks:
        return
    names = [_path_end(bound), _value(properties, "alias"), _value(properties, "tag")]
    if asks:
        names.append(words_of(content))
    token = next((token for token in map(token_named, names) if token), "")
    if token:
        say(content, token)
    elif asks:
        raise blank(f'a control that says "{words_of(content)[:60]}"', part)
    for style in list(content.iter(w("rStyle"))) if asks else []:
        # The grey of words that ask to be replaced.
        remove(style)


def _path_end(bound: etree._Element | None) -> str:
    """Return the name of the element to which a control is bound, which is the last step of its path."""
    found = None if bound is None else _LAST_STEP.search(bound.get(w("xpath"), ""))
    return "" if found is None else found[1]


def _value(properties: etree._Element, name: str) -> str:
    element = properties.find(w(name))
    return "" if element is None else element.get(w("val"), "")
