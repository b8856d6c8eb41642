"""Whether all that somebody wrote is in what was read: Markdown takes some of it for marks, and drops it in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from generator.document import Block, CrossReference, Emphasis, Inlines, Link, Placeholder, Strong, Text
from generator.document.traverse import passages

_BULLETS = re.compile(r"^ *[-+*](?= )", re.MULTILINE)
"""Marks that are always gone: what follows them may start with the same sign."""
_MARKS = re.compile(r"^(?=[ |:]*-)[ |:-]*\|[ |:-]*$|[*_\[\]\\|<>]", re.MULTILINE)
"""What may be gone since Markdown has a meaning for it: a table's rule, stars and brackets."""

_ADDRESS = re.compile(r"\s*\]\(")


def first_loss(written: str, blocks: Iterable[Block]) -> int | None:
    """Return the offset of the first character that was written and is not in the blocks; None when all are there.

    White space does not count. A value is its token in both.
    """
    reading = _Reading(_BULLETS.sub(lambda mark: " " * len(mark[0]), written))
    for block in blocks:
        for words, _ in passages(block):
            reading.follow(words)
            if reading.lost is not None:
                return reading.lost
    reading.go_to("")
    return reading.lost


@dataclass
class _Reading:
    """Goes through what was written, beside what was read; stops at the first character that was not."""

    written: str
    at: int = 0
    lost: int | None = None
    marks: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = {at for found in _MARKS.finditer(self.written) for at in range(*found.span())}

    def follow(self, words: Inlines) -> None:
        """Pass some words as they were read."""
        for word in words:
            match word:
                case Text(value):
                    self._pass(value)
                case Placeholder(token):
                    self._pass(token)
                case Link(target, children):
                    self.follow(children)
                    # One in pointed brackets is its own words.
                    if _ADDRESS.match(self.written, self.at):
                        self._pass(f"({target})")
                case Strong() | Emphasis():
                    self.follow(word.children)
                case CrossReference():
                    raise AssertionError("a reference is a token still")
                case _:
                    assert_never(word)

    def _pass(self, characters: str) -> None:
        for character in characters:
            if not character.isspace():
                self.go_to(character)

    def go_to(self, character: str) -> None:
        """Pass a character, and the marks before it; none is behind the end."""
        while self.lost is None and self.at < len(self.written):
            now = self.written[self.at]
            if now == character:
                self.at += 1
                return
            if not now.isspace() and self.at not in self.marks:
                self.lost = self.at
            self.at += 1
