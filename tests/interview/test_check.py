"""Whether an answer is right: what a build would say of the file with it, told at the question."""

from __future__ import annotations

import pytest

from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Answers, Given
from generator.interview.check import Heard, Setting, hear
from generator.interview.make import make_interview
from generator.organisation.parse import Source
from tests.interview.small import asked
from tests.policies import LIBRARY

INTERVIEW = make_interview(LIBRARY)
SETTING = Setting(LIBRARY, "orgs/oak.yaml")
POLICY = "policies.social-media"


def heard(own: Answers, key: str, answer: Given, setting: Setting = SETTING) -> Heard:
    return hear(setting, AnswerSheet(INTERVIEW, own), asked(INTERVIEW, key), answer)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("name", "Tea & Toast @ St Mary's*"),
        ("roles.accountable_lead", "Chair"),
        ("terms.people", "staff"),
        ("purpose", "Helping people in Oak"),
        ("registrations", ({"register": "ccew", "number": "007"},)),
        ("channels", ({"platform": "X", "handle": "@oak", "admins": "2"},)),
        ("policies", ("team-social-media",)),
        (f"{POLICY}.sections.copyright", "false"),
        (f"{POLICY}.document.approved_by", "Board"),
        ("brand.colour", "#14506e"),
    ],
)
def test_right_answers(key: str, answer: Given) -> None:
    """A right answer stands among the others, though much is not answered yet."""
    assert {key: answer}.items() <= heard({}, key, answer).sheet.own.items()
    assert ((), (), None) == (
        heard({}, key, answer).problems,
        heard({}, key, answer).cautions,
        heard({}, key, answer).needs,
    )


@pytest.mark.parametrize(
    ("expected", "own", "key", "answer"),
    [
        ("name has two spaces in a row", {}, "name", "Oak  Trust"),
        ('name is "TBC", which looks like a blank to fill in', {}, "name", "TBC"),
        ("the text for name holds a control character U+0007", {}, "name", "Oak\a"),
        ("name has 301 characters, more than the 300 allowed", {}, "name", "x" * 301),
        ('kind is "band", not one of its 6 choices', {}, "kind", "band"),
        ('has_staff is "maybe", not a yes or a no', {}, "facts.has_staff", "maybe"),
        ('roles.accountable_lead is "HR", which nobody can tell anything', {}, "roles.accountable_lead", "HR"),
        ('terms.board is "everybody", which cannot follow "the"', {}, "terms.board", "everybody"),
        ('purpose is "Singing and joy", and a policy says "is here to …"', {}, "purpose", "Singing and joy"),
        ('website is "www.oak.org", an address without its scheme', {}, "website", "www.oak.org"),
        ('registrations[0].label is missing for the register "other"', {}, "registrations",
         ({"register": "other", "number": "7"},)),
        ('channels[1].admins is "two", not a whole number', {}, "channels",
         ({"platform": "X"}, {"platform": "Y", "admins": "two"})),
        ('brand.logo is "oak.png", a file that is not there', {}, "brand.logo", "oak.png"),
        (f'{POLICY}.document.approved_on is "14/05/2026", not a date', {f"{POLICY}.document.approved_by": "Board"},
         f"{POLICY}.document.approved_on", "14/05/2026"),
        # What is wrong elsewhere because of this answer is told here too.
        ('terms.people is "employees", and the policy covers volunteers too', {"terms.people": "employees"},
         "facts.has_volunteers", "true"),
    ],
)  # fmt: skip
def test_wrong_answers(expected: str, own: Answers, key: str, answer: Given) -> None:
    """A wrong answer is told in the words of a build, at its question."""
    assert [expected] == [told.message for told in heard(own, key, answer).problems]


def test_what_was_wrong_before_is_not_told_again() -> None:
    """A fault that another answer has is told at its own question, and stops no other answer."""
    wrong: Answers = {"terms.board": "everybody"}

    assert () == heard(wrong, "name", "Oak").problems
    assert 1 == len(heard(wrong, "terms.board", "anybody").problems)


@pytest.mark.parametrize(
    ("expected", "own", "key", "answer"),
    [
        ('roles.chair is "Jane Smith", which looks like somebody’s name', {}, "roles.chair", "Jane Smith"),
        ("ccew is a register of england-wales, and the jurisdiction is scotland", {"jurisdiction": "scotland"},
         "registrations", ({"register": "ccew", "number": "7"},)),
    ],
)  # fmt: skip
def test_cautions(expected: str, own: Answers, key: str, answer: Given) -> None:
    """What a build would only warn of is told too, and is no fault."""
    assert ([expected], ()) == (
        [told.message for told in heard(own, key, answer).cautions],
        heard(own, key, answer).problems,
    )


def test_job_titles_are_checked_before_anybody_has_a_duty() -> None:
    """In a list of job titles, those that no duty could be given to are told, and so are names of people."""
    own: Answers = {"roles.accountable_lead": "Chair"}
    told = heard(own, "job_titles", ("Chair", "HR", "Jane Smith", "Editor"))

    assert ['job_titles is "HR", which nobody can tell anything'] == [each.message for each in told.problems]
    assert ['job_titles is "Jane Smith", which looks like somebody’s name'] == [each.message for each in told.cautions]
    assert {"job_titles"} == {each.key for each in (*told.problems, *told.cautions)}


def test_a_reason_is_needed_where_a_regulator_expects_the_part() -> None:
    """Dropping a part that a regulator expects needs a reason, and nothing else does."""
    moderation, copyright = f"{POLICY}.sections.moderation", f"{POLICY}.sections.copyright"

    assert f"{POLICY}.reasons.moderation" == getattr(heard({}, moderation, "false").needs, "key", None)
    assert heard({}, copyright, "false").needs is None
    assert heard({"jurisdiction": "united-states"}, moderation, "false").needs is None
    assert heard({"kind": "club"}, moderation, "false").needs is None


def test_a_reason_is_needed_where_the_last_of_several_parts_goes(small_policy: tuple[Setting, AnswerSheet]) -> None:
    """Of two parts that meet one point, either may go; the second of them needs a reason."""
    setting, sheet = small_policy
    first, second = (asked(sheet.interview, f"policies.sample.sections.{name}") for name in ("first", "second"))
    after = hear(setting, sheet, first, "false")

    assert (None, ()) == (after.needs, after.problems)
    assert "policies.sample.reasons.second" == getattr(hear(setting, after.sheet, second, "false").needs, "key", None)


def test_defaults_count() -> None:
    """What stands in the defaults above the file counts when an answer is checked."""
    above = Source("orgs/_defaults.yaml", b"terms: {people: employees}\n")
    setting = Setting(LIBRARY, "orgs/oak.yaml", defaults=(above,))

    assert 1 == len(heard({}, "facts.has_volunteers", "true", setting).problems)


def test_a_file_that_is_there_is_checked_whole() -> None:
    """An answer is checked within the file that is there, with what nobody is asked in it."""
    content = b"""name: Oak
roles: {accountable_lead: Chair}
policies: {social-media: {reasons: {copyright: Elsewhere.}, sections: {copyright: false}}}
"""
    setting = Setting(LIBRARY, "orgs/oak.yaml", content)
    own: Answers = {"name": "Oak", "roles.accountable_lead": "Chair", f"{POLICY}.sections.copyright": "false",
                    f"{POLICY}.reasons.copyright": "Elsewhere."}  # fmt: skip
    after = heard(own, f"{POLICY}.sections.copyright", "", setting)

    assert () == after.problems
    assert {"name", "roles.accountable_lead"} == set(after.sheet.own)
