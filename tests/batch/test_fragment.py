"""A format that only comes on request: it is made, remembered and removed like any other, and in no list."""

from __future__ import annotations

from tests.batch.expected import NEW, SAME
from tests.workspace import EACH, Ran, Workspace, closing, organisation

FRAGMENT = "northbank/sample.fragment.html"


def test_nobody_gets_one_who_does_not_ask(home: Workspace) -> None:
    """A build that names no format makes no fragment."""
    home.run("build")

    assert FRAGMENT not in home.files()


def test_a_fragment_on_request(home: Workspace) -> None:
    """Asked for, it is the only file written, up to date the next time, and in no list of policies."""
    home.run("build")
    before = home.files()

    assert Ran(0, closing(1, written=1), "") == home.run("build", "northbank", "--format", "fragment")
    assert Ran(0, closing(1, unchanged=1), "") == home.run("build", "northbank", "--format", "fragment")
    after = home.files()
    assert b'<div class="policy" lang=' == after[FRAGMENT][:25]
    assert {FRAGMENT} == set(after) - set(before)
    assert {"northbank/manifest.json"} == {name for name in before if before[name] != after[name]}


def test_a_fragment_stays(home: Workspace) -> None:
    """A build that does not ask for it neither removes it nor tells anybody to; the index is as it was."""
    assert Ran(0, NEW, "") == home.run("build")
    home.run("build", "northbank", "--format", "fragment")

    assert Ran(0, SAME, "") == home.run("build")
    assert Ran(0, SAME, "") == home.run("build", "--prune")
    assert FRAGMENT in home.files()


def test_a_fragment_goes_with_its_organisation(home: Workspace) -> None:
    """When the organisation is gone, it is told of and pruned with the other files."""
    home.run("build")
    home.run("build", "northbank", "--format", "fragment")
    (home.home / "orgs/northbank.yaml").unlink()

    assert f"left over from an earlier build: build/{FRAGMENT}\n" in home.run("build").out
    assert closing(1, unchanged=EACH, removed=EACH + 1) == home.run("build", "--prune").out
    assert FRAGMENT not in home.files()


def test_an_edited_fragment_is_kept(home: Workspace) -> None:
    """A fragment that somebody changed is named and kept."""
    home.run("build", "northbank", "--format", "fragment")
    home.write(f"build/{FRAGMENT}", b"mine")
    ran = home.run("build", "northbank", "--format", "fragment")

    assert 1 == ran.code
    assert ran.err.startswith(f"build/{FRAGMENT}: this file was changed by hand since it was built\n")
    assert b"mine" == home.files()[FRAGMENT]


def test_a_policy_in_no_format_for_readers(home: Workspace) -> None:
    """A policy that comes as a fragment alone is listed without a link."""
    home.run("build", "northbank", "--format", "fragment")

    assert "There is one policy here." in home.files()["index.md"].decode()
    assert "fragment" not in home.files()["index.md"].decode()


def test_the_level_of_a_fragment_is_in_the_file(home: Workspace) -> None:
    """Another level in the organisation's file is another fragment."""
    text = organisation().replace("  sample:\n", "  sample: {fragment_level: 3}\n")
    home.run("build", "northbank", "--format", "fragment")
    home.write("orgs/northbank.yaml", text)

    assert Ran(0, closing(1, written=1), "") == home.run("build", "northbank", "--format", "fragment")
    assert b"<h3>" in home.files()[FRAGMENT]
    home.write("orgs/northbank.yaml", text.replace("3", "5"))
    assert "policies.sample.fragment_level is 5, not between 1 and 4\n" in home.run("build", "northbank").err
