"""Where sentences start and stop: the capital letter of what begins one, and the one stop of what ends it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Opening(StrEnum):
    """Where words stand: at the start of a sentence, or within one, as a bullet that ends its lead-in does."""

    SENTENCE = "sentence"
    WITHIN = "within"


TAIL = 12
"""How many of the last characters before a word tell whether it begins a sentence."""

# Nothing, or a full stop, question mark or exclamation mark with its closing marks and a space; then any
# opening quotation mark or bracket, which belongs to what follows it.
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"'’”)\]]* )[\"'“‘(\[]*$")


# Most words are the template's, and come again in every organisation's policy.
@lru_cache(maxsize=4096)
def opening_after(before: str) -> Opening:
    """Tell whether what comes after these words of a sentence begins another."""
    # Only the end matters; the letter keeps a cut from looking like the start.
    tail = before if len(before) <= TAIL else "x" + before[-TAIL:]
    return Opening.SENTENCE if _SENTENCE_START.search(tail) else Opening.WITHIN


STOPS = (".", "!", "?", "…")
# A full stop before a space, a closing mark or nothing; closing quotation marks may come before it.
_SECOND_STOP = re.compile(r"([\"'’”]*)\.(?=[\s\"'’”)\]]|$)")


def without_second_stop(words: str) -> str:
    """Return words that come after a stop without the stop that they begin with: "Oak Ltd." needs no other."""
    second = _SECOND_STOP.match(words)
    return second[1] + words[second.end() :] if second else words


ARTICLES = ("a ", "A ", "an ", "An ")
_ARTICLE = re.compile(r"(?<![\w'’])([aA])n? $")
_VOWEL = re.compile(
    r"(?!eu|ewe|one\b|once\b|uni(?![mn])|us[aeu]|uk|ut[ei]|ur[ou])[aeiouàáâäèéêëìíîïòóôöùúûü]|hon(?:est|our|or|\.)|hour|heir|8|1[18](?!\d)",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"([A-Z])[A-Z]{0,4}\b")
"""Letters that are read one by one: an HR manager, a PCC."""


def with_fitting_article(words: str, following: str) -> str:
    """Return words with the “a” or “an” at their end as it fits what follows: a trustee, an elder, an HR team."""
    article = _ARTICLE.search(words)
    if not article:
        return words
    spelt = _SPELT_OUT.match(following)
    opens = spelt[1] in "AEFHILMNORSX" if spelt else _VOWEL.match(following)
    return f"{words[: article.start()]}{article[1]}{'n' if opens else ''} "


def opened(words: str, opening: Opening) -> str:
    """Return words of ours as they stand: with a capital at the start of a sentence."""
    return words[:1].upper() + words[1:] if opening is Opening.SENTENCE else words
