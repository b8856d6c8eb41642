"""What earlier builds left behind is named, and goes when asked, unless somebody changed it."""

from __future__ import annotations

import shutil

import pytest

from tests.batch.expected import BOTH, EDITED, ONE_NEW, ONE_SAME
from tests.batch.rights import bare
from tests.workspace import (
    EACH,
    ENDINGS,
    Ran,
    Workspace,
    closing,
    contents,
    elsewhere,
    on_linux,
    organisation,
    outputs,
    told,
)

LEFT_OVER = "".join(f"left over from an earlier build: build/northbank/sample{ending}\n" for ending in ENDINGS)


def test_leftovers_are_named(home: Workspace) -> None:
    """The outputs of an organisation that is gone are named and kept."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()

    assert Ran(0, f"{ONE_SAME}{LEFT_OVER}Run with --prune to remove what is left over.\n", "") == home.run("build")
    assert BOTH == set(home.files())


@on_linux
def test_a_link_to_an_organisation_beside_it(home: Workspace) -> None:
    """A link to another file of the folder is no organisation more: without those that are gone, all are built."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.home / "orgs/oakvale.yml").symlink_to("oakvale.yaml")

    assert LEFT_OVER in home.run("build").out


def test_an_organisation_that_was_moved_is_not_gone(home: Workspace) -> None:
    """A file that now stands in a folder without defaults is not built, and loses none of its outputs."""
    home.run("build")
    home.write("orgs/north/northbank.yaml", (home.home / "orgs/northbank.yaml").read_bytes())
    (home.home / "orgs/northbank.yaml").unlink()
    ran = home.run("build", "--prune")

    assert (0, ONE_SAME) == (ran.code, ran.out)
    assert "orgs/north: warning: one file in this folder" in ran.err
    assert BOTH == set(home.files())


def test_leftovers_are_pruned(home: Workspace) -> None:
    """With --prune the outputs of an organisation that is gone go, with their folder and their place in the index."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()

    assert Ran(0, closing(1, unchanged=EACH, removed=EACH), "") == home.run("build", "--prune")
    assert Ran(0, elsewhere(ONE_NEW, "afresh"), "") == home.run("build", "--out", "afresh")
    assert not (home.out / "northbank").exists()
    assert home.files() == contents(home.home / "afresh")


def test_a_policy_that_is_no_longer_wanted(home: Workspace) -> None:
    """The outputs of a policy that an organisation no longer wants are left over, and the rest of its folder is not."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "other"))
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank", "other"))

    assert LEFT_OVER in home.run("build").out
    assert closing(2, unchanged=2 * EACH, removed=EACH) == home.run("build", "--prune").out
    assert outputs("northbank/other", "oakvale/sample") == set(home.files())


def test_pruning_keeps_what_is_not_ours(home: Workspace) -> None:
    """Pruning removes no file that policygen did not write, nor the folder that holds it."""
    home.run("build")
    home.write("build/northbank/notes.txt", b"mine")
    home.write("build/readme.md", b"mine")
    (home.home / "orgs/northbank.yaml").unlink()

    assert 0 == home.run("build", "--prune").code
    assert outputs("oakvale/sample") | {"northbank/notes.txt", "readme.md"} == set(home.files())


def test_pruning_keeps_an_edited_leftover(home: Workspace) -> None:
    """A leftover that was changed by hand is named and kept; --force removes it."""
    home.run("build")
    home.write("build/northbank/sample.md", b"mine")
    (home.home / "orgs/northbank.yaml").unlink()
    kept = told("build/northbank/sample.md", EDITED, "move it away, or prune with --force to remove it")

    assert Ran(1, closing(1, unchanged=EACH, removed=EACH - 1), kept) == home.run("build", "--prune")
    assert b"mine" == home.files()["northbank/sample.md"]
    assert b"(northbank/sample.md)" in home.files()["index.md"]
    assert 0 == home.run("build", "--prune", "--force").code
    assert outputs("oakvale/sample") == set(home.files())


