"""The list of all policies."""

from __future__ import annotations

import pytest

from tests.batch.expected import BOTH, EDITED, MOVE_OR_FORCE, NEW, SAME
from tests.workspace import EACH, Ran, Workspace, closing, organisation, told


def test_the_index_lists_all_after_building_one(home: Workspace) -> None:
    """Building one organisation keeps the others in the index, which goes by the names of organisations."""
    home.run("build")
    home.write("orgs/oakvale.yaml", organisation("A Club of Oakvale"))
    home.run("build", "oakvale")
    index = home.files()["index.md"].decode()

    assert "There are 2 policies here." in index
    assert index.index("A Club of Oakvale") < index.index("Northbank Youth Trust")
    assert b"There are 2 policies here." in home.files()["index.html"]


def test_the_index_links_what_there_is(home: Workspace) -> None:
    """The index links the formats that were built, in a fixed order, and no others."""
    home.run("build", "northbank", "--format", "md")
    first = home.files()["index.html"].decode()
    home.run("build", "northbank")
    links = [f'<a href="northbank/sample{ending}">' for ending in (".html", ".docx", ".md")]

    assert "There is one policy here." in first
    assert [False, False, True] == [link in first for link in links]
    assert [True] * 3 == [link in home.files()["index.html"].decode() for link in links]


def test_the_index_of_a_site_links_its_pages(home: Workspace) -> None:
    """The index in Markdown links Markdown alone: a site generator knows no other file."""
    home.run("build", "northbank")

    assert "| [Northbank Youth Trust: Sample policy](northbank/sample.md) |" in home.files()["index.md"].decode()


def test_a_hostile_name_in_the_index(home: Workspace) -> None:
    """A name that Markdown or HTML would read as markup stands in the index as those very characters."""
    home.write("orgs/northbank.yaml", organisation("'A | <b> & *c* [d](e) `f`'"))
    home.run("build", "northbank")

    row = r"| [A &#124; &lt;b> & \*c\* \[d\](e) \`f\`: Sample policy](northbank/sample.md) |"

    assert row in home.files()["index.md"].decode()
    assert "A | &lt;b> &amp; *c* [d](e) `f`" in home.files()["index.html"].decode().replace("&gt;", ">")


DETAILS = (
    "policies: {sample: {document: {version: '1.10', status: approved, approved_by: us, approved_on: 2026-05-14}}}"
)


def test_the_index_says_how_far_each_policy_is(home: Workspace) -> None:
    """Each policy stands there with its organisation, version and status, and when somebody has to read it again."""
    text = organisation("Northbank Trust").partition("policies:")[0] + DETAILS
    home.write("orgs/northbank.yaml", text)
    home.run("build")
    index = home.files()["index.md"].decode()

    northbank = "[Northbank Trust: Sample policy](northbank/sample.md) | 1.10"

    assert f"| {northbank} | Approved | 14\u00a0May\u00a02027 |\n" in index
    assert ": Sample policy](oakvale/sample.md) | – | – | – |\n" in index
    home.run("build", "northbank", "--draft")
    assert f"| {northbank} | Draft | 14\u00a0May\u00a02027 |\n" in home.files()["index.md"].decode()


def test_the_index_is_as_current_as_the_policies(home: Workspace) -> None:
    """Another day of review is in the list too, though neither title nor version changes."""
    text = organisation("Northbank Trust").partition("policies:")[0] + DETAILS
    home.write("orgs/northbank.yaml", text)
    home.run("build")
    home.write("orgs/northbank.yaml", text.replace("05-14", "06-01"))
    home.run("build", "northbank")

    assert "1\u00a0June\u00a02027" in home.files()["index.md"].decode()


def test_an_edited_index_is_refused(home: Workspace) -> None:
    """An index changed by hand is named and kept; the policies are built all the same."""
    home.run("build")
    home.write("build/index.md", b"mine")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    refused = told("build/index.md", EDITED, MOVE_OR_FORCE)

    assert Ran(1, closing(2, written=EACH, unchanged=EACH), refused) == home.run("build")
    assert b"mine" == home.files()["index.md"]
    assert b"Northbank Trust" in home.files()["index.html"]
    assert Ran(1, SAME, refused) == home.run("build")
    assert Ran(0, SAME, "") == home.run("build", "--force")


@pytest.mark.parametrize("name", ["index.md", "index.html"])
def test_a_folder_in_the_place_of_the_index(home: Workspace, name: str) -> None:
    """A folder where the index must go is named; every policy is built and remembered."""
    (home.out / name).mkdir(parents=True)
    blocked = told(f"build/{name}", "a folder stands where this file must go", "move it away")

    assert Ran(1, NEW, blocked) == home.run("build")
    assert BOTH - {name} == set(home.files())
    assert Ran(1, SAME, blocked) == home.run("build")
