"""Pydantic's refusals in our own words, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails, ValidationError

from generator.codes.of_files import KEY_MISSING, UNKNOWN_KEY, VALUE_REFUSED, VALUES_CONTRADICT
from generator.diagnostics import Diagnostic, Hint, Location, did_you_mean, quoted
from generator.organisation.field_types import NAME_SOMEBODY, NOT_KEYS
from generator.organisation.findings import KEY, REFUSED, Finding
from generator.organisation.meant_keys import meant_here, which_key
from generator.organisation.shape import Shape
from generator.organisation.value_forms import WRITE_A_DAY, WRITE_A_LINE, WRITE_A_LIST, WRITE_YES_OR_NO
from generator.source.characters import Fault, blank_fault
from generator.source.value_path import ValuePath, dotted
from generator.source.yaml_file import YamlFile, kind_of

_LIST = "not a list", WRITE_A_LIST
_WANTED = {
    "string_type": ("not text", WRITE_A_LINE),
    "literal_error": ("not text", "write one word"),
    "bool_type": ("neither true nor false", WRITE_YES_OR_NO),
    "int_type": ("not a whole number", "write a number"),
    "date_type": ("not a date", WRITE_A_DAY),
    "tuple_type": _LIST,
    "dict_type": NOT_KEYS,
    "model_type": NOT_KEYS,
}
"""What pydantic wanted, by the type of its error: the end of a sentence and a hint."""
_EXAMPLES = {"name": "write the full name, such as name: Northbank Youth Trust", "roles": NAME_SOMEBODY}
MAX_TOLD = 200
"""How many refusals of one file are told: finding the nearest key for each of thousands takes minutes."""


class Refusal(NamedTuple):
    """A value or a key that was refused: where, what is told of it, and what had to be there for it to be right."""

    path: ValuePath
    told: Diagnostic
    lacks: ValuePath = ()
    is_of_key: bool = False
    is_missing: bool = False


def refusals(error: ValidationError, model: type[Shape], source: YamlFile) -> list[Refusal]:
    """Return everything that pydantic refused in a file, in our words."""
    # A default that was to be made from a refused value is no news: that value is already told.
    details = [detail for detail in error.errors(include_url=False) if detail["type"] != "default_factory_not_called"]
    details = list(_without_misnamed(details, model))
    found = [refusal for detail in details[:MAX_TOLD] for refusal in _refused(detail, model, source)]
    if len(details) > MAX_TOLD:
        message = f"there are {len(details) - MAX_TOLD:,} further problems"
        found.append(
            Refusal((), Diagnostic(Location(source.file), message, "mend the others first", code=VALUE_REFUSED.id))
        )
    return found


def _without_misnamed(details: list[ErrorDetails], model: type[Shape]) -> Iterator[ErrorDetails]:
    """Yield refusals, but not that a key is missing where an unknown one was meant for it."""
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"][:MAX_TOLD]
    misnamed = {
        (*path[:-1], name)
        for path, value in ((detail["loc"], detail["input"]) for detail in unknown)
        for name in meant_here(str(path[-1]), value, path[:-1], model)
    }
    return (detail for detail in details if detail["type"] != "missing" or detail["loc"] not in misnamed)


def _refused(detail: ErrorDetails, model: type[Shape], source: YamlFile) -> Iterator[Refusal]:
    kind, path, value = detail["type"], detail["loc"], detail["input"]
    if kind == REFUSED:
        yield from (_found(path, finding, source) for finding in detail["ctx"]["findings"])
    elif kind == "missing":
        yield Refusal(path, _missing(path, source), is_missing=True)
    elif kind == "extra_forbidden":
        hint = which_key(str(path[-1]), value, path[:-1], model, source.keys("policies"))
        told = Diagnostic(source.locate_key(*path), f"unknown key {quoted(str(path[-1]))}", hint, code=UNKNOWN_KEY.id)
        yield Refusal(path, told, is_of_key=True)
    else:
        fault = _wrong_value(kind, value, detail.get("ctx", {}))
        told = Diagnostic(source.locate(*path), f"{dotted(path)} {fault.fact}", fault.hint, code=VALUE_REFUSED.id)
        yield Refusal(path, told)


def _wrong_value(kind: str, value: object, context: Mapping[str, Any]) -> Fault:
    if value == "":
        return Fault("is empty", "write something after the dash, or remove the line")
    if kind == "literal_error" and isinstance(value, str):
        choices = re.findall(r"'([^']+)'", context["expected"])
        return Fault(f"is {quoted(value)}, not one of its {len(choices)} choices", did_you_mean(value, choices))
    if blank := _bracketed_blank(value):
        return blank
    wanted, hint = _WANTED[kind]
    return Fault(f"is {kind_of(value)}, {wanted}", hint)


def _bracketed_blank(value: object) -> Fault | None:
    """Return that a list is a blank, `[Insert name]`, which YAML takes for a list of one text; or None."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return blank_fault(f"[{value[0]}]")
    return None


def _found(path: ValuePath, finding: Finding, source: YamlFile) -> Refusal:
    whole = (*path, *finding.path)
    lacks = (*path, *finding.lacks) if finding.lacks else ()
    code = finding.code or (VALUES_CONTRADICT if finding.path else VALUE_REFUSED).id
    if whole[-1:] != (KEY,):
        told = Diagnostic(source.locate(*whole), f"{dotted(whole)} {finding.fact}", finding.hint, code=code)
        return Refusal(whole, told, lacks)
    # Where the key is that of the value that was looked at, pydantic added the last step.
    label = dotted(whole[:-1]) if finding.path else f"a key of {dotted(whole[:-2])}"
    told = Diagnostic(source.locate_key(*whole[:-1]), f"{label} {finding.fact}", finding.hint, code=code)
    return Refusal(whole[:-1], told, lacks, is_of_key=not finding.path)


def _missing(path: ValuePath, source: YamlFile) -> Diagnostic:
    if source.holds(*path):
        hint = _EXAMPLES.get(dotted(path), "write a value after the colon")
        return Diagnostic(source.locate(*path), f"{dotted(path)} is empty", hint, code=KEY_MISSING.id)
    hint = _EXAMPLES.get(
        dotted(path), Hint(f'add the key "{path[-1]}" and its value', on_page="answer it, or remove the whole entry")
    )
    return Diagnostic(source.locate_key(*path), f"{dotted(path)} is missing", hint, code=KEY_MISSING.id)
