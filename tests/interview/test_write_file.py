"""Answers become a file, and a file gives answers: what is read back, and what else changes."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from generator.interview.answers import Answers, Given, read_answers
from generator.interview.explain import explained
from generator.interview.make import make_interview
from generator.interview.question import Kind
from generator.interview.write_file import edited_file, new_file
from generator.organisation.parse import Source, parse_organisation
from tests.policies import LIBRARY, SAMPLES

INTERVIEW = make_interview(LIBRARY)
FILE = "orgs/oak.yaml"
ANSWERS: Answers = {
    "name": "Oak & <Ash> #1",
    "kind": "charity",
    "jurisdiction": "scotland",
    "registrations": ({"register": "oscr", "number": "007"}, {"register": "other", "label": "EIN", "number": "1"}),
    "terms.voice": "third",
    "short_name": "the Trust",
    "policies": ("social-media", "team-social-media"),
    "policies.social-media.length": "full",
    "facts.has_staff": "true",
    "facts.reply_standard": "3 days",
    "roles.accountable_lead": "Chair",
    "roles.chair": "Vice-Chair: Services",
    "policies.social-media.sections.copyright": "false",
    "policies.social-media.reasons.copyright": "Yes.",
    "policies.social-media.document.approved_on": "2026-05-14",
    "policies.social-media.document.review_months": "24",
    "policies.social-media.document.version": "1.10",
    "brand.colour": "#14506e",
}
WRITTEN = """\
# A note for everybody.

# Who you are.
name: "Oak & <Ash> #1"
kind: charity
short_name: the Trust
jurisdiction: scotland
registrations:
  - register: oscr
    number: "007"
  - register: other
    label: EIN
    number: "1"
terms:
  voice: third

# Who does what. Give job titles, not names. A duty that you give to nobody falls to somebody who has another.
roles:
  accountable_lead: Chair  # answers to the board for safe and suitable use of social media
  chair: "Vice-Chair: Services"  # deals with concerns about senior people

# What you do. The policy leaves out what does not concern you.
facts:
  has_staff: true  # Do you employ anyone?
  reply_standard: 3 days  # Within what time do you aim to answer messages?

# How it looks. All of this can wait.
brand:
  colour: "#14506e"

# Which policy you want.
policies:
  social-media:
    length: full
    sections:
      copyright: false  # Copyright and other people’s work
    reasons:
      copyright: Yes.
    document:
      approved_on: 2026-05-14
      review_months: 24
      version: "1.10"
  team-social-media: {}
