"""What is put in the place of what in a file, gathered while its values are gone through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from generator.source.entry_plan import New, UsualOrder
from generator.source.lined_text import LinedText, Splice
from generator.source.value_path import ValuePath
from generator.source.write_yaml import Style, flat, flat_text, item_lines, key_lines
from generator.source.yaml_layout import BLOCKS, KEYS, Entry, Written


class Spot(NamedTuple):
    """Where a value stands: after a colon or dash, at a column, within keys or items of a style; how to write there."""

    path: ValuePath
    opened: int
    column: int
    within: str
    style: Style


@dataclass(slots=True)
class Edits:
    """The splices of a file, and the anchors whose values change, with their paths."""

    page: LinedText
    style: Style
    order: UsualOrder
    splices: list[Splice] = field(default_factory=list)
    changing: dict[int, ValuePath] = field(default_factory=dict)

    def put(self, start: int, end: int, text: str) -> None:
        """Note that a text takes the place of some characters."""
        self.splices.append(Splice(start, end, text))

    def change(self, old: Written, path: ValuePath) -> None:
        """Note that a value changes or goes with all that it holds."""
        if old.anchor:
            self.changing[old.outer] = path
        for entry in old.entries:
            self.change(entry.value, (*path, entry.name))

    def reach(self, value: Written, column: int) -> int:
        """Return the end of the last line of a value, with comments below that are indented as far as a column."""
        comments = self.page.comments_below(value.reach, column)
        return self.page.end_of(comments[-1] if comments else value.reach)

    def style_at(self, offset: int, style: Style) -> Style:
        """Return how to write lines below a line: without blocks of text where one would take in white space."""
        return replace(style, blocks=False) if " " in self.page.empty_below(offset) else style


def style_of(page: LinedText, root: Written) -> Style:
    """Return how a file is written, told by the first keys within keys, the first list, and most quotes."""
    steps, dashes, quotes = _Seen([], [], [])
    _see(page, root, _Seen(steps, dashes, quotes))
    step = next(iter(steps), 0) or next((dash for dash in dashes if dash), 2)
    quote = "'" if quotes.count("'") > quotes.count('"') else '"'
    return Style(step, dashes[0] if dashes else step, quote)


class _Seen(NamedTuple):
    steps: list[int]
    dashes: list[int]
    quotes: list[str]


def _see(page: LinedText, value: Written, seen: _Seen) -> None:
    if value.style in ("'", '"'):
        seen.quotes.append(value.style)
    for entry in value.entries:
        if value.style == KEYS and entry.value.style in BLOCKS:
            found = seen.steps if entry.value.style == KEYS else seen.dashes
            found.append(page.column_of(entry.value.entries[0].start) - page.column_of(entry.start))
        _see(page, entry.value, seen)


# ---- new keys and items, written like those beside them


def like_siblings(old: Written, style: Style) -> Style:
    """Return a style that has quotes always where all keys, or all items, beside have them."""
    quotes = {entry.style if isinstance(entry.name, str) else entry.value.style for entry in old.entries}
    return replace(style, quote=quotes.pop(), quotes_all=True) if quotes in ({"'"}, {'"'}) else style


def new_flat(new: New, style: Style) -> str:
    """Return a new key or item for a place in brackets."""
    value = flat(new.value, style)
    return value if new.key is None else f"{flat_text(new.key, style)}: {value}"


def new_lines(edits: Edits, old: Written, new: New, place: int) -> list[str]:
    """Return the lines of a new key or item beside others in lines, at a place."""
    style = edits.style_at(place, like_siblings(old, edits.style))
    column = edits.page.column_of(old.entries[0].start)
    if new.key is not None:
        return list(key_lines({new.key: new.value}, column, style))
    last = old.entries[-1]
    same_line = edits.page.line_of(last.value.outer) == edits.page.line_of(last.start)
    gap = last.value.outer - last.opened if same_line and last.value.end > last.opened else 1
    if _goes_into_brackets(old, new.value):
        return [f"{' ' * column}-{' ' * gap}{flat(new.value, style)}"]
    return list(item_lines([new.value], column, style, gap))


def _goes_into_brackets(old: Written, item: object) -> bool:
    """Tell whether an item stands in brackets: so do all beside that could, and no text in it has several lines."""
    beside = [entry.value.is_bracketed for entry in old.entries if entry.value.entries]
    return bool(beside) and all(beside) and isinstance(item, dict | list) and _is_flat(item)


def _is_flat(value: object) -> bool:
    if isinstance(value, str):
        return "\n" not in value
    assert isinstance(value, dict | list)
    return all(map(_is_flat, value.values() if isinstance(value, dict) else value))


def is_spaced(page: LinedText, entries: Sequence[Entry]) -> bool:
    """Tell whether an empty line stands between any two of some keys or items in lines."""
    gaps = [page.text[one.value.reach : two.start] for one, two in pairwise(entries)]
    return bool(gaps) and all("\n\n" in gap.replace(" ", "") for gap in gaps)
