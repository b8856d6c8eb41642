"""Several wordings of one duty, as policies have them, said in one question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

_WORD = re.compile(r"[\w’'-]+")


def said_together(duties: Sequence[str]) -> str:
    """Return wordings as one phrase: without those that say less than another, and what all begin with only once."""
    several = [each for each in dict.fromkeys(duties) if not any(_says_less(each, other) for other in duties)]
    first, *others = (each.split() for each in several)
    rest = (other[_shared(first, other) :] for other in others)
    return ", and ".join(" ".join(words) for words in (first, *rest))


def _says_less(one: str, other: str) -> bool:
    return set(_WORD.findall(one)) < set(_WORD.findall(other))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many of the same words two begin; what is left of the second says something."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other[:-1], strict=False))))
