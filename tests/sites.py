"""Site generators as judges: each publishes a whole folder as its starter would, with the few lines that README names.

A generator gets a copy of all the folder's files, unedited, and returns what it said and the pages that it made. A
missing one skips the test or fails it, as `tests/tools.py` says.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import html5lib
from lxml import etree

from tests.tools import NODE_MODULES, ROOT, complaints, require, run

SCRATCH = ROOT / "dist" / "judges"
OURS = "<<ours>>"
"""Where in a starter's settings the lines go that our pages need."""
OFFLINE = {"ASTRO_TELEMETRY_DISABLED": "1", "DOCUSAURUS_NO_PERSISTENT_CACHE": "true", "CI": "true"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a browser has it: the title in its tab, and its own words as HTML."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Site:
    """What a site generator said, and the page that it made of each Markdown file."""

    complaints: list[str]
    pages: dict[Path, Page]


@dataclass(frozen=True, slots=True)
class Generator:
    """A site generator, the settings that its starter has, and what our pages need besides."""

    name: str
    profile: str
    """Its name under `site`."""
    tools: tuple[str, ...]
    settings: Mapping[str, str]
    """The files that a starter has, by their names; `OURS` marks the place of our own lines."""
    command: tuple[str | Path, ...]
    pages: str = "docs"
    """The folder for pages."""
    site: str = "site"
    """The folder that the generator writes."""
    file: str = ""
    """The file of settings to which our lines are added."""
    package: str = ""
    """What its version is the version of."""
    lines: str = ""
    """What our pages need: the lines that README names."""
    words: str = "//main"
    """Where on a page its words stand, as XPath."""
    apart: str = ""
    """What stands among them and is not ours, as XPath: marks beside headings, and the title over the page."""
    shows_titles: bool = True
    """Whether the starter has a page to put the words in, with their title."""
    directories: bool = True
    """Whether `a/b.md` becomes `a/b/index.html`."""

    def __str__(self) -> str:
        return self.name

    def publish(self, folder: Path) -> Site:
        """Publish a copy of the folder; what the generator warns of counts as a complaint."""
        require(*self.tools)
        # A generator of npm finds its packages in a folder above its own.
        SCRATCH.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=SCRATCH) as scratch:
            return self._publish(folder, Path(scratch))

    def _publish(self, folder: Path, scratch: Path) -> Site:
        shutil.copytree(folder, scratch / self.pages)
        for name, text in self.settings.items():
            file = scratch / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace(OURS, self.lines), encoding="utf-8")
        done = run(*self.command, cwd=scratch, env=OFFLINE)
        return self._site(done, folder, scratch / self.site)

    def _site(self, done: subprocess.CompletedProcess[str], folder: Path, built: Path) -> Site:
        found = complaints(done)
        pages: dict[Path, Page] = {}
        for path in sorted(page.relative_to(folder) for page in folder.rglob("*.md")):
            flat = path.name == "index.md" or not self.directories
            page = built / (path.with_suffix(".html") if flat else path.with_suffix("") / "index.html")
            if page.is_file():
                pages[path] = self._page(page.read_text(encoding="utf-8"))
            else:
                found.append(f"{path} became no page")
            if not flat and (built / path.with_suffix(".html")).exists():
                found.append(f"{path} became two pages")
        return Site(found, pages)

    def _page(self, page: str) -> Page:
        tree = html5lib.parse(page, treebuilder="lxml", namespaceHTMLElements=False)
        place = next(iter(tree.xpath(self.words)), etree.Element("main"))
        for mark in place.xpath(self.apart or "none"):
            _drop(mark)
        words = etree.tostring(place, encoding="unicode", method="html", with_tail=False)
        return Page(" ".join(tree.xpath("string(//head/title)").split()), words)


def _drop(mark: etree._Element) -> None:
    """Take an element out and leave what follows it."""
    above, before = mark.getparent(), mark.getprevious()
    assert above is not None
    if before is not None:
        before.tail = (before.tail or "") + (mark.tail or "")
    else:
        above.text = (above.text or "") + (mark.tail or "")
    above.remove(mark)


MKDOCS_CHECKS = """\
validation:
  anchors: warn
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn}
"""
STARLIGHT = """\
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  integrations: [starlight({ title: "Policies" })],
});
"""
STARLIGHT_CONTENT = """\
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
};
"""
DOCUSAURUS = """\
module.exports = {
  title: "Policies",
  url: "https://policies.example.org",
  baseUrl: "/",
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onBrokenMarkdownLinks: "throw",
<<ours>>  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
};
"""
GITHUB_SLUG = 'text.trim().toLowerCase().replace(/[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]/gu, "").replaceAll(" ", "-")'
"""The anchor that GitHub and most generators give a heading, in JavaScript: what a reference of a policy leads to."""
ELEVENTY = f"""\
import {{ IdAttributePlugin }} from "@11ty/eleventy";

export default (config) => {{
  config.ignores.add("**/*.html");
  config.addPlugin(IdAttributePlugin, {{ slugify: (text) => {GITHUB_SLUG} }});
}};
"""

VITEPRESS = f"""\
export default {{
  markdown: {{
    anchor: {{ slugify: (text) => {GITHUB_SLUG} }},
  }},
}};
"""

