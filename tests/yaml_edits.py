"""Changes by lot for a YAML file, what they mean, and the laws that what becomes of it has to keep.

The laws say nothing of how it is done: they are told by the reader, by another one, and by the places of a `YamlText`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import yaml

from generator.source.changes import Bare, Change, Remove, Set, Value
from generator.source.edit_yaml import edit_yaml
from generator.source.read_yaml import read_yaml
from generator.source.value_path import ValuePath
from tests.yaml_texts import KEYS, ODD, WORDS, Place, YamlText

NAME = "x.yaml"


def edited(text: str, *changes: Change) -> str:
    """Return a text after changes."""
    return edit_yaml(NAME, text.encode(), changes).decode()


def said(text: str) -> Any:
    """Return what a text says."""
    return read_yaml(NAME, text.encode()).data


# ---- data


def paths_in(data: object, path: ValuePath = ()) -> Iterator[tuple[ValuePath, object]]:
    """Yield every path below the top with its value."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield (*path, step), value
        yield from paths_in(value, (*path, step))


def at(data: Any, path: ValuePath) -> Any:
    """Return the value at a path, None where there is none."""
    for step in path:
        is_there = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if not is_there:
            return None
        data = data[step]
    return data


def applied(data: object, change: Change) -> Any:
    """Return what data says after one change that can be made, worked out plainly."""
    data = copy.deepcopy(data)
    *steps, last = change.path
    place: Any = data
    for step, following in zip(steps, change.path[1:], strict=True):
        empty: Any = {} if isinstance(following, str) else []
        if isinstance(place, list):
            place += [empty] * (len(place) == step)
        else:
            place.setdefault(step, empty)
        if place[step] == "":
            place[step] = empty
        place = place[step]
    if isinstance(change, Remove):
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(plain(change.value))
    else:
        place[last] = plain(change.value)
    return data


def applied_together(data: object, changes: tuple[Change, ...]) -> Any:
    """Return what data says after changes of which none stands within another; items keep their numbers."""
    numbered = _numbered(data)
    for change in changes:
        numbered = applied(numbered, change) if isinstance(change, Set) else _removed(numbered, change.path)
    return _listed(numbered)


class _Numbered(dict[int, Any]):
    """A list as items by their numbers."""


def _numbered(data: Any) -> Any:
    if isinstance(data, list):
        return _Numbered({number: _numbered(each) for number, each in enumerate(data)})
    return {key: _numbered(each) for key, each in data.items()} if isinstance(data, dict) else data


def _listed(data: Any) -> Any:
    if isinstance(data, list):
        return [_listed(each) for each in data]
    if isinstance(data, _Numbered):
        return [_listed(data[number]) for number in sorted(data)]
    return {key: _listed(each) for key, each in data.items()} if isinstance(data, dict) else data


def _removed(data: Any, path: ValuePath) -> Any:
    data = copy.deepcopy(data)
    place = data
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return data


