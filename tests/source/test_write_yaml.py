"""Texts as YAML: each reader takes what is written for the very text, with quotes and without."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.source.read_yaml import read_yaml
from generator.source.write_yaml import Style, flat, flat_text, folded, key_lines, line_text
from generator.source.yaml_events import PlainLoader
from tests.parsers import PARSERS, reading_with

MARKS = "019.+-eExo_:~yNTZ af=<"
"""Characters of which numbers, dates, truth values and marks are made."""
PIECES = (
    *("yes", "no", "null", "inf", "2001-01-01", "12:30", "0x", "a", "Z", "1", " ", "  ", "\n", "\r", "é", "🙂", "שלום"),
    *(
        "-",
        ".",
        "#",
        ":",
        ",",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "\\",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "~",
        "=",
    ),
    *("<", "\u00a0", "\u200b", "\u200d", "\u0301"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
every_style = pytest.mark.parametrize("style", [Style(), Style(quote="'"), Style(quotes_all=True), Style(4, 0, "'")])
every_parser = pytest.mark.parametrize("parser", PARSERS)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_no_short_text_is_taken_for_something_else(length: int) -> None:
    """Of all short texts, those without quotes are texts to PyYAML, which knows the numbers of YAML 1.1."""
    resolver: Any = PlainLoader("")
    texts = ["".join(characters) for characters in product(MARKS, repeat=length)]
    plain = [text for text in texts if line_text(text, Style()) == text]

    assert plain
    assert {"tag:yaml.org,2002:str"} == {resolver.resolve(yaml.ScalarNode, text, (True, False)) for text in plain}


@every_style
@every_parser
@given(st.lists(TEXTS, max_size=5), st.dictionaries(TEXTS.filter(bool), TEXTS, max_size=3))
def test_what_is_written_reads_back(
    parser: type[PlainLoader], style: Style, items: list[str], keys: dict[str, str]
) -> None:
    """Any texts, as items, values and keys, on lines and in brackets, read back as they were."""
    data: dict[str, object] = {"a": items, "b": [items, keys], "c": {"d": items, "e": keys}}
    with reading_with(parser):
        assert data == read_yaml("x.yaml", "\n".join(key_lines(data, 0, style)).encode()).data
        assert data == read_yaml("x.yaml", flat(data, style).encode()).data


@given(TEXTS)
def test_every_character_that_cannot_be_seen_is_a_code(text: str) -> None:
    """What is written on one line holds nothing that cannot be seen, but for what joins the parts of a word."""
    written = line_text(text, Style()) + flat_text(text, Style())

    assert written.replace("\u200d", "").isprintable()


@given(st.lists(st.sampled_from(["a", "long word", "b " * 30 + "b", "x  y", "\n", "\n\n", "# c", "- d"]), min_size=1))
def test_a_folded_block_joins_its_lines_again(pieces: list[str]) -> None:
    """A text whose lines are broken at spaces is itself again to a reader that joins them."""
    text = " ".join(pieces).replace(" \n", "\n").replace("\n ", "\n").strip("\n ")
    assume(text)
    block = "".join(f"  {line}\n" if line else "\n" for line in folded(text, 20).split("\n"))

    assert text == yaml.safe_load(f"a: >-\n{block}")["a"]
