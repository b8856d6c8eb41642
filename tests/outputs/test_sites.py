"""Docs sites: the Markdown in build/ is published whole by every generator, and its links arrive."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

import html5lib
import pytest
from lxml import etree

from generator.document import Meta
from tests import judges
from tests.as_text import markdown_of
from tests.builders import doc, p, sec
from tests.hostile import HOSTILE
from tests.policies import plain, policy
from tests.sites import GENERATORS, Generator, Site, in_guide, in_readme
from tests.tools import ROOT

BUILD = ROOT / "build"
POLICIES = sorted(BUILD.rglob("*.md"))

pytestmark = [
    pytest.mark.judge,
    pytest.mark.skipif(not POLICIES, reason="build/ holds no Markdown yet: make build"),
]

every_generator = pytest.mark.parametrize("generator", GENERATORS, ids=str)
CODE = ("export", "import", "export default", "const x =", "function", "return")
"""How a line of a program starts: words, when they start a line of a policy."""


def differences(folder: Path, site: Site) -> dict[str, str]:
    """Return where a page differs from what GitHub would show. No complaint is allowed."""
    assert [] == site.complaints
    assert {path.relative_to(folder) for path in folder.rglob("*.md")} == set(site.pages)
    expected = {path: said(judges.cmark_html(body(folder / path))).words for path in site.pages}
    pages = {path: said(page.words) for path, page in site.pages.items()}
    found = {path: page.words for path, page in pages.items()}
    lost = {str(path): difference(expected[path], found[path]) for path in found if expected[path] != found[path]}
    return lost | {f"{path}: links": " ".join(page.dangling) for path, page in pages.items() if page.dangling}


@every_generator
def test_the_policies_of_the_repository(generator: Generator) -> None:
    """A generator publishes build/ whole and as it is: every page, without a complaint, with the words of GitHub."""
    assert {} == differences(BUILD, generator.publish(BUILD))


@every_generator
def test_hostile_names(generator: Generator, tmp_path: Path) -> None:
    """A generator publishes policies of organisations whose names look like markup or code, word by word."""
    names = [*HOSTILE.values(), *(f"{word} leeds" for word in CODE)]
    for number, name in enumerate(names):
        data = plain("team-social-media", site=generator.profile) | {"name": name, "kind": "team"}
        write(tmp_path / f"team-{number:02}" / "policy.md", markdown_of(policy("team-social-media", data)))
    lines = doc(sec("a", "A", *(p(f"{word} leeds") for word in CODE)), meta=Meta("en-GB", "export leeds", ""))
    write(tmp_path / "index.md", markdown_of(lines))

    site = generator.publish(tmp_path)
    titles = {number: even(site.pages[Path(f"team-{number:02}/policy.md")].title) for number in range(len(names))}

    assert {} == differences(tmp_path, site)
    if generator.shows_titles:
        # In the tab's title, Starlight reads what looks like a character's code.
        expected = {number: " ".join(unescape(even(name)).split()) for number, name in enumerate(names)}
        shown = {number: unescape(title) for number, title in titles.items()}
        assert {} == {expected[number]: title for number, title in shown.items() if expected[number] not in title}


@pytest.mark.parametrize(("document", "table"), [("README.md", in_readme), ("generator/docs/docs-sites.md", in_guide)])
def test_the_documents_name_what_ran(document: str, table: Callable[[], str], accept: bool) -> None:
    """README and the guide show the generators that these tests run, in their versions; the guide has their lines."""
    path = ROOT / document
    head, rest = path.read_text("utf-8").split("<!-- generators -->\n")
    shown, tail = rest.split("<!-- end -->\n")
    if accept:
        path.write_text(f"{head}<!-- generators -->\n{table()}<!-- end -->\n{tail}", encoding="utf-8")
    else:
        assert table() == shown


def write(path: Path, page: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def test_github() -> None:
    """On GitHub, every link within a page arrives at a heading."""
    assert [] == [line for line in judges.markdownlint(POLICIES) if "MD051" in line]


def test_markdownlint() -> None:
    """A strict linter has nothing to say."""
    assert [] == judges.markdownlint(POLICIES)


def body(path: Path) -> str:
    """Return the Markdown without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader has of a page: its words, and which links lead to places in it that are not there."""

    words: tuple[str, ...]
    dangling: tuple[str, ...]


@cache
def said(html: str) -> Said:
    """Return what a page says. Generators may curl quotes and lengthen dashes: those count as the same."""
    tree = html5lib.parse(html, treebuilder="lxml", namespaceHTMLElements=False)
    ids, targets = set(tree.xpath("//@id")), map(str, tree.xpath("//a/@href"))
    dangling = tuple(target for target in targets if target.startswith("#") and target[1:] not in ids)
    etree.strip_elements(tree, "head", "script", "style", with_tail=False)
    for block in tree.iter("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr"):
        block.tail = f" {block.tail or ''}"
    return Said(tuple(even("".join(tree.getroot().itertext())).split()), dangling)


def even(text: str) -> str:
    """Return the text with the quotes and dashes of a typewriter, in which generators differ, and a plain backslash."""
    typed = str.maketrans("‘’“”–—⧵", "''\"\"--\\")
    plain = text.replace("``", "“").replace("→", "->").replace("…", "...").translate(typed)
    return re.sub(r"-+", "-", plain)


def difference(expected: Sequence[str], found: Sequence[str]) -> str:
    """Return the words around the first place where two pages differ."""
    pairs = zip([*expected, ""], [*found, ""], strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    return f"{' '.join(expected[max(at - 3, 0) : at + 5])} | {' '.join(found[max(at - 3, 0) : at + 5])}"
