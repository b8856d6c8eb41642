"""The page as Chromium shows it: on a telephone of 320 px, on a desk, in the dark and on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.document.look import Logo, Look
from tests import judges
from tests.as_text import html_list_of, html_of
from tests.builders import META, clause, sec, table
from tests.formats.html_samples import CSS, final, whole_policy
from tests.formats.word.docx_samples import png

pytestmark = [pytest.mark.judge, pytest.mark.slow]

LONG = " ".join(["Everyone who gives time for us must read this policy again each year."] * 4)
MORE = tuple(sec(f"more{at}", f"More {at}", *(clause(f"more{at}.c{of}", LONG) for of in range(6))) for at in "ab")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the page and its PDF."""
    return tmp_path_factory.mktemp("screen")


@pytest.fixture(scope="module")
def seen(folder: Path) -> dict[str, Any]:
    """Return what Chromium shows of a whole policy with a logo."""
    sections = whole_policy()
    at = next(at for at, section in enumerate(sections) if section.kind == "schedule")
    document = final(*sections[:at], *MORE, *sections[at:])
    document = replace(document, meta=replace(META, version="1.10"))
    page = folder / "page.html"
    page.write_text(html_of(document, Look(css=CSS, logo=Logo(png(300, 90), "Logo"))), encoding="utf-8")
    return judges.screen(page, "moreb")


def test_the_policy_begins_on_the_first_screen(seen: dict[str, Any]) -> None:
    """On a telephone the contents are folded, so that the policy begins in the upper half of the first screen."""
    phone = seen["phone"]

    assert (0, 0) == (phone["contents"], phone["overflow"])
    assert phone["start"] < 400


def test_pairs_stand_side_by_side(seen: dict[str, Any]) -> None:
    """On a telephone too, a table of two columns is a table."""
    assert seen["phone"]["pairsSideBySide"]


def test_the_contents_follow(seen: dict[str, Any]) -> None:
    """On a desk the whole contents list is open, stays in sight, and marks the part that is being read."""
    desk = seen["desk"]

    assert 12 == desk["links"]
    assert 0 == desk["top"]
    assert ["6. More b"] == desk["marked"]


def test_only_links_are_underlined(seen: dict[str, Any]) -> None:
    """Links are underlined and nothing else is; a number shows that it is a link when somebody points at its clause."""
    assert {"atRest": ["a"], "pointedAt": ["a", "a.permalink"]} == seen["desk"]["lines"]


def test_a_logo_has_a_ground(seen: dict[str, Any]) -> None:
    """In the dark a logo stands on white, for which it was drawn."""
    assert "rgb(255, 255, 255)" == seen["dark"]["logo"] != seen["dark"]["page"]


def test_each_printed_page_says_what_it_is(seen: dict[str, Any], folder: Path) -> None:
    """The foot of each page has the organisation, the title and the version, and its number of how many."""
    assert seen
    pages = judges.pdf_pages(folder / "page.pdf")
    feet = [page.strip().splitlines()[-1].split("  ") for page in pages]

    assert len(pages) > 2
    assert [
        ("Northbank Youth Trust · Social media policy · Version 1.10", f"Page {at} of {len(pages)}")
        for at in range(1, len(pages) + 1)
    ] == [(foot[0], foot[-1].strip()) for foot in feet]


def test_a_contents_list_on_paper_has_numbers(seen: dict[str, Any], folder: Path) -> None:
    """Where the browser knows no page numbers of parts, no contents list is printed."""
    assert seen
    assert "Contents" not in judges.pdf_pages(folder / "page.pdf")[0]


LISTED = table(
    ["Policy", "Read it"], ["Café Oakvale: Policy", "Word"], ["Northbank: Policy", "Word"], ["Word Club", "Word"]
)


def test_policies_are_found(folder: Path) -> None:
    """A list is filtered by all words that are typed, whatever their case and accents; the links are no words of it."""
    path = folder / "list.html"
    path.write_text(html_list_of(final(sec("a", "All", LISTED)), Look(css=CSS)), encoding="utf-8")
    seen = judges.found_on_screen(path, "cafe POLICY", "word", "none", "")

    assert {
        "cafe POLICY": ["Café Oakvale: Policy", "1 of 3"],
        "word": ["Word Club", "1 of 3"],
        "none": ["0 of 3"],
        "": ["Café Oakvale: Policy", "Northbank: Policy", "Word Club", False],
    } == seen


def test_no_heading_is_stranded(seen: dict[str, Any], folder: Path) -> None:
    """No page ends with a heading: what it heads stands below it."""
    assert seen
    last = [page.strip().splitlines()[-2].strip() for page in judges.pdf_pages(folder / "page.pdf")]

    assert [] == [line for line in last if line.endswith(("More a", "More b", "Signing", "Slip"))]
