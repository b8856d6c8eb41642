"""Findings as JSON for programs, and the schema that says what stands in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.check.counted import Counted
from generator.check.finding import Finding
from generator.codes.code import Weight
from generator.codes.table import CODES

FORMAT = 1
"""The edition of the format: it changes when a program that reads it would have to."""
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}


def as_json(found: Sequence[Finding], counted: Counted, today: date) -> str:
    """Return findings as JSON, in their order, with how many there are."""
    left = [each for each in found if not each.accepted]
    counts: dict[str, int] = {f"{weight}s": sum(each.severity is weight for each in left) for weight in Weight}
    counts |= {"accepted": len(found) - len(left)}
    data = {
        "format": FORMAT,
        "today": today.isoformat(),
        "organisations": counted.of("organisation"),
        "templates": counted.of("template"),
        "counts": counts,
        "findings": [_finding(each) for each in found],
    }
    return json.dumps(data, indent=1, ensure_ascii=False)


def _finding(found: Finding) -> dict[str, object]:
    return {
        "code": found.code,
        "name": CODES[found.code].name,
        "severity": found.severity.value,
        "file": found.file,
        "line": found.line,
        "column": found.column,
        "key": found.key,
        "organisation": found.organisation or None,
        "policy": found.policy or None,
        "message": found.message,
        "hint": found.hint,
        "accepted": found.accepted or None,
        "difference": list(found.difference),
    }


def findings_schema() -> dict[str, Any]:
    """Return the JSON Schema of the findings."""
    described: dict[str, tuple[str, dict[str, Any]]] = {
        "code": ("The code of its kind. It never changes.", {"enum": list(CODES)}),
        "name": ("The code in a few words.", {"enum": [code.name for code in CODES.values()]}),
        "severity": (
            "An error needs attention, a warning is worth a look, a notice is good to know.",
            {"enum": list(Weight)},
        ),
        "file": ("The file that it is about.", _TEXT),
        "line": ("The line, from 1; 0 where it is not known.", _COUNT),
        "column": ("The character of the line, from 1; 0 where it is not known.", _COUNT),
        "key": ("The path of the key: roles.accountable_lead. It may be empty.", _TEXT),
        "organisation": ("The id of the organisation; null for what is about none.", {"type": ["string", "null"]}),
        "policy": ("The id of the template of the policy; null for all.", {"type": ["string", "null"]}),
        "message": ("The fact.", {**_TEXT, "minLength": 1}),
        "hint": ("What to do.", _TEXT),
        "accepted": ("The reason for which somebody accepts it; null where nobody does.", {"type": ["string", "null"]}),
        "difference": ("Further lines, such as how the words differ.", {"type": "array", "items": _TEXT}),
    }
    finding = _object({key: {"description": words, **schema} for key, (words, schema) in described.items()})
    counts = _object(dict.fromkeys((*(f"{weight}s" for weight in Weight), "accepted"), _COUNT))
    top = {
        "format": {"description": "The edition of this format.", "const": FORMAT},
        "today": {"description": "The day that dates were compared with.", "type": "string", "format": "date"},
        "organisations": {"description": "How many were checked.", **_COUNT},
        "templates": {"description": "How many were proof-read, in place of organisations.", **_COUNT},
        "counts": {"description": "How many findings there are of each severity, and accepted ones.", **counts},
        "findings": {"description": "What was found, by file and line.", "type": "array", "items": finding},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by: policygen schema --findings",
        "title": "Findings",
        "description": "What policygen check --json prints.",
        **_object(top),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
