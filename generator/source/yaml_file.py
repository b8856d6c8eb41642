"""What a YAML file says, and where it says so: a place for every value, every key and every text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.diagnostics import Location
from generator.source.value_path import ValuePath, dotted

Mark: TypeAlias = "tuple[int, int]"
"""A line and a column, both counted from 1."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands without quotes where no value is."""


class Node(NamedTuple):
    """A value with its place; `text_at` is where its own characters start, after a quote or a bar.

    `file` is empty where all of a file's values stand in it; `replaces` tells that it stands over a default.
    """

    data: object
    at: Mark
    text_at: Mark
    plain: bool = False
    keys: Mapping[str, Mark] = {}
    children: Mapping[str | int, Node] = {}
    file: str = ""
    replaces: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written, not even quotes."""
        return self.plain and self.data == ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote a value, or somebody wrote that there is none."""
        return self.data == "" or (self.plain and self.data in NULLS)

    @property
    def size(self) -> int:
        """How many values it is, with all that are in it."""
        return 1 + sum(child.size for child in self.children.values())

    @property
    def height(self) -> int:
        """How deep the values in it are nested."""
        return 0 if isinstance(self.data, str) else 1 + max((each.height for each in self.children.values()), default=0)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file says: dicts, lists and text, and where it says so. Blocks end without line breaks.

    A place carries the path that was asked for, also where it is only the nearest there is.
    """

    file: str
    root: Node = field(repr=False)

    @property
    def data(self) -> object:
        """The whole of it."""
        return self.root.data

    def locate(self, *path: str | int) -> Location:
        """Return the place of a value, or of the nearest known value that should hold it."""
        node, _ = self._nearest(path)
        return self._place(node, node.at, path)

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of a key, or of the nearest known key that should hold it."""
        node = self.root
        mark = node.at
        for step in path:
            found = node.children.get(step)
            if found is None:
                break
            mark = node.keys.get(str(step), found.at) if isinstance(step, str) else found.at
            node = found
        return self._place(node, mark, path)

    def locate_text(self, *path: str | int) -> Location:
        """Return the place of a text's first character, inside its quotes or below its bar."""
        node, found = self._nearest(path)
        return self._place(node, node.text_at if found else node.at, path)

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys that stand below a path, with or without a value."""
        node, found = self._nearest(path)
        return tuple(node.keys) if found else ()

    def files(self) -> frozenset[str]:
        """Return the names of the files in which its values stand."""
        return frozenset({self.file, *_files(self.root)})

    def texts(self) -> Iterator[tuple[ValuePath, str]]:
        """Yield each text with its path, in the order of the file; those of other files follow."""
        yield from _texts(self.root, ())

    def holds(self, *path: str | int) -> bool:
        """Tell whether the file has a value at a path, be it empty."""
        return self._nearest(path)[1]

    def is_plain(self, *path: str | int) -> bool:
        """Tell whether a value is text without quotes and not a block."""
        node, found = self._nearest(path)
        return found and node.plain

    def is_empty(self, *path: str | int) -> bool:
        """Tell whether a value is none: nobody wrote one, or wrote that there is none."""
        node, found = self._nearest(path)
        return found and node.is_empty

    def _nearest(self, path: ValuePath) -> tuple[Node, bool]:
        node = self.root
        for step in path:
            if step not in node.children:
                return node, False
            node = node.children[step]
        return node, True

    def _place(self, node: Node, mark: Mark, path: ValuePath) -> Location:
        return Location(node.file or self.file, *mark, dotted(path))


def _files(node: Node) -> Iterator[str]:
    if node.file:
        yield node.file
    for child in node.children.values():
        yield from _files(child)


def _texts(node: Node, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(node.data, str):
        yield path, node.data
    for step, child in node.children.items():
        yield from _texts(child, (*path, step))


def kind_of(data: object) -> str:
    """Return what a value of a file is, with its article."""
    return "text" if isinstance(data, str) else "a list" if isinstance(data, list) else "a set of keys"
