"""What is said of Markdown that the model refuses: at which line, and what to do about it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from generator.policy.read_markdown import read_markdown
from generator.template.load import scanning_environment
from generator.template.scan import scan_section

URL = "https://www.example.org"
SPACE_BEFORE = "put a space or a mark before the bold or stressed words"
SPACE_AFTER = "put a space or a mark after the bold or stressed words"
NOT_BOTH = "make the words bold or stressed, not both: two stars or one on either side"
WORDS_BETWEEN = "put words between them"

CASES: dict[str, tuple[str, int, str]] = {
    "a letter before bold words": ("One.\nSee**Note** well.\nThree.", 2, SPACE_BEFORE),
    "a letter after bold words": ("1. One.\n   **Note**well.\n   Three.\n   {: #a }", 2, SPACE_AFTER),
    "a letter after stressed words": ("- one;\n- *two*s.\n- three.", 2, SPACE_AFTER),
    "a letter after bold words in a cell": ("| a | b |\n|---|---|\n| c | **d**s |\n| e | f |", 3, SPACE_AFTER),
    "a letter after bold words in a note": ("!!! guidance\n    One.\n    **Two**s.\n    Three.", 3, SPACE_AFTER),
    "stressed bold words": ("One.\n***Two*** things.\nThree.", 2, NOT_BOTH),
    "stressed words in bold words": ("One.\n**Two *things* at** once.\nThree.", 2, NOT_BOTH),
    "bold words in a link": (
        f"One.\nSee [**us**]({URL}).\nThree.",
        2,
        "put the stars, or the other link, outside its square brackets",
    ),
    "a link without words": (
        f"One.\nSee []({URL}).\nThree.",
        2,
        "write the words of the link between the square brackets",
    ),
    "a bullet without words": ("- one\n- \n- three", 2, "write the words of the bullet after its mark"),
    "a clause without words": ("1. One.\n   {: #a }\n\n1. \n   {: #b }", 4, "write its words on the same line"),
    "a column without a heading": (
        "Words.\n\n| a | |\n|---|---|\n| c | d |",
        3,
        "give each column of the table a heading",
    ),
    "a row that names nothing": (
        "Words.\n\n| | |\n|---|---|\n| a | b |\n| | d |",
        5,
        "write a heading above each column, or name what stands beside it",
    ),
    "three columns without headings": (
        "Words.\n\n| | | |\n|---|---|---|\n| a | b | c |",
        5,
        "write a heading above each column, or name what stands beside it",
    ),
    "a note without words": ("Words.\n\n!!! guidance\nNot indented.", 3, "indent its words by four spaces"),
    "two tables": ("| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |", 5, WORDS_BETWEEN),
    "two tables in a clause": (
        "1. Words.\n   {: #a }\n\n    | a |\n    |---|\n    | b |\n\n    | c |\n    |---|\n    | d |",
        8,
        WORDS_BETWEEN,
    ),
    "two tables in a sub-section": (
        "Words.\n\n## A {: #a }\n\n| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |",
        9,
        WORDS_BETWEEN,
    ),
}


def problems(source: str) -> list[Diagnostic]:
    scan = scan_section("s", "s.md", source, scanning_environment())
    return [*read_markdown(scan.text, "s.md", "s").problems]


@pytest.mark.parametrize("name", CASES)
def test_what_the_model_refuses(name: str) -> None:
    """Markdown that breaks a rule of the model is told once, at its line, with what to do about it."""
    source, line, hint = CASES[name]

    assert [("s.md", line, hint)] == [
        (found.location.file, found.location.line, found.hint) for found in problems(source)
    ]


def test_a_wall_of_brackets() -> None:
    """More square brackets than Markdown finds its way through in a moment are refused at the last of them."""
    told = "s.md:3: the text has more than 500 square brackets\n  hint: take them out"

    assert [told] == [str(problem) for problem in problems(f"Do this.\n\n{'[' * 501}")]
