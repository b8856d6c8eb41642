"""The head of a column becomes the way to a value, as the schema of an organisation's file knows it.

A part of a policy has a dot in its id, so that only the schema can tell where a key ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from generator.diagnostics import did_you_mean, quoted
from generator.organisation.file_schema import alternatives
from generator.organisation.meant_keys import meant_here
from generator.organisation.model import OrganisationShape
from generator.organisation.value_forms import DAY, JsonSchema
from generator.source.characters import Fault
from generator.source.value_path import ValuePath

FILE = "file"
"""The column that says which organisation a row is about."""
_WHOLE = re.compile(r"\[([0-9]+)\]")
_MOST_ITEMS = 1_000


class Holds(Enum):
    """What a cell of a column can hold."""

    TEXT = "text"
    YES_OR_NO = "yes or no"
    NUMBER = "number"
    DAY = "day"
    POLICY = "policy"
    """A policy: yes has it as it is."""
    GROUP = "group"
    """Keys or a list, which can only be taken away."""


class Column(NamedTuple):
    """The way to the values of a column, and what they are."""

    name: str
    path: ValuePath
    holds: Holds
    about: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that an organisation's file may have, by its schema."""

    schema: JsonSchema

    def column(self, name: str) -> Column | Fault:
        """Return the column of a head such as `policies.social-media.sections.copyright`, or why there is none."""
        steps = _WHOLE.sub(r".\1", name).split(".")
        path: ValuePath = ()
        schema = self.schema
        while steps:
            schema = self._resolved(schema)
            step, taken = self._step(schema, steps)
            if step is None:
                return self._unknown(name, path, schema)
            path, schema, steps = (*path, step[0]), step[1], steps[taken:]
        schema = self._resolved(schema)
        return Column(name, path, _holds(path, schema), str(schema.get("description", "")))

    def below(self, name: str) -> list[Column]:
        """Return the columns of the keys below a name that hold a single value and are known by name."""
        found = [self.column(f"{name}.{key}" if name else key) for key in self._known(name)]
        return [each for each in found if isinstance(each, Column) and each.holds not in (Holds.GROUP, Holds.POLICY)]

    def _known(self, name: str) -> list[str]:
        schema = self._resolved(self.schema)
        for step in name.split(".") if name else ():
            schema = self._resolved(schema["items"] if step.isdecimal() else schema["properties"][step])
        return list(schema.get("properties", {}))

    def _step(self, schema: JsonSchema, steps: list[str]) -> tuple[tuple[str | int, JsonSchema] | None, int]:
        """Return the first key of some steps, the longest that there is, with its schema; and how many steps it has."""
        if "items" in schema and steps[0].isdecimal():
            return ((int(steps[0]), schema["items"]) if int(steps[0]) < _MOST_ITEMS else None), 1
        for taken in range(len(steps), 0, -1):
            key = ".".join(steps[:taken])
            if (within := _value_of(schema, key)) is not None:
                return (key, within), taken
        return None, 0

    def _resolved(self, schema: JsonSchema) -> JsonSchema:
        """Return a schema with that which it refers to in its place."""
        while "$ref" in schema:
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**self.schema["$defs"][schema["$ref"].rpartition("/")[2]], **rest}
        return schema

    # ---- what was meant

    def _unknown(self, name: str, path: ValuePath, schema: JsonSchema) -> Fault:
        """Return what to do about a name of which only the keys of a path are known."""
        before = ".".join(map(str, path))
        fact = f"there is no key {quoted(name)} in an organisation's file"
        if "items" in schema:
            return Fault(fact, f"{before} is a list: number its entries from 0, as in {before}.0")
        keys = list(schema.get("properties", ()))
        if before and not keys:
            return Fault(fact, f"{before} holds a single value: write {before}")
        last = name.rpartition(".")[2].casefold().replace(" ", "_")
        elsewhere = [each for each in self._names() if each.rpartition(".")[2] == last]
        elsewhere = elsewhere or [each for each in meant_here(last, "", (), OrganisationShape) if each and not path]
        if elsewhere:
            return Fault(fact, f"did you mean {' or '.join(map(quoted, elsewhere[:2]))}?")
        return Fault(fact, did_you_mean(name, [f"{before}.{key}" if before else key for key in keys]))

    def _names(self) -> Iterator[str]:
        """Yield the names at the top, and those one below."""
        for key in self.schema["properties"]:
            yield key
            yield from (f"{key}.{below}" for below in self._known(key))
        yield FILE


def _value_of(schema: JsonSchema, key: str) -> JsonSchema | None:
    """Return the schema of the value of a key, or None where there cannot be such a key."""
    if key in schema.get("properties", {}):
        found: JsonSchema = schema["properties"][key]
        return found
    for pattern, value in schema.get("patternProperties", {}).items():
        if re.search(pattern, key):
            return dict(value)
    # Keys that nobody speaks of may be there where others may: those of front matter.
    others = schema.get("additionalProperties", "properties" in schema)
    return dict(others) if isinstance(others, dict) else {} if others else None


def _holds(path: ValuePath, schema: JsonSchema) -> Holds:
    if "items" in schema or "properties" in schema or "additionalProperties" in schema:
        return Holds.POLICY if path[:-1] == ("policies",) else Holds.GROUP
    forms = alternatives({"anyOf": schema["anyOf"]}) if "anyOf" in schema else [schema]
    types = [form.get("type") for form in forms]
    if "boolean" in types or any(form.get("const") is True for form in forms):
        return Holds.YES_OR_NO
    if "integer" in types:
        return Holds.NUMBER
    return Holds.DAY if any(form.get("pattern") == DAY.schema["pattern"] for form in forms) else Holds.TEXT
