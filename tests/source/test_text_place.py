"""Where a character of a text stands in its file, whichever way YAML lets people write the text."""

from __future__ import annotations

import pytest

from generator.source.read_yaml import read_yaml
from generator.source.text_place import mark_of

WAYS = {
    "plain": "k: one two *three four\nz: x",
    "plain, on several lines": "k: one\n  two\n\n  *three four",
    "in single quotes": "k: 'it''s one ''two'' *three'",
    "in single quotes, on several lines": "k: 'one\n  two\n\n  it''s *three'",
    "in double quotes": 'k: "one \\"two\\" \\u00e9 \\x41 \\\\ \\U0001f642 *three"',
    "in double quotes, with breaks": 'k: "one\\ntwo\\n\\n\\u00a0\\_\\x20 *three"',
    "in double quotes, on several lines": 'k: "one\n  two\\\n  \\ and \\\n  *three"',
    "a block": "k: |\n    one\n      two\n\n    *three",
    "a block with a first line that is empty": "k: |\n\n\n  one\n  *three",
    "a folded block": "k: >-\n  one\n  two\n\n  *three\n  four",
    "in braces": "{k: one *three, z: x}",
    "in a list": "k:\n- 'x'\n- z: |\n    one *three",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_character_is_found(way: str) -> None:
    """The star of a text is found at its own line and column."""
    source = WAYS[way]
    path: tuple[str | int, ...] = ("k", 1, "z") if way == "in a list" else ("k",)
    file = read_yaml("x.yaml", source.encode())
    text = file.data
    for step in path:
        text = text[step]  # type: ignore[index]  # a dict, or a list
    place = file.locate_text(*path)
    before = source[: source.index("*")]

    assert isinstance(text, str)
    assert (before.count("\n") + 1, len(before) - before.rfind("\n")) == mark_of(
        source.encode(), (place.line, place.column), text, text.index("*")
    )


def test_past_the_end() -> None:
    """A place past the end of a file is where the text starts."""
    assert (1, 4) == mark_of(b"k: one", (1, 4), "one two", 7)


def test_as_other_systems_write_lines() -> None:
    """A byte order mark takes no column, and lines that end as on Windows count once."""
    assert (3, 3) == mark_of(b"\xef\xbb\xbfk: |\r\n  one\r\n  *two", (2, 3), "one\n*two", 4)
