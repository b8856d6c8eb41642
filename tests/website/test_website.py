"""The project's own site: every link arrives, nobody is shut out, and what is promised is there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest
from lxml import etree

from tests import judges
from tests.page.browsers import hosted
from tests.tools import ROOT
from tests.website.gather import GUIDES

pytestmark = [pytest.mark.judge, pytest.mark.slow]

BUILD = ROOT / "build"
POLICIES = sorted(path.relative_to(BUILD) for path in BUILD.glob("*/*.md"))
HOST = "http://site/"
LARGEST_PICTURE = 50_000


@pytest.fixture(scope="session")
def trees(site: Path) -> dict[str, etree._Element]:
    """The pages by their addresses; the policy maker has tests of its own."""
    files = [path for path in site.rglob("*.html") if not path.is_relative_to(site / "downloads")]
    pages = [path for path in files if "policy-maker" not in str(path) and path.name != "404.html"]
    return {address(site, path): parsed(path) for path in pages}


def address(site: Path, path: Path) -> str:
    return HOST + path.relative_to(site).as_posix().removesuffix("index.html")


def parsed(path: Path) -> etree._Element:
    tree = html5lib.parse(path.read_text("utf-8"), treebuilder="lxml", namespaceHTMLElements=False)
    root: etree._Element = tree.getroot()
    return root


def test_every_link_arrives(site: Path, trees: dict[str, etree._Element]) -> None:
    """Each link, picture, style and script of each page is a file of the site, and each place in a page is there."""
    lost = [
        f"{page} leads to {target}"
        for page, tree in trees.items()
        for target in map(str, tree.xpath("//@href | //@src"))
        if not arrives(site, trees, urljoin(page, target))
    ]

    assert [] == lost


def arrives(site: Path, trees: dict[str, etree._Element], target: str) -> bool:
    """Tell whether a link leads to a file and a place of the site; one that leads out of it is not asked."""
    if not target.startswith(HOST):
        return True
    page, place = urldefrag(target)
    path = site / unquote(urlsplit(page).path).lstrip("/")
    if not place or place.startswith("__"):
        return (path / "index.html" if path.is_dir() else path).is_file()
    return page in trees and unquote(place) in trees[page].xpath("//@id")


def test_a_broken_link_is_seen(site: Path, trees: dict[str, etree._Element]) -> None:
    """The checker of links takes neither a file nor a place that is not there."""
    assert not arrives(site, trees, f"{HOST}nowhere/")
    assert not arrives(site, trees, f"{HOST}start/#nowhere")
    assert arrives(site, trees, f"{HOST}start/#start-now")


def test_nothing_is_asked_of_others(trees: dict[str, etree._Element]) -> None:
    """No page takes a style, a script, a font or a picture from somebody else."""
    taken = "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='preconnect' or @rel='icon']/@href"

    assert [] == [
        f"{page}: {target}"
        for page, tree in trees.items()
        for target in map(str, tree.xpath(taken))
        if not urljoin(page, target).startswith(HOST)
    ]


def test_every_policy_has_its_page_and_its_files(site: Path, trees: dict[str, etree._Element]) -> None:
    """A policy has one page, which offers the files of build/ as they are."""
    for policy in POLICIES:
        page = f"{HOST}policies/{policy.with_suffix('').as_posix()}/"
        offered = {str(link.get("download")): str(link.get("href")) for link in trees[page].xpath("//a[@download]")}
        names = [policy.with_suffix(ending).name for ending in (".docx", ".html", ".md")]

        assert names == list(offered)
        for name, target in offered.items():
            file = site / urlsplit(urljoin(page, target)).path.lstrip("/")
            assert (BUILD / policy).with_name(name).read_bytes() == file.read_bytes()
    assert len(POLICIES) == sum(1 for page in trees if page.startswith(f"{HOST}policies/") and page.count("/") > 5)


def test_the_register_has_every_policy(site: Path, trees: dict[str, etree._Element]) -> None:
    """Its page has a row for each policy, which is up to date, with its page and files; the same can be downloaded."""
    page = f"{HOST}policies/register/"
    rows = trees[page].xpath("//article//tbody/tr")
    linked = {urljoin(page, str(target)) for row in rows for target in row.xpath(".//a/@href")}
    offered = [urljoin(page, str(target)) for target in trees[page].xpath("//a[@download]/@href")]

    assert len(POLICIES) == len(rows)
    assert [] == [text for row in rows if "Up to date" not in (text := "".join(row.itertext()))]
    assert {f"{HOST}policies/{policy.with_suffix('').as_posix()}/" for policy in POLICIES} <= linked
    assert [f"{HOST}downloads/register.{ending}" for ending in ("html", "csv", "json")] == offered
    alone = parsed(site / "downloads/register.html")
    files = [str(target) for target in alone.xpath("//main//a/@href") if not str(target).startswith("#")]
    assert len(POLICIES) * 3 == len(files)
    assert [] == [target for target in files if not (site / "downloads" / target).is_file()]
    assert str(ROOT) not in (site / "downloads/register.json").read_text("utf-8")


def test_the_front_door(site: Path, trees: dict[str, etree._Element]) -> None:
    """From the first page, one click leads to a policy, to the start and to each guide for a reader."""
    home = trees[HOST]
    targets = {urljoin(HOST, str(target)) for target in home.xpath("//article//a/@href")}
    guides = {"managers", "umbrella-bodies", "docs-sites", "authors"}
    readers = {f"{HOST}guides/{name.removesuffix('.md')}/" for name in GUIDES.values() if name[:-3] in guides}

    assert {f"{HOST}start/", *readers} <= targets
    assert any(target.startswith(f"{HOST}policies/") and target.count("/") > 4 for target in targets)
    assert (site / "policy-maker" / "index.html").is_file()
    assert [] == [path.name for path in site.glob("assets/*.webp") if path.stat().st_size > LARGEST_PICTURE]


def test_the_search_knows_every_policy(site: Path) -> None:
    """What is typed into the search is looked for in every policy and every guide."""
    known = {item["location"].partition("#")[0] for item in json.loads((site / "search.json").read_text())["items"]}

    assert {f"policies/{policy.with_suffix('').as_posix()}/" for policy in POLICIES} <= known
    assert {f"guides/{re.sub(r'(README)?[.]md$', '', name)}".rstrip("/") + "/" for name in GUIDES.values()} <= known


def test_axe_is_content(site: Path) -> None:
    """Axe finds no barrier on any kind of page, at three widths, light and dark; no page scrolls sideways."""
    pages = ("", "start/", "policies/", "policies/register/", longest(), "guides/docs-sites/", "guides/templates/")
    with hosted(site) as host:
        assert [] == judges.axe([f"{host}{page}" for page in pages])


def longest() -> str:
    policy = max(POLICIES, key=lambda path: (BUILD / path).stat().st_size)
    return f"policies/{policy.with_suffix('').as_posix()}/"
