"""From the name of a value in a policy to the key that gives it, and how to tell somebody to write that key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.source.value_path import ValuePath, dotted

_COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def key_path(name: str, template_id: str) -> ValuePath:
    """Return the path in an organisation's file of a value that a template names: `channels.0.purpose`.

    What a template calls `document` and `acknowledgement` stands below its own entry. Another policy is named by its
    id, and is an entry of a list that has no place yet.
    """
    steps = steps_of(name)
    if steps[0] in ("document", "acknowledgement"):
        return ("policies", template_id, *steps)
    if steps[0] == "related_policies" and isinstance(steps[-1], str) and len(steps) == 2:  # noqa: PLR2004  # list and id
        return ("related_policies",)
    return steps


def how_to_give(name: str, template_id: str) -> str:
    """Return what to write so that a value is given: `add purpose: to the first entry under channels`."""
    path = key_path(name, template_id)
    if path == ("related_policies",):
        return f"add {{id: {name.partition('.')[2]}, title: …}} under related_policies"
    *groups, key = path
    if not groups:
        return f"add {key}:"
    if isinstance(groups[-1], int):
        return f"add {key}: to {_entry(groups[-1])} under {_listed(groups[:-1])}"
    return f"add {key}: under {_listed(groups)}"


def to_write(key: str, value: str, under: str = "") -> str:
    """Return what to write so that a key has a value: `voice: third under terms`."""
    return f"{key}: {value} under {under}" if under else f"{key}: {value}"


def at_the_margin(key: str, value: str) -> str:
    """Return the same of a key that stands in no other: `jurisdiction: scotland at the left margin`."""
    return f"{key}: {value} at the left margin"


def ways_to_write(path: ValuePath, value: str) -> Iterator[str]:
    """Yield what advice may say to write so that a key has a value, what says most of the place first."""
    *above, key = map(str, path)
    yield to_write(key, value, above[-1]) if above else at_the_margin(key, value)
    yield to_write(key, value)


def as_written(name: str) -> str:
    """Return the name of a value as one would write it: `channels[0].purpose`."""
    return dotted(steps_of(name))


# Each policy asks for two hundred, and they are the template's.
@lru_cache(maxsize=4096)
def steps_of(name: str) -> tuple[str | int, ...]:
    """Return the name of a value step by step, the numbers of entries as numbers: `channels`, 0, `purpose`."""
    return tuple([int(step) if step.isdecimal() else step for step in name.split(".")])


def _entry(at: int) -> str:
    return f"the {_COUNTED[at]} entry" if at < len(_COUNTED) else f"entry {at + 1}"


def _listed(groups: list[str | int]) -> str:
    return ", ".join(str(group + 1) if isinstance(group, int) else group for group in groups)
