"""Titles and nouns that no sentence of a policy can hold, each with the words to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import lru_cache

from generator.context.people import not_had
from generator.context.values import Scope
from generator.diagnostics import Diagnostic, Hint, quoted
from generator.organisation.key_path import to_write
from generator.organisation.parse import Organisation
from generator.passes.nouns import PRONOUNS, first_word, head_of, is_group_of_people, needs_article

_OF_ONE = {"a", "an", "any", "each", "every"}
_ARTICLES = {"the", "our", "your", "my", "their", "his", "her", "its", "all", "both", "some", "many", "most", "several"}
"""Words that a policy has in its own sentence, or that make no sense there."""
_DEPARTMENTS = {
    "admin", "administration", "comms", "communications", "customer service", "customer services", "finance",
    "fundraising", "governance", "head office", "headquarters", "hq", "hr", "human resources", "it", "legal",
    "management", "marketing", "media", "membership", "operations", "payroll", "people and culture", "people services",
    "personnel", "pr", "publicity", "safeguarding", "volunteering",
}  # fmt: skip
"""What a duty may be given to in a list, but nobody can tell: "tell the HR"."""
_A_TITLE = Hint(
    "write the job title, and the address under contacts",
    asked="write the job title; there is another question for the address",
)
_ADDRESS = re.compile(r"\S+@\S+|https?:\S+|www\.\S+|[+(]*\d[\d ()]{5,}")


def unfit_values(organisation: Organisation, roles: Container[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each noun, and each title of some roles, that reads wrong where a policy puts it."""
    for name, title in organisation.roles.items():
        if name in roles and (fault := _fault_of_title(title)):
            fact, hint = fault
            yield Diagnostic(organisation.locate("roles", name), f"roles.{name} {fact}", hint)
    for name, check in _CHECKS.items():
        noun = getattr(organisation.terms, name)
        if noun and (fault := check(noun)):
            fact, hint = fault
            yield Diagnostic(organisation.locate("terms", name), f"terms.{name} {fact}", hint)


# Organisations share few job titles.
@lru_cache(maxsize=1_000)
def _fault_of_title(title: str) -> tuple[str, str] | None:
    """Return what is wrong with a title, which a policy puts after “the”, and what to write."""
    if _ADDRESS.fullmatch(title):
        return f"is {quoted(title)}, which is no job title", _A_TITLE
    if title.casefold() in _DEPARTMENTS:
        return f"is {quoted(title)}, which nobody can tell anything", f'write "{title} team", or a job title'
    if first_word(title) in PRONOUNS or (first_word(title) in _OF_ONE and " " in title):
        return f'is {quoted(title)}, which cannot follow "the"', 'write a job title, such as "Secretary"'
    return _doubled_article(title)


def _fault_of_board(noun: str) -> tuple[str, str] | None:
    if first_word(noun) in PRONOUNS:
        return (
            f'is {quoted(noun)}, which cannot follow "the"',
            'write what they are called, such as "committee members"',
        )
    return _fault_of_noun(noun)


def _fault_of_noun(noun: str) -> tuple[str, str] | None:
    """Return what is wrong with what people are called, which a policy says without an article of its own."""
    if first_word(noun) in _OF_ONE and " " in noun:
        return f"is {quoted(noun)}, which is only one of them", 'write all of them, such as "volunteers"'
    return _doubled_article(noun)


def _fault_of_others(noun: str) -> tuple[str, str] | None:
    """Return what is wrong with a name for those outside: a policy says “one of our …” and “many …” of them."""
    if first_word(noun) in PRONOUNS | {"all", "both", "these", "those"}:
        return f'is {quoted(noun)}, which cannot follow "our"', 'write what they are called, such as "visitors"'
    if fault := _fault_of_noun(noun):
        return fault[0], f"write {quoted(_several(noun.partition(' ')[2]))}" if _doubled_article(noun) else fault[1]
    if needs_article(noun):
        return f"is {quoted(noun)}, which policies cannot count", f"write {quoted(_several(noun))}"
    return None


_CHECKS: dict[str, Callable[[str], tuple[str, str] | None]] = {
    "people": _fault_of_noun,
    "board": _fault_of_board,
    "beneficiaries": _fault_of_others,
    "supporters": _fault_of_others,
}
"""What nouns there are, and what may be wrong with each."""


def _doubled_article(words: str) -> tuple[str, str] | None:
    article, _, rest = words.partition(" ")
    if article.casefold() not in _ARTICLES or not rest or first_word(rest) in {"of", "that", "those", "who"}:
        return None
    return f"starts with {quoted(article)}, and the policy writes its own", f"write {quoted(rest)}"


def _several(noun: str) -> str:
    """Return a noun without its article as several: "the homeless" are homeless people."""
    if is_group_of_people(noun):
        return "older people" if noun.casefold() == "elderly" else f"{noun} people"
    if head_of(noun).casefold() == "community":
        return f"people in the {noun}"
    return f"members of the {noun}" if needs_article(noun) else noun


def unlike_facts(organisation: Organisation, facts: Scope) -> Iterator[Diagnostic]:
    """Yield a problem where people are called employees and a fact has volunteers, or the other way round."""
    people = organisation.terms.people
    fact = not_had(people)
    if fact not in facts or not facts[fact]:
        return
    who, both = {
        "has_volunteers": ("volunteers", f"{people} and volunteers"),
        "has_staff": ("staff", f"staff and {people}"),
    }[fact]
    message = f"terms.people is {quoted(people or '')}, and the policy covers {who} too"
    yield Diagnostic(
        organisation.locate("terms", "people"), message, f"write {quoted(both)}, or {to_write(fact, 'false', 'facts')}"
    )
