"""`policygen new` without a terminal: a file of answers becomes an organisation's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.interview.answers import read_answers
from generator.interview.answers_file import answers_as_json
from generator.interview.make import make_interview
from generator.organisation.parse import Source, parse_organisation
from tests.policies import LIBRARY, SAMPLES
from tests.workspace import Workspace, told

INTERVIEW = make_interview(LIBRARY)
LEAST = "name: Oak & Ash\nroles.accountable_lead: Chair\n"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a folder with nothing in it, and stand in it."""
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def test_nobody_to_ask(empty: Workspace) -> None:
    """Without a terminal and without answers there is nothing to do, and the message says what to give."""
    ran = empty.run("new")

    assert 2 == ran.code
    assert "there is no terminal to ask questions at: name a file of answers with --answers" in ran.err


def test_the_least(empty: Workspace) -> None:
    """A name and one job title are enough for a file, which builds."""
    empty.write("answers.yaml", LEAST)
    ran = empty.run("new", "--answers", "answers.yaml")

    assert (0, "Written: orgs/oak-ash.yaml\nTo build the policy: policygen build oak-ash\n") == (ran.code, ran.out)
    assert "name: Oak & Ash\n" in (empty.home / "orgs/oak-ash.yaml").read_text("utf-8")
    assert 0 == empty.run("build", "oak-ash").code


def test_warnings(empty: Workspace) -> None:
    """What a build would warn of is told when the file is written."""
    empty.write("answers.yaml", LEAST + "roles.hr_team: People Team\n")

    assert "roles.hr_team is given and used nowhere in the policy" in empty.run("new", "--answers", "answers.yaml").err


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_by_its_answers(empty: Workspace, sample: Path) -> None:
    """The answers that a sample gives make a file that says the same, but for what nobody is asked."""
    content = sample.read_bytes()
    empty.write("answers.json", answers_as_json(read_answers(INTERVIEW, sample.name, content)))
    logo = sample.with_suffix("") / "logo.png"
    if logo.exists():
        empty.write(f"orgs/{sample.stem}/logo.png", logo.read_bytes())
    ran = empty.run("new", sample.stem, "--answers", "answers.json")

    assert 0 == ran.code, ran.err
    given, made = (
        parse_organisation(sample.stem, Source(sample.name, each))
        for each in (content, (empty.home / f"orgs/{sample.stem}.yaml").read_bytes())
    )
    left_out = {"policies"} if {"wording", "extra", "sections", "front_matter"} & _own_words(content) else set()
    asked = given.model_fields.keys() - left_out
    assert [getattr(given, key) for key in asked] == [getattr(made, key) for key in asked]


def _own_words(content: bytes) -> set[str]:
    return {key for key in ("wording", "extra", "sections", "front_matter") if f"{key}:".encode() in content}


def test_a_file_that_is_there_is_changed_when_it_is_named(empty: Workspace) -> None:
    """A file that somebody names keeps all that was not answered anew; one that nobody names is not touched."""
    before = "# mine\nname: Oak & Ash   # ours\nroles: {accountable_lead: Chair, chair: Convener}\n"
    empty.write("orgs/oak-ash.yaml", before)
    empty.write("answers.yaml", LEAST + "website: https://oak.example.org\n")
    ran = empty.spawn("new", "--answers", "answers.yaml")
    hint = "to change it, write policygen new oak-ash --answers answers.yaml"

    assert (1, told("orgs/oak-ash.yaml", "this file is there already", hint)) == (ran.code, ran.err)
    assert before == (empty.home / "orgs/oak-ash.yaml").read_text("utf-8")
    assert 0 == empty.run("new", "oak-ash", "--answers", "answers.yaml").code
    assert "# mine\nname: Oak & Ash   # ours\nwebsite: https://oak.example.org\n" in (
        empty.home / "orgs/oak-ash.yaml"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    ("expected", "answers"),
    [
        (told("a.yaml", "nothing says what the organisation is called", "add name: and its name, or name its file"),
         "kind: club\n"),
        (told("a.yaml:2:25", 'roles.accountable_lead is "HR", which nobody can tell anything',
              'write "HR team", or a job title'), "name: Oak\nroles.accountable_lead: HR\n"),
        (told("a.yaml:3:11", 'channels[0].admins is "two", not a whole number', "write a number from 0 to 10,000"),
         "name: Oak\nroles: {accountable_lead: Chair}\nchannels: [{platform: X, admins: two}]\n"),
        (told("a.yaml:3:1", 'no question has the key "knid"', 'did you mean "kind"?'),
         "name: Oak\nroles: {accountable_lead: Chair}\nknid: club\n"),
        (told("a.yaml", "roles is missing",
              "write roles: and, on the next line, two spaces and accountable_lead: Chief Executive"), "name: Oak\n"),
        (told("a.yaml:3:13", 'brand.logo is "x.png", a file that is not there', "save it as x.png, or remove the key"),
         "name: Oak\nroles: {accountable_lead: Chair}\nbrand.logo: x.png\n"),
    ],
)  # fmt: skip
def test_wrong_answers(empty: Workspace, expected: str, answers: str) -> None:
    """Whatever is wrong is told at the answer, and nothing is written."""
    empty.write("a.yaml", answers)
    ran = empty.spawn("new", "--answers", "a.yaml")

    assert (1, expected) == (ran.code, ran.err)
    assert not (empty.home / "orgs").exists()


@pytest.mark.parametrize(
    ("expected", "org"),
    [
        ('"Oak & Ash" cannot be the name of a file: try oak-ash', "Oak & Ash"),
        ("try oak", "orgs/oak.yaml"),
        ("try our-organisation", "nul"),
    ],
)  # fmt: skip
def test_names_that_no_file_can_have(empty: Workspace, expected: str, org: str) -> None:
    """A name that no organisation's file can have is refused, with the nearest that can be."""
    empty.write("a.yaml", LEAST)
    ran = empty.run("new", org, "--answers", "a.yaml")

    assert 2 == ran.code
    assert expected in ran.err.replace("\n", " ").replace("  ", " ")


def test_other_folders(empty: Workspace) -> None:
    """The command to build with names the folders that are not the usual ones."""
    empty.write("a.yaml", LEAST)
    ran = empty.run("new", "oak", "--answers", "a.yaml", "--orgs", "members")

    assert "To build the policy: policygen build oak --orgs members\n" in ran.out
    assert (empty.home / "members/oak.yaml").is_file()
