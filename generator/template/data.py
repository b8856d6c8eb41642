"""The plain data of a YAML file of a template, read key by key: what is wrong is collected, each with its place.

Knows what a text, a list or a yes looks like, and no key of any file; see `template_file` and `law`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Location, Problems, did_you_mean, quoted
from generator.source.characters import line_fault, looks_unfilled, template_mark
from generator.source.value_path import ValuePath
from generator.source.yaml_file import YamlFile

YES = {"true", "yes"}
NO = {"false", "no"}
MAX_NAME = 63
"""The longest id that an organisation may write, see `field_types`."""
_NAME = re.compile(rf"[a-z][a-z0-9_]{{0,{MAX_NAME - 1}}}")


class Looked(NamedTuple):
    """The day on which somebody looked up what is said, and where that day stands."""

    day: date
    place: Location


@dataclass
class TemplateData:
    """What a file says, and what is wrong with it. A wrong value reads as nothing, so that it is told once."""

    yaml: YamlFile
    problems: list[Diagnostic] = field(default_factory=list)

    def problem(self, path: ValuePath, message: str, hint: str, *, at_key: bool = False) -> None:
        """Note what is wrong with the value at a path, or with its key."""
        place = self.yaml.locate_key(*path) if at_key else self.yaml.locate(*path)
        self.problems.append(Diagnostic(place, message, hint))

    def stop_if_wrong(self) -> None:
        """Raise Problems with everything that was noted."""
        if self.problems:
            raise Problems(self.problems)

    def at(self, path: ValuePath) -> object:
        """Return the value at a path, or nothing."""
        data = self.yaml.data
        for step in path:
            in_map = isinstance(data, dict) and step in data
            in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
            if in_map or in_list:
                data = data[step]  # type: ignore[index]  # one of the two, as just seen
            else:
                return ""
        return data

    # ---- keys

    def mapping(
        self, path: ValuePath, known: AbstractSet[str] | None = None, required: AbstractSet[str] = frozenset()
    ) -> dict[str, object]:
        """Return the keys and values at a path. None is unknown, and none that is required is missing or empty."""
        data = self.at(path)
        name = ".".join(str(step) for step in path) or "the file"
        if data == "":
            data = {}
        if not isinstance(data, dict):
            self.problem(path, f"{name} is not a set of keys", "write key: value lines")
            return {}
        for key in data:
            if known is not None and key not in known:
                self.problem((*path, key), f"unknown key {quoted(key)}", did_you_mean(key, known), at_key=True)
        for key in sorted(required - set(data)):
            self.problem(path, f"{name} has no {quoted(key)}", f"add {key}:")
        for key in sorted(required & set(data)):
            if data[key] in ("", []):
                self.problem((*path, key), f"{key} is empty", f"write something after {key}:")
        return data

    def names(self, path: ValuePath, kind: str) -> Iterator[str]:
        """Yield the keys at a path, which are ids that an organisation or a clause can write."""
        for name in self.mapping(path):
            if not _NAME.fullmatch(name):
                message = f"the {kind} {quoted(name)} is not an id of small letters, digits and underscores"
                self.problem((*path, name), message, _rename(name), at_key=True)
            yield name

    # ---- text

    def text(self, mapping: Mapping[str, object], key: str, path: ValuePath, default: str = "") -> str:
        """Return one line of text; the default where there is none."""
        return self.line(mapping.get(key, ""), (*path, key)) or default

    def line(self, value: object, path: ValuePath) -> str:
        """Return a value that has to be one line of text."""
        if not isinstance(value, str):
            self.problem(path, f"{_label(path)} is not text", "write words")
            return ""
        if value and (fault := line_fault(value)):
            self.problem(path, f"{_label(path)} {fault.fact}", fault.hint)
            return ""
        return value

    def printed(self, value: object, path: ValuePath) -> str:
        """Return a value that has to be one line of text as a policy shows it, with nothing left to fill in."""
        text = self.line(value, path)
        if mark := template_mark(text):
            self.problem(
                path, f"{_label(path)} holds {quoted(mark)}, and nothing is filled in here", "write plain words"
            )
        elif looks_unfilled(text):
            message = f"{_label(path)} is {quoted(text)}, which looks like a blank to fill in"
            self.problem(path, message, "write the words themselves")
        else:
            return text
        return ""

    # ---- other values

    def yes_no(self, mapping: Mapping[str, object], key: str, path: ValuePath, *, default: bool) -> bool:
        """Return a yes or a no; the default where there is neither."""
        value = self.text(mapping, key, path).lower()
        if value and value not in YES | NO:
            self.problem((*path, key), f"{key} is {quoted(value)}, not a yes or a no", "write true or false")
        return value in YES if value else default

    def day(self, mapping: Mapping[str, object], key: str, path: ValuePath) -> date | None:
        """Return a date; None where there is none."""
        value = self.text(mapping, key, path)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            hint = "write year, month and day, as in 2026-11-22"
            self.problem((*path, key), f"{key} is {quoted(value)}, not a date", hint)
            return None

    def looked_up(self, mapping: Mapping[str, object]) -> Looked | None:
        """Return the day on which somebody looked up what a whole file says: `checked`, or else `as_of`."""
        key = "checked" if mapping.get("checked") else "as_of"
        day = self.day(mapping, key, ())
        return Looked(day, self.yaml.locate(key)) if day else None

    def words(self, mapping: Mapping[str, object], key: str, path: ValuePath) -> tuple[str, ...]:
        """Return a list of texts, or the words of a text."""
        value = mapping.get(key, [])
        if isinstance(value, str):
            return tuple(value.split())
        return tuple(self.entries((*path, key), self.line))

    def rows(self, key: str, shape: str) -> Iterator[ValuePath]:
        """Yield the path of each entry of the list under a key at the top; `shape` is how one is written."""
        value = self.at((key,))
        if isinstance(value, list):
            yield from ((key, index) for index in range(len(value)))
        elif value:
            self.problem((key,), f"{key} is not a list", f"write one - {shape} a line")

    def entries(self, path: ValuePath, read: Callable[[object, ValuePath], str]) -> Iterator[str]:
        """Yield the texts of the list at a path as `read` returns them; none of them is empty."""
        value = self.at(path)
        if isinstance(value, str | dict):
            if value != "":
                self.problem(path, f"{_label(path)} is not a list", f"write {_label(path)}: [one, two]")
            return
        assert isinstance(value, list)
        for index, entry in enumerate(value):
            if entry == "":
                self.problem((*path, index), f"{_label((*path, index))} is empty", "write words, or remove it")
            elif text := read(entry, (*path, index)):
                yield text


def _rename(name: str) -> str:
    """Return a hint for a name that is no id: the nearest that is one."""
    near = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    if _NAME.fullmatch(near):
        return f"rename it to {near}"
    return f"shorten it to {MAX_NAME} characters" if re.match("[a-z]", near) else "start it with a letter"


def _label(path: ValuePath) -> str:
    """Return what to call a value: its key, with its place in a list."""
    return path[-1] if isinstance(path[-1], str) else f"{path[-2]}[{path[-1]}]"
