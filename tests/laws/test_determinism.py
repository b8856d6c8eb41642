"""Same input, same output: nothing of the surroundings reaches a policy.

That no module asks for the time, the locale or the environment is shown in `tests/repository/test_purity.py`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.workspace import Ran, Workspace, contents

pytestmark = pytest.mark.slow

AS_MODULE = ("-m", "generator")
LONG_AGO = 315_532_800
"""The first second of 1980, which a zip can say, on all that is read."""


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the sample organisations become in plain surroundings."""
    made = workspace(tmp_path_factory.mktemp("plain"), sorted(ORGS))
    ran = made.spawn("build", env={"TZ": "UTC", "PYTHONHASHSEED": "0"})
    assert (0, []) == (ran.code, strange(ran))
    return made.files()


def strange(ran: Ran) -> list[str]:
    """Return what a run said that is neither a warning of ours nor its hint."""
    return [line for line in ran.err.splitlines() if ": warning: " not in line and not line.startswith("  hint: ")]


ORGS = [path.name for path in (ROOT / "orgs").glob("*.yaml")]


def workspace(home: Path, names: list[str]) -> Workspace:
    """Return a workspace with the organisations of the repository, written in this order, and its templates."""
    made = Workspace(home)
    for name in names:
        made.write(f"orgs/{name}", (ROOT / "orgs" / name).read_bytes())
        folder = ROOT / "orgs" / name.removesuffix(".yaml")
        if folder.is_dir():
            shutil.copytree(folder, home / "orgs" / folder.name)
    shutil.copytree(ROOT / "templates", home / "templates")
    return made


SURROUNDINGS = {
    "another place": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "LANGUAGE": "tr",
        "PYTHONUTF8": "0",
    },
    "another time": {"SOURCE_DATE_EPOCH": "1", "FAKETIME": "2038-01-19 03:14:08", "PYTHONHASHSEED": "4294967295"},
    "another user": {"USER": "somebody", "LOGNAME": "somebody", "HOME": "/nonexistent", "COLUMNS": "20"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings(name: str, expected: dict[str, bytes], tmp_path: Path) -> None:
    """Another time zone, locale, date, hash seed or user gives the same bytes."""
    made = workspace(tmp_path, sorted(ORGS))
    ran = made.spawn("build", env=SURROUNDINGS[name])

    assert (0, []) == (ran.code, strange(ran))
    assert expected == made.files()


@pytest.mark.parametrize("switches", [("-OO",), ("-B", "-X", "dev", "-W", "error")], ids=" ".join)
def test_python_switches(switches: tuple[str, ...], expected: dict[str, bytes], tmp_path: Path) -> None:
    """Python with or without its assertions, docstrings and checks gives the same bytes, and warns of nothing."""
    made = workspace(tmp_path, sorted(ORGS))
    ran = made.spawn("build", python=(*switches, *AS_MODULE))

    assert (0, []) == (ran.code, strange(ran))
    assert expected == made.files()


def test_folders_and_order(expected: dict[str, bytes], tmp_path: Path) -> None:
    """Files written in another order, long ago, and named by whole paths from another folder give the same bytes."""
    made = workspace(tmp_path / "a folder – with a dash", sorted(ORGS, reverse=True))
    for path in made.home.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    elsewhere = Workspace(tmp_path / "elsewhere")
    elsewhere.home.mkdir()
    paths = [str(made.home / "orgs" / name) for name in sorted(ORGS, reverse=True)]
    folders = [f"--{name}={made.home / folder}" for name, folder in (("orgs", "orgs"), ("templates", "templates"))]
    ran = elsewhere.spawn("build", *folders, *paths)

    assert (0, []) == (ran.code, strange(ran))
    assert expected == elsewhere.files()


def test_one_at_a_time(expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Organisations built one by one give the same bytes, index and manifest as all at once."""
    made = workspace(tmp_path, sorted(ORGS))
    monkeypatch.chdir(tmp_path)
    runs = [made.run("build", name.removesuffix(".yaml")) for name in sorted(ORGS, reverse=True)]

    assert {0} == {ran.code for ran in runs}
    assert expected == made.files()


def test_inputs_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build reads organisations and templates and changes none of them."""
    made = workspace(tmp_path, sorted(ORGS))
    before = contents(made.home)
    monkeypatch.chdir(tmp_path)

    assert 0 == made.run("build").code
    assert before == {path: content for path, content in contents(made.home).items() if not path.startswith("build/")}
