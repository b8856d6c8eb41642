"""What a build makes, and what it makes again."""

from __future__ import annotations

import gc
import os

import pytest

from generator.context.sandbox import Sandbox
from generator.formats.formats import DEFAULT_FORMATS
from tests.batch.expected import BOTH, NEW, ONE_NEW, SAME
from tests.workspace import EACH, Ran, Workspace, closing, contents, elsewhere, organisation, outputs, template

# ---- what is built


def test_all(home: Workspace) -> None:
    """Without a name every organisation is built, in every format, with an index and a manifest."""
    assert Ran(0, NEW, "") == home.run("build")
    assert BOTH == set(home.files())


PATHS = (
    "northbank",
    "orgs/northbank.yaml",
    "./orgs/northbank.yaml",
    "orgs/../orgs/northbank.yaml",
    "{}/orgs/northbank.yaml",
)


@pytest.mark.parametrize("name", PATHS)
def test_one(home: Workspace, name: str) -> None:
    """One organisation is built by its id or by a path to its file."""
    assert Ran(0, ONE_NEW, "") == home.run("build", name.format(home.home))
    assert outputs("northbank/sample") == set(home.files())


def test_several(home: Workspace) -> None:
    """Several organisations are built by id and by path together, each once."""
    home.write("orgs/third.yaml", organisation("Third"))
    path = f"{home.home}/orgs/oakvale.yaml"

    assert Ran(0, NEW, "") == home.run("build", "oakvale", "northbank", path)
    assert BOTH == set(home.files())


def test_a_file_elsewhere(home: Workspace) -> None:
    """A path may lead to a file outside the folder of organisations."""
    home.write("elsewhere/southbank.yaml", organisation("Southbank Club"))

    assert Ran(0, ONE_NEW, "") == home.run("build", f"../{home.home.name}/elsewhere/southbank.yaml")
    assert outputs("southbank/sample") == set(home.files())


def test_other_folders(home: Workspace) -> None:
    """The folders of organisations, templates and outputs may have other names and places."""
    (home.home / "house").mkdir()
    (home.home / "orgs").rename("members")
    (home.home / "templates").rename("house/styles")

    assert Ran(0, elsewhere(NEW, "site/policies"), "") == home.run(
        "build", "--orgs", "members", "--templates", "house/styles", "--out", "site/policies"
    )
    assert BOTH == set(contents(home.home / "site/policies"))


def test_linked_folders(home: Workspace) -> None:
    """The folders of organisations and outputs may be links, and outputs are the same."""
    home.run("build")
    (home.home / "elsewhere").mkdir()
    (home.home / "members").symlink_to("orgs")
    (home.home / "site").symlink_to("elsewhere")

    assert Ran(0, elsewhere(NEW, "site"), "") == home.run("build", "--orgs", "members", "--out", "site")
    assert home.files() == contents(home.home / "elsewhere")


def test_absolute_folders(home: Workspace) -> None:
    """A build with whole paths from another folder changes nothing that a build with relative paths made."""
    home.run("build")
    stamps = home.stamps()
    folders = {"--orgs": "orgs", "--templates": "templates", "--out": "build"}
    os.chdir("/")

    assert Ran(0, elsewhere(SAME, f"{home.out}"), "") == home.run(
        "build", *(f"{key}={home.home / name}" for key, name in folders.items())
    )
    assert stamps == home.stamps()


