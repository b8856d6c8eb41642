"""The page, made once for all tests that open it, and the end of the browsers that opened it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.page.browsers import made_page, stop_all


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the page."""
    return made_page(tmp_path_factory)


@pytest.fixture(scope="session", autouse=True)
def _browsers() -> Iterator[None]:
    """Close the browsers once nobody needs them."""
    yield
    stop_all()
