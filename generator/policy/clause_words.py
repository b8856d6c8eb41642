"""A template's own words of each clause, as its source has them, to tell whether an edition changed them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping

from generator.document import PartId
from generator.policy.asked import blocks_of
from generator.policy.kept_wording import KeptWording
from generator.template.line_marks import MARK_RANGE
from generator.template.load import Template

_MARKS = re.compile(f"[{MARK_RANGE}]")
_LENGTH = 16


def written(template: Template, texts: Mapping[str, str], before: Mapping[str, KeptWording]) -> dict[str, KeptWording]:
    """Return what the organisation's own words for clauses were written against.

    Words that are as they were before were written against what they were then; others against what is there now.
    """
    words = clause_words(template, texts)
    found: dict[str, KeptWording] = {}
    for clause, text in texts.items():
        own, earlier = digest_of(text), before.get(clause)
        now = KeptWording(own, digest_of(words.get(clause, "")), template.edition)
        found[clause] = earlier if earlier and earlier.own == own else now
    return found


def clause_words(template: Template, clauses: Collection[str]) -> dict[str, str]:
    """Return the source of some clauses, each on one line."""
    sections = {PartId(clause).section for clause in clauses}
    found: dict[str, str] = {}
    for section in template.sections:
        if section.part.id in sections:
            for part, words in blocks_of(section, section.text, template.parts):
                if part in clauses:
                    found[part] = " ".join(f"{found.get(part, '')} {_MARKS.sub('', words)}".split())
    return found


def digest_of(text: str) -> str:
    """Return a short digest of words, however their lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]
