"""How wide the letters of a typeface are, roughly: enough to tell which words a column of a table has room for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

LETTER_WIDTH = 112
"""An ordinary letter of eleven points in twips, rounded up."""

BODY_SIZE = 22
"""Eleven points, in half points."""

_LINE_SHARE = 1.22
"""How high a line is, for letters so high."""


@dataclass(frozen=True, slots=True)
class TextSize:
    """How much room words take: how wide an ordinary letter is, in twips, and how high a line, in points."""

    letter: int
    line: float


_UNKNOWN = 1.15
_SHARES = {
    1.0: "aptos, calibri, cambria, candara, carlito, caladea, constantia, corbel, garamond, eb garamond, "
    "gill sans, lato, liberation serif, palatino, source, times",
    1.05: "arial, helvetica, liberation sans",
    1.1: "franklin gothic, georgia, roboto, segoe ui, tahoma, trebuchet",
    1.2: "consolas, courier, liberation mono, lucida console, roboto mono",
    1.27: "bookman, dejavu sans, lucida sans, montserrat, poppins, verdana",
    1.5: "arial black, cooper black, impact",
}
_WIDTHS = {name: share for share, names in _SHARES.items() for name in names.split(", ")}
"""By how much a typeface is wider than an ordinary one, by the beginning of its name."""

_ROOM = {each: share for letters, share in (("mwMW@%", 1.7), ("frt-", 0.75), ("ijl.,:;’", 0.6)) for each in letters}
_CAPITAL, _BOLD = 1.25, 1.07


# The words of tables come up in policy after policy.
@lru_cache(maxsize=10_000)
def letters_in(word: str, *, bold: bool) -> float:
    """Return how many ordinary letters take the room of a word that must not break, rather too many than too few."""
    room = sum([_ROOM.get(each, _CAPITAL if each.isupper() else 1) for each in word])
    return max(len(word), room * _BOLD if bold else room)


def letter_width(face: str, half_points: float) -> int:
    """Return the width of an ordinary letter in twips; a typeface that is not known is taken for a wide one."""
    name = face.strip().lower()
    known = [start for start in _WIDTHS if name.startswith(start)]
    share = _WIDTHS[max(known, key=len)] if known else _UNKNOWN
    return round(LETTER_WIDTH * share * half_points / BODY_SIZE)


def line_height(half_points: float, spacing: float) -> float:
    """Return the height of a line in points; the spacing is that between lines, 1 for none."""
    return half_points / 2 * _LINE_SHARE * spacing
