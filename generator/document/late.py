"""Values that are put in last: a document says the same of many organisations but for a few words of their own.

A plain value changes nothing around it, so a stand-in may hold its place until a format has been written: what was
written with the stand-in serves the next organisation too. So may one for the number of a section, which depends on
those before it. A document keeps the values beside its sections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias, assert_never

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
from generator.document.sentences import ARTICLES

MARK = "\x7f"
"""A character that no input holds. It is in ASCII: another one would make every text four times as large in memory."""
_NUMBER, _LETTER = "n", "L"

Waiting: TypeAlias = Mapping[str, Placeholder]
"""The values that wait, by their names."""

# No format writes a letter in another way, at the start of a line neither, but MDX takes two words there for its own.
_PLAIN = re.compile(r"(?!(?:im|ex)port\b)[A-Za-z](?:[ -~’]*[A-Za-z0-9])?")
STAND_IN = f"{MARK}[^{MARK}]+{MARK}."
"""A pattern for what holds the place of a value."""
_STAND_IN = re.compile(STAND_IN)


class Seam(StrEnum):
    """What of a plain value shows in the words around its place, besides whether it ends with a number."""

    LOOSE = "nothing"
    TIGHT = "its first letter, by an article, or its length, in a table"


def seams(inlines: Inlines) -> Iterator[Seam]:
    """Yield how each value and each reference in a run of words is joined to them, in reading order."""
    before: Inline | None = None
    for inline in inlines:
        if isinstance(inline, (Placeholder, CrossReference)):
            yield Seam.TIGHT if isinstance(before, Text) and before.value.endswith(ARTICLES) else Seam.LOOSE
        elif isinstance(inline, (Strong, Emphasis, Link)):
            yield from seams(inline.children)
        elif not isinstance(inline, Text):
            assert_never(inline)
        before = inline


@lru_cache(maxsize=4096)
def name_to_wait(value: str, token: str) -> str:
    """Return the name by which a value that stands for a token can wait; none where it is not plain.

    It is the same for all organisations. Its last character tells what the value looks like to the words beside it:
    words at the start of a sentence have another one, and so have those that end with a number, to which the next word
    is held.
    """
    if not _PLAIN.fullmatch(value):
        return ""
    ends = "12" if value[-1].isdigit() else "xX"
    return "".join([f"{ord(character):x}" for character in token]) + ends[value[0].isupper()]


def number_to_wait(given: str, which: str) -> str:
    """Return the name by which the number or letter of a section can wait; `which` is a name of the section's."""
    return which + (_NUMBER if given.isdigit() else _LETTER)


def stand_in(name: str) -> str:
    """Return what holds the place of a value, if it has a name."""
    return f"{MARK}{name[:-1]}{MARK}{name[-1]}" if name else ""


@lru_cache(maxsize=4096)
def stand_in_for(field: str, name: str) -> Placeholder:
    """Return the node that holds the place of a value which a template asked for by a field."""
    return Placeholder(field, stand_in(name), field)


def begins_with_number(words: str) -> bool:
    """Tell whether words begin with a digit, or with what waits for one."""
    return words[:1].isdigit() or (words[:1] == MARK and words.split(MARK, 2)[2][0] == _NUMBER)


def waiting_for(text: str, values: Waiting) -> Placeholder | None:
    """Return the value whose place a text holds, if it holds one's."""
    return values[_name_in(text)] if text.startswith(MARK) else None


def _name_in(held: str) -> str:
    return held.replace(MARK, "")


def with_values(text: str, values: Waiting) -> str:
    """Return a text with the values in the place of stand-ins."""
    if MARK not in text:
        return text
    return _STAND_IN.sub(lambda found: values[_name_in(found[0])].value or "", text)


def with_places(text: str) -> bytes:
    """Return a text in UTF-8, with a place instead of each stand-in, in which `% said_by(…)` puts what a value says.

    What many policies have in common is kept so: to look for stand-ins takes three times as long as to fill places.
    """
    return _STAND_IN.sub(lambda found: f"%({_name_in(found[0])})b", text.replace("%", "%%")).encode()


def said_by(values: Waiting, write: Callable[[str], str]) -> dict[bytes, bytes]:
    """Return what values say in their places, each as `write` has it."""
    return {name.encode(): write(value.value or "").encode() for name, value in values.items()}
