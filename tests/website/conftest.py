"""The site, made once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.page.browsers import made_page
from tests.tools import require
from tests.website.__main__ import make_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site."""
    require("zensical", "node", "chromium", "puppeteer-core", "soffice", "pdftoppm")
    folder = tmp_path_factory.mktemp("website") / "site"
    make_site(folder, made_page(tmp_path_factory))
    return folder
