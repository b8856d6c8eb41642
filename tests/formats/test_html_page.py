"""The page as a whole: ids, links, headings, head, logo, draft marks, and what checkers say of it."""

from __future__ import annotations

import difflib
import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from generator.document import (
    Document,
    Guidance,
    Placeholder,
    walk,
)
from generator.document.look import Logo, Look
from generator.passes.number import number
from tests import judges
from tests.as_text import html_list_of, html_of
from tests.builders import META, bullets, clause, doc, p, sec, value
from tests.finish import labelled, resolve
from tests.formats.html_samples import CSS, DRAFT, FRONT, HOSTILE, each_shape, final, page, whole_policy, written
from tests.html_reader import read_html

# ---- ids, links, headings


@each_shape
def test_ids_and_links(document: Document) -> None:
    """Each section and clause has its id and a link to itself; ids are unique and links lead somewhere."""
    read = page(document)
    named = [node.id for node in walk(document.sections)]
    own = [element.attrib["href"][1:] for element in read.root.iterfind(".//a[@class='permalink']")]
    assert sorted(named) == sorted(own)
    contents = {"page_contents"} if len(document.sections) > 1 else set()
    assert {*named, "page_main", *contents} == set(read.ids)
    assert len(set(read.ids)) == len(read.ids)
    assert {target[1:] for target in read.links if target.startswith("#")} <= set(read.ids)


