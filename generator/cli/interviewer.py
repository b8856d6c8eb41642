"""Asks one question after the other at a terminal, and goes back when somebody wants to."""

from __future__ import annotations

from generator.cli.entry_list import ask_entries
from generator.cli.part_list import ask_parts
from generator.cli.questioning import show_question, typed_at
from generator.cli.taking import NEEDED, Disk, kept, take
from generator.cli.terminal import Wish, say
from generator.interview.answers import Given
from generator.interview.question import Interview, Kind, Question, Tier
from generator.interview.session import Session


class AtTheStart(Exception):
    """Raised where somebody wants to go back, and there is no question before; with the interview as it is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


def ask_all(disk: Disk, session: Session, tier: Tier) -> Session:
    """Return an interview in which all that is open up to a tier was asked.

    Raises click.Abort when somebody stops, and AtTheStart when they go back from the first question.
    """
    step = ""
    while question := session.next(tier):
        step = announce(session.sheet.interview, question, step)
        after = ask_about(disk, session, question)
        if after is Wish.BACK:
            before = session.back()
            if before is None:
                raise AtTheStart(session)
            after, step = before, ""
        session = after if isinstance(after, Session) else session
    return session


def announce(interview: Interview, question: Question, before: str) -> str:
    """Print the title of the step that a question is in, when it is another than before; return its id."""
    at, step = next((at, step) for at, step in enumerate(interview.steps, start=1) if question in step.questions)
    if step.id != before:
        title = f"{step.title} ({at} of {len(interview.steps)})"
        say("", title, "-" * len(title), *([step.intro] if step.intro else []))
    return step.id


def ask_about(disk: Disk, session: Session, question: Question) -> Session | Wish:
    """Return the interview after one question, or after all that are asked with it."""
    question = session.sheet.offered(question)
    if question.kind is Kind.CHOICES and len(question.choices) <= (0 if question.is_aside else 1):
        only = session.sheet.meant(question) if question.is_written else ""
        return take(disk, session, question, only) or session.passed(question)
    if question.length:
        return ask_parts(disk, session, question)
    if question.kind is Kind.ENTRIES:
        return ask_entries(disk, session, question)
    show_question(question, session.sheet)
    while True:
        typed = typed_at(question, session.sheet, session.former.get(question.key, ""))
        if typed is Wish.BACK:
            return typed
        if after := _after(disk, session, question, typed):
            return after


def _after(disk: Disk, session: Session, question: Question, typed: Given | Wish | None) -> Session | None:
    """Return the interview after what was typed at a question; None where it has to be asked again."""
    if typed is None and not session.sheet.own.get(question.key):
        is_said = question.is_written and question.key not in session.sheet.inherited
        typed = session.sheet.meant(question) if is_said else ""
        if not typed and not session.sheet.is_required(question):
            return kept(disk, session.passed(question))
    answer: Given = "" if isinstance(typed, Wish) or typed is None else typed
    if not answer and session.sheet.is_required(question):
        say(NEEDED, indent="  ")
        return None
    return take(disk, session, question, answer)
