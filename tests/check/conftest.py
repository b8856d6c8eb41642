"""The templates that are shipped, read once, and organisations checked against them on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.batch.check_one import check_one
from generator.batch.looking import Looking
from generator.batch.read_library import read_library
from generator.check.finding import Finding
from generator.rendering.library import Library
from tests.tools import ROOT

TODAY = date(2026, 11, 26)
Check = Callable[[str], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the templates that are shipped."""
    return read_library((ROOT / "templates",))


@pytest.fixture
def check(library: Library, tmp_path: Path) -> Check:
    """Return what checks the text of a file, as that of `orgs/riverbend.yaml`."""

    def checked(text: str) -> tuple[Finding, ...]:
        path = tmp_path / "orgs" / "riverbend.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        found = check_one(Looking(path.parent, tmp_path / "build", library, TODAY), path).findings
        return tuple(found)

    return checked
