"""Differences in colour: on a terminal, or where somebody asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.highlight import in_colour
from tests.workspace import Workspace, make_workspace, organisation

DIFFERENCE = "  ~ [-Northbank Youth Trust-] → {+Another Trust+} (2 places: the opening, 1.1)\n"


@pytest.fixture
def stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with an organisation that has another name than when it was built."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", organisation())
    made.run("build")
    made.write("orgs/northbank.yaml", organisation("Another Trust"))
    return made


def test_marks_become_colours() -> None:
    """What went is red and struck through, what came is green and underlined, and neither has marks around it."""
    assert "a \x1b[31m\x1b[9mb\x1b[0m \x1b[32m\x1b[4mc d\x1b[0m" == in_colour("a [-b-] {+c d+}")


def test_in_a_pipe_there_are_marks(stale: Workspace) -> None:
    """Where the output is no terminal, a difference is plain text."""
    ran = stale.run("check", "--today", "2026-06-01")

    assert "\x1b" not in ran.out
    assert DIFFERENCE in ran.out


def test_colour_can_be_asked_for(stale: Workspace) -> None:
    """Whoever wants colours in a pipe says so; JSON never has any."""
    assert "\x1b[32m\x1b[4m" in stale.spawn("check", "--colour", "--today", "2026-06-01").out
    assert "\x1b" not in stale.spawn("check", "--colour", "--json", "--today", "2026-06-01").out
