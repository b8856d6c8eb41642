"""What counts where nothing is answered, and what is asked next."""

from __future__ import annotations

import pytest

from generator.interview.answer_sheet import AnswerSheet, next_questions
from generator.interview.answers import Answers
from generator.interview.give import with_answer
from generator.interview.make import make_interview
from generator.interview.question import Tier
from tests.interview.small import asked
from tests.policies import LIBRARY

INTERVIEW = make_interview(LIBRARY)
LEAD: Answers = {"roles.accountable_lead": "Chair"}
TEAM: Answers = {"policies": ("team-social-media",)}
COPYRIGHT, WHY = "policies.social-media.sections.copyright", "policies.social-media.reasons.copyright"


def sheet(own: Answers, inherited: Answers | None = None) -> AnswerSheet:
    return AnswerSheet(INTERVIEW, own, inherited or {})


def keys(own: Answers) -> set[str]:
    return {question.key for question in sheet(own).asked()}


@pytest.mark.parametrize(
    ("expected", "key", "own"),
    [
        ("charity", "kind", {}),
        ("the charity", "short_name", {}),
        ("the club", "short_name", {"kind": "club"}),
        ("trustees", "terms.board", {}),
        ("committee members", "terms.board", {"kind": "society"}),
        ("staff and volunteers", "terms.people", {"facts.has_staff": "true"}),
        ("volunteers", "terms.people", {"facts.has_staff": "false"}),
        ("true", "facts.fundraises", {}),
        ("false", "facts.fundraises", {"kind": "company"}),
        ("true", "facts.has_volunteers", {}),
        ("false", "facts.has_volunteers", {"terms.people": "employees"}),
        ("", "facts.has_staff", {}),
        ("true", "policies.social-media.sections.copyright", {}),
        ("false", "policies.social-media.sections.wellbeing", {}),
        ("false", "policies.social-media.sections.campaigning", {}),
        ("true", "policies.social-media.sections.campaigning", {"policies.social-media.length": "full"}),
        ("false", "policies.social-media.sections.moderation", {"facts.takes_comments": "false"}),
        ("approved", "policies.social-media.document.status", {}),
        ("social-media", "policies", {}),
    ],
)
def test_what_is_meant(expected: str, key: str, own: Answers) -> None:
    """Where nobody answers, what counts depends on the other answers, as it does in a build."""
    assert expected == sheet(own).answer(key)


@pytest.mark.parametrize(
    ("key", "with_it", "without"),
    [
        ("short_name", {"terms.voice": "third"}, {}),
        ("facts.moderation_rhythm", {}, {"facts.takes_comments": "false"}),
        ("facts.moderation_rhythm", {}, {"policies.social-media.sections.moderation": "false"}),
        ("facts.strategy", {"policies.social-media.length": "full"}, {}),
        ("facts.private_use_limit", {**TEAM, "facts.personal_use_at_work": "reasonable"}, TEAM),
        ("roles.chair", {}, {"one_person": "true"}),
        ("roles.wellbeing_contact", {"policies.social-media.sections.wellbeing": "true"}, {}),
        ("roles.volunteer_lead", {}, {"facts.has_volunteers": "false"}),
        ("roles.management_team", TEAM, {}),
        ("contacts.complaints", {}, TEAM),
        ("policies.social-media.sections.images-consent", {}, {"facts.uses_images": "false"}),
        ("policies.social-media.sections.campaigning", {}, {"kind": "club"}),
        ("policies.social-media.sections.house-rules", {}, {"policies.social-media.sections.moderation": "false"}),
        ("policies.social-media.reasons.copyright", {"policies.social-media.sections.copyright": "false"}, {}),
        ("policies.social-media.document.approved_on", {"policies.social-media.document.approved_by": "Board"}, {}),
    ],
)  # fmt: skip
def test_asked_only_where_it_matters(key: str, with_it: Answers, without: Answers) -> None:
    """A question is asked where some part of a chosen policy uses the answer, and not elsewhere."""
    assert key in keys(with_it)
    assert key not in keys(without)


