"""The gardens: a small library of templates, and organisations beside which the goldens stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.look_into import Looked, look_into
from generator.batch.read_library import read_library
from tests.tools import ROOT
from tests.workspace import Workspace

HERE = Path(__file__).parent


@pytest.fixture
def gardens(monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return the workspace of these tests, and stand in it; nothing in it is written but what `--accept` accepts."""
    monkeypatch.chdir(HERE)
    return Workspace(HERE)


@pytest.fixture(scope="session")
def meadow() -> Looked:
    """Return what there is of one garden."""
    return look_into(read_library((HERE / "library", ROOT / "templates")), HERE / "orgs/meadow.yaml", HERE / "orgs")
