"""A small policy with two parts that meet one point of a regulator."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_library import read_library
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Answers
from generator.interview.check import Setting
from generator.interview.make import make_interview
from tests.workspace import make_workspace

HEAD = """id: sample
title: Sample policy
roles:
  accountable_lead: {label: Lead, duty: answers for it}
sections:
  - {id: core, title: Core}
  - {id: first, title: First, optional: true, meets: [p1]}
  - {id: second, title: Second, optional: true, meets: [p1]}
"""
CHECKLIST = """id: list
title: List
publisher: Regulator
jurisdiction: [england-wales]
source: https://example.org
as_of: "2026-01-01"
checked: "2026-01-01"
points:
  - {id: p1, text: It is said., source: "https://example.org", confirmed: true}
"""


@pytest.fixture
def small_policy(tmp_path: Path) -> tuple[Setting, AnswerSheet]:
    """Return the setting of an interview about it, and an empty sheet."""
    made = make_workspace(tmp_path)
    (tmp_path / "templates/sample/sections/only.md.j2").unlink()
    made.write("templates/sample/template.yaml", HEAD)
    made.write("templates/_shared/checklists/list.yaml", CHECKLIST)
    for name in ("core", "first", "second"):
        made.write(f"templates/sample/sections/{name}.md.j2", f"1. The {name} words.\n   {{: #one }}\n")
    library = read_library((tmp_path / "templates",))
    own: Answers = {"name": "Oak", "policies": ("sample",), "roles.accountable_lead": "Chair"}
    return Setting(library, "orgs/oak.yaml"), AnswerSheet(make_interview(library), own)
