"""Where sentences start: the capital letters of values and references that begin one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.document import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Opening,
    Placeholder,
    Strong,
    join_inlines,
    shown,
)

Leaf = Callable[[Placeholder | CrossReference, Opening], Inlines]

# A full stop, question mark or exclamation mark, with any closing quotation mark or bracket, then a space.
_SENTENCE_END = re.compile(r"[.!?][\"'’”)]* $")


def rewrite_leaves(inlines: Inlines, opening: Opening, leaf: Leaf) -> Inlines:
    """Return the inlines with each placeholder and reference replaced by what `leaf` makes of it where it stands."""
    if not any(_has_leaf(inline) for inline in inlines):
        return inlines
    return _rewrite(inlines, "" if opening is Opening.SENTENCE else "within", leaf)


def opening_after(before: str) -> Opening:
    """Tell whether what comes after these words of a sentence begins another."""
    return Opening.SENTENCE if before == "" or _SENTENCE_END.search(before) else Opening.WITHIN


def opened(words: str, opening: Opening) -> str:
    """Return words of ours as they stand: with a capital at the start of a sentence."""
    return words[:1].upper() + words[1:] if opening is Opening.SENTENCE else words


def _has_leaf(inline: Inline) -> bool:
    match inline:
        case Placeholder() | CrossReference():
            return True
        case Strong(children) | Emphasis(children) | Link(_, children):
            return any(_has_leaf(child) for child in children)
        case _:
            return False


def _rewrite(inlines: Inlines, before: str, leaf: Leaf) -> Inlines:
    done: list[Inline] = []
    for inline in inlines:
        new = _rewrite_one(inline, before, leaf)
        done.extend(new)
        before += "".join(shown(part) for part in new)
    return join_inlines(done)


def _rewrite_one(inline: Inline, before: str, leaf: Leaf) -> Inlines:
    match inline:
        case Placeholder() | CrossReference():
            return leaf(inline, opening_after(before))
        case Strong() | Emphasis() | Link():
            return (replace(inline, children=_rewrite(inline.children, before, leaf)),)
        case _:
            return (inline,)
