"""The page makes the very bytes of the command line."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from generator.formats.formats import FORMATS
from tests.page.browsers import BROWSERS, play
from tests.tools import ROOT

pytestmark = [pytest.mark.judge, pytest.mark.slow]


def samples() -> dict[str, dict[str, object]]:
    """Return every sample as the page is given it: its file, and the files of its brand by their paths."""
    orgs = ROOT / "orgs"
    files = {path: base64.b64encode(path.read_bytes()).decode() for path in orgs.glob("*/*") if path.is_file()}
    return {
        path.stem: {
            "text": path.read_text("utf-8"),
            "brand": {
                f"{path.stem}/{file.name}": text for file, text in files.items() if file.parent.name == path.stem
            },
        }
        for path in sorted(orgs.glob("[!_]*.yaml"))
    }


def published() -> dict[str, str]:
    """Return the digests of the samples' outputs that are checked in."""
    made = [path for row in FORMATS.values() for path in (ROOT / "build").glob(f"*/*{row.ending}")]
    return {path.relative_to(ROOT / "build").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in made}


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("wrapping", ["policy-maker.html", "page/index.html"])
def test_bytes_of_the_command_line(page: Path, browser: str, wrapping: str) -> None:
    """Every sample in every format has the same bytes as in `build/`, in each browser, opened from the disk."""
    seen = play(browser, "bytes", page / wrapping, {"organisations": samples(), "formats": [*FORMATS]})

    assert published() == seen["digests"]
    assert [] == seen["complaints"]
