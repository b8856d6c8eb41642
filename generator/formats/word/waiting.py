"""What words wait for until the whole document is known: numbers of bookmarks, ids of links, controls, late values.

A block says the same in every document that has it, so what it becomes is remembered. What only the whole document
knows is left open there, with a mark of characters that XML has not (1.0, 2.2) and so no words have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import cast

from generator.document.late import Waiting, parted
from generator.document.memory import MANY
from generator.formats.word.markup import escape

_OPEN, _NEXT, _END = "\x02", "\x1f", "\x03"


def waiting(*things: str) -> str:
    """Return the mark for what is filled in by what it is about."""
    return f"{_OPEN}{_NEXT.join(things)}{_END}"


def filled_in(texts: Iterable[str], numbers: Mapping[str, bytes], late: Waiting, say: Callable[..., str]) -> bytes:
    """Return texts with all that waits in them: numbers by what they are about, late values, and what `say` gives."""
    said = _Said(numbers, say)
    said.update({_NEXT + name: escape(each.value or "").encode() for name, each in late.items()})
    pieces: list[bytes | str] = []
    for text in texts:
        pieces += _pieces(text)
    pieces[1::2] = map(said.__getitem__, cast("list[str]", pieces[1::2]))
    return b"".join(cast("list[bytes]", pieces))


_NOTHING = ""


class _Said(dict[str, bytes]):
    """What stands in the place of each mark: known before, or asked for once."""

    def __init__(self, known: Mapping[str, bytes], say: Callable[..., str]) -> None:
        super().__init__(known)
        self[_NOTHING] = b""
        self._say = say

    def __missing__(self, mark: str) -> bytes:
        self[mark] = said = self._say(*mark.split(_NEXT)).encode()
        return said


@lru_cache(maxsize=MANY)
def _pieces(text: str) -> tuple[bytes | str, ...]:
    """Return the words of a text and what waits after them in turn, which is nothing after the last."""
    words, *others = text.split(_OPEN)
    pieces = _around_values(words)
    for other in others:
        mark, _, words = other.partition(_END)
        pieces += (mark, *_around_values(words))
    return (*pieces, _NOTHING)


def _around_values(text: str) -> list[bytes | str]:
    """Return words and the marks for the late values between them in turn."""
    words, *others = parted(text)
    pieces: list[bytes | str] = [words.encode()]
    for name, after in zip(others[::2], others[1::2], strict=True):
        pieces += (_NEXT + name, after.encode())
    return pieces
