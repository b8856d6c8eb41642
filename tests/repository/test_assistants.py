"""The text for assistants can be followed to the letter: a script does so, from an empty folder to a clean check."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from generator.organisation.model import OrganisationShape
from generator.organisation.policy_entry import PolicyEntry
from generator.source.read_yaml import read_yaml
from tests.tools import ROOT
from tests.workspace import Ran, Workspace

TEXT = (ROOT / "generator/docs/assistants.txt").read_text("utf-8")
COMMANDS = re.findall(r"^    policygen (.*)$", TEXT, re.MULTILINE)


def keys_after(words: str) -> list[str]:
    """Return the keys that the text lists after some words."""
    listed = TEXT.partition(words)[2].partition(":\n")[2].partition("\n-")[0]
    return re.findall(r"\w+", listed)


MAY, MAY_BELOW, LEAVE = map(keys_after, ("- Write these keys", "- Below a policy", "- Leave these keys"))


def test_each_key_may_be_written_or_is_left_to_people() -> None:
    """The text speaks of every key of the file and of a policy, and of no other."""
    assert set(OrganisationShape.model_fields) == {*MAY, "accepted"}
    assert set(PolicyEntry.model_fields) == {*MAY_BELOW, *LEAVE}
    assert not {*MAY, *MAY_BELOW} & {*LEAVE}


@dataclass
class Person:
    """Somebody who answers what they are asked, and does not get all of it right at once."""

    answers: dict[str, list[Any]]
    asked: list[str] = field(default_factory=list)

    def answer(self, key: str) -> Any:
        """Return the next answer to a question; None where they do not know yet."""
        self.asked.append(key)
        given = self.answers.get(key, [])
        return given.pop(0) if given else None


@dataclass
class Assistant:
    """A script in the place of an assistant: it knows no more than the text and what the commands print."""

    place: Workspace
    person: Person
    answers: dict[str, Any] = field(default_factory=dict)

    def run(self, step: int, which: int = 0) -> Ran:
        """Run a command of a step, as the text has it."""
        part = TEXT.partition(f"\n{step}. ")[2].partition(f"\n{step + 1}. ")[0]
        command = re.findall(r"^    policygen (.*)$", part, re.MULTILINE)[which]
        return self.place.spawn(*command.replace("ORG", "riverbend").split())

    def ask(self, key: str) -> None:
        """Ask the person for a value, and write it down when they know it."""
        assert key.split(".", maxsplit=1)[0] in MAY
        told = self.person.answer(key)
        if told is not None:
            self.answers[key] = told

    def write(self) -> list[str]:
        """Have the file made of the answers; return the keys that are wrong."""
        self.place.write("answers.json", json.dumps(self.answers))
        ran = self.run(3)
        if ran.code == 0:
            return []
        return [key for key in self.answers if re.search(rf"\b{re.escape(key.rpartition('.')[2])}\b", ran.err)]

    def work(self) -> None:
        """Do what the steps say, up to the build."""
        template = json.loads(self.run(1).out)
        schema = json.loads(self.run(2).out)
        needed = [role["id"] for role in template["roles"] if not role["falls_back_to"]]
        matters = [fact["id"] for fact in template["facts"] if fact["matters"]]
        for key in [*schema["required"][:1], *(f"roles.{id}" for id in needed), *(f"facts.{id}" for id in matters)]:
            self.ask(key)
        self.ask("website")
        for _ in range(5):
            while wrong := self.write():
                for key in wrong:
                    self.ask(key)
            ran = self.run(4)
            findings = json.loads(ran.out)["findings"]
            if not findings:
                break
            for each in findings:
                for key in matters if each["key"] == "facts" else [each["key"]]:
                    if f"facts.{key}" not in self.answers:
                        self.ask(f"facts.{key}" if each["key"] == "facts" else key)
        assert 0 == self.run(5).code


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return an empty folder, and stand in it."""
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def test_an_assistant_comes_from_an_empty_folder_to_a_clean_check(place: Workspace) -> None:
    """It asks again where an answer was wrong or is still open, writes facts alone, and builds the policy."""
    person = Person(
        {
            "name": ["Riverbend Carers"],
            "roles.accountable_lead": ["Manager"],
            "facts.has_staff": [True],
            "facts.works_with_children": [False],
            "facts.works_with_adults_at_risk": [None, True],
            "website": ["riverbend dot example", "https://riverbend.example.org"],
        }
    )
    assistant = Assistant(place, person)
    assistant.work()

    counts = json.loads(assistant.run(6).out)["counts"]
    assert {"errors": 0, "warnings": 0, "notices": 0, "accepted": 0} == counts
    assert ["facts.works_with_adults_at_risk", "website"] == [
        key for key in dict.fromkeys(person.asked) if person.asked.count(key) == 2
    ]
    data = read_yaml("x.yaml", (place.home / "orgs/riverbend.yaml").read_bytes()).data
    assert {
        "name": "Riverbend Carers",
        "website": "https://riverbend.example.org",
        "roles": {"accountable_lead": "Manager"},
        "facts": {"has_staff": "true", "works_with_children": "false", "works_with_adults_at_risk": "true"},
    } == data
    assert "Riverbend Carers" in (place.out / "riverbend/social-media.md").read_text("utf-8")
    shown = json.loads(assistant.run(7).out)["policies"][0]["rows"]
    assert shown
    assert all(row["state"] and row["why"] and row["own"] is None for row in shown)
    assert 0 == assistant.run(7, 1).code


def test_each_command_of_the_text_is_followed() -> None:
    """The script runs each of them: none stands there untried."""
    assert 8 == len(COMMANDS)
    assert [1, 1, 1, 1, 1, 1, 2] == [
        len(re.findall(r"^    policygen ", part, re.MULTILINE))
        for part in re.split(r"^\d\. ", TEXT, flags=re.MULTILINE)[1:]
    ]
