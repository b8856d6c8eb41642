"""An organisation's file on the disk: its name, the files of its brand, what is no file at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.batch.read_organisation import load_organisation
from generator.diagnostics import Problems
from generator.organisation.file_name import id_problem

SMALLEST = "name: Northbank Youth Trust\nroles:\n  accountable_lead: Chief Executive\n"


@pytest.fixture
def orgs(tmp_path: Path) -> Path:
    """Return a folder of organisations, with a logo, beside a file that is none of theirs."""
    folder = tmp_path / "orgs"
    (folder / "northbank").mkdir(parents=True)
    (folder / "northbank" / "logo.png").write_bytes(b"png")
    (tmp_path / "secret.png").write_bytes(b"png")
    (folder / "northbank.yaml").write_text(f"{SMALLEST}brand: {{logo: northbank/logo.png}}\n", encoding="utf-8")
    return folder


def load(orgs: Path, name: str = "northbank.yaml") -> str:
    with pytest.raises(Problems) as caught:
        load_organisation(orgs / name, orgs)
    return str(caught.value).replace(f"{orgs.parent.as_posix()}/", "")


def test_load(orgs: Path) -> None:
    """A file is loaded under the id that its name gives, with the files of its brand."""
    organisation = load_organisation(orgs / "northbank.yaml", orgs)

    assert ("northbank", "northbank/logo.png") == (organisation.id, organisation.brand.logo)
    assert [(orgs / "northbank.yaml").read_bytes()] == [source.content for source in organisation.sources]


def test_a_missing_brand_file(orgs: Path) -> None:
    """A logo that is not there is a problem at the key that names it."""
    (orgs / "northbank" / "logo.png").unlink()

    assert (
        'orgs/northbank.yaml:4:15: brand.logo is "northbank/logo.png", a file that is not there\n'
        "  hint: save it as orgs/northbank/logo.png, or remove the key"
    ) == load(orgs)


def test_a_link_that_leaves_the_folder(orgs: Path) -> None:
    """A logo may not be a way to read files elsewhere."""
    (orgs / "northbank" / "logo.png").unlink()
    (orgs / "northbank" / "logo.png").symlink_to(orgs.parent / "secret.png")

    assert (
        'orgs/northbank.yaml:4:15: brand.logo is "northbank/logo.png", a link that leaves the folder of organisations\n'
        "  hint: copy the file into the folder"
    ) == load(orgs)


def test_a_link_within_the_folder(orgs: Path) -> None:
    """Two organisations may share a logo by a link."""
    (orgs / "logo.png").write_bytes(b"png")
    (orgs / "northbank" / "logo.png").unlink()
    (orgs / "northbank" / "logo.png").symlink_to(orgs / "logo.png")

    assert "northbank/logo.png" == load_organisation(orgs / "northbank.yaml", orgs).brand.logo


def test_links_in_a_circle(orgs: Path) -> None:
    """A link to itself is a file that is not there."""
    (orgs / "northbank" / "logo.png").unlink()
    (orgs / "northbank" / "logo.png").symlink_to("logo.png")

    assert "a file that is not there" in load(orgs)


def test_no_such_file(orgs: Path) -> None:
    """A file that is not there is named."""
    assert "orgs/southbank.yaml: there is no such file\n  hint: check its name and who may read it" == load(
        orgs, "southbank.yaml"
    )


def test_a_folder_is_no_file(orgs: Path) -> None:
    """A folder with the name of a file is refused, not entered."""
    (orgs / "folder.yaml").mkdir()

    assert "orgs/folder.yaml: this is not a file\n  hint: check its name and who may read it" == load(
        orgs, "folder.yaml"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_no_file(orgs: Path) -> None:
    """A pipe is refused without waiting for what may come out of it."""
    os.mkfifo(orgs / "pipe.yaml")

    assert "orgs/pipe.yaml: this is not a file\n  hint: check its name and who may read it" == load(orgs, "pipe.yaml")


# ---- ids


@pytest.mark.parametrize("id", ["a", "northbank", "1st-northbank", "a" * 63, "console", "com", "com10", "indexes"])
def test_ids_that_are_fine(id: str) -> None:
    """Small letters, digits and dashes make an id."""
    assert id_problem(id, "f") is None


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("Northbank", "northbank.yaml"),
        ("north bank", "north-bank.yaml"),
        ("café_nord", "cafe-nord.yaml"),
        ("-a", "a.yaml"),
        ("a" * 64, "a" * 63 + ".yaml"),
        ("", "our-organisation.yaml"),
        ("慈善", "our-organisation.yaml"),
        ("CON", "our-organisation.yaml"),
        ("con", "con-org.yaml"),
        ("nul", "nul-org.yaml"),
        ("com1", "com1-org.yaml"),
        ("lpt9", "lpt9-org.yaml"),
        ("index", "index-org.yaml"),
        ("manifest", "manifest-org.yaml"),
        ("a.b", "a-b.yaml"),
        ("a\n", "a.yaml"),
    ],
)
def test_ids_that_are_refused(id: str, hint: str) -> None:
    """A file name that some system or address could not bear is refused with one that is fine."""
    problem = id_problem(id, "f")

    assert problem is not None
    assert hint in problem.hint
    assert id_problem(hint.removesuffix(".yaml"), "f") is None


def test_a_bad_id_is_told_before_the_file_is_read(orgs: Path) -> None:
    """The name of a file is checked even when there is no such file."""
    assert (
        'orgs/North Bank.yaml: the file name "North Bank" is not an id of small letters, digits and dashes\n'
        '  hint: rename the file to "north-bank.yaml"'
    ) == load(orgs, "North Bank.yaml")
