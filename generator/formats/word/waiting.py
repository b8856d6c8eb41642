"""What words wait for until all of a part is written: the numbers of bookmarks, references, links, and live values.

A block says the same in every document that has it, so what it becomes is remembered. What only the whole document
knows is left open there, with a mark of characters that XML has not (1.0, 2.2) and so no words have.
"""

from __future__ import annotations

from collections.abc import Callable

_OPEN, _NEXT, _END = "\x02", "\x1f", "\x03"


def waiting(kind: str, *about: str) -> str:
    """Return the mark for something of a kind that is filled in by what it is about."""
    return f"{_OPEN}{_NEXT.join((kind, *about))}{_END}"


def filled_in(text: str, say: Callable[..., str]) -> str:
    """Return a text with what `say` gives for each mark, by its kind and what it is about."""
    said: dict[str, str] = {}
    first, *others = text.split(_OPEN)
    filled = [first]
    for other in others:
        about, _, words = other.partition(_END)
        if about not in said:
            said[about] = say(*about.split(_NEXT))
        filled += (said[about], words)
    return "".join(filled)
