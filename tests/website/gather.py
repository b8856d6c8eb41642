"""The pages of the site, put together from `pages/`, `build/` and the guides."""

from __future__ import annotations

import os
import re
import shutil
from html import escape
from pathlib import Path

from generator.formats.formats import FORMATS
from tests.tools import ROOT
from tests.website.register import as_page, entries, write_downloads

HERE = Path(__file__).parent
DOWNLOADS = "downloads"
OFFERED = ("docx", "html", "md")
"""What readers can download, what most of them want first."""
_UP = f"../../{DOWNLOADS}"
"""Where downloads are for a page of the folder of policies."""
_DOCS = ROOT / "generator" / "docs"
GUIDES = {
    **{path: path.relative_to(_DOCS).as_posix() for path in sorted(_DOCS.rglob("*.md"))},
    ROOT / "templates" / "README.md": "templates.md",
    ROOT / "templates" / "_shared" / "law" / "FACTS.md": "law.md",
}
"""Documents of the repository and the names of their pages."""
TEXTS = {_DOCS / "assistants.txt": "assistants.txt"}
"""Texts for programs, which stand beside the guides as they are."""


def gather(folder: Path, build: Path) -> None:
    """Put the pages of the site into a folder, whose links lead to each other."""
    shutil.copytree(HERE / "pages", folder)
    for path in sorted(build.rglob("*.md")):
        page = folder / "policies" / path.relative_to(build)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_with_downloads(path), encoding="utf-8")
    (folder / "policies" / "register.md").write_text(_register(build), encoding="utf-8")
    for path, name in GUIDES.items():
        page = folder / "guides" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_as_page(path), encoding="utf-8")
    for path, name in TEXTS.items():
        shutil.copy(path, folder / "guides" / name)
    (folder / "assets").mkdir()
    for name in ("style.css", "tables.js"):
        shutil.copy(HERE / name, folder / "assets")


def copy_downloads(build: Path, site: Path) -> None:
    """Put the files that readers download into the finished site: a generator would make pages of some."""
    for path in _files(build):
        target = site / DOWNLOADS / _address(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    write_downloads(entries(build), site / DOWNLOADS, lambda file: _address(Path(file)))


def _register(build: Path) -> str:
    """Return the page of the register, which links the page of each policy and its files."""

    def link_to(file: str) -> str:
        path = Path(file)
        page = path.relative_to(build).as_posix()
        return page if path.suffix == ".md" else f"{_UP}/{_address(path)}"

    return as_page(entries(build), _UP, link_to)


def _files(build: Path) -> list[Path]:
    return sorted(path for name in OFFERED for path in build.glob(f"*/{FORMATS[name].file_of('*')}"))


def _address(path: Path) -> str:
    """Return where a file is downloaded. Zensical takes an address that ends in `.md` for one of its own pages."""
    return f"{path.parent.name}/{path.name}{'.txt' if path.suffix == '.md' else ''}"


def _with_downloads(path: Path) -> str:
    """Return a policy with links to its files on top; the list of policies as it is."""
    page = path.read_text("utf-8")
    if path.name == "index.md":
        return page
    front, body = page.removeprefix("---\n").split("---\n", 1)
    files = {FORMATS[name].title: path.with_name(FORMATS[name].file_of(path.stem)) for name in OFFERED}
    links = [
        f'<a href="../../../{DOWNLOADS}/{_address(file)}" download="{file.name}">{escape(title)}</a>'
        for title, file in files.items()
    ]
    return f'---\n{front}---\n\n<p class="downloads"><strong>Download</strong> {" ".join(links)}</p>\n{body}'


def _as_page(path: Path) -> str:
    """Return a document whose links lead to the pages of other documents."""

    def moved(link: re.Match[str]) -> str:
        target, place = (path.parent / link[1]).resolve(), link[2] or ""
        if name := {**GUIDES, **TEXTS}.get(target):
            return f"]({os.path.relpath(name, Path(GUIDES[path]).parent)}{place})"
        assert target.is_relative_to(ROOT / "build"), f"{path.name} links {link[1]}, which is no page of the site"
        return f"](../policies/{target.relative_to(ROOT / 'build')}{place})"

    return re.sub(r"\]\((?![a-z]+:|…)([^)#]+)(#[^)]*)?\)", moved, path.read_text("utf-8"))
