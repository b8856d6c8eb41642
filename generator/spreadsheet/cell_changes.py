"""What a cell asks of an organisation's file: a change, or none where the file says the same already."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics import quoted
from generator.source.changes import Bare, Change, Remove, Set
from generator.source.characters import Fault
from generator.source.value_path import ValuePath
from generator.source.yaml_file import NULLS, YamlFile
from generator.spreadsheet.columns import Column, Holds

GONE = "-"
"""A cell that takes a value out of the file, so that what the defaults say counts again."""
NOTHING = "null"
"""A cell that writes that there is none, so that the default does not count either."""
_TRUE, _FALSE = {"true", "yes"}, {"false", "no"}
_BARE = {
    Holds.NUMBER: re.compile("0|[1-9][0-9]*"),
    Holds.DAY: re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""Texts that need no quotes where such a value goes."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A value before and after, in words; empty where there is none."""

    column: Column
    change: Change
    before: str
    after: str

    def __str__(self) -> str:
        if not self.before:
            return f"{self.column.name}: {self.after}"
        return f"{self.column.name}: {self.before} → {self.after or 'nothing'}"


def change_of(column: Column, text: str, source: YamlFile) -> Changed | Fault | None:
    """Return what the text of a cell changes in a file, or why it cannot; None where nothing changes."""
    there = _at(source.data, column.path)
    before = _said(there, column.holds, is_plain=source.is_plain(*column.path))
    if text == GONE:
        return Changed(column, Remove(column.path), before, "") if before else None
    if text == NOTHING:
        is_nothing = before == NOTHING
        return None if is_nothing else Changed(column, Set(column.path, Bare(NOTHING)), before, NOTHING)
    if column.holds in (Holds.POLICY, Holds.GROUP):
        return _of_group(column, text, before)
    value = _value(column.holds, text)
    if there == value or (column.holds is Holds.YES_OR_NO and _truth(there) == _truth(text) is not None):
        return None
    shown = value if isinstance(value, Bare) else quoted(value)
    return Changed(column, Set(column.path, value), before, shown)


def _of_group(column: Column, text: str, before: str) -> Changed | Fault | None:
    if column.holds is Holds.POLICY and text.casefold() in _TRUE:
        is_there = before not in ("", NOTHING)
        return None if is_there else Changed(column, Set(column.path, {}), before, "as it is")
    if column.holds is Holds.POLICY:
        return Fault(
            f"{column.name} is {quoted(text)}, not a yes", f"write yes to have the policy, or {GONE} to take it out"
        )
    fact = f"{column.name} holds keys or a list, and {quoted(text)} is text"
    return Fault(fact, f"name a single value in the head of the column; here, only {GONE} or {NOTHING} can stand")


def _value(holds: Holds, text: str) -> str:
    if holds is Holds.YES_OR_NO and _truth(text) is not None:
        # Spreadsheets write TRUE, whatever was typed.
        return Bare(text.casefold())
    bare = _BARE.get(holds)
    return Bare(text) if bare and bare.fullmatch(text) else text


def _truth(value: object) -> bool | None:
    word = value.casefold() if isinstance(value, str) else ""
    return True if word in _TRUE else False if word in _FALSE else None


def _at(data: object, path: ValuePath) -> object:
    """Return what stands at a path; None where nothing does."""
    for step in path:
        is_there = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if not is_there:
            return None
        data = data[step]  # type: ignore[index]  # it is a dict, or a list that is long enough
    return data


def _said(value: object, holds: Holds, *, is_plain: bool) -> str:
    """Return a value of a file in words; an empty one is none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return NOTHING if is_plain and value in NULLS else quoted(value) if holds is Holds.TEXT else value
    count = len(value) if isinstance(value, dict | list) else 0
    return f"{count} {'entry' if count == 1 else 'entries'}"
