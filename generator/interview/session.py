"""An interview that is going on: what is done with, what comes next, and the way back.

It never changes; each step is a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Answers, Given
from generator.interview.check import Heard, Setting, hear
from generator.interview.give import with_answer
from generator.interview.question import Kind, Question, Tier


@dataclass(frozen=True, slots=True)
class Session:
    """How far somebody has come. `done` has the keys of the questions that were answered or passed over."""

    setting: Setting
    sheet: AnswerSheet
    done: frozenset[str] = frozenset()
    former: Answers = field(default_factory=dict)
    """Answers that were given before, and may be given again."""
    before: Session | None = None
    """The same interview before the question that was done last."""

    def next(self, tier: Tier) -> Question | None:
        """Return the first question up to a tier that is not done with, or None."""
        return next(self.sheet.left(self.done, tier), None)

    def number_open(self, tier: Tier) -> int:
        """Return how many questions up to a tier are not done with; those about the parts of a policy are one."""
        found = list(self.sheet.left(self.done, tier))
        lists = {(each.path[:2], each.within) for each in found if each.length}
        return len(lists) + sum(not each.length for each in found)

    def hear(self, question: Question, answer: Given) -> Heard:
        """Return what becomes of an answer."""
        return hear(self.setting, self.sheet, question, answer)

    def accepted(self, question: Question, sheet: AnswerSheet) -> Session:
        """Return the interview after an answer that was heard; `sheet` has it."""
        done = self.done | {question.key}
        former = {**self.former, **{key: given for key, given in sheet.own.items() if key in done}}
        return replace(self, sheet=sheet, done=done, former=former, before=self)

    def passed(self, *questions: Question) -> Session:
        """Return the interview after questions that stay as they are."""
        return replace(self, done=self.done | {question.key for question in questions}, before=self)

    def emptied(self, question: Question) -> Session:
        """Return the interview after a question that somebody leaves without an answer."""
        return self.accepted(question, with_answer(self.sheet, question, ""))

    def back(self) -> Session | None:
        """Return the interview before the last question, which keeps in mind what was answered; None at the start."""
        return replace(self.before, former=self.former) if self.before else None

    def with_brand(self, brand: Mapping[str, bytes]) -> Session:
        """Return the interview with the bytes of the files that answers name."""
        return replace(self, setting=replace(self.setting, brand=brand))

    def named_files(self) -> list[str]:
        """Return the names of the files that answers name."""
        files = [question for question in self.sheet.interview.questions() if question.kind is Kind.FILE]
        return [name for question in files if isinstance(name := self.sheet.answer(question.key), str) and name]

    def kept(self) -> dict[str, Given]:
        """Return all that is done with, for going on another day: an empty answer where there is none."""
        return {key: self.sheet.own.get(key, "") for key in sorted(self.done)}


def resumed(session: Session, kept: Answers) -> Session:
    """Return an interview with what was kept of an earlier day, from which the way back goes in the usual order."""
    given = {key: each for key, each in kept.items() if each}
    session = replace(session, former={**session.former, **given})
    for question in session.sheet.interview.questions():
        if question.key in kept:
            others = {key: each for key, each in session.sheet.own.items() if key != question.key}
            own = {**others, question.key: given[question.key]} if question.key in given else others
            done = session.done | {question.key}
            session = replace(session, sheet=replace(session.sheet, own=own), done=done, before=session)
    return session
