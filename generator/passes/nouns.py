"""What English makes of an organisation's own nouns: one or many, one of many, articles, possessives.

Rules with small tables of what breaks them. Knows no value and no template: words go in, words come out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache


class Number(StrEnum):
    """Whether a noun is one or many."""

    ONE = "one"
    MANY = "many"


# ---- the words of a noun

DETERMINERS = {
    "a", "all", "an", "any", "both", "each", "every", "her", "his", "its", "many", "most", "my", "our",
    "several", "some", "that", "the", "their", "these", "this", "those", "your",
}  # fmt: skip
"""Words after which an article would be one too many."""
PRONOUNS = {
    "anybody", "anyone", "everybody", "everyone", "nobody", "none", "one", "others", "somebody", "someone",
    "whoever",
}  # fmt: skip
_ONE_OF_ALL = (PRONOUNS | {"each", "every"}) - {"others"}
_ALL_OF_MANY = {"all", "both", "many", "most", "others", "several", "some", "these", "those"}

_STAFF = "member of staff"
_SINGULAR = {
    "alumnae": "alumna",
    "alumni": "alumnus",
    "children": "child",
    "clergy": "member of the clergy",
    "folk": "person",
    "laity": "member of the laity",
    "men": "man",
    "people": "person",
    "personnel": _STAFF,
    "police": "police officer",
    "staff": _STAFF,
    "women": "woman",
    "youth": "young person",
}
"""Words that are many without an s, and one of them."""
_MANY_ENDINGS = ("people", "children", "women", "men", "folk")
_GROUPS_OF_PEOPLE = {
    "bereaved", "blind", "deaf", "disabled", "disadvantaged", "elderly", "homeless", "lonely", "needy", "old", "poor",
    "sick", "unemployed", "vulnerable", "young",
}  # fmt: skip
"""What people are, said of all of them: the elderly are many."""
_ONE_WORDS = {
    "athletics", "business", "dramatics", "gymnastics", "logistics", "mathematics", "news", "operations", "politics",
    "series", "sports",
}  # fmt: skip
"""Words that are one with an s. Those that end in ss, us or is need not be told."""
_BODIES = {
    "assembly", "board", "body", "cabinet", "chapter", "choir", "committee", "company", "cooperative",
    "council", "court", "exec", "executive", "forum", "group", "meeting", "panel", "presbytery", "session",
    "subcommittee", "synod", "team", "vestry",
}  # fmt: skip
_PERSONS = {
    "bishop", "captain", "ceo", "chair", "chairman", "chairperson", "chairwoman", "convener", "coordinator", "director",
    "founder", "head", "headteacher", "leader", "manager", "minister", "officer", "owner", "president",
    "principal", "proprietor", "rector", "secretary", "steward", "treasurer", "vicar", "warden",
}  # fmt: skip
_COLLECTIVES = {
    "audience", "band", "brigade", "cast", "cohort", "community", "congregation", "crew", "ensemble", "estate",
    "faculty", "family", "fellowship", "household", "membership", "neighbourhood", "orchestra", "pack", "parish",
    "public", "school", "squad", "troop", "troupe", "unit", "village", "workforce",
}  # fmt: skip
_SERVICES = {
    "administrator", "adviser", "advisor", "centre", "chaplain", "clerk", "clinic", "counsellor", "department", "desk",
    "eap", "editor", "gp", "helpdesk", "helpline", "hotline", "hub", "inbox", "infoline", "lead", "line", "mailbox",
    "mentor", "nurse", "office", "phone", "police", "programme", "project", "scheme", "service", "surgery", "trustee",
    "unit", "website", "worker",
}  # fmt: skip
"""What help is called, besides bodies and persons."""
_KINDS = {*_SINGULAR, *_BODIES, *_PERSONS, *_COLLECTIVES, *_SERVICES}
"""Words that name no one, whatever their capitals."""
_ACRONYM = re.compile("[A-Z]{2,5}")
_OWNER = re.compile(r"(?:.* )?([A-Z][\w.-]*)['’]s ")

_TURN = re.compile(
    r"\s+(?=(?:across|affected|aged|around|at|attending|between|by|caring|experiencing|facing|for|from|in|living|near"
    r"|of|on|our|that|through|to|under|using|we|who|whom|whose|with|within|without|working)\b)|\s*\(",
    re.IGNORECASE,
)
"""Where a noun stops and what is said about it begins: "members | of the committee"."""
_JOINT = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&|plus)\s+", re.IGNORECASE)
_MARKS = "\"'“”‘’.,;:!?"


def first_word(noun: str) -> str:
    """Return the first word of a noun, in small letters."""
    return noun.partition(" ")[0].strip(_MARKS).casefold()


def head_of(noun: str) -> str:
    """Return the word that a noun is about, as it is written: "trustees" in "trustees of the Oak Fund"."""
    return core_of(noun).rpartition(" ")[2].strip(_MARKS)


def core_of(noun: str) -> str:
    """Return a noun without what is said about it: "members" of "members of the committee"."""
    turn = _TURN.search(noun)
    return noun[: turn.start()] if turn and turn.start() else noun


# ---- one or many


# Organisations share few nouns.
@lru_cache(maxsize=1_000)
def number_of(noun: str) -> Number:
    """Return whether a noun is one or many: "Board of Trustees" is one, "staff and volunteers" are many."""
    core, first = core_of(noun), first_word(noun)
    if first in _ONE_OF_ALL or first in _ALL_OF_MANY:
        return Number.ONE if first in _ONE_OF_ALL else Number.MANY
    *others, last = _JOINT.split(core)
    is_choice = " or " in core and not re.search(r"\s(?:and|&|plus)\s", core, re.IGNORECASE)
    if not others or is_choice:
        return _number_of_word(head_of(last))
    # The Audit and Risk Committee is one; officers and committee are many.
    is_body = head_of(last).casefold() in _BODIES and not any(map(_stands_alone, others))
    return Number.ONE if is_body else Number.MANY


def number_of_name(name: str) -> Number:
    """Return whether an organisation's name is one or many: "the Samaritans" are many, every other name is one."""
    article, _, rest = name.partition(" ")
    return number_of(rest) if article.casefold() == "the" and rest else Number.ONE


