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
from generator.source.yaml_file import NULLS, YamlFile

_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def counts_as_empty(source: YamlFile, path: ValuePath, value: object) -> bool:
    """Tell whether a value is none: nobody wrote one, or wrote that there is none."""
    return value == "" or (isinstance(value, str) and value in NULLS and source.is_plain(*path))


@dataclass
class Given:
    """The data of a file, and the problems that only this step can see."""

    source: YamlFile
    problems: list[Diagnostic] = field(default_factory=list)
    data: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        top = self.source.data
        assert isinstance(top, dict)
        self.data = dict(self._top(top))

    def _top(self, top: dict[str, object]) -> Iterator[tuple[str, object]]:
        for key, value in top.items():
            if key == "id":
                message = "an organisation's id is the name of its file"
                hint = "remove the key, and rename the file to change the id"
                self.problems.append(Diagnostic(self.source.locate_key("id"), message, hint))
            else:
                yield key, self._policies(value) if key == "policies" else self._filled((key,), value)

    def _is_empty(self, path: ValuePath, value: object) -> bool:
        return counts_as_empty(self.source, path, value)

    def _filled(self, path: ValuePath, value: object) -> object:
        """Return a value in which each key that nobody filled in has None; an empty item of a list stays empty."""
        if isinstance(value, dict):
            return {key: self._filled((*path, key), each) for key, each in value.items()}
        if isinstance(value, list):
            return [
                "" if self._is_empty((*path, at), each) else self._filled((*path, at), each)
                for at, each in enumerate(value)
            ]
        return None if self._is_empty(path, value) else value

    # ---- policies

    def _policies(self, value: object) -> object:
        """Return the entries of the policies; an empty one has every default, and so have no entries."""
        if self._is_empty(("policies",), value) or value == {}:
            return None
        if not isinstance(value, dict):
            return value
        kept = {name: entry for name, entry in value.items() if not self._is_taken_away(("policies", name), entry)}
        if not kept:
            fact, hint = "every policy of the defaults is taken away", "keep one of them, or name another"
            self.problems.append(Diagnostic(self.source.locate_key("policies"), fact, hint))
        return {name: self._entry(("policies", name), entry) for name, entry in (kept or value).items()}

    def _is_taken_away(self, path: ValuePath, value: object) -> bool:
        """Tell whether a `null` takes a default away. A policy of a file's own needs no more than its name."""
        return self._is_empty(path, value) and self.source.replaces_default(*path)

    def _entry(self, path: ValuePath, value: object) -> object:
        if self._is_empty(path, value):
            return {}
        if not isinstance(value, dict):
            return value
        front = value.get("front_matter")
        bare = self._filled(path, {key: each for key, each in value.items() if key != "front_matter"})
        if isinstance(bare, dict) and front is not None and not self._is_empty((*path, "front_matter"), front):
            bare["front_matter"] = self._meta((*path, "front_matter"), front) if isinstance(front, dict) else front
        return bare

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
