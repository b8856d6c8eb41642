"""Defaults for many: merged under each organisation's own file, and told by the file that they came from."""

from __future__ import annotations

import pytest

from tests.batch.expected import NEW, SAME
from tests.workspace import EACH, Ran, Workspace, closing, organisation, outputs, told

ROLES = "roles:\n  accountable_lead: Chief Executive\n"
MEMBER = "name: Riverside Club\npolicies:\n  sample:\n"


def words(home: Workspace, name: str) -> str:
    return home.files()[f"{name}/sample.md"].decode()


def test_a_default_counts_where_nothing_is_said(home: Workspace) -> None:
    """A role that only the defaults name is in each policy; one that a file names itself is its own."""
    home.write("orgs/_defaults.yaml", ROLES)
    home.write("orgs/northbank.yaml", MEMBER)
    home.write("orgs/oakvale.yaml", MEMBER + "roles: {accountable_lead: Chair}\n")

    assert Ran(0, NEW, "") == home.run("build")
    assert "The Chief Executive decides" in words(home, "northbank")
    assert "The Chair decides" in words(home, "oakvale")


def test_the_nearest_default_counts(home: Workspace) -> None:
    """A folder with defaults holds organisations, and its defaults come before those above it."""
    home.write("orgs/_defaults.yaml", ROLES + "website: https://above.example.org\n")
    home.write("orgs/north/_defaults.yaml", "roles: {accountable_lead: Secretary}\n")
    home.write("orgs/north/riverside.yaml", MEMBER)
    ran = home.run("build")

    assert (0, closing(3, written=3 * EACH)) == (ran.code, ran.out)
    assert "The Secretary decides" in words(home, "riverside")
    assert outputs("northbank/sample", "oakvale/sample", "riverside/sample") == set(home.files())


def test_null_takes_a_default_away(home: Workspace) -> None:
    """A key that is null in a file is not given, whatever the defaults say."""
    home.write("orgs/_defaults.yaml", "roles: {accountable_lead: Chief Executive}\nshort_name: the Trust\n")
    home.write("orgs/northbank.yaml", "name: Northbank\nshort_name: null\nroles: {accountable_lead: null}\n")
    ran = home.run("build", "northbank")

    assert 1 == ran.code
    assert "orgs/northbank.yaml:3:" in ran.err


def test_a_key_that_nobody_filled_in_leaves_the_default(home: Workspace) -> None:
    """A key without a value says nothing, so what the defaults say below it counts."""
    home.write("orgs/_defaults.yaml", ROLES + "policies:\n  sample: {document: {version: '7'}}\n")
    home.write("orgs/northbank.yaml", "name: Riverside Club\nroles:\npolicies:\n  sample:\n  other:\n")

    assert 0 == home.run("build", "northbank").code
    assert "version: '7'" in words(home, "northbank")


def test_null_takes_a_policy_away(home: Workspace) -> None:
    """A policy of the defaults is left out by null; where none is left, that is told."""
    home.write("orgs/_defaults.yaml", ROLES + "policies:\n  sample:\n  other:\n")
    home.write("orgs/northbank.yaml", "name: Riverside Club\npolicies: {other: null}\n")
    home.write("orgs/oakvale.yaml", "name: Oakvale\npolicies: {other: ~, sample: null}\n")
    fact, hint = "every policy of the defaults is taken away", "keep one of them, or name another"

    assert told("orgs/oakvale.yaml:2:1", fact, hint) == home.run("build").err
    assert outputs("northbank/sample") == set(home.files())


def test_what_is_missing_may_stand_in_broken_defaults(home: Workspace) -> None:
    """Where defaults cannot be read, nothing is called missing that they may hold."""
    home.write("orgs/_defaults.yaml", "roles: {accountable_lead: [\n")
    home.write("orgs/northbank.yaml", MEMBER)
    err = home.run("build", "northbank").err

    assert "orgs/_defaults.yaml:2:1: the file ends inside brackets" in err
    assert "missing" not in err


