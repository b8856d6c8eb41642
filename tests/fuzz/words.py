"""Words as people type them, with and without quotes, a line each or in braces: said as typed, or something is told."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from generator.diagnostics import Problems
from generator.document import Placeholder, walk
from generator.document.traverse import leaves
from generator.formats.formats import FORMATS
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from generator.rendering.render import render
from tests.fuzz.bases import LIBRARY, ORGANISATION
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import said_badly, told_badly
from tests.fuzz.mutations import Path, at
from tests.fuzz.texts import text_by_lot
from tests.policies import markdown_lines

_OWN, _TYPED, _FIELD = "orgs/x.yaml", "typed", "field"
_DOCUMENT: Path = ("policies", "sample", "document")
_PLACES: dict[str, Path] = {
    "name": ("name",),
    "short_name": ("short_name",),
    **{f"terms.{key}": ("terms", key) for key in ("people", "board", "beneficiaries", "supporters")},
    **{f"roles.{key}": ("roles", key) for key in ("accountable_lead", "helper")},
    "facts.answer": ("facts", "answer"),
    **{f"channels.0.{key}": ("channels", 0, key) for key in ("platform", "handle", "purpose")},
    "registrations.0.label": ("registrations", 0, "label"),
    "related_policies.0.title": ("related_policies", 0, "title"),
    "contacts.media": ("contacts", "media"),
    **{f"document.{key}": (*_DOCUMENT, key) for key in ("version", "approved_by", "reference")},
    "document.history.0.change": (*_DOCUMENT, "history", 0, "change"),
}
"""The values that the small template prints, by the names that they have there."""
_STANDS_FOR_IT = "\ue000"


def _make(random: Random) -> Files:
    field = random.choice(tuple(_PLACES))
    typed = " ".join(text_by_lot(random).splitlines())
    data = copy.deepcopy(ORGANISATION)
    *groups, last = _PLACES[field]
    at(data, tuple(groups))[last] = _STANDS_FOR_IT
    flat = random.choice((frozenset[str](), frozenset(data), frozenset(random.sample(list(data), 4))))
    text = "".join(_written({key: value}, 0, flat) for key, value in data.items())
    return {
        _OWN: text.replace(_STANDS_FOR_IT, _quoted(typed, random)).encode(),
        _TYPED: typed.encode(),
        _FIELD: field.encode(),
    }


def _quoted(typed: str, random: Random) -> str:
    """Return a text with or without quotes around it, as somebody writes it who has never heard of escapes."""
    mark = random.choice(("", "", '"', "'"))
    return typed if mark in typed or "\\" in typed else f"{mark}{typed}{mark}"


def _written(data: Any, depth: int, flat: frozenset[str]) -> str:
    """Return data as people write it: a line for each value, but some keys with all that they hold in braces."""
    return "".join(f"{'  ' * depth}{line}" for line in _lines(data, depth, flat))


def _lines(data: Any, depth: int, flat: frozenset[str]) -> Iterator[str]:
    for key, value in data.items():
        if not isinstance(value, dict | list):
            yield f"{key}: {_plain(value)}\n"
        elif key in flat:
            yield f"{key}: {_in_braces(value)}\n"
        elif isinstance(value, dict):
            yield f"{key}:\n{_written(value, depth + 1, flat)}"
        else:
            yield f"{key}:\n" + "".join(f"{'  ' * depth}  - {_in_braces(item)}\n" for item in value)


def _in_braces(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_in_braces(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(_in_braces, data)) + "]"
    return _plain(data)


def _plain(value: str) -> str:
    return value if value == _STANDS_FOR_IT else json.dumps(value)


def _judge(files: Files) -> Fault | None:
    typed, field = files[_TYPED].decode(), files[_FIELD].decode()
    try:
        rendered = render(LIBRARY, [Source(_OWN, files[_OWN])], {}, Stage.FINAL, tuple(FORMATS))
    except Problems as problems:
        return told_badly(problems.diagnostics, files)
    if typed not in files[_OWN].decode() or _is_nothing(typed):
        return None
    [policy] = rendered.policies
    if fault := said_badly(policy.files, files[_OWN].decode()):
        return fault
    document = write_policy(LIBRARY.composer(policy.id), rendered.organisation)
    leaf = (leaf for node in walk(document.sections) for leaf in leaves(node))
    values = [each.value for each in leaf if isinstance(each, Placeholder) and each.field == field]
    page = "\n".join(markdown_lines(policy.files["md"].decode()))
    if not values and not (field == "short_name" and typed == rendered.organisation.name):
        return Fault(f"not printed: {field}", typed)
    # The policy may have words of its own for the preposition before a value.
    as_typed = [value and f" {_bare(typed)}".endswith(f" {_bare(value)}") for value in values]
    if not all(as_typed) or _bare(typed) not in page.casefold():
        return Fault(f"not as typed: {field}", f"{typed!r} is {values}")
    return None


def _is_nothing(typed: str) -> bool:
    """Tell whether a text is nothing, has a comment, or has quotes of its own around it."""
    bare = typed.strip()
    return (
        bare in {"", "~", "null"} or bool(re.search(r"^#|\} ?#|\s#([\s#=*~-]|$)", bare)) or bare[0] == bare[-1] in "\"'"
    )


def _bare(text: str) -> str:
    # In braces a comma at the end belongs to them.
    return re.sub(" +", " ", text).strip().rstrip(".,").casefold().removeprefix("the ")


WORDS_AS_TYPED = Fuzzer("words", _make, _judge, (_OWN,))
