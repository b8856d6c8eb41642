"""The shape of an organisation's file as JSON Schema, before any template is known.

Each key stands there with the text below its field. A schema says no more than an editor can check while somebody
types: values that contradict each other, and files that are not there, are for the program to tell.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from enum import Enum
from itertools import pairwise
from textwrap import dedent
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.organisation.model import OrganisationShape
from generator.organisation.shape import Key, Shape
from generator.organisation.text_limits import MAX_ENTRIES
from generator.organisation.value_forms import (
    DEFINITIONS,
    NOTHING,
    WRITE_A_LIST,
    WRITE_KEYS,
    Form,
    JsonSchema,
    Meanings,
)

_ITEMS = {"type": "array", "errorMessage": WRITE_A_LIST, "maxItems": MAX_ENTRIES}
_KEYS = {"type": "object", "errorMessage": WRITE_KEYS}
_COLLECTIONS = ("array", "object")

_Mark = TypeVar("_Mark", Form, Meanings)


class Says(Enum):
    """How much a file says of an organisation."""

    ALL = "all"
    """All that is needed, as a file does that has no defaults above it."""
    A_PART = "a part"
    """A part of it: defaults do, and files with defaults above them."""


def file_schema(says: Says) -> JsonSchema:
    """Return the schema of an organisation's file, of which no template is known."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by: policygen schema",
        "title": "Organisation",
        "description": OrganisationShape.__doc__,
        **_without(_group(OrganisationShape, says), "errorMessage"),
        "$defs": DEFINITIONS,
    }


def _without(schema: JsonSchema, *keys: str) -> JsonSchema:
    return {key: value for key, value in schema.items() if key not in keys}


def or_nothing(value: JsonSchema) -> JsonSchema:
    """Return the schema of a value, or of a key that nobody filled in."""
    if value.get("type") in _COLLECTIONS:
        return _typed_apart(value, {"not": NOTHING})
    return {"anyOf": [*alternatives(value), NOTHING]}


def needed(value: JsonSchema) -> JsonSchema:
    """Return the schema of a value that has to be there."""
    if value.get("type") == "object":
        return {**_typed_apart(value, {"not": {"type": "object"}}), "minProperties": 1}
    # Otherwise an editor that fills in what is needed would leave it out.
    return value if value.keys() & {"anyOf", "type"} else {"anyOf": [value]}


def _typed_apart(value: JsonSchema, when: JsonSchema) -> JsonSchema:
    """Return a schema of keys or a list that tells of a wrong type in some case only.

    It is not one of several schemas, in which an editor would look for no keys to offer. A message beside its keys
    would be told of a missing key too.
    """
    wanted = {key: value[key] for key in ("type", "errorMessage")}
    return {"if": when, "then": wanted, **_without(value, *wanted)}


def alternatives(value: JsonSchema) -> list[JsonSchema]:
    """Return the schemas of which a value has to fit one."""
    found: list[JsonSchema] = value["anyOf"] if value.keys() == {"anyOf"} else [value]
    return found


def _group(model: type[Shape], says: Says) -> JsonSchema:
    """Return the schema of a group of keys."""
    kinds = get_type_hints(model, include_extras=True)
    fields, texts = model.model_fields, _texts(model)
    must = [name for name, field in fields.items() if field.is_required() and says is Says.ALL]
    group = {
        **_KEYS,
        "additionalProperties": False,
        "properties": {
            name: {
                "title": title_of(name),
                "description": _description(texts[name], field),
                **(needed if name in must else or_nothing)(_value(kinds[name], says)),
            }
            for name, field in fields.items()
        },
    }
    if must:
        group["required"] = must
    if model.conditions and says is Says.ALL:
        group["allOf"] = list(model.conditions)
    return group


def title_of(name: str) -> str:
    """Return what a key is called over its description."""
    return name.replace("_", " ").capitalize()


def _description(text: str, field: Key) -> str:
    examples = "; ".join(map(str, field.examples))
    return f"{text}\nFor example: {examples}" if examples else text


def _texts(model: type[Shape]) -> dict[str, str]:
    """Return the text below each field, read off the source."""
    [group] = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(group, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(str(below.value.value))
        for field, below in pairwise(group.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }


# ---- kinds of value


def _value(kind: Any, says: Says) -> JsonSchema:
    """Return the schema of a kind of value, as the type of a field says it."""
    origin, within = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(kind, says)
    if origin in (Union, UnionType):
        return _value(next(each for each in within if each is not NoneType), says)
    if origin is Literal:
        return {"enum": list(within)}
    if origin is tuple:
        # A list takes the place of the one in the defaults, so an item always says all.
        return {**_ITEMS, "items": _without(_value(within[0], Says.ALL), "errorMessage")}
    if origin is dict:
        return {**_KEYS, "maxProperties": MAX_ENTRIES, **_by_id(within[0], within[1], says)}
    return _group(kind, says)


def _marked(kind: Any, says: Says) -> JsonSchema:
    forms, meanings = _marks(kind, Form), _marks(kind, Meanings)
    if forms:
        return forms[-1].schema
    value = _value(get_args(kind)[0], says)
    return _explained(value, meanings[-1].words) if meanings else value


def _marks(kind: Any, mark: type[_Mark]) -> list[_Mark]:
    return [each for each in get_args(kind)[1:] if isinstance(each, mark)]


def _explained(value: JsonSchema, words: Mapping[str, str]) -> JsonSchema:
    """Return the schema of a choice with what each means, or of values by id with the ids that everybody knows."""
    if "enum" in value:
        return {**value, "enumDescriptions": [words[choice] for choice in value["enum"]]}
    [each] = value["patternProperties"].values()
    known = {name: {"title": title_of(name), "description": meaning, **each} for name, meaning in words.items()}
    return {**value, "properties": known}


def _by_id(key: Any, kind: Any, says: Says) -> JsonSchema:
    """Return what a schema says of values by id."""
    value, ids = or_nothing(_value(kind, says)), _value(key, says)
    if "pattern" in ids:
        return {"additionalProperties": False, "patternProperties": {ids["pattern"]: value}}
    return {"additionalProperties": value}
