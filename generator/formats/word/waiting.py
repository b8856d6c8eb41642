"""What words wait for until the whole document is known: numbers of bookmarks, ids of links, controls, late values.

A block says the same in every document that has it, so what it becomes is remembered. What only the whole document
knows is left open there, with a mark of characters that XML has not (1.0, 2.2) and so no words have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.document.late import STAND_IN, Waiting, stand_in
from generator.document.memory import MANY
from generator.formats.word.markup import escape

_OPEN, _NEXT, _END = "\x02", "\x1f", "\x03"
_MARK = re.compile(f"({_OPEN}[^{_END}]*{_END}|{STAND_IN})")
"""What waits: a mark of ours, or the stand-in for a value."""


def waiting(*things: str) -> str:
    """Return the mark for what is filled in by what it is about."""
    return f"{_OPEN}{_NEXT.join(things)}{_END}"


def filled_in(texts: Iterable[str], numbers: Mapping[str, bytes], late: Waiting, say: Callable[..., str]) -> bytes:
    """Return texts with all that waits in them: numbers by what they are about, late values, and what `say` gives."""
    said = _Said(numbers, say)
    said.update({stand_in(name): escape(each.value or "").encode() for name, each in late.items()})
    words: list[bytes] = []
    marks: list[str] = []
    for text in texts:
        parted = _parted(text)
        words += parted.words
        marks += parted.marks
    pieces = [b""] * (2 * len(words))
    pieces[::2] = words
    pieces[1::2] = map(said.__getitem__, marks)
    return b"".join(pieces)


class _Said(dict[str, bytes]):
    """What stands in the place of each mark, by what the mark is about: known before, or asked for once."""

    def __init__(self, known: Mapping[str, bytes], say: Callable[..., str]) -> None:
        super().__init__(known)
        self[_NOTHING] = b""
        self._say = say

    def __missing__(self, mark: str) -> bytes:
        self[mark] = said = self._say(*mark.split(_NEXT)).encode()
        return said


_NOTHING = ""


class _Parted(NamedTuple):
    """The words of a text, and the mark after each of them, which is nothing after the last."""

    words: tuple[bytes, ...]
    marks: tuple[str, ...]


@lru_cache(maxsize=MANY)
def _parted(text: str) -> _Parted:
    pieces = _MARK.split(text)
    marks = [mark.strip(_OPEN + _END) for mark in pieces[1::2]]
    return _Parted(tuple([words.encode() for words in pieces[::2]]), (*marks, _NOTHING))
