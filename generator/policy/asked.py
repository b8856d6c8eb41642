"""Which names each part of a template asks for, read off its source: those that decide something, and all others.

A name is that of a value, `facts.has_staff` or `channels.*.login`; a role or another policy that a function is asked
for is `roles.chair` or `policy:complaints`. Worked out once for a template, without rendering it. Jinja's own words
are among the names, where they are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.document import PartId
from generator.document.memory import MadeOf, Memory
from generator.policy.selection import Cause, Selection
from generator.template.load import SectionSource, Template
from generator.template.scan import Part

_CODE = re.compile(r"\{(%|\{)(.*?)[%}]\}", re.DOTALL)
_INCLUDE = re.compile(r"\{%\s*include\s+[\"']([^\"']+)[\"']\s*%\}")
_LOOP = re.compile(r"\bfor (\w+) in ([\w.]+)")
_NAME = re.compile(r"[a-z_]\w*(?:\.[a-z_]\w*)*")
_CALL = re.compile(r"\b(role|contact|second|same|policy)\(([^)]*)\)")
_SECOND = re.compile(r"\bsecond\(\s*[\"'](\w+)[\"']")
_WORDS = re.compile(r"[\"']([^\"']*)[\"']")
_ITEM = re.compile(r"\s*(?:\d+\.|[-*+]|#{2,3})\s")
_ID = re.compile(r"\{: #([\w-]+) \}")
_WITHIN_CLAUSE = " " * 4

Names = frozenset[str]


_MOST_STARTS = 1_000
"""For how many names it is remembered which parts ask for them: organisations may have names of their own."""

_MOST_SELECTIONS = 50
"""For how many selections it is remembered what decided them: most organisations of one kind share one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The names that the parts of a template ask for, by the ids of the parts."""

    conditions: dict[str, Names] = field(default_factory=dict)
    """What decides whether a part is in."""
    tests: dict[str, Names] = field(default_factory=dict)
    """What decides what its words are."""
    names: dict[str, Names] = field(default_factory=dict)
    """All that it names."""
    seconds: dict[str, Names] = field(default_factory=dict)
    """The roles for whose holders it names somebody else to turn to."""

    _parts: Memory[str, tuple[str, ...]] = field(
        default_factory=lambda: Memory(_MOST_STARTS), repr=False, compare=False
    )

    _deciding: MadeOf[Names] = field(default_factory=lambda: MadeOf(_MOST_SELECTIONS), repr=False, compare=False)

    def parts_for(self, start: str) -> tuple[str, ...]:
        """Return the ids of the parts that ask for a name which, with a full stop after it, starts so."""
        return self._parts.recall(
            start,
            lambda: tuple(
                part for part, names in self.names.items() if any(f"{each}.".startswith(start) for each in names)
            ),
        )

    def deciding(self, selection: Selection) -> Names:
        """Return the names that decided something in a policy of this selection."""
        return self._deciding.recall([selection], lambda: self._decided(selection))

    def _decided(self, selection: Selection) -> Names:
        dropped = selection.dropped
        said = [names for part_id, names in self.tests.items() if part_id not in dropped]
        chosen = [
            names
            for part_id, names in self.conditions.items()
            if part_id not in dropped or dropped[part_id].cause is Cause.CONDITION
        ]
        return frozenset[str]().union(*said, *chosen)


def asked_by(template: Template) -> Asked:
    """Return what the parts of a template ask for."""
    asked = Asked()
    for part in template.parts.values():
        conditions = frozenset(_names(part.when, {}))
        if conditions:
            asked.conditions[part.id] = asked.names[part.id] = conditions
    for section in template.sections:
        text = _INCLUDE.sub(lambda found: template.partials.get(found[1], ""), section.text)
        lists = dict(_LOOP.findall(text))
        for part_id, words in blocks_of(section, text, template.parts):
            _note(asked, part_id, words, lists)
    return asked


def _note(asked: Asked, part_id: str, words: str, lists: Mapping[str, str]) -> None:
    for brace, code in _CODE.findall(words):
        names = frozenset(_names(code, lists))
        asked.names[part_id] = asked.names.get(part_id, frozenset()) | names
        if seconds := frozenset(_SECOND.findall(code)):
            asked.seconds[part_id] = asked.seconds.get(part_id, frozenset()) | seconds
        if brace == "%" or " if " in code:
            asked.tests[part_id] = asked.tests.get(part_id, frozenset()) | names


def _names(code: str, lists: Mapping[str, str]) -> Iterator[str]:
    """Yield the names in a piece of a template; those of an item are the names of what the items of its list have."""
    for found in _NAME.findall(_WORDS.sub("", code)):
        first, _, rest = found.partition(".")
        yield f"{lists[first]}.*.{rest}" if rest and first in lists else found
    for function, given in _CALL.findall(code):
        words = _WORDS.findall(given)
        yield from [f"policy:{id_}" for id_ in words[:1]] if function == "policy" else [f"roles.{id_}" for id_ in words]


def blocks_of(section: SectionSource, text: str, parts: Mapping[str, Part]) -> Iterator[tuple[PartId, str]]:
    """Yield the words of each block with the id of the part they are in: its own, or what it stands in."""
    heading, clause = section.part.id, section.part.id
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        if block and (not line.strip() or _ITEM.match(line)):
            yield clause if block[0].startswith(_WITHIN_CLAUSE) else heading, "\n".join(block)
            block = []
        if line.strip():
            block.append(line)
        found = _ID.search(line)
        # Words in quotes within braces may look like an id.
        if part := parts.get(PartId.within(section.part.id, found[1])) if found else None:
            yield part.id, "\n".join(block)
            block = []
            if part.kind in ("subsection", "subheading"):
                heading = clause = part.id
            elif part.kind == "clause":
                clause = part.id
