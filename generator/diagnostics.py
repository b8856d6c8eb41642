"""What we tell people: facts with a place and a hint, as data; one function makes them text.

A `Diagnostic` says that somebody's data needs attention. Our own faults are assertions, never these.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1; 0 means unknown.

    The key that it is about goes with it, for programs: it is not part of the text, and says nothing about
    whether two places are the same.
    """

    file: str
    line: int = 0
    column: int = 0
    key: str = field(default="", compare=False)

    def __str__(self) -> str:
        places = [str(part) for part in (self.line, self.column) if part]
        return ":".join([self.file, *places])


class Severity(StrEnum):
    """Whether a diagnostic stops the build."""

    PROBLEM = "problem"
    WARNING = "warning"


class Hint(str):
    """What to do, as whoever writes the file reads it.

    `asked` says it to somebody who answers questions and sees no keys, `on_page` to somebody who has a page for it and
    no file at all: where they are empty, what the others are told helps them too.
    """

    __slots__ = ("asked", "on_page")

    asked: str
    on_page: str

    def __new__(cls, written: str, *, asked: str = "", on_page: str = "") -> Self:
        """Make the hint of its words for each reader."""
        hint = super().__new__(cls, written)
        hint.asked, hint.on_page = asked, on_page
        return hint


OR_EMPTY = ", or leave this empty"
"""How advice to answer a question ends that need not be answered."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fact that needs attention: lower case, no full stop. The hint is an action that works."""

    location: Location
    message: str
    hint: str = ""
    severity: Severity = Severity.PROBLEM
    code: str = field(default="", compare=False)
    """The code of its kind, for programs; see `codes`. It is no part of the text."""

    @property
    def key(self) -> str:
        """The path of the key that this is about, as people write it: `channels[0].url`; it may be empty."""
        return self.location.key

    def __str__(self) -> str:
        kind = "warning: " if self.severity is Severity.WARNING else ""
        text = f"{self.location}: {kind}{self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


_NEAR = 0.75
"""How much of two words has to be the same for one to be a slip for the other: of four letters, three."""
_SAME_START = 5
_SHORTEST = 3
"""Of fewer letters than these a slip leaves another word: AI is no aim."""
_LONGEST = 100
"""Letters of a word that are looked at: to compare longer ones takes seconds, and nobody slips in so many."""
MANY, FEW = 8, 6
"""Of more than so many words, only so few are shown."""


class Problems(Exception):
    """Raised at the end of a step that found problems; holds all of them, never just the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Diagnostic, ...]]]:
        """Let a worker process hand its problems to its parent whole."""
        return (Problems, (self.diagnostics,))


def coded(code: str, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics with a code, where they have none yet."""
    return (each if each.code else replace(each, code=code) for each in told)


@contextmanager
def collecting(problems: list[Diagnostic]) -> Iterator[None]:
    """Keep the problems of one step, so that the next is tried and all of them are told in one run."""
    try:
        yield
    except Problems as found:
        problems.extend(found.diagnostics)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that somebody most likely meant by another, or nothing when none is near.

    Case and delimiters are set aside first: a wrong delimiter is as common as a typing error.
    """
    return _nearest(word, _ranked(word, known))


def by_closeness(word: str, known: Iterable[str]) -> list[str]:
    """Return known words, those that are spelt most like a word first."""
    return list(_ranked(word, known))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, or lists those there are when none is near."""
    ranked = _ranked(word, known)
    if near := _nearest(word, ranked):
        return f'did you mean "{_on_one_line(near)}"?'
    return choose_from(list(ranked)[:FEW] if len(ranked) > MANY else sorted(ranked), len(ranked))


def choose_from(shown: Sequence[str], number: int) -> str:
    """Return a hint that shows some words of a number of them."""
    if not shown:
        return "remove it, since there is none to choose from"
    words = ", ".join(map(_on_one_line, shown))
    return f"choose {'from' if number == len(shown) else f'one of {number}, such as'} {words}"


def quoted(value: str, limit: int = 60) -> str:
    """Return the value in double quotes, on one line, cut when it is long."""
    line = " ".join(value.split())
    shown = line if len(line) <= limit else line[: limit - 1] + "…"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + '"'


def _on_one_line(word: str) -> str:
    return " ".join(word.split())


def _bare(word: str) -> str:
    return word[:_LONGEST].casefold().replace("-", "").replace("_", "").replace(" ", "")


def _ranked(word: str, known: Iterable[str]) -> dict[str, float]:
    """Return how much each known word is spelt like a word, the likest first."""
    bare = _bare(word)
    likeness = {
        choice: difflib.SequenceMatcher(None, bare, _bare(choice), autojunk=False).ratio() for choice in set(known)
    }
    return {choice: likeness[choice] for choice in sorted(likeness, key=lambda choice: (-likeness[choice], choice))}


def _nearest(word: str, ranked: Mapping[str, float]) -> str:
    bare = _bare(word)
    return next((choice for choice, likeness in ranked.items() if _is_near(bare, _bare(choice), likeness)), "")


def _is_near(word: str, other: str, likeness: float) -> bool:
    """Tell whether two words are one but for typing errors, or the longer one begins as the shorter one does."""
    if sorted(word) == sorted(other):
        return True
    shorter = min(len(word), len(other))
    start = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), shorter)
    slip = likeness >= _NEAR and shorter >= _SHORTEST
    return slip or start >= max(_SAME_START, shorter * _NEAR)