def test_whose_duty_it_is_without_an_answer() -> None:
    """A duty that nobody is named for falls to whoever has the one that it falls back to, step by step."""
    question = asked(INTERVIEW, "roles.enquiries_lead")

    assert "roles.accountable_lead" == getattr(sheet(LEAD).holder(question), "key", None)
    assert "roles.campaigns_lead" == getattr(
        sheet({**LEAD, "roles.campaigns_lead": "Editor"}).holder(question), "key", None
    )
    assert sheet({}).holder(question) is None


def test_a_duty_is_told_as_the_chosen_policies_say_it() -> None:
    """Policies can mean different duties by one name; the question says what those that are wanted mean."""
    question = asked(INTERVIEW, "roles.security_contact")

    assert "Who takes reports of scams and attacks?" == sheet({}).label(question)
    assert "Who takes reports of scams, attacks and leaks?" == sheet({"policies": ("team-social-media",)}).label(
        question
    )
    both = sheet({"policies": ("social-media", "team-social-media")}).label(question)
    assert "Who takes reports of scams, attacks and leaks?" == both


def test_one_of_several_policies_is_named() -> None:
    """A question about one of several policies says about which; where there is one, it need not."""
    question = asked(INTERVIEW, "policies.society-social-networks.document.version")

    assert "Which version is this?" == sheet({"policies": ("society-social-networks",)}).label(question)
    several = sheet({"policies": ("society-social-networks", "social-media")}).label(question)
    assert "Social networks policy: Which version is this?" == several


def test_defaults_of_many_are_meant_by_each() -> None:
    """What stands in the defaults above an organisation's file counts, and is not missing."""
    above = {"roles.accountable_lead": "Secretary", "facts.has_staff": "false"}
    known = sheet({"name": "Oak"}, above)

    assert "Secretary" == known.answer("roles.accountable_lead")
    assert "volunteers" == known.answer("terms.people")
    assert ["facts.works_with_children", "facts.works_with_adults_at_risk"] == [each.key for each in known.missing()]


def test_what_comes_next() -> None:
    """The next questions are those without an answer, in order, the ones of the first round first."""
    own = {"name": "Oak", "kind": "charity", "facts.has_staff": "true"}
    found = [question.key for question in next_questions(INTERVIEW, own, {}, Tier.FIRST)]

    expected = [
        "jurisdiction",
        "facts.works_with_children",
        "facts.works_with_adults_at_risk",
        "roles.accountable_lead",
    ]
    assert expected == found


# ---- answers that make others idle


@pytest.mark.parametrize(
    ("gone", "own", "key", "answer"),
    [
        (
            {WHY}, {COPYRIGHT: "false", WHY: "Elsewhere."}, COPYRIGHT, "true",
        ),
        (
            {"roles.chair", "facts.strategy"},
            {**LEAD, "roles.chair": "Chair", "facts.strategy": "true", "facts.has_staff": "true"},
            "policies",
            ("team-social-media",),
        ),
        ({"roles.chair"}, {**LEAD, "roles.chair": "Chair", "facts.has_staff": "true"}, "one_person", "true"),
        (set(), {**LEAD, "roles.chair": "Chair"}, "one_person", "false"),
        (set(), {**LEAD, "roles.wellbeing_contact": "Friend"}, "policies.social-media.sections.wellbeing", "false"),
    ],
)  # fmt: skip
def test_idle_answers_go(gone: set[str], own: Answers, key: str, answer: str | tuple[str, ...]) -> None:
    """An answer takes with it those that the file could not hold any longer, and no others."""
    after = with_answer(sheet(own), asked(INTERVIEW, key), answer).own

    assert gone == set(own) - set(after)
    assert answer == after[key]


def test_no_policy_chosen_is_the_usual_one() -> None:
    """Whoever chooses no policy any more has the usual one, and keeps the answers that it asks for."""
    own = {**LEAD, "facts.has_staff": "true", "policies": ("social-media",)}
    after = with_answer(sheet(own), asked(INTERVIEW, "policies"), ()).own

    assert {**LEAD, "facts.has_staff": "true"} == after
