"""Where each value of a YAML file stands, character by character, and how it is written there.

Knows files that have been read without a problem, and says nothing about what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.events import AliasEvent, CollectionEndEvent, Event, MappingStartEvent, NodeEvent, ScalarEvent

from generator.source.lined_text import LinedText
from generator.source.yaml_events import events_of
from generator.source.yaml_file import Node

QUOTES = ("'", '"')
BLOCK_TEXT = ("|", ">")
"""What stands before a text of several lines."""
BLOCKS = (KEYS, LIST) = (":", "-")
"""Keys with values, and items, each on a line of its own."""
BRACES, BRACKETS, PAIR, ALIAS = "{", "[", "[:", "*"
"""Keys and items in brackets; a key with its value as an item in brackets; what stands for another value."""
_SKIPPED = re.compile(r"(?:[ \n]+|#[^\n]*)*")
HEADER = re.compile(r"[|>][-+0-9]*")
"""What a block of text starts with, beside its key."""
_PROPERTIES = re.compile(r"(?:(?:&[^\s,\[\]{}]+|!<[^>\s]*>|![^\s,\[\]{}]*)(?:[ \n]+|(?<=\s)#[^\n]*)*)*")


class Body(NamedTuple):
    """The lines of a block of text: where they start, after empty ones, and how far they are indented."""

    start: int
    indent: int


class Written(NamedTuple):
    """A value as it is written, with nothing that stands around it.

    `outer` is where its anchor and tag start, `start` where it starts itself, `end` where it ends.
    `reach` is where it ends with the empty lines that a block of text may keep.
    `style` is nothing for text without quotes, a quote, or one of the marks above. `tail` is the bar and the
    plus of a block of text at its end, which could take empty lines below for its own.
    """

    data: object
    style: str
    outer: int
    start: int
    end: int
    reach: int
    anchor: str = ""
    body: Body | None = None
    entries: tuple[Entry, ...] = ()
    tail: str = ""

    @property
    def is_bracketed(self) -> bool:
        """Whether it is a list or keys in brackets that hold something."""
        return self.style in (BRACES, BRACKETS, PAIR) and bool(self.entries)


class Entry(NamedTuple):
    """A key with its value, or an item.

    `start` is where its key or its dash stands, `opened` the place after its colon or dash. Quotes round the key
    are its `style`.
    """

    name: str | int
    start: int
    opened: int
    value: Written
    style: str = ""


class Layout(NamedTuple):
    """A file as it is written. For the place of each alias, the place of the value that it repeats."""

    root: Written
    aliases: dict[int, int]


def layout_of(page: LinedText, root: Node) -> Layout:
    """Return where all that was read of a file stands in it."""
    laying = _Laying(page, events_of(page.text))
    first = next(event for event in laying.events if isinstance(event, NodeEvent))
    return Layout(laying.value(first, root, 0), laying.aliases)


def after(page: LinedText, offset: int, skipped: re.Pattern[str] = _SKIPPED) -> int:
    """Return the next character that is not skipped, which is that of white space and comments."""
    match = skipped.match(page.text, offset)
    assert match
    return match.end()


@dataclass(slots=True)
class _Laying:
    """Turns the parser's events into places."""

    page: LinedText
    events: Iterator[Event]
    anchors: dict[str, int] = field(default_factory=dict)
    aliases: dict[int, int] = field(default_factory=dict)

    def value(self, event: Event, node: Node, opened: int) -> Written:
        """Return a value; `opened` is where it would stand if nothing were written."""
        assert isinstance(event, NodeEvent)
        outer, end, anchor = self.start(event), self.end(event), event.anchor or ""
        if isinstance(event, AliasEvent):
            self.aliases[outer] = self.anchors[anchor]
            return Written(node.data, ALIAS, outer, outer, end, end)
        if anchor:
            self.anchors[anchor] = outer
        start = after(self.page, outer, _PROPERTIES) if anchor or getattr(event, "tag", None) else outer
        if isinstance(event, ScalarEvent):
            return self.text(event, node, start, opened)
        whole = Written(node.data, _style_of(event, self.page.text[start]), outer, start, end, end, anchor)
        return self.keys(whole, node) if isinstance(event, MappingStartEvent) else self.items(whole, node)

    # ---- texts

    def text(self, event: ScalarEvent, node: Node, start: int, opened: int) -> Written:
        outer, end, anchor = self.start(event), self.end(event), event.anchor or ""
        if event.style in BLOCK_TEXT:
            body, end, reach = self.block(event, start)
            header = self.page.text[start : after(self.page, start, HEADER)]
            return Written(node.data, event.style, outer, start, end, reach, anchor, body, (), header)
        style = event.style or ""
        if not style and event.value == "":
            # The parsers disagree on where nothing stands.
            outer, end = (outer, end) if end > outer else (opened, opened)
            return Written(node.data, "", outer, end, end, end, anchor)
        return Written(node.data, style, outer, start, end, end, anchor)

    def block(self, event: ScalarEvent, start: int) -> tuple[Body | None, int, int]:
        """Return the lines of a block of text, where the last of them ends that says something, and its reach."""
        header = after(self.page, start, HEADER)
        mark = event.end_mark
        assert mark
        top, bottom = self.page.line_of(start) + 1, mark.line - (mark.column == 0)
        first = event.value.lstrip("\n")
        lines = {number: self.page.line(number) for number in range(top, bottom + 1)}
        indent = _indent(lines.get(top + len(event.value) - len(first), "")) - _indent(first)
        full = [number for number, line in lines.items() if line.strip(" ") or len(line) > indent]
        end = self.page.end_of(self.page.starts[full[-1]]) if full else header
        keeps = lines and "+" in self.page.text[start:header]
        reach = self.page.end_of(self.page.starts[bottom]) if keeps else end
        return Body(self.page.starts[full[0]], indent) if full else None, end, reach

    # ---- lists and keys

    def keys(self, whole: Written, node: Node) -> Written:
        entries: list[Entry] = []
        place = whole.start
        while not isinstance(event := next(self.events), CollectionEndEvent):
            entries.append(self.entry(event, node, after(self.page, place)))
            place = entries[-1].value.reach
        return _with(whole, entries, self.end(event))

    def entry(self, event: Event, node: Node, start: int) -> Entry:
        """Return a key with its value; a question mark may stand before the key."""
        assert isinstance(event, ScalarEvent)
        name = event.value.strip("\n") if event.style in BLOCK_TEXT else event.value
        key = self.value(event, Node(name, _NOWHERE, _NOWHERE), start)
        colon = after(self.page, key.reach)
        opened = colon + 1 if self.page.text[colon : colon + 1] == ":" else key.reach
        value = self.value(next(self.events), node.children[name], opened)
        return Entry(name, start if self.page.text[start] == "?" else key.outer, opened, value, key.style)

    def items(self, whole: Written, node: Node) -> Written:
        entries: list[Entry] = []
        place = whole.start
        while not isinstance(event := next(self.events), CollectionEndEvent):
            start = after(self.page, place) if whole.style == LIST else self.start(event)
            opened = start + 1 if whole.style == LIST else start
            entries.append(Entry(len(entries), start, opened, self.value(event, node.children[len(entries)], opened)))
            place = entries[-1].value.reach
        return _with(whole, entries, self.end(event))

    # ---- places

    def start(self, event: Event) -> int:
        assert event.start_mark
        return self.page.offset(event.start_mark.line, event.start_mark.column)

    def end(self, event: Event) -> int:
        assert event.end_mark
        return self.page.offset(event.end_mark.line, event.end_mark.column)


_NOWHERE = 0, 0


def _style_of(event: NodeEvent, first: str) -> str:
    """Return how a list or keys are written, told by their first character."""
    keys = isinstance(event, MappingStartEvent)
    if not getattr(event, "flow_style", False):
        return KEYS if keys else LIST
    return BRACKETS if not keys else BRACES if first == BRACES else PAIR


def _with(whole: Written, entries: list[Entry], closed: int) -> Written:
    """Return a list or keys with all that they hold; without brackets they end where the last of it does."""
    if whole.style in (BRACES, BRACKETS) or not entries:
        return whole._replace(entries=tuple(entries), end=closed, reach=closed)
    last = entries[-1].value
    return whole._replace(entries=tuple(entries), end=last.end, reach=last.reach, tail=last.tail)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
