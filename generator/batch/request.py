"""What somebody asks a build to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.batch.shard import Shard
from generator.policy.stage import Stage
from generator.rendering.library import Library


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, from where, and where to."""

    orgs: Path
    out: Path
    library: Library
    formats: tuple[str, ...]
    stage: Stage
    jobs: int
    force: bool
    prune: bool
    shard: Shard | None = None
    """The share of all organisations that is built. The list of all policies is left to a build without one."""
