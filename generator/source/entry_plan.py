"""Which keys or items of a value stay, which go, and where new ones are added. Knows nothing of their writing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

from generator.source.changes import GONE, Items
from generator.source.value_path import ValuePath


class New(NamedTuple):
    """A key with its value, or an item, whose key is None."""

    key: str | None
    value: object


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the entries of a value, by number: those that stay, with their values, and what is added.

    New ones are added after one that stays, or before all of them, which is -1.
    """

    kept: dict[int, object]
    added: dict[int, list[New]]


UsualOrder: TypeAlias = Mapping[ValuePath, Sequence[str]]
"""For the path of keys, in which order they usually stand."""


def arranged(value: object, order: UsualOrder, path: ValuePath = ()) -> object:
    """Return a value whose keys stand in their usual order, those without a place in it last."""
    if isinstance(value, dict):
        ranks = {key: rank for rank, key in enumerate(order.get(path, ()))}
        keys = sorted(value, key=lambda key: ranks.get(key, len(ranks)))
        return {key: arranged(value[key], order, (*path, key)) for key in keys}
    if isinstance(value, list):
        return type(value)(arranged(each, order, (*path, at)) for at, each in enumerate(value))
    return value


def plan_keys(old: Sequence[str], new: dict[str, object], order: Sequence[str]) -> Plan:
    """Return what becomes of keys. A new one goes where the usual order has it, else where the new keys have it."""
    kept = {number: new[key] for number, key in enumerate(old) if key in new}
    places = {old[number]: number for number in kept}
    ranks = {key: rank for rank, key in enumerate(order)}
    fresh = [key for key in new if key not in places]
    if order:
        ranked = {ranks[key]: number for key, number in places.items() if key in ranks}
        after = [(_by_rank(ranks.get(key), ranked, max(places.values(), default=-1)), key) for key in fresh]
    else:
        after = list(_by_neighbour(new, places))
    added: dict[int, list[New]] = {}
    for place, key in after:
        nearest = max((number for number in kept if number <= place), default=-1)
        added.setdefault(nearest, []).append(New(key, new[key]))
    return Plan(kept, added)


def plan_items(old: list[object], new: list[object]) -> Plan:
    """Return what becomes of items: by their numbers where they have kept them, else equal ones stay."""
    kept: dict[int, object] = {}
    added: dict[int, list[New]] = {}
    for start, end, values in _numbered(old, new) if isinstance(new, Items) else _aligned(old, new):
        kept |= {number: value for number, value in zip(range(start, end), values, strict=False) if value is not GONE}
        if more := [New(None, value) for value in values[end - start :] if value is not GONE]:
            added.setdefault(max((number for number in kept if number < end), default=-1), []).extend(more)
    return Plan(kept, added)


def _by_rank(rank: int | None, ranked: dict[int, int], last: int) -> int:
    """Return the place of the known key that comes before, or one before the known key that comes after."""
    if rank is None or not ranked:
        return last
    before = [each for each in ranked if each < rank]
    return ranked[max(before)] if before else ranked[min(ranked)] - 1


def _by_neighbour(new: dict[str, object], places: dict[str, int]) -> Iterator[tuple[int, str]]:
    place = -1
    for key in new:
        place = places.get(key, place)
        if key not in places:
            yield place, key


def _numbered(old: list[object], new: list[object]) -> Iterator[tuple[int, int, list[object]]]:
    yield 0, len(old), new


def _aligned(old: list[object], new: list[object]) -> Iterator[tuple[int, int, list[object]]]:
    """Yield ranges of old items, each with the new ones that take their place."""
    matcher = SequenceMatcher(None, _comparable(old), _comparable(new))
    for _, start, end, first, last in matcher.get_opcodes():
        yield start, end, new[first:last]


def _comparable(items: list[object]) -> list[str]:
    """Return items as texts, since data has no hash; those of the same keys and values are the same."""
    return [json.dumps(each, sort_keys=True) for each in items]
