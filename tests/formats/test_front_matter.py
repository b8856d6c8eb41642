"""The front matter of a page: what each site generator is told, in YAML that all of them read alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
import yaml

from generator.document import Document, Fields
from generator.formats.front_matter import PROFILES, front_matter
from generator.organisation.policy_entry import Site
from tests.builders import META, clause, doc, sec

TITLE = "Social media policy – Northbank Youth Trust"
DAY = date(2026, 5, 14)


def _page(**meta: Any) -> Document:
    return doc(sec("a", "A", clause("a.b", "x")), meta=replace(META, **meta))


def _read(document: Document) -> dict[str, Any]:
    written = front_matter(document)
    read = yaml.safe_load(written.strip("-\n"))
    assert isinstance(read, dict)
    return read


# ---- what a site is told

FULL = {"author": "Company Secretary", "version": "1.10", "modified": DAY, "status": "approved"}
EXPECTED: dict[str, dict[str, Any]] = {
    "": {"author": "Company Secretary", "version": "1.10", "date": DAY, "status": "approved"},
    "mkdocs": {"author": "Company Secretary", "version": "1.10", "date": DAY, "status": "approved"},
    "material": {
        "author": "Company Secretary", "version": "1.10", "date": DAY, "status": "approved", "tags": ["policy"],
    },
    "docusaurus": {
        "sidebar_label": "Social media policy",
        "tags": ["policy"],
        "last_update": {"date": DAY, "author": "Company Secretary"},
        "version": "1.10",
        "status": "approved",
    },
    "vitepress": {
        "lastUpdated": DAY,
        "head": [["meta", {"name": "author", "content": "Company Secretary"}]],
        "version": "1.10",
        "status": "approved",
        "tags": ["policy"],
    },
    "hugo": {
        "linkTitle": "Social media policy",
        "date": DAY,
        "tags": ["policy"],
        "params": {"author": "Company Secretary", "version": "1.10", "status": "approved"},
    },
    "jekyll": {
        "layout": "page",
        "lang": "en-GB",
        "author": "Company Secretary",
        "version": "1.10",
        "date": DAY,
        "status": "approved",
        "tags": ["policy"],
    },
    "eleventy": {
        "lang": "en-GB",
        "author": "Company Secretary",
        "version": "1.10",
        "date": DAY,
        "status": "approved",
        "tags": ["policy"],
    },
    "starlight": {
        "lastUpdated": DAY,
        "sidebar": {"label": "Social media policy"},
        "author": "Company Secretary",
        "version": "1.10",
        "status": "approved",
    },
}  # fmt: skip


@pytest.mark.parametrize("site", PROFILES)
def test_what_a_site_is_told(site: str) -> None:
    """Each site generator gets the title with the organisation, the description, and the keys that it knows."""
    known = {"title": TITLE, "description": META.description, **EXPECTED[site]}

    assert known == _read(_page(site=site, **FULL))


@pytest.mark.parametrize("site", PROFILES)
def test_what_is_not_known_is_not_said(site: str) -> None:
    """A document of which nothing more is known has no empty key."""
    assert [] == [key for key, value in _read(_page(site=site)).items() if value in ("", None, [], {})]


def test_the_sites_that_can_be_named() -> None:
    """Every site that an organisation may name has its profile, and every profile can be named."""
    assert sorted(PROFILES) == sorted(["", *get_args(Site)])


@pytest.mark.parametrize(
    ("site", "key", "value"),
    [
        ("docusaurus", "draft", True),
        ("hugo", "draft", True),
        ("starlight", "draft", True),
        ("jekyll", "published", False),
    ],
)
def test_a_draft_is_not_published(site: str, key: str, value: object) -> None:
    """A generator that can hold a page back holds a draft back."""
    assert value == _read(_page(site=site, draft=True))[key]
    assert key not in _read(_page(site=site))


def test_a_title_that_names_the_organisation() -> None:
    """A title that has the organisation in it does not get it twice."""
    page = replace(_page(), title="How Northbank Youth Trust posts")

    assert "How Northbank Youth Trust posts" == _read(page)["title"]


def test_docusaurus_gets_no_backslash() -> None:
    """Docusaurus, which puts front matter into a program, gets a sign that looks the same, in own keys as well."""
    own = Fields((("paths", ("C:\\new",)),))
    page = _page(site="docusaurus", organisation="C:\\N Club", front_matter=own)

    assert ("Social media policy – C:⧵N Club", ["C:⧵new"]) == (_read(page)["title"], _read(page)["paths"])
    assert "C:\\N Club" in _read(_page(organisation="C:\\N Club"))["title"]


# ---- YAML

LOOKS_LIKE_MORE = [
    # YAML 1.2
    "1e3", "0o14", "0x1F", "-1", "+.5", "1.10", ".5e-3", ".inf", "true", "null", "~",
    # YAML 1.1, or a reader of its own mind
    "yes", "Off", "y", "N", "1_000", "1,000", "0b1", "012", "12:30", "2026-05-01", "1.2.3", "=",
]  # fmt: skip


@pytest.mark.parametrize("text", LOOKS_LIKE_MORE)
def test_text_that_looks_like_more_is_quoted(text: str) -> None:
    """A value that some reader of YAML takes for a number, a date or a yes is quoted, as a key too."""
    written = front_matter(_page(version=text, front_matter=Fields((("keys", Fields(((text, text),))),))))

    assert f"version: '{text}'\n" in written
    assert f"  '{text}': '{text}'\n" in written


@pytest.mark.parametrize("text", ["NYT-12", "Chair", "1 May", "No smoking", "ny", "v1.2", "é"])
def test_plain_text_is_not_quoted(text: str) -> None:
    """Words that every reader takes for words stand as they are."""
    assert f"version: {text}\n" in front_matter(_page(version=text))


CHARACTERS = [*map(chr, range(0x20, 0x7F)), *"\x85\xa0éß–’…²٣\u200b\u2028\ufeff中\U0001f600"]


@pytest.mark.parametrize(
    "words", ["A {}", "A {} b", "A {}b", "A b{}", "A b{} c", "A b{}c", "A{} b", "{}A b", "On it" * 3_000]
)
def test_plain_words_are_as_the_emitter_has_them(words: str) -> None:
    """What needs no emitter is written as the emitter would write it, whatever characters it has."""
    for character in CHARACTERS:
        _require_as_emitted(words.format(character))


def test_long_words_are_as_the_emitter_has_them() -> None:
    """So are more words than the emitter puts on a line."""
    _require_as_emitted("On it, " * 3_000 + "again")


def _require_as_emitted(text: str) -> None:
    line = yaml.safe_dump({"author": text}, allow_unicode=True, width=10_000)
    assert line in front_matter(_page(author=text, version="1"))


def test_own_keys_replace_ours() -> None:
    """A key of the organisation's own replaces ours of the same name; each stands there once."""
    own = Fields((("icon", "FAHammer"), ("description", "Ours."), ("title", "Another")))
    page = _page(front_matter=own)

    assert {"title": "Another", "description": "Ours.", "icon": "FAHammer"} == _read(page)
    assert 3 == len(front_matter(page).splitlines()) - 2


def test_an_empty_key_takes_nothing_away() -> None:
    """A key of ours that the organisation leaves empty stays as it is; an empty key of its own is written."""
    own = Fields((("title", None), ("icon", None)))

    assert {"title": TITLE, "description": META.description, "icon": None} == _read(_page(front_matter=own))
