"""The page, made once for all tests that open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.page.browsers import made_page


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the page."""
    return made_page(tmp_path_factory)