def test_two_policies(home: Workspace) -> None:
    """An organisation may want several policies."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "other"))

    assert Ran(0, closing(1, written=2 * EACH), "") == home.run("build", "northbank")
    assert outputs("northbank/sample", "northbank/other") == set(home.files())


def test_formats_one_after_the_other(home: Workspace) -> None:
    """Formats built one by one are those built at once, and each leaves the earlier ones alone."""
    home.run("build", "--format", "md")
    first, early = set(home.files()), home.stamps()
    home.run("build", *(f"--format={name}" for name in DEFAULT_FORMATS if name != "md"))
    late = home.stamps()
    home.run("build", "--out", "whole")

    records = {"northbank/manifest.json", "oakvale/manifest.json"}
    assert outputs() | records | {"northbank/sample.md", "oakvale/sample.md"} == first
    assert early["northbank/sample.md"] == late["northbank/sample.md"]
    assert BOTH == set(home.files())
    assert home.files() == contents(home.home / "whole")


def test_one_format_of_a_changed_organisation(home: Workspace) -> None:
    """A change built in one format is built in the others later: nothing stale counts as up to date."""
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert closing(2, written=1, unchanged=1) == home.run("build", "--format", "md").out
    assert closing(2, written=EACH - 1, unchanged=EACH + 1) == home.run("build").out


def test_a_draft_and_then_the_final(home: Workspace) -> None:
    """A draft does not count as the final version, nor the final version as a draft."""
    home.run("build")
    final = home.files()

    assert Ran(0, NEW, "") == home.run("build", "--draft")
    assert Ran(0, SAME, "") == home.run("build", "--draft")
    assert Ran(0, NEW, "") == home.run("build")
    assert final == home.files()


def test_forty_in_two_processes(home: Workspace) -> None:
    """Two processes write the same bytes as one."""
    for at in range(38):
        home.write(f"orgs/member-{at}.yaml", organisation(f"Member {at}"))
    expected = Ran(0, closing(40, written=40 * EACH), "")

    alone = Ran(0, elsewhere(expected.out, "alone"), "")

    assert alone == home.spawn("build", "--jobs", "1", "--out", "alone")
    assert expected == home.spawn("build", "--jobs", "2")
    assert 40 * (EACH + 1) + len(outputs()) == len(home.files())
    assert home.files() == contents(home.home / "alone")


def test_nothing_of_an_organisation_is_left_to_collect(home: Workspace) -> None:
    """What an organisation needed goes with it, so that the collector of garbage may wait for long."""
    gc.collect()
    try:
        gc.set_debug(gc.DEBUG_SAVEALL)
        home.run("build", "--force", "--jobs", "1")
        gc.collect()
        left = {type(each) for each in gc.garbage if type(each).__module__.startswith("generator.")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()

    assert {kind.__module__ for kind in left} <= {Sandbox.__module__}, "only what a template is rendered in"


# ---- what is not built again


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_second_build_touches_nothing(home: Workspace, force: tuple[str, ...]) -> None:
    """A second build writes nothing and touches no file, not even the manifest, and neither does --force."""
    home.run("build")
    stamps = home.stamps()

    assert Ran(0, SAME, "") == home.run("build", *force)
    assert stamps == home.stamps()


def test_a_change_touches_its_own_files(home: Workspace) -> None:
    """A change to one organisation leaves the files of the others untouched."""
    home.run("build")
    before = home.stamps()
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert Ran(0, closing(2, written=EACH, unchanged=EACH), "") == home.run("build")
    assert outputs("northbank/sample") == {name for name, stamp in home.stamps().items() if stamp != before[name]}


def test_a_comment_changes_no_output(home: Workspace) -> None:
    """A change to the organisation file that changes no words writes no policy."""
    home.run("build")
    home.write("orgs/northbank.yaml", "# Reviewed.\n" + organisation())

    assert Ran(0, SAME, "") == home.run("build")


def test_a_changed_template(home: Workspace) -> None:
    """A change to a template builds the policies made from it, and no others."""
    home.write("orgs/oakvale.yaml", organisation("Oakvale", "other"))
    home.run("build")
    home.write_all(template("sample", "Sample policy", "Nobody decides."))

    assert Ran(0, closing(2, written=EACH, unchanged=EACH), "") == home.run("build")
    assert b"1.1 Nobody decides." in home.files()["northbank/sample.md"]


def test_a_lost_output_is_written_again(home: Workspace) -> None:
    """An output that somebody deleted is made again, with the very bytes it had."""
    home.run("build")
    before = home.files()
    (home.out / "northbank/sample.docx").unlink()

    assert Ran(0, closing(2, written=1, unchanged=2 * EACH - 1), "") == home.run("build")
    assert before == home.files()
