"""Which files are organisations, and what happens when two want one folder of outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.find_organisations import organisation_files
from tests.batch.expected import BOTH, NEW, ONE_NEW, changed
from tests.workspace import Ran, Workspace, organisation, outputs, told


@pytest.mark.parametrize("name", ["southbank.yml", "southbank.YAML"])
def test_endings(home: Workspace, name: str) -> None:
    """A file may end in yml, and in capitals."""
    home.write(f"orgs/{name}", organisation("Southbank Club"))

    assert Ran(0, ONE_NEW, "") == home.run("build", "southbank")
    assert outputs("southbank/sample") == set(home.files())


@pytest.mark.parametrize("name", ["._northbank.yaml", ".#northbank.yaml", "notes.txt", "northbank.yaml.bak"])
def test_other_files(home: Workspace, name: str) -> None:
    """Hidden files, which editors and file managers leave behind, and files of other kinds are nobody's."""
    home.write(f"orgs/{name}", b"\0\1")

    assert Ran(0, NEW, "") == home.run("build")


@pytest.mark.parametrize("name", ["northbank.yml", "Northbank.yaml", "NORTHBANK.yml"])
def test_two_organisations_with_one_folder(home: Workspace, name: str) -> None:
    """Two files with one output folder, also on a disk that ignores case, are both left out; what was built stays."""
    home.run("build")
    before = home.files()
    home.write(f"orgs/{name}", organisation("An Impostor"))
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    first, second = sorted(["orgs/northbank.yaml", f"orgs/{name}"])
    fact = f"this file and {first} have the same output folder"

    assert Ran(1, ONE_NEW, told(second, fact, "rename one of them")) == home.run("build", "--prune")
    assert outputs("oakvale/sample") == changed(before, home.files())
    assert set(before) == set(home.files())


def test_an_id_that_two_files_have(home: Workspace) -> None:
    """An id that two files have names neither of them."""
    home.write("orgs/northbank.yml", organisation("An Impostor"))
    fact = "this file and orgs/northbank.yaml have the same output folder"

    assert told("orgs/northbank.yml", fact, "rename one of them") == home.run("build", "northbank").err
    assert not home.out.exists()


def test_a_file_from_elsewhere_takes_nobodys_place(home: Workspace) -> None:
    """A file of another folder with the id of an organisation is refused, and that one's outputs stay."""
    home.run("build")
    before = home.files()
    home.write("elsewhere/northbank.yaml", organisation("An Impostor"))
    fact = "this file and orgs/northbank.yaml have the same output folder"

    assert told("elsewhere/northbank.yaml", fact, "rename one of them") == (
        home.run("build", "elsewhere/northbank.yaml").err
    )
    assert before == home.files()


def test_a_file_renamed_in_capitals(home: Workspace) -> None:
    """A file that is refused for the capitals in its name leaves the outputs of its former name alone."""
    home.run("build")
    before = home.files()
    (home.home / "orgs/northbank.yaml").rename("orgs/Northbank.yaml")
    fact = 'the file name "Northbank" is not an id of small letters, digits and dashes'

    assert told("orgs/Northbank.yaml", fact, 'rename the file to "northbank.yaml"') == home.run("build", "--prune").err
    assert before == home.files()


@pytest.mark.parametrize("name", ["index", "manifest"])
def test_our_own_names(home: Workspace, name: str) -> None:
    """An organisation cannot have the name of a file of ours in build/."""
    home.write(f"orgs/{name}.yaml", organisation())
    fact = f'an organisation cannot have the id "{name}": build/ has a file of that name'
    hint = f'rename the file, for example to "{name}-org.yaml"'

    assert told(f"orgs/{name}.yaml", fact, hint) == home.run("build").err
    assert BOTH == set(home.files())


def test_the_order_of_files_in_several_folders(home: Workspace) -> None:
    """Files are in the order of folders and names, whatever stands in these: a folder comes before a longer name."""
    names = ["a-b.yaml", "a.yaml", "a/c.yaml", "a/d/c.yaml", "a b/c.yaml", "ab.yaml", "a!/c.yaml"]
    for name in names:
        home.write(f"orgs/{name}", organisation())
        home.write(f"orgs/{name.rpartition('/')[0] or 'a'}/_defaults.yaml", "")
    there = [*names, "northbank.yaml", "oakvale.yaml"]
    found = organisation_files(Path("orgs"))

    assert sorted(Path("orgs") / name for name in there) == list(found)
    assert list(found)[1:3] == list(found[1:3])
    assert found[-1] == Path("orgs/oakvale.yaml")
