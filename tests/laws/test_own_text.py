"""Nothing of what an organisation writes in its own Markdown is lost: it is in the policy, in order, or refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from generator.diagnostics import Problems
from generator.document import Clause, Document, shown, walk
from generator.document.look import Look
from generator.document.traverse import passages
from generator.formats.write_docx import write_docx
from generator.policy.write import write_policy
from tests.as_text import html_of, markdown_of
from tests.policies import docx_lines, html_lines, markdown_lines, organisation
from tests.small import LEAD, Small
from tests.strategies import NASTY, put_together

SMALL = Small()
VALUES = {"{{ name }}": "Northbank", f'{{{{ role("{LEAD}") }}}}': "Manager", "{{ us }}": "Acme"}
ADDRESS = "https://www.example.org/a_b"
WORDS = (
    "one", "Two", "3", "snake_case_name", "2 * 3 * 4", "5*6", "x_y", "__init__", "**", "*", "_", "**bold words**",
    "*soft*", "~~", "==", "C:\\new", "\\*", "\\_", "\\", "AT&T", "&amp;", "&#42;", "<b>", "< 4", "<!-- x -->",
    f"<{ADDRESS}>", ADDRESS, f"[a link]({ADDRESS})", f'[a]({ADDRESS} "b")', "[x]", "[x][y]", "[^1]", "![i](u)", "`c`",
    "{.cls}", "{ x }", "{#a}", "{: #b }", "{% raw %}", "{# c #}", "#}", "}}", "{{", "{%", "(c)", "...", "é", "🙂",
    "שלום", "1.", "2)", "#", ">", "+", "-", "|", ":", "!", "!!!", "[TOC]", "*[abbr]:", "[y]:", "$x$", "^2^",
    "H~2~O", *VALUES,
)  # fmt: skip
JOINTS = (
    "",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "  \n",
    "\\\n",
    "\n\n",
    "\n\n- ",
    "\n- ",
    "\n\n    ",
    "\n    ",
    "\n\n| a | b |\n|---|---|\n| ",
)
written = put_together(WORDS, JOINTS).map(str.strip)
typed = st.text(st.sampled_from("ab1 \n" + NASTY), min_size=1, max_size=40).map(str.strip).filter(bool)


def said(text: str) -> Document | None:
    """Return the policy in which a text stands for a clause, or None when the text is refused."""
    entry = {"wording": {"only.one": text}}
    data = {"name": "Northbank", "short_name": "Acme", "terms": {"voice": "third"}, "roles": {LEAD: "Manager"}}
    try:
        return write_policy(SMALL.composer("Words."), organisation({**data, "policies": {"sample": entry}}))
    except Problems:
        return None


def meant(text: str) -> str:
    """Return the letters and digits that a text should give, by a way of its own: values in, addresses out."""
    for braces, value in VALUES.items():
        text = text.replace(braces, value)
    return spoken(re.sub(rf"(\[[^\[\]]*\])\({re.escape(ADDRESS)}\)", r"\1", text))


def spoken(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(character for character in text if character.isalnum())


def clause_of(document: Document) -> str:
    [clause] = [node for node in walk(document.sections) if isinstance(node, Clause)]
    return "".join(shown(word) for block in clause.blocks for words, _ in passages(block) for word in words)


def check(text: str) -> None:
    """Whatever is accepted has every letter and digit of the text in order, in the model and in each format."""
    document = said(text)
    event("refused" if document is None else "accepted")
    if document is None:
        return
    assert meant(text) == spoken(clause_of(document))
    for found in (
        markdown_lines(markdown_of(document)),
        html_lines(html_of(document, Look())),
        docx_lines(write_docx(document, Look())),
    ):
        assert spoken(clause_of(document)) in spoken("".join(found).replace("1.1", ""))


@given(text=written)
@example(text="Post in {#general} and {#random} and #}news")
@example(text='**Bold**{.x} and [a](https://www.example.org/a_b "b")')
def test_nothing_is_lost_of_what_is_put_together(text: str) -> None:
    """Words with every mark that Markdown, Jinja and their extensions know come out, or are refused."""
    check(text)


@given(text=typed)
def test_nothing_is_lost_of_what_is_typed(text: str) -> None:
    """Any characters in any order come out, or are refused."""
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 * 3 * 4 is 24.", "2 * 3 * 4 is\u00a024."),
        ("Use snake_case_words and a_b.", "Use snake_case_words and a_b."),
        ("Tea & toast, AT&T or a < b > c.", "Tea & toast, AT&T or a < b > c."),
        ("Save it in C:\\new\\table.", "Save it in C:\\new\\table."),
        ("It ends with \\", "It ends with \\"),
        (r"Five \*stars\* and \_lines\_.", "Five *stars* and _lines_."),
        ("A {brace} and [brackets] (round).", "A {brace} and [brackets] (round)."),
        ("Wait... 100% -- or $5 #now @us ~ +1 = 2!", "Wait... 100% -- or $5 #now @us ~ +1 = 2!"),
        (f"See <{ADDRESS}> and {ADDRESS}.", f"See {ADDRESS} and {ADDRESS}."),
        (f"See [**us**]({ADDRESS})".replace("**", ""), "See us"),
        ("*One* **two** _three_ __four__.", "One two three four."),
        ("One\ntwo\n  three.", "One two three."),
        ("From\n\n- -5 to\n- +5 degrees.", "From-5 to+5\u00a0degrees."),
    ],
)
def test_ordinary_text_comes_out_as_it_is(text: str, expected: str) -> None:
    """Marks that mean nothing to Markdown stay, those that stress words go, and lines run on."""
    document = said(text)

    assert document is not None
    assert expected == clause_of(document)
