"""What stands elsewhere now: under another heading, or before what it stood behind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from generator.compare.match import Match
from generator.compare.pieces import Piece

_SECTION = 2
"""The level of sections, schedules and front parts."""


def moved(found: Match) -> set[int]:
    """Return the places in the new policy of pieces that stand elsewhere; what moved with its heading did not."""
    before, after = _parents(found.old), _parents(found.new)
    elsewhere: set[int] = set()
    families: dict[int, list[int]] = {}
    for one in sorted(found.forward):
        other = found.forward[one]
        if found.forward.get(before[one], -1) != after[other]:
            elsewhere.add(other)
        else:
            families.setdefault(after[other], []).append(other)
    for family in families.values():
        elsewhere |= set(family) - _rising(family)
    return elsewhere


def _parents(pieces: Sequence[Piece]) -> list[int]:
    """Return the place of the numbered heading or the section that each piece stands under; -1 for none."""
    parents: list[int] = []
    open_headings: list[int] = []
    for at, piece in enumerate(pieces):
        if piece.is_heading:
            open_headings = [each for each in open_headings if pieces[each].level < piece.level]
        bearers = [each for each in open_headings if pieces[each].number or pieces[each].level <= _SECTION]
        parents.append(bearers[-1] if bearers else -1)
        if piece.is_heading:
            open_headings.append(at)
    return parents


def _rising(places: Sequence[int]) -> set[int]:
    """Return the most places that stand in order as they are."""
    ends: list[int] = []
    before: dict[int, int] = {}
    for place in places:
        at = bisect_left(ends, place)
        if at:
            before[place] = ends[at - 1]
        ends[at : at + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before.get(last)
    return kept
