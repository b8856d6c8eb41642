"""The rows of the register, and the words in them that are the same for the page and the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.batch.outputs import State

UP_TO_DATE = "up to date"
STATES: Mapping[State, str] = {
    State.CURRENT: UP_TO_DATE,
    State.STALE: "stale",
    State.MISSING: "missing",
    State.EDITED: "changed by hand",
    State.ORPHANED: "left over",
    State.NOT_BUILT: "of an earlier build",
    State.NOT_OURS: "not built by policygen",
    State.UNREADABLE: "unreadable",
}
"""What is said of a file of a policy."""
_MOST_DUTIES = 4
"""Of more duties than these that one person has for others, only the number is told."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A duty that the policy names and for which nobody is named, and whoever has it therefore."""

    role: str
    label: str
    holder: str


@dataclass(frozen=True, slots=True)
class DroppedPart:
    """A part that the organisation switched off; its title or first words, and the reason if one is given."""

    id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a policy: where it is, in which format, and what became of it."""

    path: str
    format: str
    state: State


@dataclass(frozen=True, slots=True)
class Entry:
    """One policy of one organisation. What is not known, or not given, is empty."""

    organisation: str
    """The id of the organisation."""
    name: str
    policy: str
    """The id of its template."""
    title: str
    edition: str
    """The edition of the template."""
    version: str
    status: str
    approved_by: str
    approved_on: date | None
    next_review: date | None
    stand_ins: tuple[StandIn, ...]
    dropped: tuple[DroppedPart, ...]
    builds: bool
    """Whether the organisation can be built as its file is now."""
    files: tuple[File, ...]

    @property
    def outputs(self) -> str:
        """What became of its files, in a few words."""
        words = list(dict.fromkeys(STATES[each.state] for each in self.files if each.state is not State.CURRENT))
        cannot = [] if self.builds else ["cannot be built"]
        return ", ".join([*cannot, *words]) or (UP_TO_DATE if self.files else "never built")


def in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return entries by the name of the organisation, then by the title of the policy."""
    keys = {id(each): (each.name.casefold(), each.organisation, each.title.casefold(), each.policy) for each in entries}
    return tuple(sorted(entries, key=lambda each: keys[id(each)]))


def who_stands_in(entry: Entry) -> list[str]:
    """Return for each person the duties that they have for others; of many, the number."""
    held: dict[str, list[str]] = {}
    for each in entry.stand_ins:
        held.setdefault(each.holder, []).append(each.label)
    return [f"{holder}: {_duties(labels)}" for holder, labels in held.items()]


def _duties(labels: Sequence[str]) -> str:
    return ", ".join(labels) if len(labels) <= _MOST_DUTIES else f"{len(labels)} duties"


def what_is_dropped(entry: Entry) -> list[str]:
    """Return each part that was switched off, with the reason."""
    return [f"{each.title} ({each.reason})" if each.reason else each.title for each in entry.dropped]
