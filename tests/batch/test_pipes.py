"""A pipe or a device in the place of a file is told, or replaced; nobody waits for what never comes."""

from __future__ import annotations

import os

import pytest

from tests.workspace import Workspace, on_linux

pytestmark = on_linux
NO_FILE = "this is not a file"


def put(home: Workspace, path: str, kind: str) -> None:
    """Put a pipe, or a link to a device without an end, where a file is or could be."""
    file = home.home / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero")


every_kind = pytest.mark.parametrize("kind", ["pipe", "device"])


@every_kind
@pytest.mark.parametrize(
    "path",
    ["northbank/sample.md", "northbank/manifest.json", "manifest.json", "index.html", "northbank/.policygen-new-x"],
)
def test_in_the_place_of_an_output(home: Workspace, path: str, kind: str) -> None:
    """An output or a record that is no file is written anew."""
    home.run("build")
    before = home.files()
    put(home, f"build/{path}", kind)
    ran = home.spawn("build")

    assert (0, "") == (ran.code, ran.err)
    assert before == home.files()


@every_kind
def test_in_the_place_of_an_organisation(home: Workspace, kind: str) -> None:
    """An organisation's file that is no file is told, and the other organisation is built."""
    put(home, "orgs/northbank.yaml", kind)
    ran = home.spawn("build")

    assert (1, f"orgs/northbank.yaml: {NO_FILE}\n  hint: check its name and who may read it\n") == (ran.code, ran.err)
    assert "oakvale/sample.md" in home.files()


@every_kind
@pytest.mark.parametrize("path", ["orgs/_defaults.yaml", "orgs/members/_defaults.yaml"])
def test_in_the_place_of_defaults(home: Workspace, path: str, kind: str) -> None:
    """Defaults that are no file are told: without them every policy would be another."""
    home.write("orgs/members/hill.yaml", (home.home / "orgs/northbank.yaml").read_bytes())
    put(home, path, kind)
    ran = home.spawn("build")

    assert (1, f"{path}: {NO_FILE}\n  hint: check its name and who may read it\n") == (
        ran.code,
        "".join(line for line in ran.err.splitlines(keepends=True) if "warning" not in line and "if they" not in line),
    )


@every_kind
@pytest.mark.parametrize(
    "path", ["sample/template.yaml", "sample/sections/only.md.j2", "_shared/page.css", "_shared/law/england-wales.yaml"]
)
def test_in_the_place_of_a_template(home: Workspace, path: str, kind: str) -> None:
    """A file of a template that is no file is told, and nothing is built without it."""
    put(home, f"templates/{path}", kind)
    ran = home.spawn("build")

    assert 1 == ran.code
    assert f"templates/{path}: " in ran.err
    assert NO_FILE in ran.err


@every_kind
@pytest.mark.parametrize(("path", "said"), [("build", "cannot write here"), ("build/northbank", "a file stands where")])
def test_in_the_place_of_a_folder(home: Workspace, path: str, said: str, kind: str) -> None:
    """Where a folder of outputs should go, it is told that something stands there."""
    put(home, path, kind)
    ran = home.spawn("build")

    assert 1 == ran.code
    assert f"{path}: {said}" in ran.err


def test_the_list_does_not_wait(home: Workspace) -> None:
    """The list of templates and organisations names a pipe and shows the rest."""
    put(home, "orgs/northbank.yaml", "pipe")
    ran = home.spawn("list")

    assert f"orgs/northbank.yaml: {NO_FILE}" in ran.err
    assert "oakvale: " in ran.out
