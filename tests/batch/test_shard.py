"""Shares of all organisations, built by machines that know nothing of each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.batch.shard import Shard, shard_of
from tests.workspace import EACH, Ran, Workspace, closing, organisation, outputs

COUNT = 3
MEMBERS = [f"member-{at:02}" for at in range(18)]


def test_each_is_in_one_share() -> None:
    """Every organisation is in one share and no other, by its id alone, and no share is empty for long."""
    shares = [Shard(number, 8) for number in range(1, 9)]
    found = [[share.number for share in shares if share.has(Path(f"{name}.yaml"))] for name in MEMBERS]
    elsewhere = [[share.number for share in shares if share.has(Path(f"/x/{name}.yml"))] for name in MEMBERS]

    assert [1] * len(MEMBERS) == [len(each) for each in found]
    assert found == elsewhere
    assert len({number for each in found for number in each}) > 4


def test_the_shares_do_not_change() -> None:
    """An organisation is in the same share in every edition of the program."""
    assert [2, 2, 3, 1] == [
        next(number for number in (1, 2, 3) if Shard(number, 3).has(Path(f"{name}.yaml"))) for name in MEMBERS[:4]
    ]


def test_shares_together_are_all(home: Workspace) -> None:
    """What several machines built of their shares is, in one folder, what one builds; the list is made at the end."""
    for name in MEMBERS:
        home.write(f"orgs/{name}.yaml", organisation(name.capitalize()))
    home.run("build", "--out", "whole")
    for number in range(1, COUNT + 1):
        ran = home.run("build", "--shard", f"{number}/{COUNT}", "--out", f"share-{number}")
        assert (0, False) == (ran.code, (home.home / f"share-{number}/index.md").exists())
        shutil.copytree(home.home / f"share-{number}", home.out, dirs_exist_ok=True)
    whole = {path.relative_to(home.home / "whole").as_posix(): path for path in (home.home / "whole").rglob("*.*")}
    built = len(MEMBERS) + 2

    assert Ran(0, closing(built, unchanged=built * EACH), "") == home.run("build")
    assert {name: path.read_bytes() for name, path in whole.items()} == home.files()


def test_a_share_of_nobody(home: Workspace) -> None:
    """A share in which nobody is builds nothing, and that is no mistake."""
    ran = [home.run("build", "--shard", f"{number}/500") for number in (1, 2)]

    assert [Ran(0, closing(0), "")] * 2 == ran
    assert not outputs() & set(home.files())


@pytest.mark.parametrize("text", ["", "3", "0/8", "9/8", "-1/8", "a/b", "1/0", "1/2/3", "1/99999"])
def test_no_share(home: Workspace, text: str) -> None:
    """What is no share is refused, with one that is."""
    ran = home.run("build", "--shard", text)

    assert shard_of(text) is None
    assert (2, True) == (ran.code, "is no share: write the first of eight as 1/8" in ran.err)
