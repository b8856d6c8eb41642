"""How many of what was looked at."""

from __future__ import annotations

from typing import NamedTuple


class Counted(NamedTuple):
    """A number of organisations, or of templates."""

    number: int
    noun: str = "organisation"

    def of(self, noun: str) -> int:
        """Return how many there are of these; none of what was not looked at."""
        return self.number if noun == self.noun else 0

    def __str__(self) -> str:
        return count(self.number, self.noun)


def count(number: int, noun: str) -> str:
    """Return a number of things in words: 1 error, 2 errors."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
