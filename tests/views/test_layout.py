"""Lines that fit a terminal: how wide they are, where they break, and what is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views.layout import COLUMNS, beside, shortened, width, wrapped

ACCENT = "\N{COMBINING ACUTE ACCENT}"
E_WITH_ACCENT = f"e{ACCENT}"
UNBROKEN = "clause\N{NO-BREAK SPACE}1.2.3"
LONG = "x" * 100


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("plain", 5),
        ("naïve", 5),
        (E_WITH_ACCENT * 3, 3),
        ("日本", 4),
        ("שלום", 4),
        ("a\N{ZERO WIDTH JOINER}b", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    """A wide character takes two columns, and a mark on another takes none."""
    assert columns == width(text)


WRAPPED = {
    "what fits": ("one two", "", ["one two"]),
    "what does not": ("word " * 17 + "end", "", [("word " * 16).strip(), "word end"]),
    "an indent": ("word " * 16 + "end", "  - ", ["  - " + ("word " * 15).strip(), "    word end"]),
    "a long word": (f"see {LONG} there", "", ["see", LONG, "there"]),
    "a long word after an indent": (LONG, "    ", [f"    {LONG}"]),
    "nothing": ("", "  ", [""]),
    "wide characters": ("字" * 41, "", ["字" * 40, "字"]),
    "marks on wide characters": (f"字{ACCENT}" * 41, "", [f"字{ACCENT}" * 40, f"字{ACCENT}"]),
    "a space that does not break": ("word " * 14 + UNBROKEN, "", [("word " * 14).strip(), UNBROKEN]),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_wrapped(name: str) -> None:
    """A line breaks at a space or beside a wide character, and a long word stays whole."""
    text, first, expected = WRAPPED[name]

    assert expected == wrapped(text, first)


@given(st.text(st.sampled_from("ab é字\N{COMBINING ACUTE ACCENT}-")), st.integers(0, 40))
def test_no_word_is_lost(text: str, indent: int) -> None:
    """Whatever a text says is in its lines, and a line is too long only where one word is."""
    lines = wrapped(" ".join(text.split()), " " * indent)

    assert "".join(text.split()) == "".join("".join(lines).split())
    assert [] == [line for line in lines if width(line) > COLUMNS and " " in line.strip()]


SHORTENED = [
    ("one two", 7, "one two"),
    ("one two three", 9, "one two…"),
    ("one two three", 8, "one two…"),
    ("one two three", 7, "one…"),
    ("unbreakable", 5, "unbr…"),
    ("字字字字", 5, "字字…"),
]


@pytest.mark.parametrize(("text", "columns", "expected"), SHORTENED)
def test_shortened(text: str, columns: int, expected: str) -> None:
    """A text that is too long ends after a whole word."""
    assert expected == shortened(text, columns)


BESIDE = {
    "cells that fit": (["  on", "id"], [6, 4], "Title", ["  on    id    Title"]),
    "a text that goes on": (["a"], [4], "word " * 15 + "end", ["a     " + ("word " * 15).strip(), "      end"]),
    "a cell that is too wide": (["  on", "identity"], [6, 4], "Title", ["  on    identity", "              Title"]),
    "no text": (["  on", "id"], [6, 4], "", ["  on    id"]),
}


@pytest.mark.parametrize("name", BESIDE)
def test_beside(name: str) -> None:
    """Cells stand in their columns, and a cell that is too wide has its line for itself."""
    cells, widths, text, expected = BESIDE[name]

    assert expected == beside(cells, widths, text)
