"""How long, how soon, where and how often: an organisation's answer with the preposition that its sentence needs.

What already fits is left as it was typed; what cannot be brought to fit is no answer.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Asked(StrEnum):
    """What a fact says, and so how it stands in its sentence."""

    HOW_LONG = "how-long"
    """Records are kept "for 7 years", or "only as long as they are needed"."""
    HOW_SOON = "how-soon"
    """After "within": "two working days", whether or not it was typed with a preposition."""
    WHERE = "where"
    """The guidance is kept "in the handbook", "on our website", "at https://…"."""
    HOW_OFTEN = "how-often"
    """Comments are read "every week", "on Mondays"."""


_NUMBERS = (
    r"(?:\d+(?:[.,]\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|sixty|ninety|a few|several|a couple of)(?: \(\d+\))?"
)
_UNITS = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|terms?|seasons?|years?|yrs?)"
)
_ABOUT = (
    r"(?:(?:up to|at least|at most|about|around|approximately|a (?:minimum|maximum) of|(?:no|not|more|less|longer)"
    r"(?: more| less| longer)? than|the (?:first|next|last)) )"
)
_LENGTH = re.compile(rf"{_ABOUT}?{_NUMBERS}(?: ?(?:to|or|-|–) ?{_NUMBERS})?[ -]?(?:[a-z]+ )?{_UNITS}\b", re.IGNORECASE)
_WITHIN = re.compile(r"(?:within|in|under)\s+(?=\S)", re.IGNORECASE)
_NOT_WITHIN = re.compile(
    r"(?:as|asap|at|by|daily|immediately|on|promptly|quickly|same|soon|straight|weekly|when|whenever)\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:above|across|among|around|at|behind|below|beside|by|from|here|in|inside|near|on|online|outside|over|there"
    r"|through|under|via|where|wherever|with|within)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.\S*[a-z]\S*", re.IGNORECASE)
_SURFACES = {
    "app", "board", "channel", "drive", "feed", "forum", "hub", "intranet", "noticeboard", "page", "platform", "portal",
    "sharepoint", "site", "system", "teams", "wall", "website", "wiki",
}  # fmt: skip
"""Places that things are on, not in."""
_DAYS = re.compile(
    r"(?:the (?:first|second|third|fourth|last) )?(?:mon|tues|wednes|thurs|fri|satur|sun|week|work|working )days?\b",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    rf"(?:{_NUMBERS}|about|always|as|at|daily|each|every|for|in|never|no|not|on|once|only|the|twice|until|up|weekly|when"
    r"|where|with|within)\b",
    re.IGNORECASE,
)
"""Words that have a capital only where somebody began with them."""


def joined(asked: Asked, answer: str) -> tuple[str, str] | None:
    """Return the words to put before an answer, and the answer; None where it does not say what was asked."""
    text = answer.rstrip(". ")
    if _ORDINARY.match(text):
        text = text[0].lower() + text[1:]
    match asked:
        case Asked.HOW_LONG:
            return ("for " if _LENGTH.match(text) else ""), text
        case Asked.HOW_SOON:
            found = _WITHIN.match(text)
            bare = text[found.end() :] if found else text
            return None if _NOT_WITHIN.match(bare) else ("", bare)
        case Asked.WHERE:
            return _where(text), text
        case Asked.HOW_OFTEN:
            return ("on " if _DAYS.match(text) else ""), text


def _where(place: str) -> str:
    if _PLACED.match(place):
        return ""
    if _ADDRESS.fullmatch(place):
        return "at "
    return "on " if _SURFACES & set(re.findall(r"\w+", place.casefold())) else "in "
