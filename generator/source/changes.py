"""Changes to what a file says: data before, data after. All changes are made as if together. Knows no YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator.diagnostics import Diagnostic, Problems, quoted
from generator.source.characters import refused_characters
from generator.source.read_yaml import MAX_DEPTH
from generator.source.value_path import ValuePath, dotted
from generator.source.yaml_file import NULLS, YamlFile, kind_of

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

LONGEST_KEY = 100
"""How many characters a key may have: YAML reads a thousand, and an escape code has up to ten."""
GONE: Final = object()
"""Stands in a list of the file where an item was, so that the others keep their numbers."""
_ABSENT: Final = object()


class Bare(str):
    """A text that its schema takes for a number, a date, a truth value or nothing; it is written without quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Set:
    """A value at a path: in place of what stands there, or added. Keys on the way to it are added too.

    The number of an item is the one that it has in the file before any change; the first number that is
    free appends.
    """

    path: ValuePath
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """No value at a path: the key or the item goes. Where there is none, nothing changes."""

    path: ValuePath


Change: TypeAlias = Set | Remove


class Items(list[object]):
    """A list of the file, in which each item still has its number: changed, GONE, or added at the end."""


def changed(found: YamlFile, changes: Sequence[Change]) -> object:
    """Return what a file says after some changes, of which a later one wins. Raises Problems with all of them."""
    changing = _Changing(found)
    data = found.data
    for change in changes:
        changing.change = change
        if isinstance(change, Set) and len(change.path) + _height(change.value, MAX_DEPTH + 1) > MAX_DEPTH:
            changing.problem((), f"{changing.name()} would be nested more than {MAX_DEPTH} deep", "nest it less")
            continue
        data = changing.value(data, change.path, ())
        if not isinstance(data, dict):
            changing.problem((), f"the whole file would be {kind_of(data)}, not keys with values", "give it keys")
            data = found.data
    if changing.problems:
        raise Problems(changing.problems)
    return data


def without_gone(data: object) -> object:
    """Return data in which no item is GONE any more."""
    if isinstance(data, dict):
        return {key: without_gone(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_gone(value) for value in data if value is not GONE]
    return data


@dataclass(slots=True)
class _Changing:
    """Makes one change at a time, and notes what cannot be done."""

    found: YamlFile
    change: Change = field(default_factory=lambda: Remove(()))
    problems: list[Diagnostic] = field(default_factory=list)

    def problem(self, path: ValuePath, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(self.found.locate(*path), message, hint))

    def value(self, old: object, steps: ValuePath, path: ValuePath) -> object:
        """Return what stands at a path after the change; `steps` lead on from there to what is changed."""
        if not steps:
            return self.plain(self.change.value) if isinstance(self.change, Set) else GONE if path else {}
        if isinstance(self.change, Remove) and not _has(old, steps[0]):
            return old
        if old is _ABSENT or old is GONE or self.is_nothing(old, path):
            old = {} if isinstance(steps[0], str) else []
        if isinstance(steps[0], str) and isinstance(old, dict):
            return self.keys(old, steps, path)
        if isinstance(steps[0], int) and isinstance(old, list):
            return self.items(old, steps, path)
        message = f"{dotted(path) or 'the file'} is {kind_of(old)}, so it has no {dotted(steps[:1])}"
        self.problem(path, message, "change the whole value, or remove it first")
        return old

    def is_nothing(self, old: object, path: ValuePath) -> bool:
        """Tell whether a value holds nothing yet, so that keys and items can come into it."""
        return old in ("", {}, []) or (isinstance(old, str) and old in NULLS and self.found.is_plain(*path))

    def keys(self, old: dict[str, object], steps: ValuePath, path: ValuePath) -> dict[str, object]:
        key = str(steps[0])
        if key not in old:
            self.check_key(key)
        value = self.value(old.get(key, _ABSENT), steps[1:], (*path, key))
        return _without(old, key) if value is GONE else {**old, key: value}

    def items(self, old: list[object], steps: ValuePath, path: ValuePath) -> list[object]:
        at = steps[0]
        assert isinstance(at, int)
        if not 0 <= at <= len(old):
            self.problem(path, *_no_such_item(dotted(path), at, len(old)))
            return old
        value = self.value(old[at] if at < len(old) else _ABSENT, steps[1:], (*path, at))
        return Items([*old[:at], value, *old[at + 1 :]])

    # ---- what is set

    def plain(self, value: Value) -> object:
        """Return a value as plain data, with its faults noted."""
        if isinstance(value, str):
            self.check_text(value, f"the text for {self.name()}")
            return value
        if isinstance(value, Mapping):
            for key in value:
                self.check_key(key)
            return {key: self.plain(each) for key, each in value.items()}
        return [self.plain(each) for each in value]

    def name(self) -> str:
        return dotted(self.change.path[:MAX_DEPTH]) or "the file"

    def check_key(self, key: str) -> None:
        name = f"the key {quoted(key)}"
        self.check_text(key, name)
        if not key:
            self.problem(self.change.path, "a key is empty", "write the name of the key")
        if len(key) > LONGEST_KEY:
            self.problem(self.change.path, f"{name} has more than {LONGEST_KEY} characters", "shorten it")

    def check_text(self, text: str, name: str) -> None:
        for _, character in refused_characters(text.replace("\n", "")):
            self.problem(self.change.path, f"{name} holds {character}", "remove it")
            return


def _has(old: object, step: str | int) -> bool:
    if isinstance(old, dict):
        return step in old
    return isinstance(old, list) and isinstance(step, int) and 0 <= step < len(old) and old[step] is not GONE


def _without(old: dict[str, object], key: str) -> dict[str, object]:
    return {each: value for each, value in old.items() if each != key}


def _no_such_item(name: str, at: int, length: int) -> tuple[str, str]:
    items = f"{length} item{'' if length == 1 else 's'}"
    return f"{name} has {items}, so there is no {name}[{at}]", f"add the next one as {name}[{length}]"


def _height(value: Value, most: int) -> int:
    """Return how many lists and mappings stand within each other, counted up to a limit."""
    if isinstance(value, str) or not most:
        return 0
    inner = value.values() if isinstance(value, Mapping) else value
    return 1 + max((_height(each, most - 1) for each in inner), default=0)
