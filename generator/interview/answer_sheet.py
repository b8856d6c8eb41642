"""How far an interview has come: what has been answered, what is meant where nothing is, and what is asked next."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from generator.context.people import not_had
from generator.interview.answers import Answers, Given
from generator.interview.duties import said_together
from generator.interview.question import Case, Interview, Kind, Question, Tier
from generator.template.condition import Answer, holds


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers of one organisation, over those that it has from the defaults of many."""

    interview: Interview
    own: Answers
    inherited: Answers = field(default_factory=dict)

    # ---- what an answer is

    def answer(self, key: str) -> Given:
        """Return the answer that counts for a key: given, inherited or meant; empty where there is none."""
        if given := self.own.get(key) or self.inherited.get(key):
            return given
        question = self.interview.question(key)
        return self.meant(question) if question else ""

    def meant(self, question: Question) -> Given:
        """Return what counts where the organisation itself gives no answer."""
        if inherited := self.inherited.get(question.key):
            return inherited
        if question.key == f"facts.{not_had(str(self.own.get('terms.people', '')))}":
            return "false"
        return self._first(question.default)

    def holder(self, question: Question) -> Question | None:
        """Return the question whose answer stands in for that of another while it has none."""
        seen = {question.key}
        while (above := str(self._first(question.falls_back_to))) and above not in seen:
            seen.add(above)
            found = self.interview.question(above)
            if found is None:
                return None
            if self.own.get(above) or self.inherited.get(above):
                return found
            question = found
        return None

    def label(self, question: Question) -> str:
        """Return a question in words.

        That about a duty says what the duty is in the policies that are wanted; one about one of several says which.
        """
        duties = [str(case.value) for case in question.duties if self._holds(case)]
        label = f"Who {said_together(duties)}?" if duties else question.label
        of_policy = self.policy_title(question)
        return f"{of_policy}: {label}" if of_policy else label

    def policy_title(self, question: Question) -> str:
        """Return the title of the policy that a question is about, where several are wanted."""
        wanted = self.answer("policies")
        if question.path[0] != "policies" or len(question.path) == 1 or isinstance(wanted, str) or len(wanted) == 1:
            return ""
        choices = self.interview.question("policies")
        titles = {choice.value: choice.label for choice in choices.choices} if choices else {}
        return titles.get(str(question.path[1]), str(question.path[1]))

    def offered(self, question: Question) -> Question:
        """Return a question with those of its choices that there are now."""
        offered = tuple(each for each in question.choices if holds(each.offered_when, self._said))
        return question if offered == question.choices else replace(question, choices=offered)

    def _first(self, cases: tuple[Case, ...]) -> Answer:
        return next((case.value for case in cases if self._holds(case)), "")

    def _holds(self, case: Case) -> bool:
        return holds(case.condition, self._said)

    def _said(self, key: str) -> Answer:
        """Return an answer as conditions see it: of entries only how many there are counts."""
        given = self.answer(key)
        return given if isinstance(given, str) else tuple(each if isinstance(each, str) else "entry" for each in given)

    # ---- what is asked

    def is_asked(self, question: Question) -> bool:
        """Tell whether a question makes sense now."""
        return holds(question.asked_when, self._said)

    def is_required(self, question: Question) -> bool:
        """Tell whether there is no policy without an answer to a question."""
        inherited = question.key in self.inherited
        return self.is_asked(question) and not inherited and holds(question.required_when, self._said)

    def asked(self) -> Iterator[Question]:
        """Yield every question that makes sense now, in order."""
        return (question for question in self.interview.questions() if self.is_asked(question))

    def still_asked(self) -> AnswerSheet:
        """Return the same without what other answers have made pointless since it was answered."""
        asked = {question.key for question in self.asked()}
        return replace(self, own={key: given for key, given in self.own.items() if key in asked})

    def left(self, done: Collection[str], tier: Tier) -> Iterator[Question]:
        """Yield the questions of a tier, and of those before it, that make sense now and are not done with."""
        return (question for question in self.asked() if question.tier <= tier and question.key not in done)

    def missing(self) -> list[Question]:
        """Return the questions without whose answers there is no policy."""
        return [question for question in self.asked() if self.is_required(question) and not self.own.get(question.key)]

    def titles(self) -> tuple[str, ...]:
        """Return the job titles that somebody has named, in order."""
        named = self.own.get("job_titles", ())
        listed = [named] if isinstance(named, str) else [str(each) for each in named]
        held = [
            str(given)
            for question in self.interview.questions()
            if question.kind is Kind.TITLE and (given := self.own.get(question.key) or self.inherited.get(question.key))
        ]
        return tuple(dict.fromkeys([*listed, *held]))


def next_questions(interview: Interview, own: Answers, inherited: Answers, tier: Tier) -> list[Question]:
    """Return the questions of a tier, and of those before it, that make sense now and have no answer."""
    return list(AnswerSheet(interview, own, inherited).left(own, tier))
