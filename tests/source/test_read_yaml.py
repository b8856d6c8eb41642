"""Plain data from YAML, with a place for everything."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Problems
from generator.source.characters import MAX_BAD_LINES, MAX_BYTES
from generator.source.read_yaml import MAX_DEPTH, read_yaml
from generator.source.yaml_events import PlainLoader
from generator.source.yaml_file import YamlFile
from tests.parsers import PARSERS, reading_with
from tests.tools import ROOT

every_parser = pytest.mark.parametrize("parser", PARSERS)
ERRORS = sorted((ROOT / "tests/organisation/errors").glob("*.yaml"))
SAMPLE = b"""\
# A comment.
name: Trust
quoted: "no"
block: |

  first line
    second line

folded: >-
  one
  two
items:
  - {key: 1.10}
  -
    key: x
nested:
  empty:
"""


def read(text: str) -> YamlFile:
    return read_yaml("a.yaml", text.encode())


def outcome(content: bytes) -> object:
    try:
        return read_yaml("a.yaml", content).data
    except Problems as problems:
        return str(problems)


@pytest.mark.parametrize(
    "typed",
    [
        "NO",
        "no",
        "on",
        "1.10",
        "0123",
        "0o17",
        "0x1f",
        "2026-05-14",
        "12:30",
        "1_000",
        "~",
        "null",
        "true",
        ".5",
        "1e3",
    ],
)
def test_scalars_stay_as_typed(typed: str) -> None:
    """Plain text is never made a number, a date or a truth value."""
    assert {"key": typed, "items": [typed]} == read(f"key: {typed}\nitems: [{typed}]\n").data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: one\n  two\n", "one two"),
        ("a: 'St Mary''s'\n", "St Mary's"),
        ('a: "caf\\u00e9"\n', "café"),
        ("a: >\n  one\n  two\n\n\n", "one two"),
        ("a: |\n\n  one\n\n  two\n", "one\n\ntwo"),
        ("a: |+\n  one\n\n", "one"),
        ("a:\n", ""),
        ("a: ''\n", ""),
        ("a: !!str NO\n", "NO"),
        ("a: x # a comment\n", "x"),
        ("a: x ## a comment\n", "x"),
        ("a: x#y\n", "x#y"),
        ("a: one\r\n", "one"),
        ("\ufeffa: one\n", "one"),
        ("---\na: one\n...\n", "one"),
    ],
)
def test_ways_to_write_text(text: str, expected: str) -> None:
    """Each way to write text in YAML gives that text; a block ends without its line breaks."""
    assert {"a": expected} == read(text).data


@pytest.mark.parametrize(
    ("path", "value", "key", "text"),
    [
        (("name",), "2:7", "2:1", "2:7"),
        (("quoted",), "3:9", "3:1", "3:10"),
        (("block",), "4:8", "4:1", "6:3"),
        (("folded",), "9:9", "9:1", "10:3"),
        (("items",), "13:3", "12:1", "13:3"),
        (("items", 0), "13:5", "13:5", "13:5"),
        (("items", 0, "key"), "13:11", "13:6", "13:11"),
        (("items", 1, "key"), "15:10", "15:5", "15:10"),
        (("nested", "empty"), "17:9", "17:3", "17:9"),
        (("nested", "unknown"), "17:3", "16:1", "17:3"),
        (("items", 7, "key"), "13:3", "12:1", "13:3"),
        (("unknown",), "2:1", "2:1", "2:1"),
        ((), "2:1", "2:1", "2:1"),
    ],
)
def test_places(path: tuple[str | int, ...], value: str, key: str, text: str) -> None:
    """A value, its key and its text each have a place; what is not there has that of its nearest parent."""
    file = read_yaml("a.yaml", SAMPLE)

    assert f"a.yaml:{value}" == str(file.locate(*path))
    assert f"a.yaml:{key}" == str(file.locate_key(*path))
    assert f"a.yaml:{text}" == str(file.locate_text(*path))


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (("name",), "name"),
        (("items", 0, "key"), "items[0].key"),
        (("items", 7, "key"), "items[7].key"),
        (("nested", "unknown"), "nested.unknown"),
        (("nested", "two words"), 'nested."two words"'),
        ((), ""),
    ],
)
def test_a_place_carries_its_path(path: tuple[str | int, ...], key: str) -> None:
    """A place knows the key that was asked for as people write it, also where it is that of a parent."""
    file = read_yaml("a.yaml", SAMPLE)

    assert [key] * 3 == [found.key for found in (file.locate(*path), file.locate_key(*path), file.locate_text(*path))]


def test_a_path_makes_no_other_place() -> None:
    """Two places in one line and column are the same, whichever keys they were asked for by."""
    file = read_yaml("a.yaml", SAMPLE)

    assert {file.locate("nested")} == {file.locate("nested", "unknown"), file.locate("nested", "other")}


@pytest.mark.parametrize(
    ("path", "plain", "held"),
    [
        (("name",), True, True),
        (("quoted",), False, True),
        (("block",), False, True),
        (("items",), False, True),
        (("items", 0, "key"), True, True),
        (("nested", "empty"), True, True),
        (("unknown",), False, False),
    ],
)
def test_what_is_known_of_a_value(path: tuple[str | int, ...], plain: bool, held: bool) -> None:
    """A file knows which values it holds and which of them are text without quotes."""
    file = read_yaml("a.yaml", SAMPLE)

    assert (plain, held) == (file.is_plain(*path), file.holds(*path))


def test_small_aliases_are_read() -> None:
    """An alias stands for the value of its anchor, at the anchor's place."""
    file = read("a: &x {b: c}\nd: *x\n")

    assert {"a": {"b": "c"}, "d": {"b": "c"}} == file.data
    assert "a.yaml:1:11" == str(file.locate("d", "b"))


