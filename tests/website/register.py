"""The register on the site: a page of it, and the files that `policygen register` writes, to download."""

from __future__ import annotations

import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

from generator.batch.find_organisations import find_organisations
from generator.batch.read_library import read_library
from generator.batch.request import Request
from generator.cli.register_command import entries_of_all
from generator.document.look import Look
from generator.formats.formats import DEFAULT_FORMATS, FORMATS
from generator.passes.number import number
from generator.policy.stage import Stage
from generator.register.as_page import register_document, register_page
from generator.register.rows import Entry
from tests.tools import ROOT, complaints, run

NAMES = {"register.html": "Web page", "register.csv": "Spreadsheet", "register.json": "JSON"}
"""The files to download, and what they are called."""
_LIBRARY = read_library((ROOT / "templates",))
_WIDE = "hide:\n  - navigation\n  - toc\n"
"""The register has many columns, which need the room of the lists at the sides."""


def entries(build: Path) -> tuple[Entry, ...]:
    """Return a row for each policy of the samples."""
    files, problems = find_organisations(ROOT / "orgs", ())
    assert not problems
    request = Request(ROOT / "orgs", build, _LIBRARY, DEFAULT_FORMATS, Stage.FINAL, jobs=1, force=False, prune=False)
    return entries_of_all(request, files)


def as_page(rows: tuple[Entry, ...], downloads: str, link_to: Callable[[str], str]) -> str:
    """Return the page, with links to its files, which stand in a folder of downloads."""
    text = FORMATS["md"].write_list_of(number(register_document(rows, link_to)), Look()).decode()
    front, body = text.removeprefix("---\n").split("---\n", 1)
    links = [f'<a href="{downloads}/{name}" download="{name}">{escape(title)}</a>' for name, title in NAMES.items()]
    return f'---\n{front}{_WIDE}---\n\n<p class="downloads"><strong>Download</strong> {" ".join(links)}</p>\n{body}'


def write_downloads(rows: tuple[Entry, ...], folder: Path, link_to: Callable[[str], str]) -> None:
    """Write the files to download; the page among them links the other downloads."""
    (folder / "register.html").write_bytes(register_page(rows, _LIBRARY.style(), link_to))
    for name in NAMES:
        form = name.rpartition(".")[2]
        if form != "html":
            command = sys.executable, "-m", "generator", "register", "--format", form, "--out", folder / name
            assert [] == complaints(run(*command, cwd=ROOT))