GENERATORS = (
    Generator(
        "MkDocs",
        "mkdocs",
        ("mkdocs",),
        {"mkdocs.yml": f"site_name: Policies\n{OURS}{MKDOCS_CHECKS}"},
        ("mkdocs", "build", "--strict"),
        file="mkdocs.yml",
        lines='exclude_docs: "*.html"\n',
        words="//div[@role='main']",
        apart=".//h1 | .//a[@class='headerlink']",
        package="mkdocs",
    ),
    Generator(
        "MkDocs Material",
        "material",
        ("mkdocs",),
        {"mkdocs.yml": f"site_name: Policies\ntheme: {{name: material}}\n{OURS}{MKDOCS_CHECKS}"},
        ("mkdocs", "build", "--strict"),
        file="mkdocs.yml",
        lines='exclude_docs: "*.html"\n',
        words="//article",
        apart=".//h1 | .//a[@class='headerlink'] | .//nav[contains(@class, 'md-tags')]",
        package="mkdocs-material",
    ),
    Generator(
        "Zensical",
        "material",
        ("zensical",),
        {"zensical.toml": f'[project]\nsite_name = "Policies"\n{OURS}'},
        ("zensical", "build", "--strict"),
        file="zensical.toml",
        lines='exclude_docs = "*.html"\n',
        words="//article",
        apart=".//h1 | .//a[@class='headerlink'] | .//nav[contains(@class, 'md-tags')]",
        package="zensical",
    ),
    Generator(
        "Docusaurus",
        "docusaurus",
        ("node", "@docusaurus/core", "@docusaurus/preset-classic"),
        {"docusaurus.config.js": DOCUSAURUS, "package.json": "{}\n"},
        ("node", NODE_MODULES / "@docusaurus/core/bin/docusaurus.mjs", "build"),
        file="docusaurus.config.js",
        # It makes a picture of a word between colons, however that is written.
        lines="markdown: { emoji: false },\n",
        site="build",
        words="//div[contains(@class, 'theme-doc-markdown')]",
        apart=".//header | .//a[@class='hash-link']",
        package="@docusaurus/core",
    ),
    Generator(
        "VitePress",
        "vitepress",
        ("node", "vitepress"),
        {"docs/.vitepress/config.mjs": OURS, "package.json": "{}\n"},
        ("node", NODE_MODULES / "vitepress/bin/vitepress.js", "build", "docs"),
        site="docs/.vitepress/dist",
        file=".vitepress/config.mjs",
        lines=VITEPRESS,
        apart=".//a[@class='header-anchor']",
        directories=False,
        package="vitepress",
    ),
    Generator(
        "Hugo",
        "hugo",
        ("hugo",),
        {
            "hugo.toml": f'title = "Policies"\nbaseURL = "https://policies.example.org/"\n{OURS}',
            "layouts/all.html": "<html><title>{{ .Title }}</title><main>{{ .Content }}</main></html>",
        },
        ("hugo", "build", "--panicOnWarning", "--destination", "site"),
        pages="content",
        file="hugo.toml",
        lines="""\
[[module.mounts]]
source = "content"
target = "content"
files = ["! index.md", "! **.html", "**"]
[[module.mounts]]
source = "content/index.md"
target = "content/_index.md"
""",
        package="hugo",
    ),
    Generator(
        "Jekyll",
        "jekyll",
        ("jekyll",),
        {"docs/_config.yml": f"title: Policies\n{OURS}liquid: {{error_mode: strict, strict_filters: true}}\n"},
        ("jekyll", "build", "--strict_front_matter", "--source", "docs", "--destination", "site"),
        shows_titles=False,
        file="_config.yml",
        lines='exclude: ["*.html"]\n',
        words="//body",
        directories=False,
        package="jekyll",
    ),
    Generator(
        "Eleventy",
        "eleventy",
        ("node", "@11ty/eleventy"),
        {"eleventy.config.mjs": OURS, "package.json": "{}\n"},
        ("node", NODE_MODULES / "@11ty/eleventy/cmd.cjs", "--quiet", "--input=docs", "--output=site"),
        shows_titles=False,
        file="eleventy.config.mjs",
        lines=ELEVENTY,
        words="//body",
        package="@11ty/eleventy",
    ),
    Generator(
        "Astro Starlight",
        "starlight",
        ("node", "astro", "@astrojs/starlight"),
        {
            "astro.config.mjs": STARLIGHT,
            "src/content.config.ts": STARLIGHT_CONTENT,
            "package.json": '{"type": "module"}\n',
        },
        ("node", NODE_MODULES / "astro/astro.js", "build"),
        pages="src/content/docs",
        site="dist",
        words="//div[contains(@class, 'sl-markdown-content')]",
        apart=".//a[contains(@class, 'sl-anchor-link')]",
        package="@astrojs/starlight",
    ),
)


# ---- in the documents

VERSIONS = {
    **json.loads((ROOT / "package.json").read_text())["devDependencies"],
    **dict(re.findall(r"^([\w-]+)==(.+)$", (ROOT / "constraints.txt").read_text(), re.MULTILINE)),
    "jekyll": "of Debian",
}
"""The version of each tool that the tests run."""


def in_readme() -> str:
    """Return the table of README: which generators were run."""
    rows = [f"| {each.name} | {VERSIONS[each.package]} | `{each.profile}` |" for each in GENERATORS]
    return "\n".join(["| generator | version | `site:` |", "| --- | --- | --- |", *rows]) + "\n"


def in_guide() -> str:
    """Return what the guide says: which generators were run, and the lines that each needs besides its own."""
    rows = ["| generator | version | `site:` | needs |", "| --- | --- | --- | --- |"]
    blocks = []
    for each in GENERATORS:
        need = f"the lines for `{each.file}` below" if each.lines else "nothing"
        rows.append(f"| {each.name} | {VERSIONS[each.package]} | `{each.profile}` | {need} |")
        if each.lines:
            language = each.file.rpartition(".")[2].replace("mjs", "js")
            blocks.append(f"{each.name}, in `{each.file}`:\n\n```{language}\n{each.lines}```\n")
    return "\n".join(rows) + "\n\n" + "\n".join(blocks)
