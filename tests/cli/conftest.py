"""One sound organisation, for every test of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace, organisation


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with one sound organisation, and stand in it."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", organisation())
    return made
