"""Rows as JSON: the names of their fields are the keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass


def as_json(value: object) -> str:
    """Return a row, or several, as JSON that people can read too."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)


def plain(value: object) -> object:
    """Return a row as plain data."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, str) else value
