"""The scripts and styles of the page are typed and linted like everything else."""

from __future__ import annotations

import pytest

from tests.tools import NODE_MODULES, ROOT, complaints, require, run

PAGE = ROOT / "generator" / "page"

pytestmark = pytest.mark.judge


def test_types() -> None:
    """TypeScript finds nothing wrong with the scripts, whose types stand in their comments."""
    require("node", "typescript")

    assert [] == complaints(run(NODE_MODULES / ".bin/tsc", "--project", PAGE / "tsconfig.json"))


def test_lint() -> None:
    """Biome finds nothing wrong with scripts, styles and their layout."""
    require("node", "@biomejs/biome")

    assert [] == complaints(run(NODE_MODULES / ".bin/biome", "check", "--error-on-warnings", cwd=PAGE))
