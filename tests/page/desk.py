"""The engine of the page without a browser: the shipped templates, and requests as the page sends them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from generator.batch.read_library import read_library
from generator.page.answering import Desk
from generator.page.bundle.ingredients import carried
from generator.page.engine import ask, desk_of
from tests.tools import ROOT

LEAST = """name: Riverbend Carers
roles:
  accountable_lead: Manager
facts:
  has_staff: true
  works_with_children: false
  works_with_adults_at_risk: false
"""
"""A file with all that has to be answered."""


@cache
def desk() -> Desk:
    """Return the shipped templates as the page has them."""
    return desk_of(carried(read_library([ROOT / "templates"])))


def said(text: str | None, *answers: tuple[str, object], id: str = "", **more: Any) -> dict[str, Any]:
    """Return what the page is told after some answers to what a file says."""
    told, _ = made(text, *answers, id=id, **more)
    return told


def made(
    text: str | None, *answers: tuple[str, object], id: str = "", brand: Mapping[str, bytes] | None = None, **more: Any
) -> tuple[dict[str, Any], Mapping[str, bytes]]:
    """Return what the page is told, and the files that it gets."""
    request = {"do": "answer", "id": id, "text": text, "answers": list(answers), **more}
    answer = ask(desk(), json.dumps(request), brand or {})
    found: dict[str, Any] = json.loads(answer.as_json())
    return found, answer.files


def own(*steps: str | int, value: object) -> Sequence[object]:
    """Return a change of an organisation's own words in the usual policy."""
    return [["policies", "social-media", *steps], value]
