"""A list of entries at a terminal, such as accounts: one after the other, field by field, until there are no more."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from generator.cli.questioning import show_help, show_question, typed_at
from generator.cli.taking import NEEDED, Disk, take
from generator.cli.terminal import Wish, ask_yes_no, say
from generator.interview.answers import Entry, Given
from generator.interview.question import Question, Tier
from generator.interview.session import Session
from generator.template.condition import ALWAYS, holds


def ask_entries(disk: Disk, session: Session, question: Question) -> Session | Wish:
    """Return the interview after all entries of a list; an entry that is wrong is asked for again."""
    entries = _entries(session.former.get(question.key) or session.sheet.answer(question.key))
    after: Session | None = None
    say("", session.sheet.label(question))
    say(question.help, indent="  ")
    for entry in entries:
        say(f"- {', '.join(entry.values())}", indent="  ")
    while True:
        said = _ask_entry(question, session, is_first=not entries)
        if said is Wish.BACK:
            return ((after.back() if after else None) or session).back() or Wish.BACK
        if isinstance(said, Wish):
            say("The list is empty now.", indent="  ")
            entries, after = [], None
        elif said is None:
            return after or take(disk, session, question, tuple(entries)) or session
        elif taken := take(disk, session, question, (*entries, said)):
            after = taken
            entries.append(said)


def _ask_entry(question: Question, session: Session, *, is_first: bool) -> Entry | Wish | None:
    """Return one entry, or what somebody wants instead; None where they have no more."""
    say("Add one? (y/n)" if is_first else "Add another one? (y/n)", indent="  ")
    while (wanted := ask_yes_no("no")) is Wish.HELP:
        show_help(question, session.sheet)
    if isinstance(wanted, Wish):
        return wanted
    entry: dict[str, str] = {}
    for field in question.fields if wanted else ():
        if field.tier <= Tier.USUAL and holds(field.asked_when, partial(_of, entry)):
            show_question(field, session.sheet)
            answer = _ask_field(field, session, is_required=field.required_when == ALWAYS)
            if isinstance(answer, Wish):
                return _ask_entry(question, session, is_first=is_first)
            entry |= {field.key: answer} if answer else {}
    return entry or None


def _of(entry: Entry, key: str) -> str:
    return entry.get(key, "")


def _ask_field(field: Question, session: Session, *, is_required: bool) -> str | Wish:
    while True:
        typed = typed_at(field, session.sheet, "")
        if typed is Wish.BACK:
            return typed
        if isinstance(typed, str):
            return typed
        if not is_required:
            return ""
        say(NEEDED, indent="  ")


def _entries(given: Given) -> list[Entry]:
    return [each for each in given if isinstance(each, Mapping)]
