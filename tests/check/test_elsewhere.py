"""Findings that no file alone can have: of a law, a folder, a template, and of several files together."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.check.dates import law_dates
from generator.diagnostics import Location
from generator.template.data import Looked
from generator.template.law import Law
from tests.workspace import Workspace, make_workspace, organisation, template


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with one sound organisation."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", organisation())
    return made


def found(home: Workspace, *names: str) -> list[tuple[str, str, int]]:
    """Return the code, the file and the line of all that is found."""
    data = json.loads(home.run("check", *names, "--today", "2026-05-14", "--json").out)
    return [(each["code"], each["file"], each["line"]) for each in data["findings"]]


def test_f101_a_file_that_cannot_be_read(home: Workspace) -> None:
    """A link that leads nowhere is no file."""
    home.home.joinpath("orgs/oakvale.yaml").symlink_to("nowhere.yaml")

    assert [("F101", "orgs/oakvale.yaml", 0)] == found(home)


def test_f102_a_name_that_no_organisation_can_have(home: Workspace) -> None:
    """A file name with a space is told, and the others are checked."""
    home.write("orgs/Oak Vale.yaml", organisation())

    assert [("F102", "orgs/Oak Vale.yaml", 0)] == found(home)


def test_f109_a_folder_that_is_passed_over(home: Workspace) -> None:
    """A folder with files and no defaults is told, unless organisations are named; with defaults it is read."""
    home.write("orgs/north/oakvale.yaml", organisation("Oakvale"))

    assert [("F109", "orgs/north", 0)] == found(home)
    assert [] == found(home, "northbank")
    home.write("orgs/north/_defaults.yaml", "")
    assert [] == found(home)


def test_f110_no_organisation_at_all(home: Workspace) -> None:
    """An empty folder is told."""
    home.home.joinpath("orgs/northbank.yaml").unlink()

    assert [("F110", "orgs", 0)] == found(home)


def test_o108_a_value_that_a_template_needs(home: Workspace) -> None:
    """A template that prints a website needs one."""
    home.write_all(template("sample", "Sample policy", "Read {{ website }}."))

    assert [("O108", "orgs/northbank.yaml", 1)] == found(home)
    home.write("orgs/northbank.yaml", f"{organisation()}website: https://northbank.example.org\n")
    assert [] == found(home)


def test_p114_a_duty_that_fell_back(home: Workspace) -> None:
    """A role of which the template says that its fallback weakens the policy is told, until somebody is named."""
    files = template("sample", "Sample policy", "Tell the {{ role('listener') }}.")
    listener = "  listener: {label: Listener, duty: listens, falls_back_to: accountable_lead, warn: true}\n"
    head = files["templates/sample/template.yaml"].replace("sections:", f"{listener}sections:")
    home.write_all({**files, "templates/sample/template.yaml": head})

    assert [("P114", "orgs/northbank.yaml", 2)] == found(home)
    home.write("orgs/northbank.yaml", organisation().replace("Executive", "Executive, listener: Treasurer"))
    assert [] == found(home)


# ---- D108

CHECKED = {"one": "2025-05-13", "two": "2025-05-12", "three": "2026-01-01"}


def law(checked: dict[str, str]) -> Law:
    """Return a law of which facts were looked up on some days, each on a line of its own."""
    looked_up = {
        name: Looked(date.fromisoformat(day), Location("law.yaml", line))
        for line, (name, day) in enumerate(checked.items(), start=1)
    }
    return Law({}, max(each.day for each in looked_up.values()), looked_up)


@pytest.mark.parametrize(
    ("today", "messages"),
    [
        ("2026-05-13", []),
        ("2026-05-14", ["1 fact of the law of scotland was looked up more than a year ago, two on 2025-05-12"]),
        ("2026-05-15", ["2 facts of the law of scotland were looked up more than a year ago, two on 2025-05-12"]),
    ],
)
def test_d108_the_law_is_looked_up_each_year(today: str, messages: list[str]) -> None:
    """After a year and a day a fact is told once for all policies, at the oldest of those that are old."""
    told = list(law_dates("scotland", law(CHECKED), date.fromisoformat(today)))

    assert messages == [each.message for each in told]
    assert [2] * len(messages) == [each.line for each in told]


def test_d108_the_law_of_many_is_told_once(home: Workspace) -> None:
    """However many organisations have a law, that nobody looked at it is told once, at its file."""
    fact = "  place: {text: England, source: x, checked: 2024-01-01, status: confirmed}\n"
    home.write(
        "templates/_shared/law/england-wales.yaml",
        f"id: england-wales\ntitle: England\nas_of: 2024-01-01\nfacts:\n{fact}",
    )
    home.write("orgs/oakvale.yaml", organisation("Oakvale", "sample", "other"))

    assert [("D108", "templates/_shared/law/england-wales.yaml", 5)] == found(home)


def test_d108_the_names_of_services_are_dated_too(home: Workspace) -> None:
    """A policy that names platforms goes by a dated file; one that names none does not."""
    old = "as_of: 2024-01-01\nplatforms: [Square]\nmessage_apps: [Pigeon]\n"
    home.write("templates/_shared/platforms.yaml", old)
    assert [] == found(home)
    home.write_all(template("sample", "Sample policy", "Post on {{ platforms }}."))

    assert [("D108", "templates/_shared/platforms.yaml", 1)] == found(home)
    home.write("templates/_shared/platforms.yaml", f"{old}checked: 2026-01-01\n")
    assert [] == found(home)


def test_d108_the_points_of_a_regulator_are_dated_too(home: Workspace) -> None:
    """Those of one place are told where some policy is of that place."""
    head = "id: points\ntitle: Points\npublisher: Regulator\nsource: x\nas_of: 2020-01-01\nchecked: 2024-01-01\n"
    point = "points:\n  - {id: one, text: There is a policy., source: x, confirmed: true}\n"
    for place, told in (("ireland", []), ("england-wales", [("D108", "templates/_shared/checklists/points.yaml", 6)])):
        home.write("templates/_shared/checklists/points.yaml", f"{head}jurisdiction: [{place}]\n{point}")

        assert told == found(home)
