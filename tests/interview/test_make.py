"""The questions that templates make: what is asked of whom, in which order and in which words."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Answers
from generator.interview.make import make_interview
from generator.interview.question import Choice, Interview, Kind, Length, Question, Tier
from generator.organisation.model import OrganisationShape
from generator.organisation.shape import Shape
from tests.interview.small import HEAD, asked, small_interview
from tests.policies import LIBRARY, TEMPLATE_IDS, template

SHIPPED = make_interview(LIBRARY)


@pytest.fixture
def small(tmp_path: Path) -> Interview:
    """Return the interview of a small template."""
    return small_interview(tmp_path)


def keys(interview: Interview, start: str = "") -> list[str]:
    return [question.key for question in interview.questions() if question.key.startswith(start)]


# ---- all of it


def test_steps_stand_in_their_order() -> None:
    """The interview goes from who somebody is to how the policy looks."""
    assert ["you", "policies", "facts", "duties", "parts", "clauses", "approval", "look"] == [
        step.id for step in SHIPPED.steps
    ]


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_everything_of_a_template_is_asked(template_id: str) -> None:
    """Each role, each fact and each part of a shipped template that can stay or go has a question."""
    loaded = template(template_id)
    sections = [part.id for part in loaded.parts.values() if part.optional]

    assert set() == {f"roles.{name}" for name in loaded.roles} - set(keys(SHIPPED, "roles."))
    assert set() == {f"facts.{name}" for name in loaded.facts} - set(keys(SHIPPED, "facts."))
    assert {f"policies.{template_id}.sections.{name}" for name in sections} == set(
        keys(SHIPPED, f"policies.{template_id}.sections.")
    )


NOT_ASKED = {"wording", "extra", "after", "text", "site", "fragment_level", "front_matter", "accepted"}
"""Keys of whoever knows the file: clauses of their own, what a docs site wants, what a check may find."""


def test_every_key_of_the_file_is_asked() -> None:
    """A new key of an organisation's file has a question, or stands among those that are for experts."""
    named = {str(step) for question in SHIPPED.questions() for each in _with_fields(question) for step in each.path}

    assert set() == set(_fields(OrganisationShape)) - named - NOT_ASKED


def _with_fields(question: Question) -> list[Question]:
    return [question, *question.fields]


def _fields(model: type[Shape]) -> list[str]:
    found: list[str] = []
    for name, info in model.model_fields.items():
        inner = [kind for kind in _kinds(info.annotation) if issubclass(kind, Shape)]
        found += [name, *(each for kind in inner for each in _fields(kind))]
    return found


def _kinds(annotation: object) -> list[type]:
    if isinstance(annotation, type):
        return [annotation]
    return [kind for part in get_args(annotation) for kind in _kinds(part)]


def test_every_question_says_why_and_what_to_choose() -> None:
    """A question says why it is asked, and each of its choices has words."""
    asked = [*SHIPPED.questions()]

    assert [] == [question.key for question in asked if not question.why]
    assert [] == [question.key for question in asked if question.kind is Kind.CHOICE and not question.choices]
    assert [] == [
        (question.key, choice.value)
        for question in SHIPPED.questions()
        for each in _with_fields(question)
        for choice in each.choices
        if not choice.label or (choice.label == choice.value and " " not in choice.label)
    ]


# ---- a template of one's own


def test_a_new_fact_a_new_role_and_a_new_section_are_asked(tmp_path: Path) -> None:
    """What a template adds is in the interview without a change of the program, once a part of it uses it."""
    head = HEAD.replace(
        "facts:\n",
        "  newcomer: {label: New, duty: greets people, falls_back_to: adviser}\n"
        'facts:\n  new_fact: {ask: "Is it new?"}\n',
    )
    head += "  - {id: fresh, title: Something fresh, optional: true, why: Add it to greet people.}\n"
    fresh = "1. The {{ role('newcomer') }} says hello{% if facts.new_fact %} twice{% endif %}.\n   {: #hello }\n"
    made = small_interview(tmp_path, head, fresh=fresh)

    assert "Who greets people?" == asked(made, "roles.newcomer").label
    assert (Kind.YES_NO, "Is it new?") == (asked(made, "facts.new_fact").kind, asked(made, "facts.new_fact").label)
    part = asked(made, "policies.sample.sections.fresh")
    assert ("Something fresh", "Add it to greet people.") == (part.label, part.help)
    without = {"policies.sample.sections.fresh": "false"}
    assert {"roles.newcomer", "facts.new_fact"} <= {each.key for each in AnswerSheet(made, {}).asked()}
    assert not {"roles.newcomer", "facts.new_fact"} & {each.key for each in AnswerSheet(made, without).asked()}


def test_what_no_part_uses_is_not_asked(small: Interview) -> None:
    """A duty that no part of any policy names would change nothing, so nobody is asked about it."""
    assert ["roles.accountable_lead", "roles.adviser", "roles.trainer"] == keys(small, "roles.")
    assert "website" not in keys(small)


