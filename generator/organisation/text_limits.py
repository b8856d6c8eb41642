"""How much an organisation may write: in one line, and in Markdown of its own, in one text and in all of them together.

Each limit is far above what a policy can use. Reading takes longer with every mark the longer a text is, so marks
have limits of their own: with all of them reached, a policy is built in a few seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.source.characters import Fault


class Limit(NamedTuple):
    """How many of something one text may have, and all texts together."""

    noun: str
    one: int
    all: int
    count: Callable[[str], int]


MAX_ID, MAX_NAME, MAX_LINE, MAX_PATH, MAX_TEXT = 63, 300, 2_000, 200, 20_000
MAX_ENTRIES = 1_000
_MARK = re.compile(r"[*_\\]")
LIMITS = (
    Limit("characters", MAX_TEXT, 200_000, len),
    Limit("lines", 500, 5_000, lambda text: text.count("\n") + 1),
    Limit("double braces", 100, 1_000, lambda text: text.count("{{")),
    Limit("square brackets", 50, 300, lambda text: text.count("[")),
    Limit("stars, underscores and backslashes", 1_000, 5_000, lambda text: len(_MARK.findall(text))),
)


def excess(text: str) -> Fault | None:
    """Return of what one text has more than it may have, or None."""
    return next(filter(None, (_too_many(limit.count(text), limit.noun, limit.one) for limit in LIMITS)), None)


def too_long(text: str, limit: int) -> Fault | None:
    """Return that a text has more characters than it may have, or None."""
    return _too_many(len(text), "characters", limit)


def _too_many(number: int, noun: str, limit: int) -> Fault | None:
    if number <= limit:
        return None
    return Fault(f"has {number:,} {noun}, more than the {limit:,} allowed", "shorten it")


def excess_of_all(texts: Sequence[str]) -> Fault | None:
    """Return of what all texts of an organisation have more than they may have, or None."""
    for limit in LIMITS:
        number = sum(map(limit.count, texts))
        if number > limit.all:
            fact = f"has {number:,} {limit.noun} under wording and extra, more than the {limit.all:,} allowed"
            return Fault(fact, "shorten them")
    return None
