"""Which piece of a policy became which: by id, by words, by title, by likeness, by the neighbours.

Numbers are set aside: what only got another number is the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.compare.pieces import Piece

_ALIKE = 0.5
"""The share of words that two pieces have in common which are one, reworded."""
_REFERENCE = re.compile(r"\b(\d+(?:\.\d+)+|(?<=[Cc]lause )\d+|(?<=[Ss]ection )\d+|(?<=Schedule )[A-Z]+)\b")


@dataclass(slots=True)
class Match:
    """The places of pieces in an old and a new policy that belong together."""

    old: Sequence[Piece]
    new: Sequence[Piece]
    forward: dict[int, int] = field(default_factory=dict)
    backward: dict[int, int] = field(default_factory=dict)

    def join(self, before: int, after: int) -> None:
        """Note that two pieces are one."""
        self.forward[before], self.backward[after] = after, before

    def left(self) -> tuple[list[int], list[int]]:
        """Return the places of pieces that belong to none yet."""
        return (
            [at for at in range(len(self.old)) if at not in self.forward],
            [at for at in range(len(self.new)) if at not in self.backward],
        )


def match(old: Sequence[Piece], new: Sequence[Piece]) -> Match:
    """Return which pieces of two policies belong together."""
    found = Match(old, new)
    _join_equal(found, lambda piece: piece.id)
    _join_equal(found, _words)
    _join_equal(found, lambda piece: piece.title.casefold())
    _join_alike(found)
    _join_between_neighbours(found)
    return found


def _words(piece: Piece) -> str:
    """Return all words of a piece, apart from numbers of parts; a heading and a clause are never the same."""
    said = "\n".join([piece.title, *map(_masked, piece.lines)]).strip()
    return f"# {said}" if said and piece.is_heading else said


def _masked(line: str) -> str:
    return _REFERENCE.sub("#", line)


def _join_equal(found: Match, key: Callable[[Piece], str]) -> None:
    """Join pieces of one key, the first with the first; an empty key is none."""
    before, after = found.left()
    waiting: dict[str, list[int]] = {}
    for at in reversed(after):
        waiting.setdefault(key(found.new[at]), []).append(at)
    for at in before:
        own = key(found.old[at])
        if own and waiting.get(own):
            found.join(at, waiting[own].pop())


def _join_alike(found: Match) -> None:
    """Join pieces with the most words in common first; two that have ids of their own are two."""
    before, after = found.left()
    olds = {at: _bag(found.old[at]) for at in before}
    news = {at: _bag(found.new[at]) for at in after}
    pairs = [
        (-likeness, abs(one - other), one, other)
        for one, bag in olds.items()
        for other, bag_of_other in news.items()
        if _may_be_one(found, one, other) and (likeness := _likeness(bag, bag_of_other)) >= _ALIKE
    ]
    for _, _, one, other in sorted(pairs):
        if one not in found.forward and other not in found.backward:
            found.join(one, other)


def _join_between_neighbours(found: Match) -> None:
    """Join two pieces, each the only one between the same neighbours: all of its words may be new."""
    for one in found.left()[0]:
        other = found.forward.get(one - 1, -1) + 1
        if 0 < other < len(found.new) and other not in found.backward and _may_be_one(found, one, other):
            ends = one + 1 == len(found.old) and other + 1 == len(found.new)
            if ends or found.forward.get(one + 1) == other + 1:
                found.join(one, other)


def _may_be_one(found: Match, one: int, other: int) -> bool:
    before, after = found.old[one], found.new[other]
    return before.level == after.level and not (before.id and after.id)


def _bag(piece: Piece) -> Counter[str]:
    return Counter(word for line in (piece.title, *piece.lines) for word in _masked(line).casefold().split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
