"""Site generators as judges: each builds a folder of pages, and returns what it said and the pages that it made.

A missing generator skips the test or fails it, as `tests/tools.py` says.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.judges import SCRIPTS
from tests.tools import NODE_MODULES, complaints, require, run


@dataclass(frozen=True, slots=True)
class Site:
    """What a site generator said, and the HTML that it made of each Markdown file."""

    complaints: list[str]
    pages: dict[Path, str]


def mkdocs_strict(folder: Path, scratch: Path) -> Site:
    """Build the folder in MkDocs; every warning counts, anchors included."""
    _write(scratch, "theme/main.html", "<!doctype html><title>{{ page.title }}</title><main>{{ page.content }}</main>")
    # JSON is YAML. No -q: it would silence --strict.
    settings = {
        "site_name": "judge",
        "docs_dir": str(folder),
        "site_dir": str(scratch / "site"),
        "theme": {"name": None, "custom_dir": str(scratch / "theme")},
        "plugins": [],
        # The list of policies is there twice, for sites and for those who open the folder.
        "exclude_docs": "index.html",
        "validation": {
            "anchors": "warn",
            "links": {"not_found": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        },
    }
    _write(scratch, "mkdocs.yml", json.dumps(settings))
    done = run("mkdocs", "build", "--strict", "--config-file", scratch / "mkdocs.yml")
    return _site(done, folder, scratch / "site", directories=True)


def hugo(folder: Path, scratch: Path) -> Site:
    """Build the folder in Hugo; every warning counts."""
    for path in _markdown(folder):
        # In Hugo a folder with an index.md is one page and its neighbours are attachments.
        name = "_index.md" if path.name == "index.md" else path.name
        _write(scratch, f"content/{path.parent}/{name}", (folder / path).read_text(encoding="utf-8"))
    _write(scratch, "layouts/all.html", "<main>{{ .Content }}</main>")
    _write(scratch, "hugo.json", json.dumps({"title": "judge", "disableKinds": ["taxonomy", "term", "rss", "sitemap"]}))
    done = run("hugo", "build", "--panicOnWarning", "--source", scratch, "--destination", scratch / "site")
    return _site(done, folder, scratch / "site", directories=True)


def jekyll(folder: Path, scratch: Path) -> Site:
    """Build the folder in Jekyll with strict front matter and strict Liquid."""
    require("jekyll")
    _copy_markdown(folder, scratch / "source")
    liquid = {"error_mode": "strict", "strict_filters": True, "strict_variables": True}
    _write(scratch, "config.json", json.dumps({"liquid": liquid, "plugins": []}))
    command = ["jekyll", "build", "--strict_front_matter", "--disable-disk-cache", "--config", "config.json"]
    done = run(*command, "--source", "source", "--destination", "site", cwd=scratch)
    return _site(done, folder, scratch / "site", directories=False)


def eleventy(folder: Path, scratch: Path) -> Site:
    """Build the folder in Eleventy, which runs Markdown through Liquid first."""
    require("node", "@11ty/eleventy")
    _copy_markdown(folder, scratch / "source")
    command = NODE_MODULES / "@11ty/eleventy/cmd.cjs"
    done = run("node", command, "--quiet", "--input=source", "--output=site", cwd=scratch)
    return _site(done, folder, scratch / "site", directories=True)


def mdx(folder: Path, scratch: Path) -> Site:
    """Compile the folder as MDX and run it in React: a stray brace compiles and fails only when run."""
    require("node", "@mdx-js/mdx")
    jobs = [[str(folder / path), str(scratch / path.with_suffix(".html"))] for path in _markdown(folder)]
    done = run("node", SCRIPTS / "mdx.mjs", stdin=json.dumps(jobs))
    return _site(done, folder, scratch, directories=False)


def _markdown(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*.md"))


def _copy_markdown(folder: Path, target: Path) -> None:
    for path in _markdown(folder):
        _write(target, str(path), (folder / path).read_text(encoding="utf-8"))


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _site(done: subprocess.CompletedProcess[str], folder: Path, built: Path, *, directories: bool) -> Site:
    """Return the pages: `a/b.md` becomes `a/b/index.html` where pages are directories, else `a/b.html`."""
    found = complaints(done)
    pages: dict[Path, str] = {}
    for path in _markdown(folder):
        flat = path.name == "index.md" or not directories
        page = built / (path.with_suffix(".html") if flat else path.with_suffix("") / "index.html")
        if page.is_file():
            pages[path] = page.read_text(encoding="utf-8")
        else:
            found.append(f"{path} became no page")
    return Site(found, pages)
