"""Pydantic's refusals in our own words, each with its place in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Location, did_you_mean, nearest, quoted
from generator.organisation.field_types import KEY, NOT_KEYS, REFUSED, Finding
from generator.source.characters import Fault, blank_fault
from generator.source.value_path import ValuePath, dotted
from generator.source.yaml_file import YamlFile, kind_of

_LIST = "not a list", "start each item on a line of its own with a dash and a space"
_WANTED = {
    "string_type": ("not text", "write one line of text"),
    "literal_error": ("not text", "write one word"),
    "bool_type": ("neither true nor false", "write true or false"),
    "int_type": ("not a whole number", "write a number"),
    "date_type": ("not a date", "write year, month and day, as in 2026-05-14"),
    "tuple_type": _LIST,
    "dict_type": NOT_KEYS,
    "model_type": NOT_KEYS,
}
"""What pydantic wanted, by the type of its error: the end of a sentence and a hint."""
_EXAMPLES = {
    "name": "write the full name, such as name: Northbank Youth Trust",
    "roles": "write roles: and, on the next line, two spaces and accountable_lead: Chief Executive",
}
MAX_TOLD = 200
"""How many refusals of one file are told: finding the nearest key for each of thousands takes minutes."""


def refusals(error: ValidationError, model: type[BaseModel], source: YamlFile) -> Iterator[Diagnostic]:
    """Yield everything that pydantic refused in a file, in our words."""
    # A default that was to be made from a refused value is no news: that value is already told.
    details = [detail for detail in error.errors(include_url=False) if detail["type"] != "default_factory_not_called"]
    for detail in details[:MAX_TOLD]:
        yield from _refusal(detail, model, source)
    if len(details) > MAX_TOLD:
        message = f"there are {len(details) - MAX_TOLD:,} further problems"
        yield Diagnostic(Location(source.file), message, "mend the others first")


def _refusal(detail: ErrorDetails, model: type[BaseModel], source: YamlFile) -> Iterator[Diagnostic]:
    kind, path, value = detail["type"], detail["loc"], detail["input"]
    if kind == REFUSED:
        for finding in detail["ctx"]["findings"]:
            yield _found(path, finding, source)
    elif kind == "missing":
        yield _missing(path, source)
    elif kind == "extra_forbidden":
        hint = _nearest_key(str(path[-1]), path[:-1], model)
        yield Diagnostic(source.locate_key(*path), f"unknown key {quoted(str(path[-1]))}", hint)
    elif kind == "too_short":
        yield Diagnostic(source.locate(*path), f"{dotted(path)} names nobody", _EXAMPLES["roles"])
    elif value == "":
        hint = "write something after the dash, or remove the line"
        yield Diagnostic(source.locate(*path), f"{dotted(path)} is empty", hint)
    elif kind == "literal_error" and isinstance(value, str):
        choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        message = f"{dotted(path)} is {quoted(value)}, not one of its {len(choices)} choices"
        yield Diagnostic(source.locate(*path), message, did_you_mean(value, choices))
    elif blank := _bracketed_blank(value):
        yield Diagnostic(source.locate(*path), f"{dotted(path)} {blank.fact}", blank.hint)
    else:
        wanted, hint = _WANTED[kind]
        yield Diagnostic(source.locate(*path), f"{dotted(path)} is {kind_of(value)}, {wanted}", hint)


def _bracketed_blank(value: object) -> Fault | None:
    """Return that a list is a blank, `[Insert name]`, which YAML takes for a list of one text; or None."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return blank_fault(f"[{value[0]}]")
    return None


def _found(path: ValuePath, finding: Finding, source: YamlFile) -> Diagnostic:
    whole = (*path, *finding.path)
    if whole[-1:] != (KEY,):
        return Diagnostic(source.locate(*whole), f"{dotted(whole)} {finding.fact}", finding.hint)
    label = dotted(whole[:-1]) if finding.path else f"a key of {dotted(whole[:-2])}"
    return Diagnostic(source.locate_key(*whole[:-1]), f"{label} {finding.fact}", finding.hint)


def _missing(path: ValuePath, source: YamlFile) -> Diagnostic:
    if source.holds(*path):
        hint = _EXAMPLES.get(dotted(path), "write a value after the colon")
        return Diagnostic(source.locate(*path), f"{dotted(path)} is empty", hint)
    hint = _EXAMPLES.get(dotted(path), f'add the key "{path[-1]}" and its value')
    return Diagnostic(source.locate_key(*path), f"{dotted(path)} is missing", hint)


# ---- where keys belong


def _nearest_key(key: str, path: ValuePath, top: type[BaseModel]) -> str:
    """Return a hint for an unknown key: where it belongs, or the nearest key here or elsewhere."""
    here = top
    for step in path:
        here = _inner(here.model_fields[step].annotation) or here if step in here.model_fields else here
    homes = _homes(top)
    if key in homes:
        return f"move it under {dotted(homes[key])}" if homes[key] else "move it to the left margin"
    known = set(here.model_fields) - ({"id"} if here is top else set())
    elsewhere = {name: home for name, home in homes.items() if home}
    if not nearest(key, known) and (near := nearest(key, elsewhere)):
        return f'did you mean "{near}", under {dotted(elsewhere[near])}?'
    return did_you_mean(key, known)


@cache
def _homes(top: type[BaseModel]) -> dict[str, ValuePath]:
    """Return the keys that only one group has, with the path of that group."""
    groups = list(_groups(top, ()))
    counts = Counter(key for _, model in groups for key in model.model_fields)
    return {key: path for path, model in groups for key in model.model_fields if counts[key] == 1}


def _groups(model: type[BaseModel], path: ValuePath) -> Iterator[tuple[ValuePath, type[BaseModel]]]:
    """Yield every group of keys with the path of an example of it."""
    yield path, model
    for name, field in model.model_fields.items():
        inner = _inner(field.annotation)
        if inner:
            example: ValuePath = ("social-media",) if get_origin(field.annotation) is dict else ()
            yield from _groups(inner, (*path, name, *example))


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the group of keys that a field is, or holds several of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_inner(argument) for argument in get_args(annotation))), None)
