"""What an organisation calls its people, as nouns without an article, and one of its board."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.context import Context
from generator.context.values import Scope, Value
from generator.document import Placeholder
from generator.organisation.parse import Organisation
from generator.passes.nouns import is_person, member_of, needs_article
from generator.passes.phrases import the_phrase, value_phrase, words_phrase

BOARDS = {
    "charity": "trustees",
    "society": "committee members",
    "club": "committee members",
    "company": "directors",
    "team": "managers",
    "other": "board members",
}
"""What the people in charge are called where nothing is said, by the kind of organisation."""
BENEFICIARIES = {"society": "members", "club": "members", "company": "customers", "team": "customers"}
"""What those whom an organisation is there for are called, by its kind; service users in all others."""
PEOPLE: dict[tuple[bool, ...], str] = {
    (True, True): "staff and volunteers",
    (True, False): "staff",
    (False, True): "volunteers",
}
"""What everybody is called, by whether there are staff and volunteers; members where there are neither."""


def terms(context: Context, facts: Scope) -> dict[str, Value]:
    """Return the nouns of an organisation by their names: its own, or those of its kind."""
    board = board_of(context.organisation)
    member = member_of(board)
    any_member = f"the {board}" if is_person(board) else f"any {member}"
    return {
        "board": context.noun("terms.board", board),
        **{name: _people(context, f"terms.{name}", noun) for name, noun in _nouns(context, facts)},
        "board_member": context.of("board_member", member, words_phrase(member)),
        "any_board_member": context.of("any_board_member", any_member, words_phrase(any_member)),
    }


def board_of(organisation: Organisation) -> str:
    """Return what an organisation calls the people in charge."""
    return organisation.terms.board or BOARDS[organisation.kind]


def _people(context: Context, name: str, noun: str) -> Value:
    """Return a noun that stands alone in a sentence, with the article that it needs there: "the team", "volunteers"."""
    if needs_article(noun):
        return context.of(name, noun, the_phrase(value_phrase(Placeholder(name, noun, name)), noun))
    return context.noun(name, noun)


def _nouns(context: Context, facts: Scope) -> Iterator[tuple[str, str]]:
    given, kind = context.organisation.terms, context.organisation.kind
    groups = tuple(name not in facts or bool(facts[name]) for name in ("has_staff", "has_volunteers"))
    yield "people", given.people or PEOPLE.get(groups, "members")
    yield "beneficiaries", given.beneficiaries or BENEFICIARIES.get(kind, "service users")
    yield "supporters", given.supporters or "supporters"
