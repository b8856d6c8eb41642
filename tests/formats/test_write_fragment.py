"""The part of a page: the same words as the page, in a page of somebody else's, whose names it leaves alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given

from generator.document import Document
from generator.document.look import Look
from tests import judges
from tests.as_text import fragment_of, html_of
from tests.builders import META, clause, doc, sec
from tests.finish import labelled
from tests.formats.html_samples import DRAFT, HOSTILE, each_shape, final, whole_policy
from tests.html_reader import read_html
from tests.strategies import documents

SHELL = """<!DOCTYPE html>
<html lang="en">
<head><title>Ours</title></head>
<body>
<h1>Ours</h1>
<main>
{}</main>
</body>
</html>
"""


def in_a_page(document: Document, level: int = 2) -> str:
    return SHELL.format(fragment_of(document, Look(heading_level=level)))


def elements(document: Document, level: int = 2) -> list[Element]:
    """Return the elements of a fragment, the one around it first."""
    around = html5lib.parse(in_a_page(document, level), namespaceHTMLElements=False).find("body/main")
    assert around is not None
    return list(around.iter())[1:]


@given(documents())
def test_the_words_of_the_page(document: Document) -> None:
    """A fragment says what the page says below its title, block by block; a draft says so above it."""
    plain = replace(document, meta=replace(document.meta, draft=False))
    numbers = in_a_page(plain).replace('class="policy-name"', 'class="permalink"')

    assert read_html(html_of(plain, Look())).blocks == read_html(numbers).blocks


@each_shape
def test_every_name_is_its_own(document: Document) -> None:
    """Each class and id begins with `policy`, each link leads to such an id, and no style or script comes along."""
    found = elements(document)
    names = [element.attrib[name] for element in found for name in ("class", "id") if name in element.attrib]
    ids = {element.attrib["id"] for element in found if "id" in element.attrib}
    links = {element.attrib["href"][1:] for element in found if element.attrib.get("href", "").startswith("#")}

    assert [] == [name for name in names if not re.match(r"policy(-|$)", name)]
    assert links <= ids
    assert set() == {str(element.tag) for element in found} & {"style", "script", "html", "head", "body", "nav", "img"}


def test_no_number_or_title_is_a_link() -> None:
    """Only references and addresses are links: the page of somebody else's may underline them all."""
    links = {"".join(element.itertext()) for element in elements(final(*whole_policy())) if element.tag == "a"}

    assert {"clause\u00a04.2", "x"} == links


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_start_at_a_level(level: int) -> None:
    """The headings of sections stand at the level that was chosen, and those of their parts below it."""
    tags = {str(element.tag) for element in elements(final(*whole_policy()), level)}

    assert {f"h{level}", f"h{level + 1}"} == {tag for tag in tags if re.fullmatch(r"h\d", tag)}


def test_words_that_look_like_names() -> None:
    """What an organisation writes is no name of ours, even where it looks like a tag."""
    name = f'{HOSTILE} class="x" id="y" href="#z"'
    (clause_element,) = [
        element
        for element in elements(final(sec("a", name, clause("a.b", name))))
        if element.attrib.get("id") == "policy-a.b"
    ]

    assert f"1.1 {name}" == "".join(clause_element.itertext()).strip()


def test_a_draft_says_so() -> None:
    """A draft says so at its head, where no page of ours would."""
    first = elements(labelled(doc(sec("a", "A"), meta=DRAFT)))[1]

    assert ("policy-draft", "DRAFT Marked words still need checking.") == (
        first.attrib["class"],
        "".join(first.itertext()),
    )


def test_the_language_comes_along() -> None:
    """The page may be in another language, so the fragment says its own."""
    assert "cy" == elements(doc(meta=replace(META, language="cy")))[0].attrib["lang"]


@pytest.mark.judge
def test_nu_html_checker(tmp_path: Path) -> None:
    """The W3C's checker finds nothing in a page that holds a fragment."""
    page = tmp_path / "page.html"
    page.write_text(in_a_page(final(*whole_policy())), encoding="utf-8")

    assert [] == judges.nu_html([page])
