"""A code: the name by which a kind of finding is known for good, whatever words it is told in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_ID = re.compile(r"[A-Z][0-9]{3}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


class Weight(StrEnum):
    """How much a finding weighs: an error needs attention, a warning is worth a look, a notice is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. The texts are Markdown, for the page that explains it."""

    id: str
    """A letter for its family and three digits, such as `P102`. It never changes and is never given to another."""
    name: str
    """A few words with dashes, such as `one-person-two-duties`."""
    weight: Weight
    means: str
    """What is so where it is found: one sentence."""
    matters: str
    """Why that matters to whoever has to live by the policy."""
    mend: str
    """What to do."""
    stops: bool = False
    """Whether it stops a build, so that nobody can accept it."""

    def __post_init__(self) -> None:
        assert _ID.fullmatch(self.id), self.id
        assert _NAME.fullmatch(self.name), self.name
