"""About how many words the parts of a template have, in a short policy and in a full one, before it is known whose.

Of each condition the first side is counted, and both sides of none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.document import PartId
from generator.policy.asked import blocks_of
from generator.template.load import SectionSource, Template
from generator.template.scan import Default, Part

_TAG = re.compile(r"\{%\s*(\w+)(.*?)%\}", re.DOTALL)
_HAS = re.compile(r"has\([\"']([\w.-]+)[\"']\)")
_ID = re.compile(r"\{: #[\w-]+ \}")
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_GUIDANCE = "!!! guidance"
_IN = {"short": {Default.ON}, "full": {Default.ON, Default.FULL}}


def words_in(template: Template, part_id: str, length: str) -> int:
    """Return about how many words a part has in a policy of a length, where it is kept."""
    section = next(each for each in template.sections if each.part.id == PartId(part_id).section)
    spoken = _spoken(section, template, length, part_id)
    return sum(_count(words) for at, words in spoken if part_id in _way_to(template.parts[at], template))


def _way_to(part: Part, template: Template) -> tuple[PartId, ...]:
    return (part.id, *template.parents(part))


def words_of_policy(template: Template, length: str) -> int:
    """Return about how many words a policy of a length has where nothing is said of its parts."""
    kept = [each.part for each in template.sections if each.part.default in _IN[length]]
    return sum(words_in(template, part.id, length) for part in kept)


def _spoken(section: SectionSource, template: Template, length: str, kept: str) -> Iterator[tuple[PartId, str]]:
    """Yield the blocks of a section that are in, but for notes to whoever adopts the policy; one part is kept."""

    def is_in(part_id: str) -> bool:
        part = template.parts.get(part_id)
        return part is None or all(
            each == kept or template.parts[each].default in _IN[length] for each in _way_to(part, template) if each.name
        )

    is_note = False
    for part_id, words in blocks_of(section, _one_sided(section.text, is_in), template.parts):
        is_note = _GUIDANCE in words or (is_note and words.startswith("    "))
        if not is_note and is_in(part_id):
            yield part_id, words


def _one_sided(text: str, is_in: Callable[[str], bool]) -> str:
    """Return the text of a section with one side of each condition, and without the conditions."""
    shown: list[bool] = []
    kept, start = [], 0
    for tag in _TAG.finditer(text):
        kept += [text[start : tag.start()]] if all(shown) else []
        start = tag.end()
        match tag[1]:
            case "if":
                shown.append(all(map(is_in, _HAS.findall(tag[2]))) or "not" in tag[2])
            case "elif" | "else" if shown:
                shown[-1] = not shown[-1]
            case "endif" if shown:
                shown.pop()
            case _:
                pass
    return "".join([*kept, text[start:]])


def _count(words: str) -> int:
    return len(_WORD.findall(_VALUE.sub("value", _ID.sub("", words))))