@pytest.mark.parametrize("name", ["_default.yaml", "_defaults.yml", "defaults_.yaml"])
def test_a_name_that_is_nearly_that_of_defaults(home: Workspace, name: str) -> None:
    """A file that was to hold defaults is told the name that such a file has."""
    home.write(f"orgs/{name}", ROLES)

    assert 'hint: rename the file to "_defaults.yaml" if it is for all of them\n' in home.run("build").err


def test_a_fault_of_the_defaults_is_told_there(home: Workspace) -> None:
    """A value that is wrong in the defaults is told once, at their line."""
    home.write("orgs/_defaults.yaml", "website: nowhere\n")
    fact = 'website is "nowhere", not a web address'
    hint = "write an address that starts with https:// or mailto:"

    assert told("orgs/_defaults.yaml:1:10", fact, hint) == home.run("build").err


def test_defaults_that_are_no_yaml(home: Workspace) -> None:
    """Defaults that cannot be read keep no organisation's own faults back."""
    home.write("orgs/_defaults.yaml", "a: [b\n")
    home.write("orgs/oakvale.yaml", "a: {b\n")
    err = home.run("build").err

    assert "orgs/_defaults.yaml:1:4: " in err
    assert "orgs/oakvale.yaml:1:4: " in err


@pytest.mark.parametrize("content", ["", "# Nothing yet.\n\n"])
def test_empty_defaults(home: Workspace, content: str) -> None:
    """Defaults that say nothing make a folder one that holds organisations."""
    home.write("orgs/north/_defaults.yaml", content)
    home.write("orgs/north/riverside.yaml", organisation("Riverside Club"))

    assert 0 == home.run("build", "riverside").code
    assert "Riverside Club" in words(home, "riverside")


def test_a_changed_default_builds_what_is_below_it(home: Workspace) -> None:
    """What depends on defaults is built again when they change, and nothing else."""
    home.write("orgs/north/_defaults.yaml", ROLES)
    home.write("orgs/north/riverside.yaml", MEMBER)
    home.run("build")
    home.write("orgs/north/_defaults.yaml", ROLES.replace("Chief Executive", "Director"))

    assert closing(3, written=EACH, unchanged=2 * EACH) == home.run("build").out
    assert "The Director decides" in words(home, "riverside")


def test_one_id_in_two_folders(home: Workspace) -> None:
    """Two files of one name in different folders have one output folder, so neither is built."""
    home.write("orgs/north/_defaults.yaml", ROLES)
    home.write("orgs/north/northbank.yaml", MEMBER)
    ran = home.run("build")
    fact = "this file and orgs/north/northbank.yaml have the same output folder"

    assert (1, told("orgs/northbank.yaml", fact, "rename one of them")) == (ran.code, ran.err)
    assert outputs("oakvale/sample") == set(home.files())


def test_a_folder_without_defaults_is_told(home: Workspace) -> None:
    """Files in a folder that has no defaults are not built, and the build says so."""
    home.write("orgs/north/riverside.yaml", MEMBER)
    fact = 'warning: one file in this folder, such as "riverside.yaml", not built'
    hint = "if they are organisations, add a file _defaults.yaml to the folder; it may be empty"

    assert Ran(0, NEW, told("orgs/north", fact, hint)) == home.run("build")
    assert Ran(0, SAME, told("orgs/north", fact, hint)) == home.run("build")


def test_policies_and_words_stand_in_defaults(home: Workspace) -> None:
    """A policy, its details and a clause in other words can be the same for all."""
    home.write(
        "orgs/_defaults.yaml",
        ROLES + "policies:\n  sample:\n    wording:\n      only.one: Ours alone.\n    document: {version: '3.10'}\n",
    )
    home.write("orgs/northbank.yaml", "name: Riverside Club\n")

    assert 0 == home.run("build", "northbank").code
    assert "1.1 Ours alone." in words(home, "northbank")
    assert "version: '3.10'" in words(home, "northbank")
