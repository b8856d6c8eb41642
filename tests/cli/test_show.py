"""`policygen show`: what it takes, what it tells, and how it ends; what it shows is in the goldens of the views."""

from __future__ import annotations

import json

import pytest

from tests.workspace import Ran, Workspace, commands, organisation, template, told


def test_the_options_of_show() -> None:
    """The options of `show` are those that were promised, and those that all commands have."""
    flags = {flag for option in commands()["show"].params for flag in option.opts if flag[:2] == "--"}

    assert {"--orgs", "--templates", "--policy", "--origins", "--json"} == flags


def test_show(home: Workspace) -> None:
    """A sound organisation is shown with nothing told, and nothing is written."""
    ran = home.run("show", "northbank")

    assert (0, "") == (ran.code, ran.err)
    assert "  always  only  1. Only" in ran.out.splitlines()
    assert not home.out.exists()


@pytest.mark.parametrize("name", ["orgs/northbank.yaml", "./orgs/northbank.yaml"])
def test_a_path(home: Workspace, name: str) -> None:
    """An organisation can be named by the path of its file."""
    assert home.run("show", "northbank", "roles") == home.run("show", name, "roles")


@pytest.mark.parametrize("view", ["sections", "clauses", "roles", "coverage", "ROLES"])
def test_a_view(home: Workspace, view: str) -> None:
    """A view is named by its word, and its JSON says which it is."""
    assert view.lower() == json.loads(home.run("show", "northbank", view, "--json").out)["view"]


def test_several_policies(home: Workspace) -> None:
    """All policies are shown under a heading each; one of them can be chosen."""
    home.write("orgs/oak.yaml", organisation("Oak", "sample", "other"))
    headings = [line for line in home.run("show", "oak").out.splitlines() if line.startswith("Oak: ")]

    assert ["Oak: Sample policy", "Oak: Other policy"] == headings
    assert "Sample" not in home.run("show", "oak", "--policy", "other").out


def test_a_policy_that_it_has_not(home: Workspace) -> None:
    """A policy that the organisation has not is told with the nearest that it has."""
    expected = told("orgs/northbank.yaml:3:1", 'it has no policy "sampel"', 'did you mean "sample"?')

    assert Ran(1, "", expected) == home.run("show", "northbank", "--policy", "sampel")


def test_what_is_missing(home: Workspace) -> None:
    """An organisation that lacks something is shown as a draft would, with what is wrong, and the code is 1."""
    home.write_all(template("sample", "Sample", "Call {{ contacts.media }}."))
    ran = home.run("show", "northbank", "clauses")

    assert 1 == ran.code
    assert "       Call [contacts.media]." in ran.out.splitlines()
    assert ran.err.startswith('orgs/northbank.yaml:1:1: the policy needs "contacts.media", which nobody gave')


def test_a_template_that_does_not_load(home: Workspace) -> None:
    """A template with faults is told, and the other policies are shown."""
    home.write_all(template("broken", "Broken", "![A picture](x.png)"))
    home.write("orgs/oak.yaml", organisation("Oak", "broken", "other"))
    ran = home.run("show", "oak")

    assert 1 == ran.code
    assert "Oak: Other policy" in ran.out
    assert ran.err.startswith("templates/broken/sections/only.md.j2:1:4: ")


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("northbnak", 'there is no organisation "northbnak"'),
        ("../../etc/passwd-of-nobody", "there is no organisation"),
        ("", 'there is no organisation ""'),
        ("x" * 300, "there is no organisation"),
        ("\x1b[31mred", r'there is no organisation "\u001b[31mred"'),
    ],
)
def test_an_organisation_that_is_not_there(home: Workspace, name: str, fact: str) -> None:
    """A name that is no organisation is told."""
    ran = home.run("show", name)

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"orgs: {fact}")


@pytest.mark.parametrize("content", ["", "- x\n", "name: [\n", b"name: caf\xe9\n", "name: !!python/object:os.x {}\n"])
def test_a_broken_file(home: Workspace, content: str | bytes) -> None:
    """A file of which nothing can be made is told, and nothing is shown."""
    home.write("orgs/oak.yaml", content)
    ran = home.run("show", "oak")

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith("orgs/oak.yaml")


def test_origins_of_defaults(home: Workspace) -> None:
    """Each value stands under the file that it came from; one that was taken away is nowhere."""
    home.write("orgs/_defaults.yaml", "kind: club\nwebsite: https://a.example.org\nterms: {board: committee}\n")
    home.write("orgs/oak.yaml", f"{organisation('Oak')}website: null\n")
    found = json.loads(home.run("show", "oak", "--origins", "--json").out)["origins"]
    places = {each["key"]: (each["value"], each["source"], each["place"]) for each in found}

    assert ("Oak", "own", {"file": "orgs/oak.yaml", "line": 1}) == places["name"]
    assert ("club", "defaults", {"file": "orgs/_defaults.yaml", "line": 1}) == places["kind"]
    assert ("committee", "defaults", {"file": "orgs/_defaults.yaml", "line": 3}) == places["terms.board"]
    assert ("the club", "usual", None) == places["short_name"]
    assert "website" not in places
