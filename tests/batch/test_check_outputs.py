"""A check looks at what was built, too, and writes nothing."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace, organisation

DAY = ("--today", "2026-06-01")
OF_OUTPUTS = ("--select", "B", *DAY)


@pytest.fixture
def place(home: Workspace) -> Workspace:
    """Return a workspace with two organisations that have been built."""
    assert home.run("build").code == 0
    return home


def test_nothing_is_wrong_after_a_build(place: Workspace) -> None:
    """After a build, a check of the outputs finds nothing."""
    assert (0, "Checked 2 organisations: nothing found.\n") == (
        place.run("check", *OF_OUTPUTS).code,
        place.run("check", *OF_OUTPUTS).out,
    )


def test_where_nobody_keeps_outputs_none_is_missing(home: Workspace) -> None:
    """A folder in which nothing was ever built is not complained about, and not made."""
    assert (0, "Checked 2 organisations: nothing found.\n") == (
        home.run("check", *OF_OUTPUTS).code,
        home.run("check", *OF_OUTPUTS).out,
    )
    assert not home.out.exists()


def test_each_is_told_apart_and_nothing_is_written(place: Workspace) -> None:
    """Stale, missing, edited and orphaned files, a mistake and the list of policies are all told in one run."""
    place.write("orgs/brook.yaml", organisation("Brook"))
    place.write("orgs/cedar.yaml", organisation("Cedar"))
    place.run("build")
    place.write("orgs/northbank.yaml", organisation("Another Trust"))
    place.write("build/oakvale/sample.md", "changed")
    place.write("orgs/brook.yaml", "name: Brook\nnonsense: 1\n")
    (place.home / "orgs/cedar.yaml").unlink()
    (place.out / "northbank/sample.docx").unlink()
    before = place.stamps()
    ran = place.run("check", *OF_OUTPUTS)

    assert before == place.stamps()
    assert 1 == ran.code
    assert [
        ("build/brook/sample.html", "B105"),
        ("build/cedar/sample.html", "B104"),
        ("build/northbank/sample.docx", "B102"),
        ("build/northbank/sample.html", "B101"),
        ("build/oakvale/sample.md", "B103"),
    ] == [
        (line.split(": ")[0], line.split()[2])
        for line in ran.out.splitlines()
        if line.startswith("build/") and "index" not in line
    ]


def test_the_list_of_policies_is_told_in_a_check_of_all(place: Workspace) -> None:
    """The list of all policies is looked at when all are; it is nobody's in particular."""
    (place.out / "index.html").unlink()

    assert "build/index.html: error B108" in place.run("check", *OF_OUTPUTS).out
    assert "B108" not in place.run("check", "northbank", *OF_OUTPUTS).out


def test_a_finding_about_outputs_can_be_accepted(place: Workspace) -> None:
    """An organisation that wants a file as somebody changed it says why, and the check goes through."""
    place.write(
        "orgs/oakvale.yaml", f"{organisation('Oakvale Befrienders')}accepted: {{B103: The printer wants it so}}\n"
    )
    place.run("build")
    place.write("build/oakvale/sample.md", "changed")
    ran = place.run("check", *OF_OUTPUTS)

    assert 0 == ran.code
    assert "build/oakvale/sample.md: accepted B103 this file was changed by hand since it was built\n" in ran.out


def test_words_that_differ_are_in_json(place: Workspace) -> None:
    """Programs get the differences line by line."""
    place.write("orgs/northbank.yaml", organisation("Another Trust"))

    assert (
        '"~ [-Northbank Youth Trust-] → {+Another Trust+} (2 places: the opening, 1.1)"'
        in place.run("check", "--json", *OF_OUTPUTS).out
    )
