"""Goldens: `orgs/<organisation>.<view>.txt` and `library/<template>.txt`, and `.json`; `make accept` writes them.

The gardens say everything that a view can say. Of the samples that ship there is one of each command.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.views.conftest import HERE
from tests.workspace import Workspace

GARDENS = ("--templates", "library")
CASES = {
    "library/garden.txt": "list garden",
    "library/garden.all.txt": "list garden --all",
    "library/garden.json": "list garden --json",
    "library/visits.txt": "list visits",
    "orgs/meadow.sections.txt": "show meadow",
    "orgs/meadow.sections.json": "show meadow sections --policy garden --json",
    "orgs/meadow.clauses.txt": "show meadow clauses",
    "orgs/meadow.clauses.json": "show meadow clauses --policy garden --json",
    "orgs/meadow.roles.txt": "show meadow roles --policy garden",
    "orgs/meadow.roles.json": "show meadow roles --policy garden --json",
    "orgs/meadow.coverage.txt": "show meadow coverage --policy garden",
    "orgs/meadow.coverage.json": "show meadow coverage --policy garden --json",
    "orgs/meadow.origins.txt": "show meadow 2.1.3 --origins",
    "orgs/meadow.origins.json": "show meadow roles 2.1.3 --origins --json",
    "orgs/meadow.tools.txt": "show meadow clauses tools",
    "orgs/meadow.bees.txt": "show meadow Bees --policy garden",
    "orgs/brook.sections.txt": "show brook",
    "orgs/brook.clauses.txt": "show brook clauses",
    "orgs/brook.roles.txt": "show brook roles",
    "orgs/brook.coverage.txt": "show brook coverage",
}
SHIPPED = {
    "shipped/team-social-media.txt": "list team-social-media",
    "shipped/glenburn-mobile-library.sections.txt": "show glenburn-mobile-library",
    "shipped/glenburn-mobile-library.roles.txt": "show glenburn-mobile-library roles",
}


def check(name: str, made: str, accept: bool) -> None:
    """Compare what was made with what is expected, or take it as that."""
    expected = HERE / name
    if accept:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(made, encoding="utf-8", newline="\n")

    assert expected.read_text("utf-8") == made


@pytest.mark.parametrize("name", CASES)
def test_gardens(gardens: Workspace, name: str, accept: bool) -> None:
    """What a command prints, problems after it, is exactly what stands in its golden."""
    ran = gardens.run(*CASES[name].split(), *GARDENS)

    assert ("brook" in name) == bool(ran.code)
    check(name, "\n".join(filter(None, (ran.out, ran.err))), accept)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped(monkeypatch: pytest.MonkeyPatch, name: str, accept: bool) -> None:
    """What a command prints of a template or sample that ships is exactly what stands in its golden."""
    monkeypatch.chdir(ROOT)
    ran = Workspace(ROOT).run(*SHIPPED[name].split())

    assert (0, "") == (ran.code, ran.err)
    check(name, ran.out, accept)


def test_every_golden_has_a_command() -> None:
    """No golden is left over from a command that is gone."""
    goldens = {path.relative_to(HERE).as_posix() for ending in ("txt", "json") for path in HERE.rglob(f"*.{ending}")}

    assert {*CASES, *SHIPPED} == goldens


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith(".json")])
def test_json_can_be_read(name: str) -> None:
    """A golden in JSON is JSON, in which every key is a name of ours and no prose."""
    keys = _keys(json.loads(Path(HERE / name).read_text("utf-8")))

    assert [] == sorted(key for key in keys if not key.isidentifier())


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for each in value.values() for key in _keys(each))}
    return {key for each in value for key in _keys(each)} if isinstance(value, list) else set()
