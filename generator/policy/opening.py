"""The first words of each part of a template, by which people know a clause that has no title.

They are read off the source: a value is named where it would be printed, and of two wordings the first is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.document import PartId
from generator.passes.verbs import plain
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
_OTHERS = {
    **{name: name for name in ("us", "our", "people", "board", "supporters", "beneficiaries")},
    "board_member": "board member",
    "any_board_member": "any board member",
}
_START = re.compile(r"(?:^|(?<=[.?!] ))[a-z]")
_SAYING = re.compile(r"[^\W\d_]{3,}")


def openings(template: Template) -> Mapping[PartId, str]:
    """Return the title of each part of a template, or else its first words."""
    found = {part.id: part.title for part in template.parts.values() if part.title}
    for section in template.sections:
        for part_id, words in blocks_of(section, section.text, template.parts):
            found.setdefault(part_id, _cut(_plain(words, template.roles)) or _by_name(part_id))
    return found


def _plain(words: str, roles: Mapping[str, RoleSpec]) -> str:
    """Return the words of a part as a sentence; nothing where hardly a word is its own."""
    one_way = _TAG.sub("", _ELSE.sub("", _NOISE.sub("", words)))
    told = _VALUE.sub(lambda found: _value(found[1], roles), one_way)
    sentences = _START.sub(lambda found: found[0].upper(), " ".join(told.split()))
    return _LOOSE_END.sub("", sentences) if _SAYING.search(sentences) else ""


def _by_name(part_id: PartId) -> str:
    return part_id.rpartition(".")[2].replace("-", " ").capitalize()


def _value(code: str, roles: Mapping[str, RoleSpec]) -> str:
    """Return the words that stand for a value."""
    if (role := _ROLE.fullmatch(code)) and role[2] in roles:
        # A title stands alone; whom to turn to comes with its article. Who else that is, nobody knows yet.
        label = roles[role[2]].label.lower()
        return {"role": label, "contact": f"the {label}", "second": "somebody else"}[role[1]]
    if we := _WE.fullmatch(code):
        return f"we {plain(we[1])}"
    return _OTHERS.get(code, "…")


def _cut(words: str) -> str:
    """Return words that are no longer than is shown, and end where a word does."""
    if len(words) <= LONGEST:
        return words
    return f"{words[: LONGEST - 1].rpartition(' ')[0]} …"