"""


def test_a_new_file() -> None:
    """A new file has its keys in their usual order, comments in plain words, and nothing that was not answered."""
    assert (
        WRITTEN == explained(INTERVIEW, FILE, new_file(INTERVIEW, FILE, ANSWERS), ("A note for everybody.",)).decode()
    )


def test_a_new_file_reads_back() -> None:
    """What a new file says are the answers that it was made from."""
    assert ANSWERS == read_answers(INTERVIEW, FILE, WRITTEN.encode())


def test_answers_that_no_file_holds_are_not_written() -> None:
    """Job titles without a duty, and that one person does everything, help to ask and leave no trace."""
    aside: Answers = {"name": "Oak", "job_titles": ("Chair", "Manager"), "one_person": "true"}

    assert b"name: Oak\n" == new_file(INTERVIEW, FILE, aside)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_same_answers_change_nothing(sample: Path) -> None:
    """A file that is read and written with the answers that it gives is the same, byte for byte."""
    content = sample.read_bytes()

    assert content == edited_file(INTERVIEW, sample.name, content, read_answers(INTERVIEW, sample.name, content))


OTHER: dict[Kind, Given] = {
    Kind.TEXT: "Something else", Kind.TITLE: "Somebody else", Kind.YES_NO: "true", Kind.DATE: "2026-12-01",
    Kind.NUMBER: "9", Kind.ADDRESS: "https://else.example.org", Kind.COLOUR: "#112233", Kind.FILE: "else/logo.png",
}  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_one_answer_changes_one_line(sample: Path) -> None:
    """An answer that is given anew changes the line that it stands on, and reads back."""
    content = sample.read_bytes()
    before = read_answers(INTERVIEW, sample.name, content)
    texts = {key: given for key, given in before.items() if isinstance(given, str)}

    assert texts
    for key, given in texts.items():
        question = INTERVIEW.question(key)
        assert question
        other = OTHER.get(question.kind, "other")
        after = "false" if given == other else other
        edited = edited_file(INTERVIEW, sample.name, content, {**before, key: after})
        assert (key, 1, 1) == (key, *changed_lines(content, edited))
        assert {**before, key: after} == read_answers(INTERVIEW, sample.name, edited)


def changed_lines(before: bytes, after: bytes) -> tuple[int, int]:
    """Return how many lines went and how many came."""
    lines = list(difflib.ndiff(before.decode().split("\n"), after.decode().split("\n")))
    return sum(line.startswith("- ") for line in lines), sum(line.startswith("+ ") for line in lines)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_all_answers_taken_away_and_given_again(sample: Path) -> None:
    """A file whose answers were all taken away, and all given again, says the same as before."""
    content = sample.read_bytes()
    before = read_answers(INTERVIEW, sample.name, content)
    kept = {key: before[key] for key in ("name", "roles.accountable_lead")}
    again = edited_file(INTERVIEW, sample.name, edited_file(INTERVIEW, sample.name, content, kept), before)
    was, now = (parse_organisation(sample.stem, Source(sample.name, each)) for each in (content, again))

    assert before == read_answers(INTERVIEW, sample.name, again)
    if not EXPERT.search(content):
        assert was == now


EXPERT = re.compile(rb"wording:|front_matter:|[\w-]+\.[\w-]+: (true|false)")
"""What nobody is asked: words and clauses of one's own, and single clauses switched off."""


def test_entries_change_one_by_one() -> None:
    """Of a list, only the field that changed, the entry that came and the one that went are touched."""
    content = b"""name: Oak
channels:
  # our page
  - {platform: Facebook, handle: Oak, login: passkey}  # the first
  - {platform: X}
"""
    answers: Answers = {"name": "Oak", "channels": ({"platform": "Facebook", "handle": "Ash", "login": "passkey"},)}
    edited = edited_file(INTERVIEW, FILE, content, answers)
    expected = b"""name: Oak
channels:
  # our page
  - {platform: Facebook, handle: Ash, login: passkey}  # the first
"""

    assert expected == edited


def test_what_nobody_asks_stays() -> None:
    """Comments, clauses of one's own and keys without a question are as they were."""
    content = b"""# mine
name: Oak   # ours
policies:
  social-media:
    wording: {safe-use.spam: "No spam."}
    front_matter: {icon: x}
"""
    edited = edited_file(INTERVIEW, FILE, content, {**read_answers(INTERVIEW, FILE, content), "name": "Ash"})

    assert content.replace(b"Oak", b"Ash") == edited


def test_who_signs_is_a_list() -> None:
    """Who signs stands as a list of roles, is read back, and one more of them changes one line."""
    key = "policies.social-media.document.signatories"
    written = new_file(INTERVIEW, FILE, {"name": "Oak", key: ("chair", "policy_owner")})

    assert "      signatories:\n        - chair\n        - policy_owner\n" in written.decode()
    assert ("chair", "policy_owner") == read_answers(INTERVIEW, FILE, written)[key]
    more = edited_file(INTERVIEW, FILE, written, {"name": "Oak", key: ("chair", "policy_owner", "spokesperson")})
    assert written.decode() + "        - spokesperson\n" == more.decode()


def test_a_single_clause_has_its_first_words_beside_it() -> None:
    """A file says beside the id of a clause which one it is."""
    answers: Answers = {"name": "Oak", "policies.social-media.sections.safe-use.spam": "true"}
    told = explained(INTERVIEW, FILE, new_file(INTERVIEW, FILE, answers), ("A note.",)).decode()

    assert "safe-use.spam: true  # Do not send or pass on spam, chain messages or fake reviews.\n" in told
