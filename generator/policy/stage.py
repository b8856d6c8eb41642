"""How far a policy is meant to be."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Ready to sign, or for those who still work on it."""

    FINAL = "final"
    DRAFT = "draft"
