"""What a block holds: words, and what is special about some of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, assert_never

from generator.document.rules import Misshapen, require
from generator.document.spaces import NO_BREAK_SPACE

Inlines: TypeAlias = "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. Never empty; white space is single spaces only."""

    value: str

    def __post_init__(self) -> None:
        require(self.value != "", "text is never empty", "write the words, or leave the text out")
        require_one_line(self.value)


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of strong importance. Never starts or ends with a space: Markdown could not say so."""

    children: Inlines

    def __post_init__(self) -> None:
        _require_styled(self.children)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text. Never starts or ends with a space."""

    children: Inlines

    def __post_init__(self) -> None:
        _require_styled(self.children)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the document."""

    target: str
    children: Inlines

    def __post_init__(self) -> None:
        require(self.target != "", "a link has a target", "write its address between the round brackets")
        require_one_line(self.target)
        require_phrase(self.children, "write the words of the link between the square brackets")
        plain = all(isinstance(child, Text | Placeholder) for child in self.children)
        require(plain, "a link holds plain words", "put the stars, or the other link, outside its square brackets")


DEFAULT = "default"
"""The source of a value that the template took, since nobody has given one."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A value that the organisation gave, shown as those very characters.

    `field` is what the template asked for (`roles.advice_contact`); `source` is the field that held
    the value, another one when a role fell back, and `DEFAULT` where the template's own default was
    taken though much depends on it. `value` is None while nobody has given one. `waits_for` is the key
    that would settle it, in a draft; a final policy waits for nothing.
    """

    field: str
    value: str | None
    source: str
    waits_for: str = ""

    def __post_init__(self) -> None:
        if self.value is not None:
            require(self.value != "", "a placeholder's value is never empty", "give the value, or leave the key out")
            require(self.value == self.value.strip(), "a placeholder's value is trimmed", "remove the space at its end")
            require_one_line(self.value)

    @property
    def open_key(self) -> str:
        """The key that is still to be given, in square brackets; empty for a value that waits for none."""
        key = self.waits_for or (self.field if self.value is None else "")
        return f"[{key}]" if key else ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross-reference found (derived): "clause 8.3" is the noun `clause`, the number `8.3`.

    `bearer` is the id of the node that carries the number; `anchor` the id to go to; `slug` the
    address of the heading nearest to it, for formats in which only headings can be reached.
    A part without a number is called by its title: the noun is the title and the number is empty.
    """

    noun: str
    number: str
    bearer: str
    anchor: str
    slug: str

    @property
    def alone(self) -> Target:
        """The same part, called by its number alone where it has one."""
        return Target("", self.number, self.bearer, self.anchor, self.slug) if self.number else self

    @property
    def label(self) -> str:
        """The words shown. A no-break space keeps the number with its word."""
        noun, number = self.noun, self.number
        return f"{noun}{NO_BREAK_SPACE}{number}" if noun and number else noun or number


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to another part of the same document, by id.

    `otherwise` is what to say instead when that part is not in the document; `found` is derived.
    """

    target: str
    otherwise: Inlines = ()
    found: Target | None = None

    def __post_init__(self) -> None:
        if self.otherwise:
            require_phrase(self.otherwise, "write the other words, or leave them out")


Inline: TypeAlias = Text | Strong | Emphasis | Link | Placeholder | CrossReference
"""A kind more is an error of types wherever it has to be known."""


def shown(inline: Inline) -> str:
    """Return the words that a reader sees for an inline, in every format.

    A value that somebody has still to give shows the key for it in square brackets, as drafts do.
    """
    # Not `match`, which takes three times as long, and there are hundreds.
    if isinstance(inline, Text):
        return inline.value
    if isinstance(inline, Placeholder):
        if inline.value and not inline.waits_for:
            return inline.value
        return " ".join(filter(None, (inline.value, inline.open_key)))
    if isinstance(inline, CrossReference):
        return inline.found.label if inline.found else "".join(map(shown, inline.otherwise))
    if isinstance(inline, (Strong, Emphasis, Link)):
        return "".join(map(shown, inline.children))
    assert_never(inline)


# ---- rules: each raises Misshapen


def require_one_line(text: str) -> None:
    """Refuse a text with other white space than single spaces: every format would fold more, or break the line."""
    if _FOLDED.search(text):
        raise Misshapen("text is one line with single spaces", "write it on one line, with one space between words")


_FOLDED = re.compile("  |[\x00-\x1f]")


def require_inlines(inlines: Inlines) -> None:
    """Refuse neighbours that could be said in another way, or that Markdown could not say."""
    if len(inlines) <= 1:
        return
    for left, right in pairwise(inlines):
        one, other = type(left), type(right)
        if one is Text and other is Text:
            raise Misshapen("two texts never stand side by side", "join them into one")
        if one is not Text and _is_styled(left):
            rule = "a space or a mark follows bold or stressed words"
            require(_starts_apart(right), rule, "put a space or a mark after the bold or stressed words")
        if other is not Text and _is_styled(right):
            rule = "a space or a mark comes before bold or stressed words"
            require(_ends_apart(left), rule, "put a space or a mark before the bold or stressed words")


def _is_styled(inline: Inline) -> bool:
    """Tell whether Markdown shows it by marks around the words, which must stand apart from other words."""
    if isinstance(inline, (Text, Placeholder, CrossReference, Link)):
        return False
    if isinstance(inline, (Strong, Emphasis)):
        return True
    assert_never(inline)


# CommonMark 6.2: emphasis that ends in a punctuation mark does not close before a letter. These marks
# are safe on the outer side in every Markdown reader that was tried.
_APART = " .,;:!?()[]\"'\u2018\u2019\u201c\u201d\u2013\u2014\u2026"


def _starts_apart(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.value[0] in _APART


def _ends_apart(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.value[-1] in _APART


def _require_styled(children: Inlines) -> None:
    require_phrase(children, "write the words between the stars, or remove the stars")
    nested = any(map(_is_styled, children))
    rule = "bold and stressed words hold no bold or stressed words"
    require(not nested, rule, "make the words bold or stressed, not both: two stars or one on either side")


def require_trimmed(inlines: Inlines) -> None:
    """Refuse a space at either end: no format keeps it."""
    if not inlines:
        return
    first, last = inlines[0], inlines[-1]
    if (type(first) is Text and first.value[0] == " ") or (type(last) is Text and last.value[-1] == " "):
        raise Misshapen("a phrase never starts or ends with a space", "remove the space, or put it outside")


def require_phrase(inlines: Inlines, if_empty: str) -> None:
    """Refuse inlines that are no whole phrase: strange neighbours, a space at either end, or none at all.

    `if_empty` is what to do when there are none.
    """
    if not inlines:
        raise Misshapen("a phrase is never empty", if_empty)
    require_inlines(inlines)
    require_trimmed(inlines)
