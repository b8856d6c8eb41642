"""A law of the interview: whatever somebody answers, it ends in a file that builds, or a message at a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Entry, Given, read_answers
from generator.interview.check import Setting, file_of, outcome
from generator.interview.explain import explained
from generator.interview.make import make_interview
from generator.interview.question import Kind, Question, Tier
from generator.interview.session import Session
from generator.interview.typed import Unclear, typed_answer
from tests.ordinary import HELP, MANY, NAMES, ONE, PURPOSES, TIMES, TITLES
from tests.policies import LIBRARY, THOROUGH
from tests.strategies import NASTY, words

INTERVIEW = make_interview(LIBRARY)
HOSTILE = [
    "", "yes", "No", "null", "~", "1.10", "0123", "2026-02-30", "{{ name }}", "{% if x %}", "[Insert name]", "TBC",
    "a: b", "- x", "# x", "'", '"', "\\", "<b>", "@oak", "*", "&a", "!x", "|", ">", "\u202eoak", "o\u0301", "שלום",
    "x" * 299, "x" * 2100,
    "a\tb", "a\x07b", "Jane Smith", "HR", "everybody", "the", "1", "2, 3", "?", "<", "policy_owner", NASTY,
]  # fmt: skip
ORDINARY = [*NAMES, *TITLES, *MANY, *ONE, *HELP, *PURPOSES, *TIMES]
texts = st.one_of(st.sampled_from(ORDINARY), st.sampled_from(HOSTILE), words)
EXAMPLES = 200 if THOROUGH else 8


def typed(question: Question) -> st.SearchStrategy[str]:
    """Return what people type at a question: mostly an answer, sometimes anything."""
    right: dict[Kind, st.SearchStrategy[str]] = {
        Kind.YES_NO: st.sampled_from(["y", "n"]),
        Kind.CHOICE: st.sampled_from([str(at) for at, _ in enumerate(question.choices, start=1)] or ["x"]),
        Kind.CHOICES: st.sampled_from(["1", "2", "3", "1,2", "1,2,3"]),
        Kind.TITLE: st.sampled_from([*TITLES, "1", "2"]),
        Kind.TITLES: st.lists(st.sampled_from(TITLES), max_size=4).map("; ".join),
        Kind.DATE: st.sampled_from(["2026-05-14", "14 May 2026", "2019-01-01"]),
        Kind.NUMBER: st.sampled_from(["1", "12", "0", "121"]),
        Kind.ADDRESS: st.sampled_from(["https://oak.example.org", "mailto:oak@example.org", "www.oak.org"]),
        Kind.COLOUR: st.sampled_from(["#14506e", "#ffff00"]),
    }
    return st.one_of(right.get(question.kind, st.sampled_from([question.example or "x", *ORDINARY])), texts)


def answers(question: Question, titles: tuple[str, ...]) -> st.SearchStrategy[Given | Unclear]:
    if question.kind is Kind.ENTRIES:
        entry = st.fixed_dictionaries({}, optional={each.key: typed(each) for each in question.fields})
        return st.lists(entry, max_size=3).map(lambda found: tuple(_entry(question, each) for each in found))
    return typed(question).map(lambda text: typed_answer(question, text, titles))


def _entry(question: Question, texts: dict[str, str]) -> Entry:
    said = {each.key: typed_answer(each, texts[each.key]) for each in question.fields if each.key in texts}
    return {key: answer for key, answer in said.items() if isinstance(answer, str) and answer}


@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_any_interview_ends_well(data: st.DataObject) -> None:
    """A file comes of any answers; it builds, and reads back as the answers that were taken."""
    session = Session(Setting(LIBRARY, "orgs/oak.yaml"), AnswerSheet(INTERVIEW, {}))
    steps = 0
    while question := session.next(Tier.USUAL if steps < 150 else Tier.FIRST):
        steps += 1
        session = after_one(data, session, question, is_careful=steps > 150)

    sheet = session.sheet.still_asked()
    content = file_of(session.setting, sheet)
    commented = explained(INTERVIEW, session.setting.file, content, ("Oak.",))
    own = {question.key: sheet.own[question.key] for question in INTERVIEW.questions() if question.key in sheet.own}
    asides = {question.key for question in INTERVIEW.questions() if question.is_aside}
    own = {key: given for key, given in own.items() if key not in asides}
    outcome(session.setting, session.sheet)
    outcome(session.setting, sheet)
    for each in (content, commented):
        read = read_answers(INTERVIEW, session.setting.file, each)
        assert own == {key: given for key, given in read.items() if key in own or key != "policies"}


def after_one(data: st.DataObject, session: Session, question: Question, *, is_careful: bool) -> Session:
    """Return the interview after one question: answered, passed over, or left by the way back."""
    way = "careful" if is_careful else data.draw(st.sampled_from(["answer", "answer", "pass", "pass", "pass", "back"]))
    if way == "back":
        return session.back() or session
    if way == "answer" and (after := _answered(data, session, question)):
        return after
    if not session.sheet.is_required(question):
        return session.passed(question)
    example = session.sheet.meant(question) or ("false" if question.kind is Kind.YES_NO else question.example)
    heard = session.hear(question, example)
    # What another answer makes impossible is undone by going back.
    return session.accepted(question, heard.sheet) if not heard.problems else session.back() or session


def _answered(data: st.DataObject, session: Session, question: Question) -> Session | None:
    answer = data.draw(answers(question, session.sheet.titles()))
    if isinstance(answer, Unclear):
        assert answer.hint.endswith(".")
        return None
    if not answer:
        return None if session.sheet.is_required(question) else session.emptied(question)
    heard = session.hear(question, answer)
    assert all(map(_says_something, heard.problems))
    return None if heard.problems else session.accepted(question, heard.sheet)


def _says_something(told: Diagnostic) -> bool:
    return bool(told.message and told.hint and told.location.file)
