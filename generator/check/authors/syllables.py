"""How many syllables an English word has, told by its letters."""

from __future__ import annotations

import re

# Letters that are written and not said, and letters that are said apart although they stand together.
_SILENT = (
    re.compile(r"(?<=[^aeiou])e(?=(ly|ment|ful|less|ness)s?$)"),
    re.compile(r"(?<=[aeiouy][^aeiouyl])e$|(?<=[^aeiouy][^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[aeiou]u)e$"),
    re.compile(r"(?<=[^aeioucgsxz])(?<!ch)(?<!sh)(?<![^aeiouy]l)e(?=s$)"),
    re.compile(r"(?<=[^aeioudt])e(?=d$)"),
)
_APART = (
    re.compile(r"(?<=[aeiou]y)(?=[aeiou])"),
    re.compile(r"(?<=[^cstgx]i)(?=[aou])"),
    re.compile(r"(?<=e)(?=a(tor|te)|o(?!p)|ing)|(?<=de)(?=a)|(?<=o)(?=ing)"),
)
_COMPOUND = re.compile(r"^(some|safe|every|on|fore)(?=one|thing|where|body|line|guard|times?)")


def syllables(word: str) -> int:
    """Return how many syllables a word has, by the letters: vowels that stand together are one, a last e is silent."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    first = _COMPOUND.match(letters)
    if first:
        return {"every": 2}.get(first[0], 1) + syllables(letters[first.end() :])
    for silent in _SILENT:
        letters = silent.sub("", letters)
    for apart in _APART:
        letters = apart.sub("-", letters)
    return max(1, len(re.findall("[aeiouy]+", letters)))
