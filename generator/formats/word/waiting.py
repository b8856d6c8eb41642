"""What words wait for until all of a part is written: the numbers of bookmarks, references, links, and live values.

A block says the same in every document that has it, so what it becomes is remembered. What only the whole document
knows is left open there, with a mark of characters that XML has not (1.0, 2.2) and so no words have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_OPEN, _NEXT, _END = "\x02", "\x1f", "\x03"


def about(kind: str, *things: str) -> str:
    """Return what the mark for something of a kind says, by what it is about."""
    return _NEXT.join((kind, *things))


def waiting(kind: str, *things: str) -> str:
    """Return the mark for something of a kind that is filled in by what it is about."""
    return f"{_OPEN}{about(kind, *things)}{_END}"


def filled_in(text: str, known: Mapping[str, str], say: Callable[..., str]) -> str:
    """Return a text with what is known of each mark by what it says, or what `say` gives by its kind and things."""
    said = {**known}
    first, *others = text.split(_OPEN)
    filled = [first]
    for other in others:
        mark, _, words = other.partition(_END)
        if mark not in said:
            said[mark] = say(*mark.split(_NEXT))
        filled += (said[mark], words)
    return "".join(filled)
