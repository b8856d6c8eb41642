"""The names that somebody gives on the command line, and what is told of a wrong one."""

from __future__ import annotations

import pytest

from tests.workspace import Ran, Workspace, outputs, told


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("northbnak", 'did you mean "northbank"?'),
        ("northbank.yaml", 'did you mean "northbank"?'),
        ("..", "choose from northbank"),
        ("../../etc/passwd-of-nobody", "choose from northbank"),
        ("orgs", "choose from northbank"),
        ("", "choose from northbank"),
        ("northbank/file", 'did you mean "northbank"?'),
    ],
)
def test_an_organisation_that_is_not_there(home: Workspace, name: str, hint: str) -> None:
    """A name that is no organisation is told with the nearest one."""
    problem = told("orgs", f'there is no organisation "{name}"', hint)

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged.\n", problem) == home.run("build", name)
    assert not home.out.exists()


def test_an_organisation_where_there_is_none(home: Workspace) -> None:
    """Where no organisation is near, since there is none, the hint says how to come by one."""
    (home.home / "orgs/northbank.yaml").unlink()
    problem = told("orgs", 'there is no organisation "northbank"', "write one, or name the folder with --orgs")

    assert problem == home.run("build", "northbank").err


def test_a_name_that_is_too_long(home: Workspace) -> None:
    """A name that is longer than a disk allows is no organisation."""
    problem = told("orgs", f'there is no organisation "{"x" * 59}…"', "choose from northbank")

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged.\n", problem) == home.run("build", "x" * 300)


def test_a_name_with_control_characters(home: Workspace) -> None:
    """A name that would colour the terminal is shown with its codes."""
    assert r'there is no organisation "\u001b[31mred"' in home.run("build", "\x1b[31mred").err


def test_a_file_that_is_no_organisation(home: Workspace) -> None:
    """A path to another kind of file is refused by its name."""
    home.write("README.md", "hello")

    assert home.run("build", "README.md").err.startswith('README.md: the file name "README" is not an id')


def test_a_folder_that_is_named_like_a_file(home: Workspace) -> None:
    """A folder with the name of an organisation file is told, and stops nobody."""
    (home.home / "orgs/folder.yaml").mkdir()
    ran = home.run("build")

    assert told("orgs/folder.yaml", "this is not a file", "check its name and who may read it") == ran.err
    assert outputs("northbank/sample") == set(home.files())


def test_a_link_to_itself(home: Workspace) -> None:
    """A link that leads to itself is told, and stops nobody."""
    (home.home / "orgs/loop.yaml").symlink_to("loop.yaml")
    problem = told("orgs/loop.yaml", "there is no such file", "check its name and who may read it")

    assert problem == home.run("build").err
    assert outputs("northbank/sample") == set(home.files())


@pytest.mark.parametrize("name", ["northbank.yaml.txt", "Northbank.YML.TXT"])
def test_a_name_that_windows_hides(home: Workspace, name: str) -> None:
    """Where the only file ends in .yaml.txt, which Windows shows as .yaml, it is named."""
    (home.home / "orgs/northbank.yaml").rename(f"orgs/{name}")
    fact = "the name of this file ends in .txt, which some systems do not show, so it is no organisation file"
    problem = told(f"orgs/{name}", fact, f'remove .txt from its name: "{name[:-4]}"')

    assert problem == home.run("build").err
    assert problem == home.run("list").err
