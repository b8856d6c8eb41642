"""What can differ between two policies, each as one thing to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from generator.compare.pieces import TITLE, Piece


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: its number, or the title of what has none; and its id where that is known."""

    name: str
    id: str = ""


def place_of(piece: Piece) -> Place:
    """Return the place of a piece."""
    name = "the opening" if piece.id == TITLE else piece.number or f"\u201c{piece.title}\u201d"
    return Place(name, "" if piece.id == TITLE else piece.id)


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and whether they stayed, were taken out or put in."""

    fate: Fate
    words: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A named value that is another now, such as the version; `places` are those that say it besides its own."""

    name: str
    before: str
    after: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """Words in whose place others stand now, wherever they stood; a place comes as often as they stood there."""

    before: str
    after: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A heading or clause that says something else. What stayed and what was put in are all of its words now."""

    place: Place
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Retitled:
    """A heading with another title."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Whole:
    """A heading or clause with its words, and with all that stands under the heading."""

    place: Place
    title: str
    words: str
    inner: tuple[Place, ...] = ()


class Dropped(_Whole):
    """A heading or clause that is gone."""

    __slots__ = ()


class Added(_Whole):
    """A heading or clause that is new."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A heading or clause that stands elsewhere now."""

    before: Place
    after: Place


Change: TypeAlias = Detail | Renamed | Reworded | Retitled | Dropped | Added | Moved
