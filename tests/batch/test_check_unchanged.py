"""A check of what is as it was built goes by the record, and finds what it would find without one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.batch import check_one
from tests.sector import mixed, text_of
from tests.tools import ROOT
from tests.workspace import Workspace, organisation

RECORD = "build/northbank/manifest.json"
DAYS = ("2025-05-14", "2026-05-14", "2027-05-14", "2031-01-01")
ACCOUNT = "channels: [{platform: Square, handle: '@oak', admins: 1, login: a password}]\n"


def found(home: Workspace, day: str = DAYS[1]) -> list[dict[str, Any]]:
    """Return all that a check finds."""
    every: list[dict[str, Any]] = json.loads(home.run("check", "--today", day, "--json").out)["findings"]
    return every


def forget(home: Workspace) -> int:
    """Take what a check found out of all records; return how many had something."""
    had = 0
    for file in (home.home / "build").glob("*/manifest.json"):
        record = json.loads(file.read_text("utf-8"))
        had += record.get("noted", {}).pop("judged", None) is not None
        file.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return had


def judged_anew(home: Workspace) -> int:
    """Return how many organisations a check judged anew."""
    anew: list[object] = []
    judge = check_one._judged

    def note(*given: Any) -> Any:
        anew.append(given)
        return judge(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check_one, "_judged", note)
        home.run("check", "--jobs", "1")
    return len(anew)


def test_the_same_is_found_with_the_record_and_without(home: Workspace) -> None:
    """Whatever an organisation gives, and whatever day it is, the record changes nothing of what is found."""
    for path in (home.home / "orgs").iterdir():
        path.unlink()
    for number in range(12):
        data = mixed(number)
        if number % 2:
            # A build says that this is overdue, too, since the law was looked at after it.
            data["policies"]["social-media"]["document"] |= {"approved_on": "2025-01-20", "next_review": "2026-01-20"}
        home.write(f"orgs/member-{number:02}.yaml", text_of(data))
    arguments = "--templates", str(ROOT / "templates")
    home.run("build", *arguments)
    checks = [("check", "--today", day, "--json", *arguments) for day in DAYS]
    with_record = [home.run(*each).out for each in checks]

    assert 8 <= forget(home)
    assert with_record == [home.run(*each).out for each in checks]
    assert len(DAYS) == len(set(with_record))


def test_what_is_as_it_was_is_not_judged_anew(home: Workspace) -> None:
    """An organisation is judged anew when its file, its defaults, its template or an output of it has changed."""
    home.run("build")
    assert 0 == judged_anew(home)

    home.write("orgs/northbank.yaml", organisation("Elm"))
    assert 1 == judged_anew(home)
    home.run("build")
    page = home.home / "build/northbank/sample.md"
    page.write_text(page.read_text("utf-8") + "More.\n", encoding="utf-8")
    assert 1 == judged_anew(home)
    assert ["B103"] == [each["code"] for each in found(home)]
    home.write("orgs/_defaults.yaml", "short_name: the Members\n")
    assert 2 == judged_anew(home)


def test_a_day_is_compared_with_today(home: Workspace) -> None:
    """What is due is due on its day, however long ago the policy was built."""
    days = "next_review: 2027-01-10, approved_on: 2026-06-01, approved_by: Board"
    home.write("orgs/northbank.yaml", f"{organisation()}    document: {{{days}}}\n")
    home.run("build")
    told = {
        day: [code for each in found(home, day) if (code := each["code"]).startswith("D")]
        for day in ("2026-05-14", "2026-12-01", "2027-01-11")
    }

    assert {"2026-05-14": ["D109"], "2026-12-01": ["D105"], "2027-01-11": ["D104"]} == told


@pytest.mark.parametrize(
    ("more", "code", "secret"),
    [(ACCOUNT, "P106", "a password"), ("accepted: {P102: Our Treasurer is Dr Testperson}\n", "P102", "Testperson")],
    ids=["accounts", "reasons"],
)
def test_what_is_nobodys_business_is_not_in_a_record(more: str, code: str, secret: str, home: Workspace) -> None:
    """How accounts are secured, and why somebody accepts something, comes into build/ by a policy or not at all."""
    policy = "policies: {social-media: {sections: {channels-register: false}}}\n"
    roles = "roles: {accountable_lead: Treasurer, campaigns_lead: Editor, concerns_contact: Treasurer}\n"
    home.write("orgs/northbank.yaml", f"name: Northbank\n{roles}{more}{policy}")
    home.run("build", "northbank", "--templates", str(ROOT / "templates"))
    told = home.run("check", "northbank", "--templates", str(ROOT / "templates")).out

    assert code in told
    assert secret in told
    assert secret not in (home.home / RECORD).read_text("utf-8")


@pytest.mark.parametrize(
    "notes",
    [[], {"jurisdiction": 3}, {"jurisdiction": "x", "found": [[0, 1]]}, {"jurisdiction": "x", "days": [["a"] * 7]},
     {"jurisdiction": "x", "found": [[9, 1, 1, "", "", "P102", "a", "b"]]},
     {"jurisdiction": "x", "found": [[0, 1, 1, "", "", "X999", "a", "b"]]},
     {"jurisdiction": "x", "found": [[0, 1, 1, "", "", "P102", "a\nb", "b"]]}],
)  # fmt: skip
def test_notes_that_are_not_as_they_were_written_count_for_nothing(notes: object, home: Workspace) -> None:
    """The organisation is judged anew."""
    home.run("build")
    record = json.loads((home.home / RECORD).read_text("utf-8"))
    record["noted"]["judged"] = notes
    home.write(RECORD, json.dumps(record))

    assert 1 == judged_anew(home)
    assert [] == found(home)
