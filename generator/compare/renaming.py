"""Words that were replaced by the same others in several places: a role with another title, a new name.

They are found among the differences of all clauses, and then followed wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeAlias

from generator.compare.words import BREAK, Word, key, text

Words: TypeAlias = tuple[Word, ...]
Step: TypeAlias = tuple[str, int, int, int, int]
"""What became of some words, as difflib tells it: how, from where to where in the old, and in the new."""
_GAPS = (0, 1, 2)
"""How many words that stayed may stand between two changes that are one: a job title keeps some of its words."""
_FEWEST, _FEWEST_SMALL = 2, 4
"""How often a name was replaced that is told once, and how often other words were."""
_NAMING = re.compile(r"[A-Z\d<]")
"""What names, numbers and addresses have and other words have not."""
_ARTICLES = {"a", "an"}
_WIDEST = 4
"""How many words to either side may belong to a name of which one word changed."""
_LONGEST = 12
"""How many words a name may have."""
_NO_NAME = {"a", "an", "the", "if", "ask", "all", "your"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The words of one piece, old and new; `renamed` are the places of old words that a renaming put there."""

    old: Words
    new: Words
    renamed: frozenset[int] = frozenset()

    def steps(self) -> Sequence[Step]:
        """Return what became of the old words, step by step."""
        return SequenceMatcher(None, keys(self.old), keys(self.new), autojunk=False).get_opcodes()

    def distance(self) -> int:
        """Return how many words differ."""
        return sum(end - start + stop - begin for tag, start, end, begin, stop in self.steps() if tag != "equal")


@dataclass(frozen=True, slots=True)
class Renaming:
    """Some words and those that stand in their place."""

    before: Words
    after: Words


def keys(words: Sequence[Word]) -> list[str]:
    """Return what words say, for a comparison."""
    return [key(word) for word in words]


# ---- finding them


@dataclass(frozen=True, slots=True)
class _Hunk:
    pair: Pair
    start: int
    end: int
    begin: int
    stop: int

    @property
    def renaming(self) -> Renaming:
        return Renaming(self.pair.old[self.start : self.end], self.pair.new[self.begin : self.stop])

    def wider(self, left: int, right: int) -> _Hunk:
        return _Hunk(self.pair, self.start - left, self.end + right, self.begin - left, self.stop + right)


def renamings(pairs: Sequence[Pair]) -> Iterator[Renaming]:
    """Yield what may have been renamed, the most frequent first."""
    groups: dict[tuple[str, str], dict[tuple[int, int], _Hunk]] = {}
    for number, pair in enumerate(pairs):
        for gap in _GAPS:
            for hunk in _hunks(pair, gap):
                found = hunk.renaming
                names = text(found.before).strip().casefold(), text(found.after).strip().casefold()
                groups.setdefault(names, {})[number, hunk.start] = hunk
    often = [hunks for each in groups.values() if _is_renaming(hunks := list(each.values()))]
    often.sort(key=lambda hunks: (-len(hunks), len(hunks[0].renaming.before) + len(hunks[0].renaming.after)))
    for hunks in often:
        yield _wide(hunks)


def _is_renaming(hunks: Sequence[_Hunk]) -> bool:
    """Tell whether words were renamed: a small word that changed here and there is told in its sentences."""
    found = hunks[0].renaming
    is_name = any(_NAMING.search(word.text) for word in (*found.before, *found.after))
    return len(hunks) >= (_FEWEST if is_name else _FEWEST_SMALL)


def _hunks(pair: Pair, gap: int) -> Iterator[_Hunk]:
    """Yield the changes of a pair that put words in the place of words, across gaps of some words at most."""
    gathered: _Hunk | None = None
    for tag, start, end, begin, stop in pair.steps():
        if tag == "equal" and (gathered is None or end - start > gap):
            yield from _told(gathered)
            gathered = None
        elif gathered is None:
            gathered = _Hunk(pair, start, end, begin, stop)
        else:
            gathered = _Hunk(pair, gathered.start, end, gathered.begin, stop)
    yield from _told(gathered)


def _told(hunk: _Hunk | None) -> Iterator[_Hunk]:
    if hunk is None:
        return
    found = hunk.renaming
    for side in (found.before, found.after):
        if not 0 < len(side) <= _LONGEST or any(word.text == BREAK for word in side):
            return
    if keys(found.before) != keys(found.after):
        yield hunk


def _wide(hunks: Sequence[_Hunk]) -> Renaming:
    """Return the renaming with the words of a name around it that are the same everywhere."""
    left = max((width for width in range(_WIDEST + 1) if _has_name(hunks, -width)), default=0)
    right = max((width for width in range(_WIDEST + 1) if _has_name(hunks, width)), default=0)
    return hunks[0].wider(left, right).renaming


def _has_name(hunks: Sequence[_Hunk], width: int) -> bool:
    """Tell whether the same words stand around all of them, the outermost with a capital letter."""
    if width == 0:
        return True
    around = {_around(hunk.pair.old, hunk.start, hunk.end, width) for hunk in hunks}
    around |= {_around(hunk.pair.new, hunk.begin, hunk.stop, width) for hunk in hunks}
    same = next(iter(around))
    if len(around) > 1 or len(same) < abs(width):
        return False
    outermost = same[0] if width < 0 else same[-1]
    plain = all(word[0].isalnum() for word in same)
    return plain and outermost[0].isupper() and outermost.lower() not in _NO_NAME


def _around(words: Words, start: int, end: int, width: int) -> tuple[str, ...]:
    found = words[max(start + width, 0) : start] if width < 0 else words[end : end + width]
    return tuple(keys(found))


# ---- following them


def followed(pair: Pair, renaming: Renaming) -> tuple[Pair, list[int]]:
    """Return a pair with the renaming made wherever that brings it nearer, and the places where it was."""
    places: list[int] = []
    at = 0
    width, after = len(renaming.before), renaming.after
    name = [word.text.casefold() for word in renaming.before]
    distance = pair.distance()
    while distance and at + width <= len(pair.old):
        if [word.text.casefold() for word in pair.old[at : at + width]] == name:
            tried = _replaced(pair, at, width, after)
            if (nearer := tried.distance()) < distance:
                pair, distance = tried, nearer
                places.append(at)
                at += len(after) - 1
        at += 1
    return pair, places


def _replaced(pair: Pair, at: int, width: int, after: Words) -> Pair:
    first = pair.old[at]
    capital = first.text[:1].isupper()
    start = after[0].text
    head = replace(after[0], before=first.before, text=(start[:1].upper() + start[1:]) if capital else start)
    old = (*pair.old[:at], head, *after[1:], *pair.old[at + width :])
    moved = {place if place < at else place + len(after) - width for place in pair.renamed}
    return Pair(old, pair.new, frozenset({*moved, *range(at, at + len(after))}))


def settled(pair: Pair, step: Step) -> bool:
    """Tell whether a step only follows from a renaming: its article, or the apostrophe after it."""
    tag, start, end, begin, stop = step
    gone = [word.text.casefold() for word in pair.old[start:end]]
    come = [word.text.casefold() for word in pair.new[begin:stop]]
    article = len(gone) == len(come) == 1 and {*gone, *come} <= _ARTICLES and end in pair.renamed
    possessive = {*gone, *come} == {"s"} and (start - 2) in pair.renamed
    return tag == "equal" or article or possessive
