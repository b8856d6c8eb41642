"""What an organisation calls its people, as nouns without an article, and one of its board."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.context import Context
from generator.context.values import Scope, Value
from generator.diagnostics import Diagnostic, quoted
from generator.organisation.parse import Organisation
from generator.passes.grammar import member_of
from generator.passes.phrases import ARTICLES, words_phrase

_BOARDS = {
    "charity": "trustees",
    "society": "committee members",
    "club": "committee members",
    "company": "directors",
    "team": "managers",
    "other": "board members",
}
_BENEFICIARIES = {"society": "members", "club": "members", "company": "customers", "team": "customers"}
_PEOPLE: dict[tuple[bool, ...], str] = {
    (True, True): "staff and volunteers",
    (True, False): "staff",
    (False, True): "volunteers",
}


def terms(context: Context, facts: Scope) -> dict[str, Value]:
    """Return the nouns of an organisation by their names: its own, or those of its kind."""
    board = board_of(context.organisation)
    member = member_of(board)
    nouns = {name: context.noun(f"terms.{name}", text) for name, text in _nouns(context, facts, board)}
    one, any_one = (context.of(name, words, words_phrase(words)) for name, words in _members(member))
    return {**nouns, "board_member": one, "any_board_member": any_one}


def board_of(organisation: Organisation) -> str:
    """Return what an organisation calls the people in charge."""
    return organisation.terms.board or _BOARDS[organisation.kind]


def _nouns(context: Context, facts: Scope, board: str) -> Iterator[tuple[str, str]]:
    given, kind = context.organisation.terms, context.organisation.kind
    groups = tuple(name not in facts or bool(facts[name]) for name in ("has_staff", "has_volunteers"))
    yield "people", given.people or _PEOPLE.get(groups, "members")
    yield "board", board
    yield "beneficiaries", given.beneficiaries or _BENEFICIARIES.get(kind, "service users")
    yield "supporters", given.supporters or "supporters"


def _members(member: str) -> Iterator[tuple[str, str]]:
    yield "board_member", member
    yield "any_board_member", f"any {member}"


def doubled_articles(organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a problem for each title and noun that brings an article: the policy writes its own before it."""
    terms = {name: getattr(organisation.terms, name) for name in ("people", "board", "beneficiaries", "supporters")}
    for kind, given in (("roles", organisation.roles), ("terms", terms)):
        for name, words in given.items():
            article, _, rest = (words or "").partition(" ")
            if rest and article.lower() in ARTICLES:
                message = f"{kind}.{name} starts with {quoted(article)}, and the policy writes its own"
                yield Diagnostic(organisation.locate(kind, name), message, f"write {quoted(rest)}")
