"""The table of codes, and the pages about them in `generator/docs/findings/`; `make accept` writes these."""

from __future__ import annotations

import re

import pytest

from generator.codes.pages import INDEX, pages
from generator.codes.table import CODES, FAMILIES
from tests.tools import ROOT

FOLDER = ROOT / "generator/docs/findings"


def test_the_pages_are_current(accept: bool) -> None:
    """There is a page for each code, as the table has it, and none for one that is gone."""
    if accept:
        for name, text in pages().items():
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")

    assert pages() == {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}


def test_codes_and_names_are_unlike() -> None:
    """No two codes have one id or one name, and each id is that of a family."""
    assert list(CODES) == [code.id for code in CODES.values()]
    assert len(CODES) == len({code.name for code in CODES.values()})
    assert set(FAMILIES) == {id_[0] for id_ in CODES}


def test_every_link_of_a_page_leads_to_one() -> None:
    """The list leads to every page, and each page back to the list."""
    names = set(pages())

    assert names - {INDEX} == set(re.findall(r"\]\((\S+)\)", pages()[INDEX]))
    assert {INDEX} == {link for name in names - {INDEX} for link in re.findall(r"\]\((\S+)\)", pages()[name])}


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_the_words_about_a_code_are_sentences(code: object) -> None:
    """What it means, why it matters and what to do are whole sentences, so that each can be shown alone."""
    texts = [getattr(code, key) for key in ("means", "matters", "mend")]

    assert [] == [text for text in texts if not re.fullmatch(r"[A-Z].*[.]", text) or "  " in text]
