"""The rows that every view is made of. The names of their fields are the keys of the JSON.

A row holds ids and values, never prose of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Whether a part is in a policy."""

    ON = "on"
    OFF = "off"


class Default(StrEnum):
    """In which policies an optional part is while nobody says anything of it."""

    ON = "on"
    OFF = "off"
    FULL = "full"
    """In the full length only."""


class Source(StrEnum):
    """Who said a value."""

    OWN = "own"
    """The organisation's own file."""
    DEFAULTS = "defaults"
    """A file of defaults above it."""
    TEMPLATE = "template"
    """Nobody, so that the template's default counts."""
    USUAL = "usual"
    """Nobody, so that what is usual counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file."""

    file: str
    line: int


# ---- a template


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of a template."""

    id: str
    label: str
    duty: str
    """What whoever holds it does; it follows "who"."""
    falls_back_to: str
    """The role whose holder does it where nobody is named; empty where somebody has to be."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A question of a template."""

    id: str
    ask: str
    kind: str
    """`yes-no`, `choice` or `text`."""
    choices: tuple[str, ...]
    default: str
    """What is taken where nobody says anything, as it would be written."""
    defaults: Mapping[str, str]
    """What is taken for some kinds of organisation instead."""
    matters: bool
    """Whether much depends on it."""


@dataclass(frozen=True, slots=True)
class TemplatePartRow:
    """A part of a template."""

    id: str
    kind: str
    """`front`, `section`, `schedule`, `subsection`, `subheading`, `clause`, `paragraph` or `bullet`."""
    title: str
    """The title of a heading."""
    words: str
    """The first words of a clause, paragraph or bullet, with the labels of roles in the place of job titles."""
    inside: str
    """The id of the part that it stands in."""
    optional: bool
    """Whether an organisation may switch it on and off."""
    default: Default
    when: str
    """The condition on which it is there; empty where there is none."""
    needs: tuple[str, ...]
    """The ids of the parts that it cannot stand without."""
    meets: tuple[str, ...]
    """The ids of the points of checklists that it meets."""
    why: str
    """What speaks for keeping it."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template."""

    id: str
    title: str
    edition: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """All that can be said in an organisation's file for one template."""

    id: str
    title: str
    edition: str
    language: str
    roles: tuple[RoleRow, ...]
    facts: tuple[FactRow, ...]
    parts: tuple[TemplatePartRow, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation."""

    id: str
    name: str
    file: str
    policies: tuple[str, ...]
    """The ids of its policies."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What there is."""

    templates: tuple[TemplateRow, ...]
    organisations: tuple[OrganisationRow, ...]


# ---- a policy


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that a condition asks for, and what it is here."""

    name: str
    """As the condition has it: `facts.has_staff`, `channels`, `law.crime_reporting`."""
    value: str | None
    """None where there is none."""
    place: Place | None
    """Where it was said; None where nobody said it."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a part is on or off."""

    cause: str
    """`core`, `wish`, `holder`, `condition`, `default`, `own-words`, `length`, `needs` or `text`."""
    about: str = ""
    """The part that it is off with, or the condition."""
    depends_on: tuple[Answer, ...] = ()
    """What its condition asks for."""
    place: Place | None = None
    """Where the organisation's files switch it on or off."""
    reason: str = ""
    """The organisation's own reason."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words of the organisation's own."""

    key: str
    """`wording` for other words of a clause, `extra` for a clause of its own."""
    place: Place


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a policy, or of its template and not in it."""

    id: str
    """What can be written under `sections`; empty for words between the clauses, which have no id."""
    kind: str
    """As in a template, or `text` for words between the clauses."""
    number: str
    """As it is printed; empty where none is."""
    title: str
    text: str
    """All that it says, line by line, as the policy has it; of a part that is off, its first lines."""
    inside: str
    """The id of the part that it stands in."""
    depth: int
    """In how many parts it stands."""
    state: State
    optional: bool
    why: Why
    own: OwnWords | None = None


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A clause, or a section's own words, in which somebody is named."""

    id: str
    number: str
    title: str
    """The title of a section."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty, and who has it."""

    role: str
    label: str
    duty: str
    holder: str | None
    """A job title; None where nobody has the duty."""
    held_through: str
    """The role whose holder it is, where the duty fell back; otherwise the role itself, or empty with no holder."""
    falls_back_to: str
    place: Place | None
    """Where the job title was said."""
    named_in: tuple[NamedIn, ...]


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """A part that meets a point, or would."""

    id: str
    number: str
    title: str
    state: State
    why: Why
    """Why it is on, or why what it is off with is off."""
    off_with: str = ""
    """The part that took it out: itself, or what it stands in."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of a checklist."""

    id: str
    text: str
    met: bool
    parts: tuple[MeetingPart, ...]
    """The parts of the template that meet it, whether they are on or off."""


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """What a regulator expects."""

    id: str
    title: str
    publisher: str
    points: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A value, and where it came from."""

    key: str
    value: str
    source: Source
    place: Place | None
    """None for what is usual."""
