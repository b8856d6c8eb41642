"""The first words of each part of a template, by which people know a clause that has no title.

They are read off the source: a value is named where it would be printed, and of two wordings the first is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.document import PartId
from generator.policy.asked import blocks_of
from generator.template.line_marks import MARK_RANGE
from generator.template.load import Template
from generator.template.template_file import RoleSpec

LONGEST = 80
"""How many characters of a part are shown."""
_NOISE = re.compile(rf"[{MARK_RANGE}*]|\{{: #[\w-]+ \}}|^\s*(?:\d+\.|[-*+]|#{{2,3}})\s+")
_ELSE = re.compile(r"\{% *el(?:se|if\b[^%]*) *[+-]?%\}.*?(?=\{% *endif)", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_ROLE = re.compile(r"(role|contact|second)\([\"'](\w+)[\"']\)")
_LOOSE_END = re.compile(r"\s+(?=[,.;:])| \(…\)|(?<=…)\.")
_WE = re.compile(r"we\([\"'](.*?)[\"']\)")
_OTHERS = {"us", "our", "people", "board", "supporters", "beneficiaries"}


def openings(template: Template) -> Mapping[PartId, str]:
    """Return the title of each part of a template, or else its first words."""
    found = {part.id: part.title for part in template.parts.values() if part.title}
    for section in template.sections:
        for part_id, words in blocks_of(section, section.text, template.parts):
            found.setdefault(part_id, _cut(_plain(words, template.roles)))
    return found


def _plain(words: str, roles: Mapping[str, RoleSpec]) -> str:
    one_way = _TAG.sub("", _ELSE.sub("", _NOISE.sub("", words)))
    told = _VALUE.sub(lambda found: _value(found[1], roles), one_way)
    line = _LOOSE_END.sub("", " ".join(told.split()))
    return line[:1].upper() + line[1:]


def _value(code: str, roles: Mapping[str, RoleSpec]) -> str:
    """Return the words that stand for a value."""
    if (role := _ROLE.fullmatch(code)) and role[2] in roles:
        # A title stands alone; whom to turn to comes with its article.
        return f"{'' if role[1] == 'role' else 'the '}{roles[role[2]].label.lower()}"
    if we := _WE.fullmatch(code):
        return f"we {we[1]}"
    return code if code in _OTHERS else "…"


def _cut(words: str) -> str:
    """Return words that are no longer than is shown, and end where a word does."""
    if len(words) <= LONGEST:
        return words
    return f"{words[: LONGEST - 1].rpartition(' ')[0]} …"
