"""`make pictures`: every page of every sample as a picture, to look at before and after a change of the design.

Word files as LibreOffice lays them out, web pages in Chromium at three widths, light and dark, and as they are printed:
a folder for each organisation, and `index.html` with all of them. `python -m tests.pictures FOLDER [ORG…]` takes some
organisations only; `--house FILE` gives them all that Word template.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import quote

from generator.batch.read_organisation import load_organisation, read_brand
from generator.formats.formats import FORMATS
from generator.policy.write import write_policy
from generator.rendering.brand import look_of
from tests import judges
from tests.policies import SAMPLES, composer
from tests.tools import require, run

SHOWN = ("html", "docx")
DOTS_AN_INCH = "80"
PAGES = Path(__file__).parent / "pages.mjs"


def main(arguments: Sequence[str]) -> int:
    """Make the pictures and the page that shows them; return how many of the organisations have none."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("organisations", nargs="*", metavar="ORG")
    parser.add_argument("--house", type=Path, metavar="FILE")
    given = parser.parse_args(arguments)
    samples = [path for path in SAMPLES if not given.organisations or path.stem in given.organisations]
    shutil.rmtree(given.folder, ignore_errors=True)
    for path in samples:
        _write(path, given.folder / path.stem, given.house)
    _picture_word(sorted(given.folder.glob("*/*.docx")))
    _picture_pages(sorted(given.folder.glob("*/*.html")))
    shown = [_shown(given.folder / path.stem) for path in samples]
    (given.folder / "index.html").write_text(_INDEX.format("".join(shown)), encoding="utf-8")
    return shown.count("")


def _write(path: Path, folder: Path, house: Path | None) -> None:
    """Write the policies of an organisation as a build does, in the Word template if there is one."""
    folder.mkdir(parents=True)
    organisation = load_organisation(path, path.parent)
    for template_id in organisation.policies:
        made = composer(template_id)
        look = look_of(made.template, organisation, read_brand(organisation, path.parent))
        look = replace(look, word_template=house.read_bytes()) if house else look
        document = write_policy(made, organisation)
        for name in SHOWN:
            (folder / FORMATS[name].file_of(template_id)).write_bytes(FORMATS[name].write(document, look))


def _picture_word(files: Sequence[Path]) -> None:
    require("pdftoppm")
    laid_out = judges.libreoffice_pdf(files, files[0].parent.parent)
    for file, pdf in zip(files, laid_out, strict=True):
        _picture_pdf(pdf.rename(file.with_name(f"{file.stem}-word.pdf")))


def _picture_pages(files: Sequence[Path]) -> None:
    require("node", "chromium", "puppeteer-core", "pdftoppm")
    starts = [str(file.with_name(f"{file.stem}-page")) for file in files]
    done = run("node", PAGES, stdin=json.dumps(list(zip(map(str, files), starts, strict=True))), seconds=1800)
    assert done.returncode == 0, done.stderr
    for start in starts:
        _picture_pdf(Path(f"{start}-print.pdf"))


def _picture_pdf(pdf: Path) -> None:
    done = run("pdftoppm", "-r", DOTS_AN_INCH, "-png", pdf, pdf.with_suffix(""))
    assert done.returncode == 0, done.stderr


_INDEX = (
    '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Pictures</title>'
    "<style>body{{background:#777;font-family:sans-serif}}img{{width:24%;margin:.4%;vertical-align:top}}</style>{}</html>"
)


def _shown(folder: Path) -> str:
    """Return the pictures of an organisation as a part of the page; empty where there are none."""
    pictures = sorted(folder.glob("*.png"))
    images = [f'<img alt="{escape(path.stem)}" src="{quote(f"{folder.name}/{path.name}")}">' for path in pictures]
    return f"<h2>{escape(folder.name)}</h2>{''.join(images)}" if images else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
