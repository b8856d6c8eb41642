"""What is done with each of many organisations, said apart from the processes that do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.diagnostics import Diagnostic

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Work(Generic[Given, Made]):
    """What is done with each organisation file, in how many processes; all of it can be handed to another process."""

    given: Given
    do: Callable[[Given, Path], Made]
    died: Callable[[Path, Diagnostic], Made]
    """What is made of a file of which the process died."""
    verb: str
    """What the process did, as “built”."""
    jobs: int
    ready: Callable[[Given], None]
    """What loads and makes ready, in one process, all that those share which it starts."""