def test_first_come_the_questions_without_which_there_is_no_policy(small: Interview) -> None:
    """The questions of the first round are few: what is needed, and what much depends on."""
    first = [question.key for question in small.questions() if question.tier is Tier.FIRST]

    assert ["name", "kind", "jurisdiction", "policies", "facts.serves", "roles.accountable_lead"] == first


def test_a_fact_brings_its_words(small: Interview) -> None:
    """A fact is asked as the template asks it, says why, and calls its choices as the template does."""
    pace = asked(small, "facts.pace")

    assert (Choice("slow", "At leisure"), Choice("fast", "At once")) == pace.choices
    assert "The rules on selling are left out otherwise." == asked(small, "facts.sells").why


def test_a_part_says_how_long_it_is(small: Interview) -> None:
    """The length of a part is about what it says, in the short policy and in the full one."""
    assert Length(5, 5) == asked(small, "policies.sample.sections.extra").length


CLAUSES = """\
1. The core stays.
   {: #core }

1. One two three, unless nobody likes it.
   {: #spare .optional }

1. Four five.
   {: #longer .optional .full when="facts.sells" }
"""
SINGLE = "policies.sample.single_clauses"


def test_single_clauses_are_asked_where_somebody_wants_to_choose(tmp_path: Path) -> None:
    """A clause that can go has a question, which is asked in the sections that somebody names and no others."""
    made = small_interview(tmp_path, extra=CLAUSES, core=CLAUSES)
    spare = asked(made, "policies.sample.sections.core.spare")
    chosen = AnswerSheet(made, {SINGLE: ("core",)})

    assert ("One two three, unless nobody likes it.", "Core", Length(7, 7)) == (
        spare.label,
        spare.within,
        spare.length,
    )
    assert not AnswerSheet(made, {}).is_asked(spare)
    assert ["core.spare"] == [
        str(each.path[-1]) for each in chosen.asked() if each.path[:-1] == spare.path[:-1] and each.within
    ]
    assert chosen.is_asked(asked(made, "policies.sample.sections.core.spare"))
    assert "true" == chosen.answer(spare.key)


def test_sections_are_offered_where_they_have_something_to_choose(tmp_path: Path) -> None:
    """What is offered are the sections that are in, and in which a clause can stay or go."""
    made = small_interview(tmp_path, extra=CLAUSES, training="1. Six.\n   {: #six .optional }\n")
    sections = asked(made, SINGLE)

    def offered(own: Answers) -> list[str]:
        return [choice.label for choice in AnswerSheet(made, own).offered(sections).choices]

    assert [] == offered({})
    assert ["Extra"] == offered({"policies.sample.sections.extra": "true"})
    assert ["Training"] == offered({"policies.sample.length": "full"})


def test_a_single_clause_counts_where_its_words_matter(tmp_path: Path) -> None:
    """What only a clause uses is asked once somebody keeps it, and not once they drop it."""
    sings = "1. The {{ role('trainer') }} sings.\n   {: #sing .optional .off }\n"
    core = f"1. The {{{{ role('adviser') }}}} helps.\n   {{: #help }}\n\n{sings}"
    made = small_interview(tmp_path, core=core)
    trainer = asked(made, "roles.trainer")

    assert not AnswerSheet(made, {}).is_asked(trainer)
    assert AnswerSheet(made, {"policies.sample.sections.core.sing": "true"}).is_asked(trainer)


def test_what_a_regulator_expects_stands_at_a_clause() -> None:
    """A single clause too says what a regulator expects, where nothing else meets it."""
    [expected] = asked(SHIPPED, "policies.social-media.sections.organisation-accounts.outside-help").expects

    assert expected.publisher.startswith("Charity Commission")


def test_who_signs_is_asked_of_those_who_are_named() -> None:
    """Those who can sign are the roles that somebody has by name; without an answer the chair does."""
    signing = asked(SHIPPED, "policies.social-media.document.signatories")
    sheet = AnswerSheet(SHIPPED, {"roles.accountable_lead": "Director", "roles.policy_owner": "Secretary"})

    assert ["accountable_lead", "policy_owner"] == [choice.value for choice in sheet.offered(signing).choices]
    assert "If you choose nobody, the chair does." == signing.help


def test_what_a_regulator_expects_stands_at_the_part() -> None:
    """A part says what a regulator expects that nothing else in the policy meets, and where."""
    [expected] = asked(SHIPPED, "policies.social-media.sections.moderation").expects

    assert ("Charity Commission for England and Wales", ("england-wales",)) == (
        expected.publisher,
        expected.jurisdictions,
    )
    assert expected.text.startswith("Somebody watches and moderates")


def test_a_template_with_faults_asks_nothing(tmp_path: Path) -> None:
    """Where the only template cannot be used, what is left are the questions of every organisation."""
    broken = small_interview(tmp_path, HEAD, core="1. {{ nonsense(\n   {: #ask }\n")

    assert [] == keys(broken, "facts.") + keys(broken, "roles.") + keys(broken, "policies")
