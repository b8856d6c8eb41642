"""Whom an organisation means by what it calls its people: those it pays, those who give time, or both."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

_PAID = {"employee", "employees", "personnel", "staff", "worker", "workers", "workforce"}
_UNPAID = {"volunteer", "volunteers"}


class Covered(StrEnum):
    """Who is covered by a noun. Most nouns, such as "members", leave it open."""

    PAID = "paid"
    UNPAID = "unpaid"
    OPEN = "open"


# Organisations share few names for their people, and each fact is asked of them.
@lru_cache(maxsize=1_000)
def covered_by(people: str) -> Covered:
    """Return who a noun covers: "paid staff" those who are paid, "volunteers and helpers" whoever."""
    groups = [set(re.findall(r"\w+", group.casefold())) for group in re.split(r",| and | & ", people)]
    if all(words & _PAID and not words & _UNPAID for words in groups):
        return Covered.PAID
    return Covered.UNPAID if all(words & _UNPAID for words in groups) else Covered.OPEN


_NOT_HAD = {Covered.PAID: "has_volunteers", Covered.UNPAID: "has_staff"}


def not_had(people: str | None) -> str:
    """Return the fact that is not so when people go by a noun for the others alone and nothing is said of it."""
    return _NOT_HAD.get(covered_by(people), "") if people else ""
