"""What the page is drawn from before its program runs: the questions, and the policy as it stands without an answer."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import generator
from generator.formats.formats import DEFAULT_FORMATS, FORMATS, Format
from generator.interview.as_json import interview_json
from generator.interview.make import CLAUSES
from generator.interview.question import Interview
from generator.page.answering import Desk
from generator.page.engine import ask
from generator.policy.opening import openings


@dataclass(frozen=True, slots=True)
class Start:
    """The answers with which everybody starts: none, or the text of a file and the files that its brand names."""

    text: str | None = None
    brand: Mapping[str, bytes] = field(default_factory=dict)


def form_of(desk: Desk, start: Start) -> str:
    """Return as JSON what the page is drawn from; `types.d.ts` says what is in it."""
    request = {"do": "answer", "id": "", "text": start.text}
    first = ask(desk, json.dumps(request), start.brand)
    pages = {name: content.decode() for name, content in first.files.items() if name.endswith(".html")}
    form = {
        "steps": interview_json(_drawn(desk.interview))["steps"],
        "policies": {name: _policy(desk, name) for name in desk.library.ids()},
        "formats": [_format(FORMATS[name]) for name in DEFAULT_FORMATS],
        "start": dict(first.said),
        "preview": pages,
        "brand": {name: base64.b64encode(content).decode() for name, content in start.brand.items()},
        "isPrefilled": start.text is not None,
        "version": f"policygen {generator.__version__}",
    }
    return json.dumps(form, ensure_ascii=False)


def _drawn(interview: Interview) -> Interview:
    """Return the questions that stand on a screen: single clauses are chosen in the policy itself."""
    return Interview(tuple(step for step in interview.steps if step.id != CLAUSES))


def _format(row: Format) -> dict[str, str]:
    return {"name": row.name, "title": row.title, "ending": row.ending, "type": row.media_type}


def _policy(desk: Desk, name: str) -> dict[str, object]:
    template = desk.library.composer(name).template
    words = openings(template)
    parts = {
        part.id: {"kind": part.kind, "title": part.title or words.get(part.id, ""), "optional": part.optional}
        for part in template.parts.values()
        if part.kind == "clause" or part.title
    }
    asked = desk.interview.question("policies")
    titles = {each.value: each.label for each in asked.choices} if asked else {}
    return {"title": titles.get(name, template.title), "parts": parts}
