"""`policygen check`: what it says, and how it ends. It never writes."""

from __future__ import annotations

import json

import pytest

from tests.workspace import Workspace, organisation, template

VACANT = organisation().replace("Chief Executive", "vacant")
WARNED = f"{organisation()}contacts: {{media: press@northbank.example.org}}\n"
FINE = "Checked 1 organisation: nothing found.\n"
TODAY = ("--today", "2026-05-14")


def test_all_is_well(home: Workspace) -> None:
    """Nothing is found, nothing is written, and it ends with 0."""
    ran = home.run("check", *TODAY)

    assert (0, FINE, "") == (ran.code, ran.out, ran.err)
    assert not home.out.exists()


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (VACANT, (), 1),
        (WARNED, (), 0),
        (WARNED, ("--warnings-as-errors",), 1),
        (WARNED, ("--warnings-as-errors", "--ignore", "O205"), 0),
        (VACANT, ("--ignore", "P113"), 0),
        (VACANT, ("--select", "D"), 0),
        (VACANT, ("--select", "D,post-vacant"), 1),
        (f"{VACANT}accepted: {{P113: Until June}}\n", ("--warnings-as-errors",), 0),
        (organisation().replace("name", "nmae"), (), 1),
    ],
)
def test_how_it_ends(home: Workspace, text: str, options: tuple[str, ...], code: int) -> None:
    """An error that nobody accepted ends with 1, a warning only when it counts as one."""
    home.write("orgs/northbank.yaml", text)

    assert code == home.run("check", *TODAY, *options).code


@pytest.mark.parametrize(
    "wrong",
    [
        ("--select", "P999"),
        ("--ignore", "nonsense"),
        ("--today", "14.5.2026"),
        ("--today", "20260514"),
        ("--today", "2026-02-30"),
        ("--format", "xml"),
    ],
)
def test_wrong_usage_ends_with_2(home: Workspace, wrong: tuple[str, ...]) -> None:
    """A code, a day or a format that there is not is wrong usage, and nothing is checked."""
    ran = home.run("check", *wrong)

    assert (2, "") == (ran.code, ran.out)
    assert wrong[1] in ran.err


def test_an_accepted_finding_stays_in_the_list(home: Workspace) -> None:
    """It comes last, with its reason."""
    home.write("orgs/northbank.yaml", f"{VACANT}accepted: {{P113: Until June}}\n")
    ran = home.run("check", *TODAY)

    assert (
        'orgs/northbank.yaml:2:27: accepted P113 roles.accountable_lead is "vacant", and the policy would send people '
        "there\n  reason: Until June\nChecked 1 organisation: 1 accepted.\n"
    ) == ran.out


def test_only_those_that_are_named(home: Workspace) -> None:
    """An organisation that is not named is not looked at; one that there is not is an error, with the one meant."""
    home.write("orgs/oakvale.yaml", VACANT)

    assert FINE == home.run("check", "northbank", *TODAY).out
    assert 'did you mean "northbank"?' in home.run("check", "northbnk", *TODAY).out


def test_the_day_of_today_is_the_only_one_that_counts(home: Workspace) -> None:
    """A review is overdue on the day after it was due, whatever day the computer has."""
    details = "    document: {approved_by: Board, approved_on: 2026-05-14, review_months: 1}\n"
    home.write("orgs/northbank.yaml", organisation().replace("  sample:\n", f"  sample:\n{details}"))

    days = ("2026-04-14", "2026-04-15", "2026-06-14", "2026-06-15")
    found = [json.loads(home.run("check", "--select", "D", "--today", day, "--json").out)["findings"] for day in days]

    assert [["D109"], ["D105", "D109"], ["D105"], ["D104"]] == [[each["code"] for each in some] for some in found]


def test_json_and_github(home: Workspace) -> None:
    """The same finding comes as JSON and as a command, on its line."""
    home.write("orgs/northbank.yaml", VACANT)
    data = json.loads(home.run("check", *TODAY, "--json").out)
    command = home.run("check", *TODAY, "--format", "github").out

    assert ["P113"] == [each["code"] for each in data["findings"]]
    assert home.run("check", *TODAY, "--format", "json").out == home.run("check", *TODAY, "--json").out
    assert command.startswith("::error file=orgs/northbank.yaml,line=2,col=27,title=P113 post-vacant::")


def test_a_fault_of_a_template_is_told_once(home: Workspace) -> None:
    """Many organisations that want a broken template are told of it once, at its file."""
    home.write_all(template("sample", "Sample policy", "The {{ role('nobody') }} decides."))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Befrienders"))
    data = json.loads(home.run("check", *TODAY, "--json").out)

    assert [("T101", "templates/sample/sections/only.md.j2", None)] == [
        (each["code"], each["file"], each["organisation"]) for each in data["findings"]
    ]


def test_what_was_built_is_not_composed_again_and_says_the_same(home: Workspace) -> None:
    """The warnings after a build are those before it."""
    home.write("orgs/northbank.yaml", WARNED)
    before = home.run("check", *TODAY)
    home.run("build")

    assert before == home.run("check", *TODAY)
    assert "O205" in before.out


def test_defaults_accept_for_all_and_nobody_is_told_in_vain(home: Workspace) -> None:
    """A reason in the defaults holds for every organisation, and is no news to those that do not need it."""
    home.write("orgs/_defaults.yaml", "accepted: {P113: The posts are filled in June}\n")
    home.write("orgs/oakvale.yaml", VACANT)

    assert "Checked 2 organisations: 1 accepted.\n" in home.run("check", *TODAY).out
