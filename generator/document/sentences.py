"""Where sentences start: the capital letters of values and references that begin one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from generator.document import CrossReference, Inline, Inlines, Placeholder, Text, shown
from generator.document.traverse import Opening, join_to

Leaf: TypeAlias = Callable[[Placeholder | CrossReference, Opening], Inlines]
"""Makes the words of a value or a reference as it stands at one place."""

# Nothing, or a full stop, question mark or exclamation mark with its closing marks and a space; then any
# opening quotation mark or bracket, which belongs to what follows it.
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"'’”)\]]* )[\"'“‘(\[]*$")


_TAIL = 12
_TEXT = {Text}


def rewrite_leaves(inlines: Inlines, opening: Opening, leaf: Leaf) -> Inlines:
    """Return the inlines with what `leaf` makes of each value and each reference where it stands.

    The very same inlines come back when they hold neither.
    """
    if _TEXT.issuperset(map(type, inlines)):
        return inlines
    done: list[Inline] = []
    changed = False
    for inline in inlines:
        if isinstance(inline, Text):
            join_to(done, inline)
        elif isinstance(inline, Placeholder | CrossReference):
            for word in leaf(inline, _opening_here(opening, done)):
                join_to(done, word)
            changed = True
        else:
            children = rewrite_leaves(inline.children, _opening_here(opening, done), leaf)
            done.append(inline if children is inline.children else replace(inline, children=children))
            changed |= children is not inline.children
    return tuple(done) if changed else inlines


def _opening_here(opening: Opening, before: list[Inline]) -> Opening:
    if not before:
        return opening
    # Two inlines are enough to see the end of a sentence: texts never stand side by side.
    last = before[-1]
    if type(last) is Text and len(last.value) > _TAIL:
        return opening_after(last.value)
    return opening_after("".join(map(shown, before[-2:])))


# Most words are the template's, and come again in every organisation's policy.
@lru_cache(maxsize=4096)
def opening_after(before: str) -> Opening:
    """Tell whether what comes after these words of a sentence begins another."""
    # Only the end matters; the letter keeps a cut from looking like the start.
    tail = before if len(before) <= _TAIL else "x" + before[-_TAIL:]
    return Opening.SENTENCE if _SENTENCE_START.search(tail) else Opening.WITHIN


def opened(words: str, opening: Opening) -> str:
    """Return words of ours as they stand: with a capital at the start of a sentence."""
    return words[:1].upper() + words[1:] if opening is Opening.SENTENCE else words