def test_pruning_a_file_that_is_gone(home: Workspace) -> None:
    """A leftover that somebody deleted already is simply forgotten."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    shutil.rmtree(home.out / "northbank")

    assert Ran(0, ONE_SAME, "") == home.run("build", "--prune")
    assert Ran(0, ONE_SAME, "") == home.run("build")


def test_pruning_a_folder_in_the_place_of_a_file(home: Workspace) -> None:
    """A folder where a leftover was is not ours, and stays."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.out / "northbank/sample.md").unlink()
    home.write("build/northbank/sample.md/mine.txt", b"mine")

    assert 0 == home.run("build", "--prune").code
    assert outputs("oakvale/sample") | {"northbank/sample.md/mine.txt"} == set(home.files())


@pytest.mark.parametrize("chosen", [("oakvale",), ("orgs/oakvale.yaml",), ("oakvale", "--prune")])
def test_building_one_prunes_nothing(home: Workspace, chosen: tuple[str, ...]) -> None:
    """What is left over is judged only when all organisations are built."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    home.write("orgs/third.yaml", organisation("Third"))

    assert Ran(0, ONE_SAME, "") == home.run("build", *chosen)
    assert BOTH == set(home.files())


@pytest.mark.parametrize("orgs", ["missing", "empty"])
def test_a_wrong_folder_prunes_nothing(home: Workspace, orgs: str) -> None:
    """A folder without organisations is a mistake, never a reason to remove everything."""
    home.run("build")
    (home.home / "empty").mkdir()
    stamps = home.stamps()
    mistake = told(orgs, "there is no organisation file here", "write one, or name the folder with --orgs")

    assert Ran(1, closing(0), mistake) == home.run("build", "--prune", "--orgs", orgs)
    assert stamps == home.stamps()
    assert Ran(0, ONE_SAME, "") == home.run("build", "--prune", "--orgs", orgs, "orgs/oakvale.yaml")
    assert stamps == home.stamps()


def test_nothing_is_made_of_nothing(home: Workspace) -> None:
    """Without an organisation no folder of outputs appears."""
    assert 1 == home.run("build", "--orgs", "missing").code
    assert not home.out.exists()


@on_linux
def test_pruning_in_a_folder_that_may_not_change(home: Workspace) -> None:
    """A leftover in a read-only folder is told and stays; the others go."""
    home.write("orgs/third.yaml", organisation("Third"))
    home.run("build")
    for name in ("northbank", "third"):
        (home.home / f"orgs/{name}.yaml").unlink()
    (home.out / "northbank").chmod(0o555)
    ran = bare(home, "build", "--prune")
    (home.out / "northbank").chmod(0o755)
    hint = "give permission, or remove it yourself"
    kept = (f"build/northbank/sample{ending}" for ending in ENDINGS)

    assert "".join(told(path, "cannot remove: Permission denied", hint) for path in kept) == ran.err
    assert Ran(1, closing(1, unchanged=EACH, removed=EACH), ran.err) == ran
    assert BOTH == set(home.files())
    assert 0 == home.run("build", "--prune").code


@on_linux
def test_pruning_a_file_that_may_not_be_read(home: Workspace) -> None:
    """A leftover that cannot be read may be changed by hand, so it stays."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.out / "northbank/sample.md").chmod(0)
    ran = bare(home, "build", "--prune")
    hint = "give permission, or remove it yourself"

    assert told("build/northbank/sample.md", "cannot remove: Permission denied", hint) == ran.err
    assert outputs("oakvale/sample") | {"northbank/sample.md", "northbank/manifest.json"} == set(home.files())


@on_linux
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_pruning_follows_no_link(home: Workspace, force: tuple[str, ...]) -> None:
    """Where the folder of a leftover is a link, nothing is removed behind it."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.out / "northbank").rename("elsewhere")
    (home.out / "northbank").symlink_to(home.home / "elsewhere")
    fact = "this folder is a link, and pruning removes nothing that a link leads to"
    ran = home.run("build", "--prune", *force)

    assert (1, told("build/northbank", fact, "remove the link")) == (ran.code, ran.err)
    assert {"manifest.json", *(f"sample{ending}" for ending in ENDINGS)} == set(contents(home.home / "elsewhere"))
    assert (home.out / "northbank").is_symlink()
