"""What a word processor counts: the number beside each paragraph of a Word file, by ECMA-376 part 1, 17.9.

Lists made from one definition count together. A bullet is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.formats.word.markup import w
from generator.passes.number import schedule_letter

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 20
"""How many styles are looked through on the way up; a style may be based on itself."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of paragraphs by id; properties are inherited one by one (17.7.2)."""

    by_id: Mapping[str, _Element]

    @classmethod
    def of(cls, root: _Element | None) -> Styles:
        """Return the styles of a file; none where it has no such part."""
        found = [] if root is None else root.iter(w("style"))
        return cls({each.get(w("styleId"), ""): each for each in found})

    def name(self, id: str) -> str:
        """Return the name that people see, in small letters: programs differ in the capitals."""
        return value(self.by_id[id].find(w("name"))).casefold() if id in self.by_id else ""

    def inherited(self, id: str, path: str) -> str:
        """Return the nearest value on the way from a style to the one it is based on."""
        return next((found for style in self._upward(id) if (found := value(style.find(path)))), "")

    def _upward(self, id: str) -> Iterator[_Element]:
        for _ in range(_DEEPEST):
            if id not in self.by_id:
                return
            yield self.by_id[id]
            id = value(self.by_id[id].find(w("basedOn")))


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of a file, which are given to it in order."""

    styles: Styles
    _levels: dict[str, dict[int, _Element]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: Styles, root: _Element | None) -> Counter:
        """Return a counter of the lists of a file; it counts nothing where there is no such part."""
        counter = cls(styles)
        for each in [] if root is None else root.iter(w("abstractNum")):
            levels = {_whole(level.get(w("ilvl"), "")): level for level in each.iter(w("lvl"))}
            counter._levels[each.get(w("abstractNumId"), "")] = levels
        for each in [] if root is None else root.iter(w("num")):
            counter._lists[each.get(w("numId"), "")] = value(each.find(w("abstractNumId")))
        return counter

    def number(self, paragraph: _Element) -> str:
        """Return the number that stands beside a paragraph, empty for none or a bullet."""
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        list_id, depth = (self._property(paragraph, style, name) for name in ("numId", "ilvl"))
        levels = self._levels.get(self._lists.get(list_id, ""), {})
        level = levels.get(_whole(depth))
        if level is None or value(level.find(w("numFmt"))) in {"bullet", "none"}:
            return ""
        self._count(self._lists[list_id], _whole(depth), levels)
        counted = self._counts[self._lists[list_id]]
        text = value(level.find(w("lvlText")))
        return re.sub(r"%(\d)", lambda found: _shown(int(found[1]) - 1, counted, levels), text)

    def _property(self, paragraph: _Element, style: str, name: str) -> str:
        path = f"{w('pPr')}/{w('numPr')}/{w(name)}"
        return value(paragraph.find(path)) or self.styles.inherited(style, path)

    def _count(self, definition: str, depth: int, levels: Mapping[int, _Element]) -> None:
        """Count one paragraph at a level: levels above begin when they are first needed, those below begin again."""
        counts = self._counts.setdefault(definition, {})
        for above in range(depth):
            counts.setdefault(above, _start(levels, above))
        counts[depth] = counts[depth] + 1 if depth in counts else _start(levels, depth)
        for below in [level for level in counts if level > depth]:
            del counts[below]


def value(element: _Element | None) -> str:
    """Return the value of an element, empty for none."""
    return "" if element is None else element.get(w("val"), "")


def _start(levels: Mapping[int, _Element], depth: int) -> int:
    return _whole(value(levels[depth].find(w("start")))) if depth in levels else 0


def _shown(depth: int, counts: Mapping[int, int], levels: Mapping[int, _Element]) -> str:
    number = counts.get(depth, 0)
    letters = depth in levels and value(levels[depth].find(w("numFmt"))) == "upperLetter"
    return schedule_letter(number) if letters and number > 0 else str(number)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
