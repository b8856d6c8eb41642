"""Bytes of a YAML file to plain data, with a place for everything.

Every scalar stays the text that its author typed: `NO`, `1.10`, `0123`. What could surprise a reader is
refused: duplicate keys, tags that build objects, merge keys, aliases that explode. Knows no schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.source.characters import decoded, refused_characters
from generator.source.yaml_events import events_of
from generator.source.yaml_file import Mark, Node, YamlFile, kind_of
from generator.source.yaml_syntax import QUOTE_IT, Stumble, bad_start, cut_at_a_comma, syntax_problem, unspaced

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

MAX_DEPTH = 32
MAX_REPEATED = 1000
"""How many values all the aliases of a file may repeat."""
_PLAIN_TAGS = {None, *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))}
# A row of marks after the hash is how people draw a line.
LOST_COMMENT = re.compile(r"\s+#(?=[^\s#=*~-])(.*)")
"""What is taken for a comment after a text without quotes, and was hardly meant to be one."""


class _Piece(NamedTuple):
    """A piece of a text with commas that stands in { } without quotes, and the key whose value it was to be."""

    at: Mark
    text: str
    after: str


def read_yaml(file: str, content: bytes, first_key: str = "name") -> YamlFile:
    """Return what a YAML file says. Raises Problems with all that is wrong with it as YAML.

    The first key is that with which a file of its kind starts, for who does not know how to begin.
    """
    found, problems = parse_yaml(file, content, first_key)
    if problems or found is None:
        raise Problems(problems)
    return found


# An interview reads the same file many times over between two answers.
@lru_cache(maxsize=8)
def parse_yaml(file: str, content: bytes, first_key: str = "name") -> tuple[YamlFile | None, tuple[Diagnostic, ...]]:
    """Return what a YAML file says as far as it can be read, and all that is wrong with it as YAML."""
    try:
        text = decoded(file, content)
    except Problems as problems:
        return None, problems.diagnostics
    reading = _Reading(file, text.split("\n"), first_key)
    root = reading.document(text)
    found = YamlFile(file, root) if root and isinstance(root.data, dict) else None
    return found, tuple(reading.problems)


def is_blank(content: bytes) -> bool:
    """Tell whether a YAML file has nothing but comments and white space in it."""
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in content.splitlines())


class _Stop(Exception):
    """Raised where reading on makes no sense; the problem is already noted."""


@dataclass(slots=True)
class _Reading:
    """Turns the parser's events into nodes, and notes what is wrong on the way."""

    file: str
    lines: list[str]
    first_key: str
    problems: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)
    repeated: int = 0

    def document(self, text: str) -> Node | None:
        """Return the root of the only document, a mapping; None when there is a problem."""
        root = None
        try:
            events = events_of(text)
            for event in events:
                if isinstance(event, DocumentStartEvent):
                    if root is not None:
                        self.stop(event, "a second document starts here", 'keep one document and remove the line "---"')
                    root = self.node(next(events), events, 0)
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.problems.append(syntax_problem(self.stumble(error), self.lines))
            return None
        except (OverflowError, ValueError):
            # The parser in Python hands any number of an escape such as "\UFFFFFFFF" to chr().
            self.problem(_NOWHERE, "an escape code is no character", "type the character")
            return None
        start = f'start with a key and its value, such as "{self.first_key}: …"'
        if root is None or root.data == "":
            self.problem(_NOWHERE, "the file is empty", start)
        elif not isinstance(root.data, dict):
            told = unspaced(Location(self.file, *root.at), self.lines) if isinstance(root.data, str) else None
            fact = f"the file is {kind_of(root.data)}, not keys with values"
            self.problems.append(told or Diagnostic(Location(self.file, *root.at), fact, start))
        return root

    def problem(self, at: Mark, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(Location(self.file, *at), message, hint))

    def stop(self, event: Event, message: str, hint: str) -> NoReturn:
        self.problem(_at(event), message, hint)
        raise _Stop

    def stumble(self, error: yaml.MarkedYAMLError) -> Stumble:
        here, opened = (self.within(mark or error.problem_mark) for mark in (error.problem_mark, error.context_mark))
        return Stumble(
            error.problem or "", Location(self.file, *here), error.context or "", Location(self.file, *opened)
        )

    def within(self, mark: yaml.Mark | CMark | None) -> Mark:
        """Return a place in the file; one of the parsers puts its end on a line that there is not."""
        line, column = _mark(mark)
        last = len(self.lines)
        return (line, column) if line <= last else (last, len(self.lines[-1]) + 1)

    def node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        """Return the value that an event starts; `depth` counts the collections around it."""
        if isinstance(event, ScalarEvent) and event.tag is None and event.anchor is None:
            # Most are texts without any of these.
            return self.scalar(event)
        if isinstance(event, AliasEvent):
            return self.alias(event, depth)
        assert isinstance(event, (ScalarEvent, CollectionStartEvent))
        if event.tag not in _PLAIN_TAGS:
            self.refuse_tag(event)
        if event.anchor:
            self.anchors[event.anchor] = None
        if isinstance(event, ScalarEvent):
            node = self.scalar(event)
        else:
            if depth >= MAX_DEPTH:
                self.stop(event, f"values are nested more than {MAX_DEPTH} deep", "close the brackets, or indent less")
            fill = self.mapping if isinstance(event, MappingStartEvent) else self.sequence
            node = fill(event, events, depth + 1)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def alias(self, event: AliasEvent, depth: int) -> Node:
        name = event.anchor or ""
        node = self.anchors.get(name)
        if node is None:
            within = f"the alias {quoted('*' + name)} stands within itself"
            self.problem(_at(event), within if name in self.anchors else bad_start("*"), QUOTE_IT)
            return Node(f"*{name}", _at(event), _at(event))
        self.repeated += node.size
        if self.repeated > MAX_REPEATED or depth + node.height > MAX_DEPTH:
            self.stop(event, "aliases repeat more than a policy could hold", "write the values out")
        return node

    def scalar(self, event: ScalarEvent) -> Node:
        at, value, style = _at(event), event.value, event.style
        if style in ("'", '"'):
            if not value.isprintable():
                self.check_escapes(at, value)
            return Node(value, at, (at[0], at[1] + 1))
        if style:
            if not value.strip():
                message = f"{quoted(style)} opens a block of text, and there is none below it"
                self.problem(at, message, "write it there, indented, or put the sign in double quotes")
            return Node(value.strip("\n"), at, self.block_start(event))
        row, column = _mark(event.end_mark)
        if lost := LOST_COMMENT.match(self.lines[row - 1] if row <= len(self.lines) else "", column - 1):
            message = f"{quoted('#' + lost[1])} would be lost: YAML takes it for a comment"
            hint = "put the whole value in double quotes, or a space after the # of a comment"
            self.problem((row, lost.start(1)), message, hint)
        return Node(value, at, at, plain=event.tag is None)

    def check_escapes(self, at: Mark, value: str) -> None:
        """Note a character that an escape code made; all others were looked at before."""
        for _, name in islice(refused_characters(value.replace("\n", "")), 1):
            self.problem(at, f"an escape code makes {name}", "remove it")

    def block_start(self, event: ScalarEvent) -> Mark:
        """Return the place of the first character below the bar of a block."""
        first = event.value.lstrip("\n")
        row = _at(event)[0] + 1 + len(event.value) - len(first)
        line = self.lines[row - 1] if row <= len(self.lines) else ""
        return row, _indent(line) - _indent(first) + 1

    def sequence(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(inner := next(events), CollectionEndEvent):
            items.append(self.node(inner, events, depth))
        at = _at(event)
        return Node([item.data for item in items], at, at, children=dict(enumerate(items)))

    def mapping(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        keys: dict[str, Mark] = {}
        children: dict[str | int, Node] = {}
        pieces: list[_Piece] = []
        while not isinstance(inner := next(events), CollectionEndEvent):
            key, at = self.key(inner, events, depth), _at(inner)
            value = self.node(next(events), events, depth)
            if not key:
                continue
            if value.is_nothing and self.is_piece(event, inner):
                pieces.append(_Piece(at, key, next(reversed(keys), "")))
            elif key in keys:
                message = f"the key {quoted(key)} is used twice, first on line {keys[key][0]}"
                self.problem(at, message, "keep one of the two")
            else:
                keys[key], children[key] = at, value
        if pieces:
            self.join(pieces, children)
        at = _at(event)
        return Node({key: children[key].data for key in keys}, at, at, keys=keys, children=children)

    def is_piece(self, mapping: Event, key: Event) -> bool:
        """Tell whether a key without a value in { } is a piece of a text with commas: it has no colon either."""
        if not (getattr(mapping, "flow_style", False) and isinstance(key, ScalarEvent)):
            return False
        row, column = _mark(key.end_mark)
        rest = "".join([self.lines[row - 1][column - 1 :], *self.lines[row : row + 1]])
        return not rest.lstrip().startswith(":")

    def join(self, pieces: list[_Piece], children: dict[str | int, Node]) -> None:
        """Give each value back what commas cut off it, and note it once."""
        for key, cut in groupby(pieces, lambda piece: piece.after):
            first, *others = cut
            value = children.get(key)
            start = value.data if value and isinstance(value.data, str) else ""
            texts = [first.text, *(piece.text for piece in others)]
            self.problem(first.at, *cut_at_a_comma(key, start, texts))
            if value and start:
                children[key] = value._replace(data=", ".join([start, *texts]))

    def key(self, event: Event, events: Iterator[Event], depth: int) -> str:
        """Return the text of a key, nothing when there is a problem."""
        known = len(self.problems)
        node = self.node(event, events, depth)
        if isinstance(event, AliasEvent) or not isinstance(node.data, str):
            at = _at(event)
            line, column = self.lines[at[0] - 1], at[1] - 1
            if line[column - 1 : column + 1] == "{{":
                del self.problems[known:]
                text = quoted("{{" + line[column + 1 :].partition("}}")[0] + "}}")
                self.problem((at[0], column), f"{text} looks like an unfilled template", "write the value itself")
            else:
                what = "an alias" if isinstance(event, AliasEvent) else kind_of(node.data)
                self.problem(at, f"a key is {what}, not text", "write the name of the key before the colon")
            return ""
        if node.data == "<<" and node.plain:
            self.problem(node.at, 'the merge key "<<" is not used here', "write the keys out")
            return ""
        if not node.data:
            self.problem(node.at, "a key is empty", "write the name of the key before the colon")
        return node.data

    def refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        shown = quoted(str(event.tag).replace("tag:yaml.org,2002:", "!!"))
        self.problem(
            _at(event), f"the tag {shown} is not used here", "remove it, or put the whole value in double quotes"
        )


_NOWHERE = 0, 0


def _at(event: Event) -> Mark:
    # Not by `_mark`: it is asked for every event.
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _mark(mark: yaml.Mark | CMark | None) -> Mark:
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
