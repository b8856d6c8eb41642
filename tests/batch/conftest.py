"""Two sound organisations, for every test of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace, organisation


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with two sound organisations, and stand in it."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", organisation())
    made.write("orgs/oakvale.yaml", organisation("Oakvale Befrienders"))
    return made
