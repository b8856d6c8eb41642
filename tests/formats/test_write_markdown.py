"""The Markdown file: what the round trip of `test_laws` cannot see."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.document import Fields, Guidance
from generator.formats.write_markdown import front_matter, write_markdown
from generator.passes.number import number
from tests.builders import META, bullets, clause, doc, p, sec
from tests.published import published, read_published

# ---- headings


@pytest.mark.parametrize("title", ["Why #", "Why ##", "C#", "#", "Rules # 1"])
def test_a_heading_keeps_its_number_signs(title: str) -> None:
    """A title that ends in number signs is read back whole."""
    document = number(doc(sec("a", title, clause("a.b", "x"))))

    assert published(document) == read_published(write_markdown(document))


# ---- notes


def test_a_note_keeps_its_paragraphs() -> None:
    """Two paragraphs and a list of a draft's note are read back as three blocks of one quotation."""
    note = Guidance((p("Choose one."), p("Ask the board."), bullets("a", "b")))
    page = write_markdown(doc(sec("a", "A", clause("a.b", "x"), note), meta=replace(META, draft=True)))
    tree = SyntaxTreeNode(MarkdownIt("commonmark").parse(page.split("---\n", 2)[2]))
    (quotation,) = (node for node in tree.children if node.type == "blockquote")

    assert ["paragraph", "paragraph", "bullet_list"] == [node.type for node in quotation.children]


# ---- front matter

LOOKS_LIKE_MORE = [
    # YAML 1.2
    "1e3", "0o14", "0x1F", "-1", "+.5", "1.10", ".5e-3", ".inf", "true", "null", "~",
    # YAML 1.1, or a reader of its own mind
    "yes", "Off", "y", "N", "1_000", "1,000", "0b1", "012", "12:30", "2026-05-01", "1.2.3", "=",
]  # fmt: skip


@pytest.mark.parametrize("text", LOOKS_LIKE_MORE)
def test_text_that_looks_like_more_is_quoted(text: str) -> None:
    """A value that some reader of YAML takes for a number, a date or a yes is quoted, as a key too."""
    written = front_matter("T", replace(META, version=text, front_matter=Fields((("keys", Fields(((text, text),))),))))

    assert f"version: '{text}'\n" in written
    assert f"  '{text}': '{text}'\n" in written


@pytest.mark.parametrize("text", ["NYT-12", "Chair", "1 May", "No smoking", "ny", "v1.2", "é"])
def test_plain_text_is_not_quoted(text: str) -> None:
    """Words that every reader takes for words stand as they are."""
    assert f"version: {text}\n" in front_matter("T", replace(META, version=text))


def test_own_keys_replace_ours() -> None:
    """A key of the organisation's own replaces ours of the same name; each stands there once."""
    own = Fields((("icon", "FAHammer"), ("description", "Ours."), ("title", "Another")))
    written = front_matter("Social media policy", replace(META, front_matter=own))

    assert {"title": "Another", "description": "Ours.", "icon": "FAHammer"} == yaml.safe_load(written.split("---\n")[1])
    assert 3 == len(written.splitlines()) - 2


def test_an_empty_key_takes_nothing_away() -> None:
    """A key of ours that the organisation leaves empty stays as it is; an empty key of its own is written."""
    own = Fields((("title", None), ("icon", None)))

    assert {"title": "T", "description": META.description, "icon": None} == _read(
        front_matter("T", replace(META, front_matter=own))
    )


def _read(written: str) -> object:
    return yaml.safe_load(written.strip("-\n"))
