"""Values that are put in last: a document says the same of many organisations but for a few words of their own.

A plain value changes nothing around it, so a stand-in may hold its place until a format has been written: what was
written with the stand-in serves the next organisation too. A document keeps the values beside its sections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from generator.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Strong,
    Text,
)
from generator.document.sections import Document
from generator.document.sentences import ARTICLES
from generator.document.traverse import Carrier, rewrite_section

_OPEN = "\ue000"
"""No input holds it, nor any other private-use character, as a token is."""
_NAME = 2
"""How many characters a name has: a token, and one more."""

# No format writes a letter in another way, at the start of a line neither, but MDX takes two words there for its own.
_PLAIN = re.compile(r"(?!(?:im|ex)port\b)[A-Za-z](?:[ -~’]*[A-Za-z0-9])?")


class Seam(StrEnum):
    """What of a plain value shows in the words around its place, besides whether it ends with a number."""

    LOOSE = "nothing"
    TIGHT = "its first letter, by an article, or its length, in a table"


def seams(inlines: Inlines) -> Iterator[Seam]:
    """Yield how each value and each reference in a run of words is joined to them, in reading order."""
    before: Inline | None = None
    for inline in inlines:
        if isinstance(inline, Placeholder | CrossReference):
            yield Seam.TIGHT if isinstance(before, Text) and before.value.endswith(ARTICLES) else Seam.LOOSE
        elif isinstance(inline, Strong | Emphasis | Link):
            yield from seams(inline.children)
        before = inline


def name_to_wait(value: str, token: str) -> str:
    """Return the name by which a value that stands for a token can wait; none where it is not plain.

    It is the same for all organisations. Words at the start of a sentence have another one, and so have those that end
    with a number, to which the next word is held.
    """
    if not _PLAIN.fullmatch(value):
        return ""
    ends = "12" if value[-1].isdigit() else "xX"
    return token + ends[value[0].isupper()]


def stand_in(name: str) -> str:
    """Return what holds the place of a value."""
    return _OPEN + name


def with_values(text: str, values: Mapping[str, str], write: Callable[[str], str] = str) -> str:
    """Return a text with the values, by their names, in the place of stand-ins, each as `write` has it."""
    first, *others = text.split(_OPEN)
    if not others:
        return text
    names = {other[:_NAME] for other in others}
    written = {name: write(values[name]) for name in names}
    return "".join([first, *[written[other[:_NAME]] + other[_NAME:] for other in others]])


def whole(document: Document) -> Document:
    """Return a document with every value in its place."""

    def rewrite(words: Inlines, _: Carrier) -> Inlines:
        return _with_values(words, document.values)

    if not document.values:
        return document
    sections = tuple([rewrite_section(section, rewrite) for section in document.sections])
    return replace(document, sections=sections, values={})


def _with_values(inlines: Inlines, values: Mapping[str, str]) -> Inlines:
    return tuple([_with_value(inline, values) for inline in inlines])


def _with_value(inline: Inline, values: Mapping[str, str]) -> Inline:
    if isinstance(inline, Placeholder) and inline.value:
        return replace(inline, value=with_values(inline.value, values))
    if isinstance(inline, Strong | Emphasis | Link):
        return replace(inline, children=_with_values(inline.children, values))
    return inline
