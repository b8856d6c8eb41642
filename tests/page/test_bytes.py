"""The page makes the very bytes of the command line."""

from __future__ import annotations

import base64
import hashlib
import sys
from pathlib import Path

import pytest

from generator.formats.formats import DEFAULT_FORMATS, FORMATS
from tests.page.browsers import BROWSERS, play
from tests.tools import ROOT, run
from tests.workspace import contents

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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests of all that the command line makes of the samples."""
    out = tmp_path_factory.mktemp("built")
    done = run(sys.executable, "-m", "generator", "build", "--out", out)
    assert done.returncode == 0, done.stderr
    kinds = tuple(row.ending for row in FORMATS.values() if row.by_default)
    files = {path: content for path, content in contents(out).items() if path.count("/") and path.endswith(kinds)}
    return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("wrapping", ["policy-maker.html", "page/index.html"])
def test_bytes_of_the_command_line(page: Path, built: dict[str, str], browser: str, wrapping: str) -> None:
    """Every sample in every format has the bytes of a build, in each browser, opened from the disk."""
    seen = play(browser, "bytes", page / wrapping, {"organisations": samples(), "formats": [*DEFAULT_FORMATS]})

    assert built == seen["digests"]
    assert [] == seen["complaints"]