@each_shape
def test_heading_levels(document: Document) -> None:
    """There is one title and no heading is more than one level below the one before it."""
    found = [str(element.tag) for element in page(document).root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    levels = [int(tag[1]) for tag in found]
    assert 1 == levels[0] < min(levels[1:], default=2)
    assert all(after <= before + 1 for before, after in pairwise(levels))


# ---- the page


ELEMENTS = (
    "html head meta title style body a header nav main section h1 h2 h3 h4 p div ul li span"
    " table thead tbody tr th td strong em bdi aside mark code details summary"
)


@each_shape
def test_page_stands_alone(document: Document) -> None:
    """A page has no script, no handler and nothing that a browser would fetch."""
    for element in page(document, Look(css=CSS)).root.iter():
        assert str(element.tag) in ELEMENTS.split()
        assert not [name for name in element.attrib if name.startswith("on") or name in {"src", "style", "srcset"}]
    assert not re.search(r"url\(|@import|@font-face|://", CSS)


@each_shape
def test_same_input_same_page(document: Document) -> None:
    """Writing twice gives the same page, which ends with one line feed."""
    html = html_of(document, Look(css=CSS))
    assert html == html_of(document, Look(css=CSS))
    assert html.endswith("</html>\n")
    assert "\r" not in html


def test_metadata() -> None:
    """The head says the language, the title and the description, and nothing else that is in the data."""
    meta = replace(META, language="cy-GB", author="Ann Author", modified=date(1999, 9, 9))
    html = html_of(doc(meta=meta), Look())
    read = read_html(html)
    assert "cy-GB" == read.root.attrib["lang"]
    assert ["Social media policy – Northbank Youth Trust"] == read.words("head/title")
    given_names = {
        element.attrib["name"]: element.attrib["content"] for element in read.root.iterfind("head/meta[@name]")
    }
    assert {"viewport", "description"} == set(given_names)
    assert "A policy for tests." == given_names["description"]
    assert "Ann" not in html
    assert "1999" not in html


def test_content_policy() -> None:
    """The page itself forbids scripts and requests, so that not even a link to `javascript:` can run."""
    policy = page(doc()).root.find("head/meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert {"script-src 'none'", "connect-src 'none'", "font-src 'none'", "frame-src 'none'"} <= set(
        policy.attrib["content"].split("; ")
    )


def test_a_list_of_policies_has_one_script() -> None:
    """The list of policies may run the script that it has, by its digest, and no other."""
    read = read_html(html_list_of(final(FRONT), Look(css=CSS)))
    policy = read.root.find("head/meta[@http-equiv='Content-Security-Policy']")
    (script,) = read.words("body/script")
    digest = b64encode(sha256(script.encode()).digest()).decode()

    assert policy is not None
    assert f"script-src 'sha256-{digest}'" == policy.attrib["content"].split("; ")[0]
    assert not re.search(r"\bon\w+=|fetch|XMLHttp|innerHTML|eval", script)


def test_page_without_organisation() -> None:
    """A document of nobody in particular has a title only."""
    read = page(doc(meta=replace(META, organisation="")))
    assert ["Social media policy"] == read.words("head/title")
    assert [] == read.words("body/header/p")


def test_changed_sentence_is_a_changed_line() -> None:
    """One other word in a clause changes one line of the page."""
    before, after = (final(sec("a", "A", clause("a.b", f"Ask {who} first."), p("x"))) for who in ("us", "them"))
    old, new = (html_of(document, Look(css=CSS)).splitlines() for document in (before, after))
    changed = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    assert [
        '- <p><a class="permalink" href="#a.b">1.1</a> Ask us first.</p>',
        '+ <p><a class="permalink" href="#a.b">1.1</a> Ask them first.</p>',
    ] == changed


def test_logo_is_in_the_page() -> None:
    """A logo stands in the page itself, with its kind and its words."""
    for content, kind in ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpeg")):
        html = html_of(doc(), Look(logo=Logo(content, "The Trust")))
        assert f'<img class="logo" alt="The Trust" src="data:image/{kind};base64,' in html


# ---- drafts


UNSETTLED = sec(
    "s", "S", p(value("x", None), ", ", value("y", "Ann", "z"), ", ", value("z", "Bo")), Guidance((p("Ask."),))
)


def test_draft_is_marked() -> None:
    """A draft says so, and marks values that nobody gave or that another field lent."""
    draft = number(doc(UNSETTLED, meta=DRAFT))
    assert ["DRAFT"] == page(draft).words("body/header/p[@class='draft']/strong")
    assert (
        '<p><mark class="unresolved">[x]</mark>, <mark class="fallback">Ann</mark>, Bo</p>\n'
        '<aside class="guidance" role="note">\n<p>Ask.</p>\n</aside>\n'
    ) == written(document=draft)


def test_draft_shows_ids_and_keys() -> None:
    """A part's id stands below its heading or beside its number, a key beside the value that waits for it."""
    lent = Placeholder("roles.y", "Ann", "roles.z", "roles.y")
    ask = clause("s.ask", "Ask ", lent, " or ", Placeholder("roles.x", None, "roles.x", "roles.x"), ".")
    draft = labelled(number(doc(sec("s", "S", ask))))

    assert ["S"] == [words.removeprefix("1. ") for words in page(draft).words("body/main/section/h2")]
    assert ["s"] == page(draft).words("body/main/section/p[@class='label']")
    assert (
        '<p class="label"><code>s</code></p>\n<div class="clause" id="s.ask">\n'
        '<p><a class="permalink" href="#s.ask">1.1</a> <code class="label">s.ask</code> '
        'Ask <mark class="fallback">Ann</mark> <code>[roles.y]</code> or <mark class="unresolved">[roles.x]</mark>.</p>'
        "\n</div>\n"
    ) == written(document=draft)


def test_final_has_no_draft_marks() -> None:
    """A final page has no banner, no notes and no marks, not even on a value that another field lent."""
    document = final(*whole_policy(p(value("y", "Ann", "z"))))
    assert not re.search(r"<(mark|aside)|draft", html_of(document, Look()), re.IGNORECASE)


# ---- judges


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write a final page, a draft in a pale colour, one with hostile names, and an almost empty one."""
    waiting = Placeholder("roles.y", "Ann", "roles.z", "roles.y")
    notes = (Guidance((p("Leave it out?"), bullets("No."))), p(value("x", None), " and ", waiting))
    hostile = replace(META, organisation=HOSTILE, description=HOSTILE)
    made = {
        "final": html_of(final(*whole_policy()), Look(css=CSS)),
        "draft": html_of(
            labelled(resolve(number(doc(*whole_policy(*notes), meta=DRAFT)))), Look(css=CSS, colour="#f2c200")
        ),
        "hostile": html_of(
            number(doc(sec("a", "A", p("x")), meta=hostile)), Look(css=CSS, font=HOSTILE, paper="letter")
        ),
        "empty": html_of(doc(), Look(css=CSS, colour="#000000")),
        "list": html_list_of(final(FRONT), Look(css=CSS)),
    }
    folder = tmp_path_factory.mktemp("pages")
    paths = [folder / f"{name}.html" for name in made]
    for path, html in zip(paths, made.values(), strict=True):
        path.write_text(html, encoding="utf-8")
    return paths


@pytest.mark.judge
def test_nu_html_checker(pages: list[Path]) -> None:
    """The W3C's checker finds neither an error nor a warning, in the style sheet neither."""
    assert [] == judges.nu_html(pages)


@pytest.mark.judge
def test_html_validate(pages: list[Path], tmp_path: Path) -> None:
    """html-validate finds neither an error nor a warning."""
    rules = {
        # HTML allows a dot, and `general-guidelines.own-up` is the clause's name everywhere else.
        "valid-id": ["error", {"relaxed": True}],
        # How long an organisation's name is, is its own affair.
        "long-title": "off",
    }
    config = tmp_path / "html-validate.json"
    extends = ["html-validate:recommended", "html-validate:document"]
    config.write_text(json.dumps({"root": True, "extends": extends, "rules": rules}), encoding="utf-8")
    assert [] == judges.html_validate(pages, config)


@pytest.mark.judge
@pytest.mark.slow
def test_axe(pages: list[Path]) -> None:
    """At three widths, light and dark, axe finds no barrier, nothing is fetched and nothing scrolls sideways."""
    assert [] == judges.axe(pages)
