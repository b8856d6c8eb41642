"""Elements are those that Python-Markdown writes out as text: nothing of it is left out that a policy could have."""

from __future__ import annotations

from contextlib import suppress
from typing import TypeAlias
from xml.etree import ElementTree as ET

import markdown
import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from generator.diagnostics import Problems
from generator.policy.markdown_tree import markdown_elements
from generator.policy.read_markdown import read_markdown
from generator.template.line_marks import mark
from tests.strategies import NASTY, put_together

Shape: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str, str, "tuple[Shape, ...]"]
MARK = mark(1, "text")
WORDS = (
    "one", "Two", "3", MARK, "*so*", "**so**", "***so***", "**a *b* c**", "*", "**", "_x_", "a_b", "__x__", "\\", "\\*",
    "\\\\", "[a](https://www.example.org)", '[a](https://www.example.org "b")', "[a][b]", "[", "]", "![a](b)", "!",
    "<https://www.example.org>", "<", ">", "&", "AT&T", '"', "{: #x }", "{: #x .y }", "{", "# a", "## a {: #x }", "---",
    "!!! guidance", "| a | b |\n|---|---|\n| *c* | d |", "`c`", "$x$", "~", ":",
)  # fmt: skip
JOINTS = (
    "",
    " ",
    " ",
    "  ",
    "\n",
    "  \n",
    "\n\n",
    "\n\n- ",
    "\n- ",
    "\n\n1. ",
    "\n\n    ",
    "\n   {: #y }\n\n",
    "\n\n    - ",
)
typed = st.text(st.sampled_from("aB1 \n-" + NASTY), max_size=30)


def written_out(source: str) -> list[ET.Element]:
    """Return the elements in what the library writes."""
    extensions = [f"markdown.extensions.{name}" for name in ("attr_list", "tables", "admonition")]
    converter = markdown.Markdown(extensions=extensions, output_format="xhtml")
    converter.preprocessors.deregister("html_block")
    for name in ("html", "entity", "automail", "backtick"):
        converter.inlinePatterns.deregister(name)
    return list(ET.fromstring(f"<div>{converter.convert(source)}\n</div>"))  # noqa: S314  # our own words


def shape(element: ET.Element) -> Shape:
    """Return all that is in an element; nothing of code, which is refused."""
    inner = () if element.tag == "pre" else tuple(map(shape, element))
    attributes = tuple(sorted((name, value or "") for name, value in element.attrib.items()))
    return element.tag, attributes, element.text or "", element.tail or "", inner


@given(source=st.one_of(put_together(WORDS, JOINTS, fewest=0), typed))
@example(source="1. One **two**.\n   {: #x }\n\n    - *a* b;\n    - c.\n\n1. Three.\n   {: #y }")
@example(source="## Title {: #title }\n\n!!! guidance\n    Words.\n\n    - a")
@example(source="One  \ntwo\\\nthree.")
def test_as_the_library_writes_it(source: str) -> None:
    """The elements of any text are those of the library's own."""
    with suppress(Problems, ET.ParseError):
        expected = written_out(source)
        event("read")
        assert [*map(shape, expected)] == [*map(shape, markdown_elements(source, "s.md"))]


def test_words_are_plain_texts() -> None:
    """No word that is read is of a kind of the library's, which whoever takes it up later would have to load."""
    [block] = read_markdown("Read <https://www.example.org> and *that*.", "s.md", "s").parts

    assert "markdown" not in str([*map(type, texts(block))])


def texts(node: object) -> list[object]:
    if isinstance(node, str):
        return [node]
    inner = node if isinstance(node, tuple) else [getattr(node, name) for name in getattr(node, "__slots__", ())]
    return [text for each in inner for text in texts(each)]


@pytest.mark.parametrize("code", ["&amp;", "&nbsp;", "&#8211;", "&#x2013;"])
def test_character_codes(code: str) -> None:
    """A character code, which only braces can print, is told at its line."""
    with pytest.raises(Problems, match=r"^s\.md:2: the braces print a character code"):
        markdown_elements(f"{mark(1, 'text')}One\n{mark(2, 'text')}two {code} three.", "s.md")
