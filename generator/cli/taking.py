"""An answer at a terminal is taken when it is right; what is wrong with it is said where it was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.cli.questioning import show_faults, show_question, typed_at
from generator.cli.terminal import Wish, is_yes, say
from generator.diagnostics import Diagnostic
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given
from generator.interview.question import Kind, Question
from generator.interview.session import Session

NEEDED = "This needs an answer. (< goes back.)"


@dataclass(frozen=True, slots=True)
class Disk:
    """What an interview needs of the disk: the bytes of those files that are there, and a place for its answers."""

    read: Callable[[Iterable[str]], Mapping[str, bytes]]
    keep: Callable[[Session], None]


def take(disk: Disk, session: Session, question: Question, answer: Given) -> Session | None:
    """Return the interview with an answer, kept; None where it is wrong, which has been said."""
    if not answer:
        return kept(disk, session.emptied(question))
    named = [answer] if question.kind is Kind.FILE and isinstance(answer, str) else []
    session = session.with_brand(disk.read([*session.named_files(), *named]))
    heard = session.hear(question, answer)
    show_faults(heard.problems or heard.cautions, question, session.sheet)
    after = session.accepted(question, heard.sheet)
    if heard.problems:
        other = _at_fault(session, question, heard.problems)
        return _answered(disk, after, other) if other else None
    if gone := _taken_back(session, question, heard.sheet):
        say(f"This takes back {len(gone)} of your other answers, such as that to “{gone[0]}”.", indent="  ")
    if (heard.cautions or gone) and not _is_meant():
        return None
    return _answered(disk, after, heard.needs) if heard.needs else kept(disk, after)


def _taken_back(session: Session, question: Question, after: AnswerSheet) -> list[str]:
    """Return the questions whose answers an answer makes idle, but for those that only complete it."""
    others = [other for other in session.sheet.interview.questions() if other.completes != question.key]
    gone = session.sheet.own.keys() - after.own.keys() - {question.key}
    return [session.sheet.label(other) for other in others if other.key in gone]


def _at_fault(session: Session, question: Question, problems: Sequence[Diagnostic]) -> Question | None:
    """Return the question whose answer does not go with a new one, where somebody wants to answer it anew."""
    others = dict.fromkeys(session.sheet.interview.question(told.key) for told in problems)
    other = next(iter(others))
    if len(others) > 1 or other is None or other is question or other.key not in session.sheet.own:
        return None
    say("Change that other answer now? (y/n)", indent="  ")
    return other if is_yes("no") else None


def _answered(disk: Disk, session: Session, question: Question) -> Session | None:
    """Return the interview with an answer without which the last one is not right; None where somebody goes back."""
    show_question(question, session.sheet)
    while True:
        typed = typed_at(question, session.sheet, session.former.get(question.key, ""))
        if typed is Wish.BACK:
            return None
        if isinstance(typed, Wish) or typed is None:
            say(NEEDED, indent="  ")
        elif after := take(disk, session, question, typed):
            return after


def kept(disk: Disk, session: Session) -> Session:
    """Return an interview of which all answers have been put down."""
    disk.keep(session)
    return session


def _is_meant() -> bool:
    say("Keep it all the same? (y/n)", indent="  ")
    return is_yes("no")
