"""Where sentences start: the capital letters of values and references that begin one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import TypeVar

from generator.document import CrossReference, Emphasis, Inline, Inlines, Link, Placeholder, Strong, Text, shown
from generator.traverse import Opening, join_inlines

Leaf = TypeVar("Leaf", Placeholder, CrossReference)

# Nothing, or a full stop, question mark or exclamation mark with its closing marks and a space; then any
# opening quotation mark or bracket, which belongs to what follows it.
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"'’”)\]]* )[\"'“‘(\[]*$")


_TAIL = 12
_HOLDERS = {Strong, Emphasis, Link}


def rewrite_leaves(
    inlines: Inlines, opening: Opening, kind: type[Leaf], leaf: Callable[[Leaf, Opening], Inlines]
) -> Inlines:
    """Return the inlines with each leaf of a kind replaced by what `leaf` makes of it where it stands."""
    kinds = set(map(type, inlines))
    if kind not in kinds and kinds.isdisjoint(_HOLDERS):
        return inlines
    done: list[Inline] = []
    for inline in inlines:
        if type(inline) is Text:
            done.append(inline)
        elif type(inline) is kind:
            done.extend(leaf(inline, _opening_here(opening, done)))
        elif isinstance(inline, Strong | Emphasis | Link):
            children = rewrite_leaves(inline.children, _opening_here(opening, done), kind, leaf)
            done.append(inline if children is inline.children else replace(inline, children=children))
        else:
            done.append(inline)
    return inlines if len(done) == len(inlines) and all(map(is_, done, inlines)) else join_inlines(done)


def _opening_here(opening: Opening, before: list[Inline]) -> Opening:
    # Two inlines are enough to see the end of a sentence: texts never stand side by side.
    return opening_after("".join(map(shown, before[-2:]))) if before else opening


def opening_after(before: str) -> Opening:
    """Tell whether what comes after these words of a sentence begins another."""
    # Only the end matters; the letter keeps a cut from looking like the start.
    tail = before if len(before) <= _TAIL else "x" + before[-_TAIL:]
    return Opening.SENTENCE if _SENTENCE_START.search(tail) else Opening.WITHIN


def opened(words: str, opening: Opening) -> str:
    """Return words of ours as they stand: with a capital at the start of a sentence."""
    return words[:1].upper() + words[1:] if opening is Opening.SENTENCE else words
