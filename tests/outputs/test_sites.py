"""Docs sites: the Markdown in build/ is published whole by every generator, and its links arrive."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from lxml import etree

from generator.document import Meta
from generator.formats.write_markdown import write_markdown
from tests import judges, sites
from tests.builders import doc, p, sec
from tests.tools import ROOT

BUILD = ROOT / "build"
POLICIES = sorted(BUILD.rglob("*.md"))

pytestmark = [
    pytest.mark.judge,
    pytest.mark.skipif(not POLICIES, reason="build/ holds no Markdown yet: make build"),
]

WITH_ANCHORS: list[Callable[[Path, Path], sites.Site]] = [sites.mkdocs_strict, sites.hugo]
WITHOUT_ANCHORS: list[Callable[[Path, Path], sites.Site]] = [
    sites.jekyll,
    sites.eleventy,
    sites.mdx,
]


@pytest.mark.parametrize("build", WITH_ANCHORS + WITHOUT_ANCHORS)
def test_site(build: Callable[[Path, Path], sites.Site], tmp_path: Path) -> None:
    """A generator publishes every page without a complaint, with the words that GitHub would show."""
    # A copy: build/ itself stays as it is, whatever a generator does in its folder.
    pages = Path(shutil.copytree(BUILD, tmp_path / "pages"))
    site = build(pages, tmp_path / "scratch")
    expected = {path: words(judges.cmark_html(body(pages / path))) for path in site.pages}
    found = {path: words(page) for path, page in site.pages.items()}
    lost = {str(path): difference(expected[path], found[path]) for path in found if expected[path] != found[path]}

    assert [] == site.complaints
    assert {path.relative_to(BUILD) for path in POLICIES} == set(site.pages)
    assert {} == lost
    if build in WITH_ANCHORS:
        assert {} == {str(path): dangling(page) for path, page in site.pages.items() if dangling(page)}


@pytest.mark.parametrize("build", WITH_ANCHORS + WITHOUT_ANCHORS)
def test_names_that_look_like_programs(build: Callable[[Path, Path], sites.Site], tmp_path: Path) -> None:
    """A line that starts with a word of a programming language is words in every generator."""
    lines = [f"{word} leeds" for word in ("export", "import", "export default", "const x =", "function", "return")]
    policy = doc(sec("a", "A", *(p(line) for line in lines)), meta=Meta("en-GB", "export leeds", ""))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.md").write_text(write_markdown(policy), encoding="utf-8")
    site = build(tmp_path / "pages", tmp_path / "scratch")

    assert [] == site.complaints
    assert [" ".join(["export leeds", "A", *lines])] == [" ".join(words(page)) for page in site.pages.values()]


def test_github() -> None:
    """On GitHub, every link within a page arrives at a heading."""
    assert [] == [line for line in judges.markdownlint(POLICIES) if "MD051" in line]


def test_markdownlint() -> None:
    """A strict linter has nothing to say."""
    assert [] == judges.markdownlint(POLICIES)


def body(path: Path) -> str:
    """Return the Markdown without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def words(html: str) -> list[str]:
    """Return the words of a page. Generators may curl quotes and lengthen dashes: those count as the same."""
    tree = html5lib.parse(html, treebuilder="lxml", namespaceHTMLElements=False)
    etree.strip_elements(tree, "head", "script", "style", with_tail=False)
    for block in tree.iter("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr"):
        block.tail = f" {block.tail or ''}"
    text = "".join(tree.getroot().itertext()).translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return re.sub(r"-+", "-", text.replace("…", "...")).split()


def difference(expected: list[str], found: list[str]) -> str:
    """Return the words around the first place where two pages differ."""
    pairs = zip([*expected, ""], [*found, ""], strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    return f"{' '.join(expected[max(at - 3, 0) : at + 5])} | {' '.join(found[max(at - 3, 0) : at + 5])}"


def dangling(html: str) -> list[str]:
    """Return the links of a page to places in it that are not there."""
    tree = html5lib.parse(html, treebuilder="lxml", namespaceHTMLElements=False)
    ids = set(tree.xpath("//@id"))
    return [target for target in tree.xpath("//a/@href") if target.startswith("#") and target[1:] not in ids]
