"""Where a character of a text stands in the YAML file that holds it, however the text is written there.

YAML joins lines, takes indentation away and reads escape codes; what it never loses is a character that can be seen.
"""

from __future__ import annotations

import re
from itertools import islice

from generator.source.characters import with_line_feeds
from generator.source.yaml_file import Mark

_SEEN = re.compile(r"\S")
_SINGLE = re.compile(r"''|\S")
_DOUBLE = re.compile(r"\\(?:x(\w{2})|u(\w{4})|U(\w{8})|(.|\n))|\S")
_WHITE = set("ntvrf \n_")
"""What stands after a backslash where the two of them are white space."""
_UNITS = {"'": _SINGLE, '"': _DOUBLE}


def mark_of(content: bytes, start: Mark, text: str, offset: int) -> Mark:
    """Return the line and column, in a file in UTF-8, of a character of a text whose first one stands at `start`.

    White space has no place of its own: it has that of the next character that can be seen.
    """
    source = with_line_feeds(content.decode("utf-8-sig"))
    line, column = start
    lines = source.split("\n")
    at = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    seen = sum(not character.isspace() for character in text[:offset])
    unit = _UNITS.get(source[at - 1 : at], _SEEN)
    found = (each for each in unit.finditer(source, at) if not _is_white(each))
    place = next((each.start() for each in islice(found, seen, None)), at)
    return source.count("\n", 0, place) + 1, place - (source.rfind("\n", 0, place) + 1) + 1


def _is_white(unit: re.Match[str]) -> bool:
    code = next(filter(None, unit.groups()), "")
    return chr(int(code, 16)).isspace() if code[1:] else code in _WHITE
