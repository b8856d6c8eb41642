"""A small template of which every question is known, for tests of the interview."""

from __future__ import annotations

from pathlib import Path

from generator.batch.read_library import read_library
from generator.interview.make import make_interview
from generator.interview.question import Interview, Question
from generator.rendering.library import Library
from tests.workspace import make_workspace

HEAD = """id: sample
title: Sample policy
summary: Rules for a sample.
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  adviser: {label: Adviser, duty: advises anyone, falls_back_to: accountable_lead}
  trainer: {label: Trainer, duty: trains people, falls_back_to: adviser}
  unheard: {label: Unheard, duty: does nothing, falls_back_to: adviser}
facts:
  sells: {ask: "Do you sell anything?", why: The rules on selling are left out otherwise., default: false}
  pace: {ask: "How fast?", choices: {slow: At leisure, fast: At once}, default: slow}
  goods: {ask: "What do you sell?", default: cakes}
  serves: {ask: "Do you serve anybody?", matters: true, default: false}
sections:
  - {id: core, title: Core}
  - {id: selling, title: Selling, optional: true, when: facts.sells, why: Keep it if you sell.}
  - {id: training, title: Training, optional: true, default: full, why: Add it if you train people.}
  - {id: extra, title: Extra, optional: true, default: false, why: Add it if you like.}
"""
SECTIONS = {
    "core": """\
1. Ask the {{ role('adviser') }}{% if facts.pace == 'fast' %} at once{% endif %}.
   {: #ask }

1. Serve.
   {: #serve when="facts.serves" }
""",
    "selling": "1. We sell {{ facts.goods }} here.\n   {: #sell }\n",
    "training": "1. The {{ role('trainer') }} trains.\n   {: #train }\n",
    "extra": "1. One two three four five.\n   {: #more }\n",
}


def small_library(home: Path, head: str = HEAD, **sections: str) -> Library:
    """Return a library with one template; `sections` stand in place of its own, or beside them."""
    made = make_workspace(home)
    for file in (home / "templates/other").rglob("*.*"):
        file.unlink()
    (home / "templates/sample/sections/only.md.j2").unlink()
    made.write("templates/sample/template.yaml", head)
    for name, text in {**SECTIONS, **sections}.items():
        made.write(f"templates/sample/sections/{name}.md.j2", text)
    return read_library((home / "templates",))


def small_interview(home: Path, head: str = HEAD, **sections: str) -> Interview:
    """Return the interview of such a library."""
    return make_interview(small_library(home, head, **sections))


def asked(interview: Interview, key: str) -> Question:
    """Return a question that is there."""
    question = interview.question(key)
    assert question, key
    return question
