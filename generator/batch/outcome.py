"""What became of one organisation in a build."""

from __future__ import annotations

from dataclasses import dataclass

from generator.batch.record import Record
from generator.diagnostics import Diagnostic


@dataclass(slots=True)
class Outcome:
    """What became of one organisation; `record` is None when it has problems.

    `leftovers` are the paths of files that its policies had once and nobody wants any more.
    """

    organisation: str
    record: Record | None = None
    is_listed_anew: bool = False
    """Whether the list of all policies says something else of it than before."""
    has_longer: bool = False
    """Whether a policy was rendered in the short length of a template that has a full one too."""
    templates: tuple[str, ...] = ()
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    leftovers: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
