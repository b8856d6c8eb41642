"""What is said of a row in a few words: why a part is on or off, what an answer is, and where something stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.policy.selection import Cause
from generator.views.rows import Answer, OwnWords, Place, State, Why

_FACTS, _ROLES = "facts.", "roles."
_LISTS = ("channels", "document.history", "registrations", "related_policies")


def place_said(place: Place, own_file: str) -> str:
    """Return a line of the organisation's own file, or of another one by its name."""
    return f"line {place.line}" if place.file == own_file else f"{place.file}, line {place.line}"


def why_said(state: State, why: Why, own_file: str) -> str:
    """Return why a part is on or off; nothing where it is usual."""
    said = _on(why) if state is State.ON else _off(why)
    if why.cause == Cause.WISH and why.place:
        said += f" on {place_said(why.place, own_file)}"
    return f"{said}: {why.reason}" if why.reason else said


def own_said(own: OwnWords, own_file: str) -> str:
    """Return whose words a clause has."""
    whose = "a clause of your own" if own.key == "extra" else "in your own words"
    return f"{whose}, {place_said(own.place, own_file)}"


def condition_said(condition: str) -> str:
    """Return a condition of a template nearly in words: "uses_images", "kind is charity"."""
    for pattern, words in _CONDITIONS:
        condition = pattern.sub(words, condition)
    return condition


_CONDITIONS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"not same\('(\w+)', '(\w+)'\)", r"\1 and \2 are two people"),
        (r"same\('(\w+)', '(\w+)'\)", r"\1 and \2 are one person"),
        (r"^(channels|related_policies|purpose|(?:contacts|document)\.\w+)$", r"you give \1"),
        (r"not one_person", "not all duties are one person’s"),
        (r"one_person", "one person has every duty"),
        (r"\bfacts\.", ""),
        (r"\blaw\.(\w+)", r"the law of the place has \1"),
        (r"not (\w+) == '([^']*)'", r"\1 is not \2"),
        (r"(\w+) == '([^']*)'", r"\1 is \2"),
    )
)


def _on(why: Why) -> str:
    match why.cause:
        case Cause.WISH:
            return "asked for"
        case Cause.CONDITION:
            return f"since {answers_said(why)}"
        case Cause.LENGTH:
            return "in the full length"
        case _:
            return ""


def _off(why: Why) -> str:
    match why.cause:
        case Cause.WISH:
            return "switched off"
        case Cause.HOLDER:
            return f"{why.about} is off"
        case Cause.CONDITION:
            return f"since {answers_said(why)}"
        case Cause.NEEDS:
            return f"it needs {why.about}, which is off"
        case Cause.LENGTH:
            return "in the full length only"
        case Cause.TEXT:
            return "its template leaves it out here"
        case _:
            return "not asked for"


def answers_said(why: Why) -> str:
    """Return what the answers are that a condition asks for; the condition itself where it asks for nothing known."""
    said = [*_holders(why.depends_on), *(_answer(each) for each in why.depends_on if not _is_role(each))]
    return " and ".join(said) or f"it depends on {condition_said(why.about)}"


def _is_role(answer: Answer) -> bool:
    return answer.name.startswith(_ROLES)


def _holders(given: Sequence[Answer]) -> Iterator[str]:
    """Yield who holds some roles, each person once."""
    roles = [answer for answer in given if _is_role(answer)]
    for holder in dict.fromkeys(answer.value for answer in roles):
        held = [answer.name.removeprefix(_ROLES) for answer in roles if answer.value == holder]
        yield f"{holder or 'nobody'} is {' and '.join(held)}"


def _answer(answer: Answer) -> str:
    name = answer.name.removeprefix(_FACTS)
    if answer.name == "one_person":
        return "one person has every duty" if answer.value == "yes" else "not all duties are one person’s"
    if answer.name.startswith("law."):
        return "the law of the place has it" if answer.value else "the law of the place has no such thing"
    if answer.name in _LISTS:
        entries = "nothing" if answer.value is None else "1 entry" if answer.value == "1" else f"{answer.value} entries"
        return f"you give {entries} under {name}"
    if answer.value is None:
        return f"you give no {name}"
    taken = " by default" if answer.name.startswith(_FACTS) and not answer.place else ""
    return f"{name} is {answer.value}{taken}"