@pytest.mark.parametrize(("depth", "accepted"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_depth(depth: int, accepted: bool) -> None:
    """Values may be nested to the limit and no deeper, also by way of an alias."""
    inner = "[" * (depth - 2) + "]" * (depth - 2)

    assert accepted is isinstance(outcome(f"a: [{inner}]\n".encode()), dict)
    assert accepted is isinstance(outcome(f"a: &x {inner}\nb: [*x]\n".encode()), dict)


@pytest.mark.parametrize(("items", "accepted"), [(999, True), (1000, False)])
def test_aliases_repeat_to_the_limit(items: int, accepted: bool) -> None:
    """An alias may repeat a thousand values, the list that holds them among them."""
    content = f"a: &x [{'y, ' * items}]\nb: *x\n".encode()

    assert accepted is isinstance(outcome(content), dict)


@pytest.mark.parametrize(("size", "accepted"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_size(size: int, accepted: bool) -> None:
    """A file may be as large as the limit and no larger."""
    content = b"a: b\n".ljust(size - 1, b"#") + b"\n"

    assert accepted is isinstance(outcome(content), dict)


def test_bad_lines_are_not_listed_for_ever() -> None:
    """A file full of control characters gives a list that a person can still read."""
    with pytest.raises(Problems) as caught:
        read_yaml("a.yaml", b"\x00\n" * (MAX_BAD_LINES + 1))

    assert MAX_BAD_LINES == len(caught.value.diagnostics)


def test_a_file_survives_pickling() -> None:
    """A worker process may hand a file to its parent."""
    file = read_yaml("a.yaml", SAMPLE)

    assert file == pickle.loads(pickle.dumps(file))  # noqa: S301  # our own bytes


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case.stem)
def test_both_parsers_agree_on_faults(case: Path) -> None:
    """The messages do not depend on which of PyYAML's parsers is installed."""
    usual = outcome(case.read_bytes())

    with reading_with(PlainLoader):
        assert usual == outcome(case.read_bytes())


def test_both_parsers_agree_on_places() -> None:
    """The places do not depend on which of PyYAML's parsers is installed."""
    usual = read_yaml("a.yaml", SAMPLE)

    with reading_with(PlainLoader):
        assert usual == read_yaml("a.yaml", SAMPLE)


@every_parser
def test_question_marks_in_brackets(parser: type[PlainLoader]) -> None:
    """An address with a query, or a question, stands in brackets without quotes, for both parsers."""
    with reading_with(parser):
        found = read("a: {url: https://x.example/?q=1, why?: who? me ? you}\nb: [what?, why ?\n  when?]\n")

    expected = {"url": "https://x.example/?q=1", "why?": "who? me ? you"}
    assert {"a": expected, "b": ["what?", "why ? when?"]} == found.data
    assert "a.yaml:1:10" == str(found.locate("a", "url"))


@every_parser
@pytest.mark.parametrize("text", ["{key:}", "{key:, other: x}", "[key:]", "{a: x:?}"])
def test_colons_without_a_space_in_brackets(text: str, parser: type[PlainLoader]) -> None:
    """A colon right before a bracket or a comma is told at its place, by both parsers."""
    at = f"a.yaml:1:{text.rindex(':') + 4 if '?' in text else text.index(':') + 4}"

    with reading_with(parser):
        assert f"{at}: a colon inside brackets has no space after it" in str(outcome(f"a: {text}\n".encode()))


@every_parser
def test_a_comment_right_after_the_mark_of_a_block(parser: type[PlainLoader]) -> None:
    """A comment that has no space before it begins no block of text, for both parsers."""
    with reading_with(parser):
        found = read("a: |# why\n  b\nc: >-# d\n  e\n  #f\ng: |2#\n   h\n")

    assert {"a": "b", "c": "e #f", "g": " h"} == found.data


def test_places_of_what_was_left_out() -> None:
    """A value that somebody left out in brackets has the same place for both parsers."""
    text = "a: {b: , c: }\nd: [e: , f: ]\n"
    usual = read(text)

    with reading_with(PlainLoader):
        assert usual == read(text)


@pytest.mark.parametrize("code", ["UFFFFFFFF", "U00110000", "ud800", "xZZ", "q"])
@every_parser
def test_escape_codes(code: str, parser: type[PlainLoader]) -> None:
    """A code that is no character is a problem of the file, in both parsers."""
    with reading_with(parser), pytest.raises(Problems):
        read(f'a: "\\{code}"\n')


BITS = [
    *("a", "b: ", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "&x ", "*x", "!!str ", "!t ", "|", ">", "'", '"'),
    *("# ", "#c", "---\n", "...", "? ", "<<: ", "%", "@", "`", "\\", "é", "\t", "{{", "}}", "~", "1.10", "\r\n",
      "%YAML 1.1\n", "?", ":"),
]  # fmt: skip
YAML_BITS = st.lists(st.sampled_from(BITS), max_size=40).map("".join)


@given(YAML_BITS)
def test_anything_like_yaml_is_data_or_problems(text: str) -> None:
    """Whatever is written, the reader gives a dict or says what is wrong, with a hint."""
    found = outcome(text.encode())

    assert isinstance(found, dict) or "\n  hint: " in str(found)


@given(YAML_BITS)
def test_parsers_agree(text: str) -> None:
    """What one of PyYAML's parsers refuses, so does the other, and they read the same."""
    usual = outcome(text.encode())
    with reading_with(PlainLoader):
        other = outcome(text.encode())

    assert type(usual) is type(other)
    if isinstance(usual, dict):
        assert usual == other


@given(st.binary(max_size=200))
def test_any_bytes_are_data_or_problems(content: bytes) -> None:
    """Bytes of any kind give data or problems, never another exception."""
    assert isinstance(outcome(content), dict | str)


@given(st.text())
def test_quoted_text_is_read_as_it_is(text: str) -> None:
    """Text that PyYAML writes comes back, unless it holds a character that is refused."""
    found = outcome(yaml.safe_dump({"key": text}, allow_unicode=True).encode("utf-8", "surrogatepass"))

    if isinstance(found, dict):
        assert {"key": text} == found