def _stands_alone(item: str) -> bool:
    return head_of(item).casefold() in _PERSONS or _number_of_word(head_of(item)) is Number.MANY


def _number_of_word(word: str) -> Number:
    plain = re.split("[-/]", word)[-1].casefold()
    if plain in _SINGULAR or plain in _GROUPS_OF_PEOPLE or plain.endswith(_MANY_ENDINGS):
        return Number.MANY
    if plain in _ONE_WORDS or _ACRONYM.fullmatch(word) or plain.endswith(("ss", "us", "is")):
        return Number.ONE
    return Number.MANY if plain.endswith("s") else Number.ONE


@lru_cache(maxsize=1_000)
def needs_article(noun: str) -> bool:
    """Tell whether a noun cannot stand alone: "the team may", but "volunteers may" and "everyone who helps may"."""
    word, first = head_of(noun), first_word(noun)
    if first in DETERMINERS or first in PRONOUNS or number_of(noun) is Number.MANY:
        return is_group_of_people(noun) and first not in DETERMINERS
    return word.casefold() in _BODIES | _COLLECTIVES or bool(_ACRONYM.fullmatch(word))


def is_common_and_bare(noun: str) -> bool:
    """Tell whether a noun names no one and lacks its article: "employee assistance programme", not "Samaritans"."""
    core, first, head = core_of(noun), first_word(noun), head_of(noun).casefold()
    if first in DETERMINERS | PRONOUNS or re.search(r"[\d@,/]|\.\w", core) or _is_of_a_name(core):
        return False
    return head in _SERVICES | _BODIES | _PERSONS


def _is_of_a_name(core: str) -> bool:
    """Tell whether a noun is that of somebody by name: "Mind's helpline", but not "Director's office"."""
    owner = _OWNER.match(core)
    return owner is not None and not _ACRONYM.fullmatch(owner[1]) and owner[1].casefold() not in _KINDS


def is_group_of_people(noun: str) -> bool:
    """Tell whether a noun says what people are, and so takes “the” and means many: "elderly"."""
    return head_of(noun).casefold() in _GROUPS_OF_PEOPLE


def is_person(noun: str) -> bool:
    """Tell whether a noun is one person by title: "owner", not "Board of Trustees"."""
    return number_of(noun) is Number.ONE and head_of(noun).casefold() in _PERSONS


# ---- one of many


@lru_cache(maxsize=1_000)
def member_of(noun: str) -> str:
    """Return one of many, or somebody in a body: "trustee", "trustee or director", "member of the PCC"."""
    if number_of(noun) is Number.ONE:
        return noun if is_person(noun) else f"member of the {noun}"
    core = core_of(noun)
    rest = noun[len(core) :]
    *others, last = map(_one_of, _JOINT.split(core))
    return (f"{', '.join(others)} or {last}" if others else last) + ("" if rest.lstrip().startswith("(") else rest)


def _one_of(item: str) -> str:
    word = head_of(item)
    is_body = word.casefold() in _BODIES or bool(_ACRONYM.fullmatch(word))
    return f"member of the {item}" if is_body else _singular(item)


def _singular(noun: str) -> str:
    before, space, word = noun.rpartition(" ")
    plain = word.casefold()
    if plain in _SINGULAR:
        return f"{before}{space}{_SINGULAR[plain]}"
    if ending := next((each for each in _MANY_ENDINGS if plain.endswith(each)), ""):
        return f"{before}{space}{word[: -len(ending)]}{_SINGULAR[ending]}"
    return before + space + _without_s(word) if _number_of_word(word) is Number.MANY else noun


def _without_s(word: str) -> str:
    if not word.endswith(("s", "S")):
        return word
    if re.search("[^aeiou]ies$", word, re.IGNORECASE):
        return word[:-3] + "y"
    return word[:-2] if re.search("(ss|x|z|ch|sh)es$", word, re.IGNORECASE) else word[:-1]


# ---- what stands around a noun


def possessive_ending(words: str) -> str:
    """Return what makes words possessive: nothing when they are, an apostrophe alone after an s."""
    if re.search("['’]s$|s['’]$", words, re.IGNORECASE):
        return ""
    return "’" if words[-1:] in ("s", "S") else "’s"


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: "WhatsApp, Messenger and Signal"."""
    *others, last = words or ("",)
    return f"{', '.join(others)} and {last}" if others else last
