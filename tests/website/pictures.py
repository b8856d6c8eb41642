"""Pictures of what a charity gets, small enough for the first page of a site."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests import judges
from tests.pictures.__main__ import PAGES
from tests.tools import require, run

SHOWN = "harbour-lights-choir/social-media"
"""The policy that is shown."""
PAPER_WIDTH, PHONE = 560, (360, 720)


def write_pictures(build: Path, folder: Path) -> None:
    """Write the first page of a Word file, and a policy on a phone, into a folder."""
    with TemporaryDirectory() as scratch:
        _word(build / f"{SHOWN}.docx", Path(scratch), folder / "word.webp")
        _phone(build / f"{SHOWN}.html", Path(scratch), folder / "phone.webp")


def _word(docx: Path, scratch: Path, picture: Path) -> None:
    require("pdftoppm")
    (pdf,) = judges.libreoffice_pdf([docx], scratch)
    done = run("pdftoppm", "-r", "120", "-f", "1", "-l", "1", "-singlefile", "-png", pdf, scratch / "word")
    assert done.returncode == 0, done.stderr
    with Image.open(scratch / "word.png") as page:
        height = round(page.height * PAPER_WIDTH / page.width)
        page.convert("RGB").resize((PAPER_WIDTH, height), Image.Resampling.LANCZOS).save(picture, quality=70)


def _phone(page: Path, scratch: Path, picture: Path) -> None:
    require("node", "chromium", "puppeteer-core")
    done = run("node", PAGES, stdin=json.dumps([[str(page), str(scratch / "page")]]))
    assert done.returncode == 0, done.stderr
    with Image.open(scratch / "page-360-light-01.png") as shot:
        shot.convert("RGB").crop((0, 0, *PHONE)).save(picture, quality=70)
