"""An answer given: it stands among the others, and what it makes idle goes."""

from __future__ import annotations

from dataclasses import replace

from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given
from generator.interview.question import Question
from generator.interview.uses import YES
from generator.interview.who_does_what import ONE_PERSON


def with_answer(sheet: AnswerSheet, question: Question, answer: Given) -> AnswerSheet:
    """Return the answers with one more, or with none to that question where it is empty.

    A file would be refused that keeps what only another answer made possible: a reason for a part that stays, a duty
    or a fact of a policy that is not wanted any more, and all else of that policy. Where one person does everything,
    nobody else has a duty.
    """
    own = {key: given for key, given in sheet.own.items() if key != question.key}
    given = replace(sheet, own={**own, question.key: answer} if answer else own)
    idle = {other.key for other in sheet.interview.questions() if _is_idle(other, given, question)}
    return replace(given, own={key: each for key, each in given.own.items() if key not in idle})


def _is_idle(other: Question, sheet: AnswerSheet, question: Question) -> bool:
    """Tell whether the answer to a question has made that to another idle."""
    if question.path == ("policies",):
        return not _is_known(other, sheet)
    if question.key == ONE_PERSON:
        return sheet.own.get(ONE_PERSON) == YES[0] and bool(other.falls_back_to)
    return other.completes == question.key and not sheet.is_asked(other)


def _is_known(question: Question, sheet: AnswerSheet) -> bool:
    """Tell whether an answer says anything of a policy that is wanted, be it in a part that is out."""
    wanted = sheet.answer("policies")
    # What is meant where nobody chose is one word, and not a list of letters.
    wanted = (wanted,) if isinstance(wanted, str) else wanted
    return not question.known_to or bool(set(question.known_to) & {str(each) for each in wanted})
