"""What of a file could not be understood, and which later problems only follow from that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic
from generator.organisation.salvage import Salvage
from generator.source.value_path import dotted
from generator.source.yaml_file import YamlFile


@dataclass(frozen=True, slots=True)
class Unclear:
    """What could not be understood: lines of files that could not be read right, keys whose values were refused.

    `groups` are the sets of keys in which a key was refused, with those that are there: what is missing beside them
    may be what that key was meant for.
    """

    files: frozenset[str]
    lines: frozenset[tuple[str, int]]
    keys: frozenset[str]
    groups: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, source: YamlFile, unread: Iterable[Diagnostic], saved: Salvage[Any]) -> Unclear:
        """Return what a file leaves unclear when some of it could not be read and some was refused."""
        groups = {
            dotted(group): {dotted((*group, key)) for key in source.keys(*group)}
            for group in (refusal.path[:-1] for refusal in saved.refused if refusal.is_of_key)
        }
        # Also where a word of ours stands for what an unknown key was meant to give.
        keys = frozenset(map(dotted, saved.touched))
        lines = frozenset((told.location.file, told.location.line) for told in unread)
        return cls(source.files(), lines, keys, groups)

    def hides(self, told: Diagnostic) -> bool:
        """Tell whether a problem stands on a line that could not be read right."""
        return (told.location.file, told.location.line) in self.lines

    def explains(self, later: Diagnostic) -> bool:
        """Tell whether a problem that was found later only follows from what was unclear."""
        if later.location.file not in self.files:
            return False
        if self.hides(later) or any(_is_within(later.key, key) for key in self.keys):
            return True
        return any(_is_in(later.key, group) and later.key not in there for group, there in self.groups.items())


NOTHING = Unclear(frozenset(), frozenset(), frozenset(), {})


def _is_within(key: str, holder: str) -> bool:
    return key == holder or key.startswith((f"{holder}.", f"{holder}["))


def _is_in(key: str, group: str) -> bool:
    """Tell whether a key stands in a set of keys itself, not deeper."""
    name = key.removeprefix(f"{group}.") if group else key
    return (not group or name != key) and "." not in name and "[" not in name
