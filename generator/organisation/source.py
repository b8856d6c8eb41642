"""A file that says something of an organisation, before anybody has read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A file that says something of an organisation: its name, as people see it, and its bytes."""

    file: str
    content: bytes
