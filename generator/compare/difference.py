"""The changes from one policy to another, by clause: the pure centre of every comparison.

Renumbering is no change, nor is a reference that follows its clause. What was replaced everywhere is one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.compare.change import (
    Added,
    Change,
    Detail,
    Dropped,
    Fate,
    Moved,
    Place,
    Renamed,
    Retitled,
    Reworded,
    Run,
    place_of,
)
from generator.compare.details import NamedValue, changed_details
from generator.compare.match import Match, match
from generator.compare.moves import moved
from generator.compare.pieces import Piece
from generator.compare.renaming import Pair, Renaming, followed, renamings, settled
from generator.compare.words import Word, text, words_of


def difference(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Change, ...]:
    """Return what changes from an old policy to a new one: what holds everywhere first, then piece by piece."""
    found = match(old, new)
    return tuple(_Difference(found).changes())


@dataclass(slots=True)
class _Difference:
    found: Match
    pairs: dict[int, Pair] = field(default_factory=dict)
    """The words of each piece that is in both, by its place in the new policy."""
    details: list[NamedValue] = field(default_factory=list)

    def changes(self) -> Iterator[Change]:
        """Yield all changes."""
        self._read()
        yield from self._everywhere()
        yield from self._piece_by_piece()

    def _read(self) -> None:
        old, new = self.found.old, self.found.new
        now = {_bare(piece): _bare(piece) for piece in new if piece.number}
        before = {_bare(piece): f"{_bare(piece)} before" for piece in old if piece.number}
        before |= {_bare(old[one]): _bare(new[other]) for one, other in self.found.forward.items() if old[one].number}
        for one, other in self.found.forward.items():
            if old[one].lines == new[other].lines and before == now:
                continue
            changed, lines_before, lines_now = changed_details(old[one], new[other])
            self.details += changed
            pair = Pair(words_of(lines_before, before), words_of(lines_now, now))
            if pair.distance():
                self.pairs[other] = pair

    # ---- what holds everywhere

    def _everywhere(self) -> Iterator[Change]:
        details: dict[tuple[str, str, str], list[Place]] = {}
        for each in self.details:
            details.setdefault((each.name.casefold(), each.before, each.after), []).append(each.place)
        names = {(each.name.casefold(), each.before, each.after): each.name for each in reversed(self.details)}
        told: list[Change] = []
        for (name, before, after), places in details.items():
            renaming = Renaming(words_of([before], {}), words_of([after], {}))
            others, is_named = self._follow(renaming, name) if before and after else ([], True)
            if is_named:
                told.append(Detail(names[name, before, after], before, after, self._in_order([*places[1:], *others])))
            else:
                told.append(Renamed(before, after, self._in_order([*places, *others])))
        yield from told
        for renaming in renamings(list(self.pairs.values())):
            places, _ = self._follow(renaming, "")
            if places:
                yield Renamed(text(renaming.before).strip(), text(renaming.after).strip(), tuple(places))

    def _in_order(self, places: Sequence[Place]) -> tuple[Place, ...]:
        order = {place_of(piece): at for at, piece in enumerate(self.found.new)}
        return tuple(sorted(places, key=lambda place: order[place]))

    def _follow(self, renaming: Renaming, name: str) -> tuple[list[Place], bool]:
        """Make a renaming in all pairs; return where, and whether the name of a value stands before it each time."""
        places: list[Place] = []
        is_named = True
        for at in sorted(self.pairs):
            before = self.pairs[at].old
            self.pairs[at], starts = followed(self.pairs[at], renaming)
            places += [place_of(self.found.new[at])] * len(starts)
            # Only the first start is a place among the old words; those behind it have moved.
            is_named = is_named and (not starts or _stands_before(name, before[: starts[0]]))
        return places, is_named

    # ---- piece by piece

    def _piece_by_piece(self) -> Iterator[Change]:
        gone = dict(_gone(self.found))
        come = dict(_blocks(self.found.new, self.found.backward, Added))
        moves = moved(self.found)
        yield from gone.get(-1, ())
        for at, piece in enumerate(self.found.new):
            if at in come:
                yield come[at]
            if at in self.found.backward:
                before = self.found.old[self.found.backward[at]]
                if at in moves:
                    yield Moved(place_of(before), place_of(piece))
                if before.title != piece.title:
                    yield Retitled(place_of(piece), before.title, piece.title)
                if at in self.pairs:
                    yield from _reworded(place_of(piece), self.pairs[at])
            yield from gone.get(at, ())


def _bare(piece: Piece) -> str:
    return piece.number.removeprefix("Schedule ")


def _stands_before(name: str, words: Sequence[Word]) -> bool:
    said = [word.text.casefold() for word in words if word.text[0].isalnum()]
    own = name.split()
    return said[len(said) - len(own) :] == own


def _reworded(place: Place, pair: Pair) -> Iterator[Reworded]:
    steps = pair.steps()
    if all(settled(pair, step) for step in steps):
        return
    runs: list[tuple[Fate, tuple[Word, ...]]] = []
    for step in steps:
        _, start, end, begin, stop = step
        if settled(pair, step):
            runs.append((Fate.SAME, _spaced(pair.new[begin:stop], pair.old[start:end])))
        else:
            runs += [(Fate.OUT, pair.old[start:end]), (Fate.IN, pair.new[begin:stop])]
    yield Reworded(place, tuple(Run(fate, said) for fate, words in runs if (said := text(words))))


def _spaced(words: tuple[Word, ...], before: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words that stayed, with a space in front if there is or was one: what went may have stood there."""
    if not words or not before:
        return words
    return (replace(words[0], before=words[0].before or before[0].before), *words[1:])


# ---- what is gone and what is new


def _gone(found: Match) -> Iterator[tuple[int, list[Change]]]:
    """Yield what is gone, with the place in the new policy after which it would stand."""
    gone: dict[int, list[Change]] = {}
    for at, dropped in _blocks(found.old, found.forward, Dropped):
        before = next((found.forward[one] for one in range(at - 1, -1, -1) if one in found.forward), -1)
        gone.setdefault(before, []).append(dropped)
    yield from gone.items()


def _blocks(
    pieces: Sequence[Piece], known: dict[int, int], kind: type[Added | Dropped]
) -> Iterator[tuple[int, Added | Dropped]]:
    """Yield each piece that is not known: a heading together with all that stands under it, if none of it is known."""
    end = 0
    for at, piece in enumerate(pieces):
        if at in known or at < end:
            continue
        inner = _under(pieces, at)
        whole = not any(each in known for each in inner)
        end = inner.stop if whole else end
        places = tuple(place_of(pieces[each]) for each in inner) if whole else ()
        yield at, kind(place_of(piece), piece.title, " / ".join(piece.lines), places)


def _under(pieces: Sequence[Piece], at: int) -> range:
    """Return the places of what stands under a heading; nothing stands under a clause."""
    if not pieces[at].is_heading:
        return range(at + 1, at + 1)
    end = at + 1
    while end < len(pieces) and (pieces[end].level == 0 or pieces[end].level > pieces[at].level):
        end += 1
    return range(at + 1, end)
