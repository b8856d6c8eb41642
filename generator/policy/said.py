"""What the Markdown of a section says before it has the shape of one: blocks and headings, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.document import SectionBlock

HEADINGS = ("h2", "h3")
"""Those of sub-sections, and those of sub-headings."""


class Refused(Exception):
    """A construct of Markdown that the model does not have, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below that of the section: its tag, `h2` or `h3`, its words, its id, and the line where it stands."""

    tag: str
    title: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says, in its order, and what is wrong with it: each construct that a policy does not have."""

    parts: tuple[SectionBlock | Heading, ...]
    problems: tuple[Diagnostic, ...] = ()
