"""What stands in the way of a file, and what may not be read or written."""

from __future__ import annotations

import sys

import pytest

from tests.batch.expected import ONE_NOT, changed
from tests.batch.rights import WHO, bare
from tests.workspace import EACH, Ran, Workspace, closing, on_linux, organisation, outputs, template, told

# ---- what stands in the way


def test_a_folder_in_the_place_of_a_file(home: Workspace) -> None:
    """A folder where an output must go is named; none of its organisation's files is written, all others are."""
    (home.out / "northbank/sample.md").mkdir(parents=True)
    blocked = told("build/northbank/sample.md", "a folder stands where this file must go", "move it away")

    assert Ran(1, ONE_NOT, blocked) == home.run("build", "--force")
    assert outputs("oakvale/sample") == set(home.files())


def test_a_file_in_the_place_of_a_folder(home: Workspace) -> None:
    """A file where an organisation's folder must go is named and kept, and the others are built."""
    home.write("build/northbank", b"mine")
    blocked = told("build/northbank", "a file stands where this folder must go", "move it away")

    assert Ran(1, ONE_NOT, blocked) == home.run("build", "--force")
    assert outputs("oakvale/sample") | {"northbank"} == set(home.files())


def test_a_folder_in_the_place_of_the_manifest(home: Workspace) -> None:
    """A folder where an organisation's manifest must go is named before anything of it is written."""
    (home.out / "northbank/manifest.json").mkdir(parents=True)
    blocked = told("build/northbank/manifest.json", "a folder stands where this file must go", "move it away")

    assert Ran(1, ONE_NOT, blocked) == home.spawn("build")
    assert outputs("oakvale/sample") == set(home.files())


def test_a_file_above_the_outputs(home: Workspace) -> None:
    """A file where a folder above the outputs must go is named once, before anything is written."""
    home.write("site", b"mine")
    blocked = told("site/policies", "cannot write here: Not a directory", "name another folder with --out")

    assert Ran(1, "", blocked) == home.spawn("build", "--out", "site/policies")
    assert b"mine" == (home.home / "site").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_is_full(home: Workspace) -> None:
    """A write that fails half-way leaves no half file, is told with its place, and stops nobody else."""
    home.run("build")
    before = home.files()
    long = "Northbank " * 10_000
    home.write_all(template("other", "Other policy", long))
    home.write("orgs/northbank.yaml", organisation("Northbank", "other"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, 80_000))"
    ran = home.spawn("build", python=("-c", f"{limit}; from generator.cli import main; main()"))
    refused = told(
        "build/northbank/other.html", "cannot write: File too large", "make room or give permission, then build again"
    )

    assert (1, refused) == (ran.code, ran.err)
    assert outputs("oakvale/sample") <= changed(before, home.files())
    assert set(before) == set(home.files())


# ---- what may not be read or removed


@on_linux
def test_an_output_that_may_not_be_read(home: Workspace) -> None:
    """An output or an index that cannot be read is told and kept, and all else is built; --force replaces it."""
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    for path in ("northbank/sample.md", "index.md"):
        (home.out / path).chmod(0)
    ran = bare(home, "build")
    refused = [
        told(f"build/{path}", "cannot read: Permission denied", WHO) for path in ("index.md", "northbank/sample.md")
    ]

    assert Ran(1, ONE_NOT, "".join(refused)) == ran
    assert b"Oakvale Trust" in home.files()["index.html"]
    assert Ran(0, closing(2, written=EACH, unchanged=EACH), "") == bare(home, "build", "--force")


def test_a_style_that_is_no_text(home: Workspace) -> None:
    """A style sheet in another encoding is told once; what can be made without it is made."""
    home.run("build")
    before = home.files()
    home.write("templates/_shared/page.css", b"/* caf\xe9 */")
    ran = home.run("build")

    assert 1 == ran.code
    assert ran.err.startswith("templates/_shared/page.css")
    assert 2 == len(ran.err.splitlines())
    assert before == home.files()


@on_linux
def test_a_style_that_may_not_be_read(home: Workspace) -> None:
    """A style sheet that cannot be read is told once, with its place."""
    home.run("build")
    (home.home / "templates/_shared/page.css").chmod(0)

    assert told("templates/_shared/page.css", "cannot read: Permission denied", WHO) == bare(home, "build").err


@on_linux
@pytest.mark.parametrize("path", ["templates", "templates/sample", "templates/sample/sections/only.md.j2"])
def test_a_template_that_may_not_be_read(home: Workspace, path: str) -> None:
    """A template that cannot be read is told with its place, in a build and in a list."""
    (home.home / path).chmod(0)
    built, listed = bare(home, "build"), bare(home, "list")
    (home.home / path).chmod(0o755)

    assert (1, 1) == (built.code, listed.code)
    assert f"{path}: cannot read: Permission denied" in built.err
    assert f"{path}: cannot read: Permission denied" in listed.err
    assert "Traceback" not in built.err + listed.err
    assert "  northbank: Northbank Youth Trust (sample)" in listed.out


@on_linux
def test_an_organisation_that_may_not_be_read(home: Workspace) -> None:
    """A folder of organisations that may not be entered is told file by file."""
    (home.home / "orgs").chmod(0o444)
    built, listed = bare(home, "build"), bare(home, "list")
    (home.home / "orgs").chmod(0o755)
    names = ("northbank", "oakvale")
    problems = "".join(told(f"orgs/{name}.yaml", "cannot read: Permission denied", WHO) for name in names)

    assert (1, problems) == (built.code, built.err)
    assert (1, problems) == (listed.code, listed.err)
