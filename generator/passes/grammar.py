"""How English puts an organisation's own nouns and a template's verbs together: number, members, possessives, verbs.

Rules with small tables of what breaks them. Knows no value and no template: words go in, words come out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Number(StrEnum):
    """Whether a noun is one or many."""

    ONE = "one"
    MANY = "many"


# ---- nouns

_STAFF = "member of staff"
_SINGULAR = {
    "alumnae": "alumna",
    "alumni": "alumnus",
    "children": "child",
    "clergy": "member of the clergy",
    "crew": "crew member",
    "folk": "person",
    "men": "man",
    "people": "person",
    "personnel": _STAFF,
    "police": "police officer",
    "staff": _STAFF,
    "women": "woman",
    "youth": "young person",
}
"""Words that are many without an s, and one of them."""
_MANY_WORDS = frozenset(_SINGULAR) - {"crew"}
_MANY_ENDINGS = ("people", "children", "women", "men", "folk")
_ONE_WORDS = frozenset(
    {"athletics", "business", "dramatics", "gymnastics", "logistics", "news", "operations", "politics", "series"}
)
"""Words that are one with an s. Those that end in ss, us or is need not be told."""
_ONE_OF_ALL = {
    "anybody",
    "anyone",
    "each",
    "every",
    "everybody",
    "everyone",
    "nobody",
    "somebody",
    "someone",
    "whoever",
}
_ALL_OF_MANY = {"all", "both", "many", "most", "others", "some", "those"}
_BODIES = {
    "board", "body", "committee", "cooperative", "council", "court", "executive", "forum", "group", "panel", "team",
}  # fmt: skip
_PERSONS = {
    "chair", "chairman", "chairperson", "chairwoman", "convener", "director", "head", "leader", "manager", "president",
    "secretary", "treasurer", "warden",
}  # fmt: skip

_TURN = re.compile(
    r"\s+(?=(?:across|affected|aged|around|at|attending|between|by|caring|experiencing|facing|for|from|in|living|near"
    r"|of|on|our|that|through|to|under|using|we|who|whom|whose|with|within|without|working)\b)|\s*\(",
    re.IGNORECASE,
)
"""Where a noun stops and what is said about it begins: "members | of the committee"."""
_JOINT = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&|plus)\s+", re.IGNORECASE)
_MARKS = "\"'“”‘’.,;:!?"


def number_of(noun: str) -> Number:
    """Return whether a noun is one or many: "Board of Trustees" is one, "staff and volunteers" are many."""
    core = _core(noun)
    first = core.partition(" ")[0].casefold()
    if first in _ONE_OF_ALL or first in _ALL_OF_MANY:
        return Number.ONE if first in _ONE_OF_ALL else Number.MANY
    *others, last = _JOINT.split(core)
    if not others or _is_choice(core):
        return _number_of_word(_last_word(last))
    # The Audit and Risk Committee is one; officers and committee are many.
    is_body = _last_word(last).casefold() in _BODIES and not any(map(_stands_alone, others))
    return Number.ONE if is_body else Number.MANY


def number_of_name(name: str) -> Number:
    """Return whether an organisation's name is one or many: "the Samaritans" are many, every other name is one."""
    article, _, rest = name.partition(" ")
    return number_of(rest) if article.casefold() == "the" and rest else Number.ONE


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: "WhatsApp, Messenger and Signal"."""
    *others, last = words or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _core(noun: str) -> str:
    turn = _TURN.search(noun)
    return noun[: turn.start()] if turn and turn.start() else noun


def _is_choice(core: str) -> bool:
    return re.search(r"\s(and|&|plus)\s", core, re.IGNORECASE) is None and " or " in core


def _stands_alone(item: str) -> bool:
    word = _last_word(item)
    return word.casefold() in _PERSONS or _number_of_word(word) is Number.MANY


def _last_word(words: str) -> str:
    return words.rpartition(" ")[2].strip(_MARKS)


def _number_of_word(word: str) -> Number:
    plain = re.split("[-/]", word)[-1].casefold()
    if plain in _MANY_WORDS or plain.endswith(_MANY_ENDINGS):
        return Number.MANY
    is_acronym = word.isupper() and len(word) <= _LONGEST_ACRONYM
    if plain in _ONE_WORDS or is_acronym or plain.endswith(("ss", "us", "is")):
        return Number.ONE
    return Number.MANY if plain.endswith("s") else Number.ONE


_LONGEST_ACRONYM = 5


def member_of(noun: str) -> str:
    """Return one of many, or somebody in a body: "trustee", "trustee or director", "member of the PCC"."""
    if number_of(noun) is Number.ONE:
        return f"member of the {noun}"
    core = _core(noun)
    rest = "" if noun[len(core) :].lstrip().startswith("(") else noun[len(core) :]
    *others, last = map(_one_of, _JOINT.split(core))
    return (f"{', '.join(others)} or {last}" if others else last) + rest


def _one_of(item: str) -> str:
    word = _last_word(item)
    is_body = _number_of_word(word) is Number.ONE and (word.casefold() in _BODIES or word.isupper())
    return f"member of the {item}" if is_body else _singular(item)


def _singular(noun: str) -> str:
    before, space, word = noun.rpartition(" ")
    plain = word.casefold()
    if plain in _SINGULAR:
        return f"{before}{space}{_SINGULAR[plain]}"
    ending = next((each for each in _MANY_ENDINGS if plain.endswith(each)), "")
    if ending:
        return f"{before}{space}{word[: -len(ending)]}{_SINGULAR[ending]}"
    if _number_of_word(word) is Number.ONE:
        return noun
    return before + space + _without_s(word)


def _without_s(word: str) -> str:
    if re.search("[^aeiou]ies$", word, re.IGNORECASE):
        return word[:-3] + "y"
    return word[:-2] if re.search("(ss|x|z|ch|sh)es$", word, re.IGNORECASE) else word[:-1]


# ---- possessives


def possessive_ending(words: str) -> str:
    """Return what makes words possessive: nothing when they are, an apostrophe alone after an s."""
    if re.search("['’]s$|s['’]$", words, re.IGNORECASE):
        return ""
    return "’" if words[-1:] in ("s", "S") else "’s"


# ---- verbs


def agreeing(verb: str, number: Number) -> str:
    """Return a plain verb as it follows a noun: "be" gives "is" after one, "are" after many."""
    return conjugated(verb) if number is Number.ONE else plain(verb)


def conjugated(verb: str) -> str:
    """Return a plain verb in the third person singular: "expect" gives "expects", "be" gives "is"."""
    first, space, rest = verb.partition(" ")
    return (_IRREGULAR.get(first) or _regular(first)) + space + rest


def gerund(verb: str) -> str:
    """Return the form of a plain verb that ends in ing: "help" gives "helping", "run" gives "running"."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return verb.removesuffix("e" if not verb.endswith("ee") else "") + "ing"


_DOUBLED = {"equip", "get", "plan", "put", "run", "stop", "swim", "transmit", "travel", "win"}


def plain(verb: str) -> str:
    """Return a plain verb as it follows "we" or many: "be" gives "are"."""
    first, space, rest = verb.partition(" ")
    return {"be": "are"}.get(first, first) + space + rest


_IRREGULAR = {
    "be": "is",
    "are": "is",
    "have": "has",
    "do": "does",
    "go": "goes",
    **{modal: modal for modal in ("must", "may", "can", "will", "might", "would", "cannot")},
}


def _regular(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"
