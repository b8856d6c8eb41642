"""Spaces at which no line ends: a number stays with the words that name it and that it counts.

They are part of the words, so every format has the same. A value that an organisation gave keeps the spaces it has.
"""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

# "Act 2018", "under 16", "116 123"; "72 hours", "14 May", but not "16 or over", "5 in all".
_LITTLE = "and|are|as|at|but|by|can|for|from|if|in|is|may|must|of|on|or|that|the|to|when|who|will|with"
_HELD = re.compile(rf"(?<=[^\W_]) (?=\d)|(?<=\d) (?=(?!(?:{_LITTLE})\b)[^\W\d_])")


def unbroken(words: str) -> str:
    """Return words of ours with their numbers held where they belong."""
    return _HELD.sub(NO_BREAK_SPACE, words)
