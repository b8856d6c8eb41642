"""What a check looks at, and what it returns of one organisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.batch.record import Record
from generator.batch.request import Request
from generator.check.finding import Finding
from generator.formats.formats import DEFAULT_FORMATS
from generator.policy.stage import Stage
from generator.rendering.library import Library


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked at: the folders, the templates, and the day of today."""

    orgs: Path
    out: Path
    library: Library
    day: date

    @property
    def request(self) -> Request:
        """What a build would be asked to do."""
        places = self.orgs, self.out, self.library
        return Request(*places, DEFAULT_FORMATS, Stage.FINAL, jobs=1, force=False, prune=False)

    @property
    def keeps_outputs(self) -> bool:
        """Whether anything was ever built: where nobody keeps outputs, none is missing."""
        return self.out.is_dir()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about an organisation, and by what law its policies are."""

    organisation: str
    findings: tuple[Finding, ...] = ()
    laws: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """The template and the jurisdiction of each of its policies."""
    record: Record | None = None
    """What a build would note down of its outputs; None where that is not known."""