def plain(value: Any) -> Any:
    """Return a value without bare words: as text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else str(value)


# ---- changes by lot


def new_value(random: Random, depth: int = 0) -> Value:
    """Return a value by lot."""
    match random.randrange(9 if depth < 3 else 6):
        case 0 | 1 | 2:
            return random.choice(ODD)
        case 3 | 4:
            return random.choice(WORDS)
        case 5:
            return Bare(random.choice(("true", "12", "2026-05-14", "null", "-1", "a: b", "")))
        case 6 | 7:
            return {key: new_value(random, depth + 1) for key in random.sample(KEYS, random.randint(0, 3))}
        case _:
            return [new_value(random, depth + 1) for _ in range(random.randint(0, 3))]


def change_by_lot(random: Random, data: Mapping[str, object]) -> Change:
    """Return a change that can be made: a value set, a key or item added or removed."""
    every = list(paths_in(data))
    kind = random.randrange(6)
    if kind <= 1 and every:
        return Set(random.choice(every)[0], new_value(random))
    if kind == 2 and every:
        return Remove(random.choice(every)[0])
    return addition_by_lot(random, data)


def addition_by_lot(random: Random, data: Mapping[str, object]) -> Set:
    """Return a change that adds a key or an item, or sets a key that is there."""
    holders = [((), data), *((path, value) for path, value in paths_in(data) if isinstance(value, dict | list))]
    path, holder = random.choice(holders)
    step = len(holder) if isinstance(holder, list) else random.choice((*KEYS, "new", "newer"))
    is_new = isinstance(holder, list) or step not in holder
    deeper = random.choice(((), (), ("new",), (0,), ("new", 0))) if is_new else ()
    return Set((*path, step, *deeper), new_value(random))


def changes_by_lot(random: Random, data: Mapping[str, object]) -> tuple[Change, ...]:
    """Return changes that can be made together, whatever their order: none is about what another is about."""
    chosen: dict[ValuePath, Change] = {}
    for _ in range(random.randint(2, 8)):
        change = change_by_lot(random, data)
        own = _own(data, change.path)
        if all(own[: len(other)] != other[: len(own)] for other in chosen):
            chosen[own] = change
    return tuple(chosen.values())


def _own(data: object, path: ValuePath) -> ValuePath:
    """Return the path as far as a change alone decides what stands there: to the first value that holds no other."""
    starts = (path[:steps] for steps in range(1, len(path)))
    return next((start for start in starts if not isinstance(at(data, start), dict | list)), path)


# ---- laws for any file


def broken_laws(text: str, change: Change) -> Iterator[str]:
    """Yield what is wrong with what a change makes of a file."""
    before, result = said(text), edited(text, change)
    expected = applied(before, change)
    if said(result) != expected:
        yield "it does not say what was meant"
    if expected == before and result != text:
        yield "what the file said already changes it"
    if isinstance(change, Set) and edited(result, change) != result:
        yield "the same change again changes something"
    if _to_another(text, change, change) != _to_another(result, None, change):
        yield "another value has changed for another reader"
    if isinstance(change, Set) and expected != before and not _is_taken_as_text(text, result, change):
        yield "another reader takes a text for something else"


def _to_another(text: str, made: Change | None, change: Change) -> Any:
    """Return what another reader finds, to every line feed, where the change is not; what is `made` is made first.

    A block of text on the last line of a file has a line feed at its end when the line has one.
    """
    data = yaml.load(text if text.endswith("\n") else f"{text}\n", Loader=yaml.CBaseLoader)  # noqa: S506  # texts only
    if made:
        data = applied(data, made)
    return applied(data, change) if isinstance(change, Set) else data


def _is_taken_as_text(text: str, result: str, change: Set) -> bool:
    """Tell whether PyYAML, which makes numbers, dates and truth values, takes all that was written as texts."""
    if isinstance(at(said(text), change.path), dict | list):
        return True
    node: Any = yaml.compose(result, Loader=yaml.CSafeLoader)
    for step in change.path:
        node = node.value[step] if isinstance(step, int) else _below(node, step)
    return _is_text(node, change.value)


def _is_text(node: yaml.Node, value: Value) -> bool:
    if isinstance(value, str):
        return isinstance(value, Bare) or node.tag == "tag:yaml.org,2002:str"
    if isinstance(value, Mapping):
        return all(_is_text(_below(node, key), each) for key, each in value.items())
    return all(map(_is_text, node.value, value))


def _below(node: yaml.Node, key: str) -> Any:
    return next(value for each, value in node.value if each.value == key)


# ---- laws for a file whose places are known


def moved_bytes(sample: YamlText, change: Change) -> Iterator[str]:
    """Yield which bytes a change has touched that are none of its own."""
    result = edited(sample.text, change)
    old, holder = at(sample.data, change.path), at(sample.data, change.path[:-1])
    expected = applied(sample.data, change)
    if expected == sample.data:
        return
    if isinstance(change, Remove):
        yield from _after_removal(sample, change.path, result)
    elif isinstance(old, str):
        yield from _after_replacement(sample, change, result)
    elif old is None and holder:
        yield from _after_addition(sample, change, result)
    elif old is None and not _has_its_comments(sample.text, result):
        yield "a comment is lost, or has moved"


def _after_replacement(sample: YamlText, change: Set, result: str) -> Iterator[str]:
    text, place = sample.text, sample.places[change.path]
    line_end = text.index("\n", place.end) if "\n" in text[place.end :] else len(text)
    if not result.startswith(text[: place.start].rstrip()):
        yield "what stands before the value has changed"
    if isinstance(change.value, str) and not result.endswith(text[line_end:]):
        yield "what stands on the lines below has changed"
    is_one_line = isinstance(change.value, str) and "\n" not in change.value and place.style not in ("|", ">")
    if is_one_line and not result.endswith(text[place.end :]):
        yield "what stands beside the value has changed"
    if not _has_its_comments(text, result):
        yield "a comment is lost, or has moved"


def _after_addition(sample: YamlText, change: Set, result: str) -> Iterator[str]:
    if not _is_within(sample.text, result):
        yield "something is lost where something is added"
    if sample.places.get(change.path[:-1], _TOP).style != "flow" and not _is_one_piece(sample.text, result):
        yield "something is added in two places"
    if sample.text.endswith("\n") and edited(result, Remove(change.path)) != sample.text:
        yield "adding and removing leaves something behind"


def _after_removal(sample: YamlText, path: ValuePath, result: str) -> Iterator[str]:
    text, place = sample.text, sample.places[path]
    emptied = len(at(sample.data, path[:-1])) == 1
    if not emptied and not _is_within(result, text):
        yield "something is added where something is removed"
    if not _has_its_comments(text[: text.rfind("\n", 0, place.entry) + 1], result):
        yield "a comment above is lost"
    if "flow" not in (place.style, sample.places.get(path[:-1], _TOP).style) and not emptied:
        start = text.rfind("\n", 0, place.entry) + 1
        if not result.startswith(text[:start].rstrip()):
            yield "what stands above has changed"


_TOP = Place(0, 0, 0, "block")


def _has_its_comments(text: str, result: str) -> bool:
    """Tell whether the comments of a text are in another, in the same order."""
    own = _comments(text)
    return own == [each for each in _comments(result) if each in own]


def _comments(text: str) -> list[str]:
    return re.findall(r"# c[0-9]+", text)


def _is_within(short: str, long: str) -> bool:
    """Tell whether a text is another with some characters left out."""
    characters = iter(long)
    return all(character in characters for character in short)


def _is_one_piece(short: str, long: str) -> bool:
    """Tell whether a text is another with one piece left out."""
    start = next((n for n, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    return long.endswith(short[start:])
