"""One of several shares of all organisations, for as many machines that know nothing of each other.

In which share an organisation is depends on its id alone: a new one moves no other.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

MOST_SHARDS = 10_000
_SHARD = re.compile(r"([0-9]{1,5})/([0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Shard:
    """The `number`th of a count of shares, from 1 on."""

    number: int
    count: int

    def has(self, path: Path) -> bool:
        """Tell whether the organisation of a file is in this share."""
        digest = hashlib.sha256(path.stem.casefold().encode()).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1


def shard_of(text: str) -> Shard | None:
    """Return the share that somebody names, such as 3/8; None where it is none."""
    found = _SHARD.fullmatch(text)
    if found is None:
        return None
    number, count = int(found[1]), int(found[2])
    return Shard(number, count) if 1 <= number <= count <= MOST_SHARDS else None
