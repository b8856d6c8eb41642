"""What a file of an organisation really gives: its data, empty values made None, front matter made values.

An empty value, or a plain `null` or `~`, is a key that nobody filled in. Knows no type of any field: which keys
there are, filled in or not, is for them to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.diagnostics import Diagnostic
from generator.document import Fields, MetaValue
from generator.organisation.text_limits import MAX_TEXT, too_long
from generator.source.characters import blank_fault, text_fault
from generator.source.value_path import ValuePath, dotted
from generator.source.yaml_file import NULLS, Node, YamlFile

_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass
class Given:
    """The data of a file, and the problems that only this step can see."""

    source: YamlFile
    problems: list[Diagnostic] = field(default_factory=list)
    data: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        self.data = dict(self._top(self.source.root))

    def _top(self, root: Node) -> Iterator[tuple[str, object]]:
        for key, node in root.children.items():
            if key == "id":
                message = "an organisation's id is the name of its file"
                hint = "remove the key, and rename the file to change the id"
                self.problems.append(Diagnostic(self.source.locate_key("id"), message, hint))
            else:
                yield str(key), self._policies(node) if key == "policies" else _filled(node)

    # ---- policies

    def _policies(self, policies: Node) -> object:
        """Return the entries of the policies; an empty one has every default, and so have no entries."""
        if policies.is_empty or policies.data == {}:
            return None
        if not isinstance(policies.data, dict):
            return policies.data
        # A `null` takes a default away. A policy of a file's own needs no more than its name.
        kept = {name: entry for name, entry in policies.children.items() if not (entry.is_empty and entry.replaces)}
        if not kept:
            fact, hint = "every policy of the defaults is taken away", "keep one of them, or name another"
            self.problems.append(Diagnostic(self.source.locate_key("policies"), fact, hint))
        return {name: self._entry(("policies", name), entry) for name, entry in (kept or policies.children).items()}

    def _entry(self, path: ValuePath, entry: Node) -> object:
        if entry.is_empty:
            return {}
        if not isinstance(entry.data, dict):
            return entry.data
        given = {key: _filled(node) for key, node in entry.children.items() if key != "front_matter"}
        front = entry.children.get("front_matter")
        if front is not None and not front.is_empty:
            is_keys = isinstance(front.data, dict)
            given["front_matter"] = self._meta((*path, "front_matter"), front.data) if is_keys else front.data
        return given

    # ---- front matter

    def _meta(self, path: ValuePath, value: object) -> MetaValue:
        """Return a value of the front matter: plain text becomes what YAML would make of it, safely."""
        if isinstance(value, dict):
            for key in value:
                self._checked((*path, key), key, f"a key of {dotted(path)}")
            return Fields(tuple((key, self._meta((*path, key), each)) for key, each in value.items()))
        if isinstance(value, list):
            return tuple(self._meta((*path, at), each) for at, each in enumerate(value))
        assert isinstance(value, str)
        if self.source.is_plain(*path):
            return self._plain(path, value)
        return self._checked(path, value)

    def _plain(self, path: ValuePath, value: str) -> MetaValue:
        if value in NULLS:
            return None
        if value in _BOOLEANS:
            return _BOOLEANS[value]
        if _WHOLE.fullmatch(value):
            return int(value)
        if _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return value
        return self._checked(path, value)

    def _checked(self, path: ValuePath, value: str, label: str = "") -> str:
        """Return text, noting what no document may hold; a label stands for the path of a key."""
        fault = too_long(value, MAX_TEXT)
        if value and not fault:
            fault = text_fault(value.replace("\n", " ").strip()) or blank_fault(value)
        if fault:
            place = self.source.locate_key(*path) if label else self.source.locate(*path)
            self.problems.append(Diagnostic(place, f"{label or dotted(path)} {fault.fact}", fault.hint))
        return value


def _filled(node: Node) -> object:
    """Return a value in which each key that nobody filled in has None; an empty item of a list stays empty."""
    if isinstance(node.data, str):
        return None if node.is_empty else node.data
    if isinstance(node.data, dict):
        return {key: _filled(child) for key, child in node.children.items()}
    return ["" if child.is_empty else _filled(child) for child in node.children.values()]
