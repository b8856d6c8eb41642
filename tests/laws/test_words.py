"""Every policy says the same words with the same numbers in Markdown, HTML and Word, as independent readers see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.document import Document
from generator.document.look import Look
from generator.formats.write_docx import write_docx
from generator.passes.prune import without_guidance
from generator.policy.stage import Stage
from tests.as_text import html_of, markdown_of
from tests.html_reader import read_html
from tests.policies import (
    SAMPLES,
    TEMPLATE_IDS,
    bare,
    docx_lines,
    everything_off,
    everything_on,
    html_lines,
    lines,
    markdown_lines,
    numbered,
    plain,
    policy,
    rich,
    sample_policies,
    template,
)
from tests.published import read_published
from tests.tools import require, run

CASES = (
    *(path.stem for path in SAMPLES),
    *(f"{name} {how}" for name in TEMPLATE_IDS for how in ("full", "lean", "draft")),
)
every_policy = pytest.mark.parametrize("case", CASES)


@cache
def policies(case: str) -> tuple[tuple[str, Document], ...]:
    """Return the policies of a sample organisation, or one of a template: with all or nothing optional, or a draft.

    The draft has no notes, which stand in the margin in Word and in the text elsewhere.
    """
    name, _, how = case.partition(" ")
    if how == "full":
        return ((name, policy(name, rich(name, sections=everything_on(name)))),)
    if how == "lean":
        return ((name, policy(name, plain(name, sections=everything_off(name)))),)
    if how == "draft":
        made = policy(name, bare(name), Stage.DRAFT)
        return ((name, replace(made, sections=tuple(map(without_guidance, made.sections)))),)
    return tuple(sample_policies(next(path for path in SAMPLES if path.stem == name)))


def docx(document: Document) -> bytes:
    return write_docx(document, Look())


# ---- with numbers


@every_policy
def test_markdown_says_the_words_of_the_model(case: str) -> None:
    """Markdown has every heading, paragraph, bullet and cell of the model with its number, in order, and no more."""
    for _, document in policies(case):
        assert lines(document) == markdown_lines(markdown_of(document))


@every_policy
def test_html_says_the_words_of_the_model(case: str) -> None:
    """The page has every heading, paragraph, bullet and cell of the model with its number, in order, and no more."""
    for template_id, document in policies(case):
        page = html_of(document, Look(css=template(template_id).css))

        assert lines(document) == html_lines(page)


@every_policy
def test_word_counts_the_numbers_of_the_model(case: str) -> None:
    """The Word file has every line of the model in order, under its title, with the numbers that Word counts itself."""
    for _, document in policies(case):
        title_block = [document.title, document.meta.organisation]

        assert [*title_block, *filter(None, lines(document))] == docx_lines(docx(document))


@every_policy
def test_each_format_names_the_policy_and_the_organisation(case: str) -> None:
    """The title and the organisation's full name stand at the head; front matter may give a site a title of its own."""
    for _, document in policies(case):
        page = read_html(html_of(document, Look()))
        markdown = read_published(markdown_of(document))
        title = dict(document.meta.front_matter.items).get("title", f"{document.title} – {document.meta.organisation}")

        assert title == markdown.title
        assert [document.title, document.meta.organisation] == page.words("body/header/*")[-2:]


# ---- as pandoc reads it


@pytest.mark.judge
@every_policy
def test_pandoc_reads_the_same_words_in_markdown(case: str, tmp_path: Path) -> None:
    """Pandoc finds the model's lines in our Markdown, numbers included, and no others."""
    for _, document in policies(case):
        path = tmp_path / "policy.md"
        path.write_text(markdown_of(document), encoding="utf-8")

        first = ["DRAFT"] if document.meta.draft else []

        assert [*first, *filter(None, lines(document))] == pandoc_lines(path, "gfm")


@pytest.mark.judge
@every_policy
def test_pandoc_reads_the_same_words_in_word(case: str, tmp_path: Path) -> None:
    """Pandoc, which counts no numbers, finds the model's lines in our Word file, and the sections in its contents."""
    for _, document in policies(case):
        path = tmp_path / "policy.docx"
        path.write_bytes(docx(document))
        found = pandoc_lines(path, "docx")

        assert [words for _, words in numbered(document) if words] == without_contents(found, document)


def pandoc_lines(path: Path, source: str) -> list[str]:
    """Return every paragraph, heading and cell of a file as pandoc reads it."""
    require("pandoc")
    done = run("pandoc", "--from", source, "--to", "json", "--track-changes=all", path)
    assert done.returncode == 0, done.stderr
    return list(_pandoc_blocks(json.loads(done.stdout)["blocks"]))


def _pandoc_blocks(node: Any) -> Iterator[str]:
    """Walk pandoc's tree: whatever is not a run of words is walked into."""
    match node:
        case {"t": "Para" | "Plain", "c": inlines} | {"t": "Header", "c": [_, _, inlines]}:
            yield _pandoc_words(inlines).strip()
        case dict():
            yield from _pandoc_blocks(list(node.values()))
        case list():
            for inner in node:
                yield from _pandoc_blocks(inner)
        case _:
            pass


def _pandoc_words(inlines: list[Any]) -> str:
    return "".join(map(_pandoc_inline, inlines))


def _pandoc_inline(inline: dict[str, Any]) -> str:
    match inline:
        case {"t": "Str", "c": str(words)}:
            return words
        case {"t": "Code", "c": [_, str(words)]}:
            return words
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Strong" | "Emph" | "Underline", "c": inlines}:
            return _pandoc_words(inlines)
        case {"t": "Link" | "Span", "c": [_, inlines, *_]}:
            return _pandoc_words(inlines)
        case _:
            raise AssertionError(f"a policy has no {inline}")


def without_contents(found: list[str], document: Document) -> list[str]:
    """Return the lines of a Word file without its contents list, which has the heading of each numbered section."""
    if "Contents" not in found:
        return found
    start = found.index("Contents") + 1
    listed = [section.heading for section in document.sections if section.number]
    end = start + len(listed)
    assert listed == found[start:end]
    return found[: start - 1] + found[end:]
