"""Changes as lines of plain text: a sign, the place, and the words that were [-taken out-] and {+put in+}."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

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
)

OUT, IN = ("[-", "-]"), ("{+", "+}")
"""What stands around words that were taken out, and around those that were put in."""
_AROUND = 6
"""How many words that stayed are shown on either side of a change."""
_FIRST_WORDS = 16
_MOST_PLACES = 8
ARROW = "\u2192"


def change_lines(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return a line for each change."""
    return tuple(map(_line, changes))


def _line(change: Change) -> str:
    match change:
        case Detail(name, before, after, places):
            also = f" (also in {_listed(places)})" if places else ""
            return f"~ {name}: {_from_to(before, after)}{also}"
        case Renamed(before, after, places):
            return f"~ {_out(before)} {ARROW} {_in(after)} ({_places(places)})"
        case Reworded(place, runs):
            return f"~ {_at(place)}: {''.join(_said(runs))}"
        case Retitled(place, before, after):
            return f"~ {_at(place)}: {_from_to(before, after)}"
        case Dropped(place, title, words, inner):
            return f"- {_at(place)}: {_out(_whole(place, title, words))}{_with(inner)}"
        case Added(place, title, words, inner):
            return f"+ {_at(place)}: {_in(_whole(place, title, words))}{_with(inner)}"
        case Moved(before, after):
            moved = "moved" if before.name == after.name else f"moved, {before.name} before"
            return f"> {_at(after)}: {moved}"
        case _:
            assert_never(change)


def _out(words: str) -> str:
    return f"{OUT[0]}{words}{OUT[1]}"


def _in(words: str) -> str:
    return f"{IN[0]}{words}{IN[1]}"


def _from_to(before: str, after: str) -> str:
    return f" {ARROW} ".join([*([_out(before)] if before else []), *([_in(after)] if after else [])])


def _at(place: Place) -> str:
    return f"{place.name} {place.id}" if place.id else place.name


# ---- places


def _places(places: Sequence[Place]) -> str:
    count = f"{len(places)} places" if len(places) > 1 else "1 place"
    return f"{count}: {_listed(places)}"


def _listed(places: Sequence[Place]) -> str:
    counted = Counter(place.name for place in places)
    names = [name if times == 1 else f"{name} ({times} times)" for name, times in counted.items()]
    more = len(names) - _MOST_PLACES
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_MOST_PLACES])} and {more} more"


def _with(inner: Sequence[Place]) -> str:
    numbered = [place.name for place in inner if place.name[:1].isalnum() and "." in place.name]
    if not numbered:
        return ""
    return f", with {numbered[0]}" if len(numbered) == 1 else f", with {numbered[0]} to {numbered[-1]}"


# ---- words


def _whole(place: Place, title: str, words: str) -> str:
    """Return the title of a heading, or the first words of a clause; what is called by its title has its words."""
    said = words.split(" ")
    first = " ".join(said[:_FIRST_WORDS]) + (" \u2026" if len(said) > _FIRST_WORDS else "")
    return first if not title or (title in place.name and words) else title


def _said(runs: Sequence[Run]) -> Iterator[str]:
    last = len(runs) - 1
    for at, run in enumerate(runs):
        space = " " if at and run.words.startswith(" ") else ""
        words = run.words.strip()
        if run.fate is Fate.OUT:
            yield space + _out(words)
        elif run.fate is Fate.IN:
            yield space + _in(words)
        else:
            yield space + _cut(words.split(" "), before=at > 0, after=at < last)


def _cut(words: list[str], *, before: bool, after: bool) -> str:
    """Return the words that stand near a change: at their start, their end, or both."""
    head, tail = _AROUND * before, _AROUND * after
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "\u2026", *words[len(words) - tail :]])
