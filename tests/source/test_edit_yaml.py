"""Values set in somebody's YAML file: in which quotes, on which lines, in which brackets."""

from __future__ import annotations

import pytest

from generator.source.changes import Bare, Set, Value
from tests.yaml_edits import edited, said


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old\n", "new", "a: new\n"),
        ("a: old  # why\n", "new", "a: new  # why\n"),
        ("a:    old\n", "new", "a:    new\n"),
        ("a : old\n", "new", "a : new\n"),
        ("a: 'old'\n", "new", "a: 'new'\n"),
        ('a: "old"\n', "new", 'a: "new"\n'),
        ("a: 'old'\n", "St Mary's", "a: 'St Mary''s'\n"),
        ('a: "old"\n', 'say "so" \\', 'a: "say \\"so\\" \\\\"\n'),
        ("a: 'old'\n", "x\u200by", 'a: "x\\u200by"\n'),
        ('a: "old" #why\n', "new", 'a: "new" #why\n'),
        ("a: one\n  two # why\n", "new", "a: new # why\n"),
        ('a: "one\n  two" # why\n', "new", 'a: "new" # why\n'),
        ("a:\n    old # why\n", "new", "a:\n    new # why\n"),
        ("a:\n", "new", "a: new\n"),
        ("a: # why\n", "new", "a: new # why\n"),
        ("a:", "new", "a: new"),
        ("a: ''\n", "new", "a: 'new'\n"),
        ("a: null\n", "new", "a: new\n"),
        ("a: !!str 12\n", "new", "a: new\n"),
        ("a: &x old\n", "new", "a: new\n"),
        ("? a\n: old\n", "new", "? a\n: new\n"),
    ],
)
def test_a_text_takes_the_place_of_a_text(before: str, value: str, after: str) -> None:
    """A text stands where the old one stood, in its quotes; a comment beside it stays."""
    assert after == edited(before, Set(("a",), value))


@pytest.mark.parametrize(
    "value",
    [
        *("Chair of Trustees", "Tea & Toast", "it's", "a-b", "x:y", "https://example.org/x?y=1#z", "C#", "50% off"),
        *(
            "3 years",
            "12 High Street",
            "a, b [c] {d}",
            'the "Yew"',
            "Zoë",
            "שלום",
            "🙂",
            "A\u200dB",
            "no one",
            "nullable",
        ),
    ],
)
def test_a_plain_text_needs_no_quotes(value: str) -> None:
    """What every reader takes for the text that it is stands without quotes."""
    assert f"a: {value}\n" == edited("a: old\n", Set(("a",), value))


@pytest.mark.parametrize(
    "value",
    [
        *(
            "NO",
            "no",
            "Yes",
            "on",
            "OFF",
            "true",
            "False",
            "y",
            "N",
            "null",
            "~",
            "=",
            "<<",
            "",
            "---",
            "...",
            " a",
            "a ",
        ),
        *("12", "1.10", "0123", "0x1f", "1e3", "12:30", "1_000", "+1", "-1", ".5", ".inf", "1e3", "0o17", "190:20:30"),
        *("2026-05-14", "2026-05-14 10:00:00", "2026-05-14T10:00:00Z", "0300 000 0000", "+44 20 7946 0000"),
        *(
            "- a",
            "-",
            "? a",
            ": a",
            "@a",
            "`a`",
            "%a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "#a",
            "[a]",
            "{a}",
            "{{ a }}",
            ", a",
        ),
        *("a: b", "a:", "a #b"),
    ],
)
def test_what_could_be_misread_stands_in_quotes(value: str) -> None:
    """What some reader would take for a number, a date, a truth value, a mark or a comment gets quotes."""
    assert f'a: "{value}"\n' == edited("a: old\n", Set(("a",), value))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("'a'", "\"'a'\""),
        ('"a"', "'\"a\"'"),
        ("\\: ", "'\\: '"),
        ("\"it's\"", '"\\"it\'s\\""'),
        ("a\u00a0b", '"a\\u00a0b"'),
        ("a\u00adb", '"a\\u00adb"'),
        ("🏴\U000e0067", '"🏴\\U000e0067"'),
        ("a\rb", '"a\\rb"'),
        ("a\n", '"a\\n"'),
        ("\na", '"\\na"'),
        (" a\nb", '" a\\nb"'),
        ("a\r\nb", '"a\\r\\nb"'),
    ],
)  # fmt: skip
def test_what_needs_codes_or_other_quotes(value: str, written: str) -> None:
    """Quotes are those that the text holds none of; what cannot be seen, or would be lost, is a code."""
    assert f"a: {written}\n" == edited("a: old\n", Set(("a",), value))


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old\n", Bare("true"), "a: true\n"),
        ('a: "old"\n', Bare("12"), "a: 12\n"),
        ("a: old\n", Bare("2026-05-14"), "a: 2026-05-14\n"),
        ("a: old\n", Bare("-1"), "a: -1\n"),
        ("a: old\n", Bare("null"), "a: null\n"),
        ("a: old\n", Bare("a: b"), 'a: "a: b"\n'),
        ("a: old\n", Bare(""), 'a: ""\n'),
        ('a: "old" #why\n', Bare("true"), 'a: "true" #why\n'),
        ("a: {b: c}\n", {"b": Bare("true")}, "a: {b: true}\n"),
        ("a: [b]\n", [Bare("a, b")], 'a: ["a, b"]\n'),
    ],
)
def test_a_bare_word_has_no_quotes(before: str, value: Value, after: str) -> None:
    """What its schema takes for a truth value, a number or a date is written without quotes, where it can be."""
    assert after == edited(before, Set(("a",), value))


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old\n", "one\ntwo", "a: |\n  one\n  two\n"),
        ("a: old # why\nb: c\n", "one\ntwo", "a: | # why\n  one\n  two\nb: c\n"),
        ("a: 'old'\n", "one\n\n  two", "a: |\n  one\n\n    two\n"),
        ("x:\n    y: z\na: old\n", "one\ntwo", "x:\n    y: z\na: |\n    one\n    two\n"),
        ('a: "one\\ntwo"\n', "two\nthree", 'a: "two\\nthree"\n'),
        ("a: |  # why\n    one\n\nb: c\n", "two\n\nthree", "a: |  # why\n    two\n\n    three\n\nb: c\n"),
        ("a: |\n\n  one\n", "two", "a: |\n\n  two\n"),
        ("a: |-\n  one\n", "two", "a: |-\n  two\n"),
        ("a: |2\n    one\n", "two\nthree", "a: |2\n  two\n  three\n"),
        ("a: |\n  one # why\n", "", 'a: ""\n'),
        ("a: | # why\n  one\n", " two", 'a: " two" # why\n'),
        ("a: >-\n  one\n  two\n", "three\nfour", "a: >-\n  three\n\n  four\n"),
        ("a: >-\n  one\n", "a\n\n\nb", "a: >-\n  a\n\n\n\n  b\n"),
        ("a: >-\n  one\n", "two\n  three", "a: |-\n  two\n    three\n"),
        ("a: >\n  one\n", "word " * 20 + "end", f"a: >\n  {'word ' * 11}word\n  {'word ' * 8}end\n"),
        ("a: old\n", "one\n \n two", "a: |\n  one\n   \n   two\n"),
        ("a: |\n  one\n    \nb: c\n", "two", "a: |\n  two\nb: c\n"),
        (f"a: >\n  {'word ' * 20}end\n", "other " * 13 + "end", f"a: >\n  {'other ' * 13}end\n"),
        ("a: old\n    # deep\nb: c\n", "one\ntwo", 'a: "one\\ntwo"\n    # deep\nb: c\n'),
        ("a: old\n   \nb: c\n", "one\ntwo", 'a: "one\\ntwo"\n   \nb: c\n'),
        ("a: {b: c}\n", "one\ntwo", "a: |\n  one\n  two\n"),
    ],
)
def test_several_lines(before: str, value: str, after: str) -> None:
    """A text of several lines is a block with the file's indentation; where one could not hold it, it has codes."""
    assert after == edited(before, Set(("a",), value))


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: {b: c, d: e}\n", ("a", "b"), "x, y", 'a: {b: "x, y", d: e}\n'),
        ("a: {b: c, d: e}\n", ("a", "b"), "https://example.org", 'a: {b: "https://example.org", d: e}\n'),
        ("a: {b: 'c', d: e}\n", ("a", "b"), "x", "a: {b: 'x', d: e}\n"),
        ("a: {b: , d: e}\n", ("a", "b"), "x", "a: {b: x , d: e}\n"),
        ("a: [b, c] # why\n", ("a", 1), "x\ny", 'a: [b, "x\\ny"] # why\n'),
        ("a: [b, c]\n", ("a", 1), {"d": ["e"]}, "a: [b, {d: [e]}]\n"),
        ("a:\n- b\n    # deep\n- c\n", ("a", 0), {"d": "e\nf"}, 'a:\n- {d: "e\\nf"}\n    # deep\n- c\n'),
        ("a: [b: c]\n", ("a", 0, "b"), "d", "a: [b: d]\n"),
        ('{"a": 1, "b": {"c": "d"}}\n', ("a",), "x", '{"a": "x", "b": {"c": "d"}}\n'),
        ('{"a": {"c": "d"}}\n', ("a", "e"), 'x"y', '{"a": {"c": "d", "e": "x\\"y"}}\n'),
    ],
)
def test_brackets_stay(before: str, path: tuple[str | int, ...], value: Value, after: str) -> None:
    """What stands in brackets stays in them, with quotes round what they would cut; JSON stays JSON."""
    assert after == edited(before, Set(path, value))


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old # why\nc: d\n", {"b": "x"}, "a: # why\n  b: x\nc: d\n"),
        ("a: old\n", {"b": {"c": ["x", {"y": "z", "v": "w"}]}}, None),
        ("a: old\n", {}, "a: {}\n"),
        ("a: old\n", [], "a: []\n"),
        ("a:\n  b: c # in\n# below\n", "x", "a: x\n# below\n"),
        ("a: # why\n  b: c\n", ["x"], "a: # why\n  - x\n"),
        ("a: #why\n  b: c\n", "x", 'a: "x" #why\n'),
        ("a: {b: c}\n", ["x"], "a: [x]\n"),
        ("a:\n- b\n- c\n", {"x": "z"}, "a:\n  x: z\n"),
        ("a: |\n  b\n", {"x": "z"}, "a:\n  x: z\n"),
        ("a:\n  b # why\n", {"x": "z"}, "a:\n  # why\n  x: z\n"),
        ("a:\n  # none yet\nc: d\n", {"x": "z"}, "a:\n  # none yet\n  x: z\nc: d\n"),
        ("a:\n     # none yet\nc: d\n", ["x"], "a:\n     # none yet\n     - x\nc: d\n"),
    ],
)
def test_another_kind_of_value(before: str, value: Value, after: str | None) -> None:
    """Keys or a list in place of a text, and the other way round, keep the comment beside the key."""
    long = 'a:\n  b:\n    c:\n      - x\n      - "y": z\n        v: w\n'

    assert (after or long) == edited(before, Set(("a",), value))


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a:\n  # on b\n  b: c # on c\n  d: e\n", {"b": "x", "d": "e"}, "a:\n  # on b\n  b: x # on c\n  d: e\n"),
        ("a:\n  b: c\n  d: e\n", {"f": "g", "d": "e"}, "a:\n  f: g\n  d: e\n"),
        ("a: {b: c, d: e}\n", {"d": "e", "b": "c"}, "a: {b: c, d: e}\n"),
        ("a:\n- b # 1\n# on c\n- c # 2\n- d # 3\n", ["c", "x", "d"], "a:\n# on c\n- c # 2\n- x\n- d # 3\n"),
        ("a: [b, c, d]\n", ["b", "d", "e"], "a: [b, d, e]\n"),
        ("a:\n- b # 1\n- {m: c, n: d} # 2\n", [{"n": "d", "m": "c"}], "a:\n- {m: c, n: d} # 2\n"),
        ("a:\n  - {n: b} # 1\n  - {n: c} # 2\n", [{"n": "c"}], "a:\n  - {n: c} # 2\n"),
    ],
)
def test_only_what_differs_is_changed(before: str, value: Value, after: str) -> None:
    """Keys and lists that are set as a whole keep what they have in common with the old ones, comments too."""
    assert after == edited(before, Set(("a",), value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO\n", "NO"),
        ("a: 'x'\n", Bare("x")),
        ("a:\n", ""),
        ("a: >-\n  x\n  y\n", "x y"),
        ("a: {c: d, b: [1.10]}\n", {"b": ["1.10"], "c": "d"}),
        ("b: &x {c: d}\na: *x\n", {"c": "d"}),
    ],
)
def test_what_is_there_already_changes_nothing(text: str, value: Value) -> None:
    """A value that the file has already leaves it as it is, however it is written there."""
    assert text == edited(text, Set(("a",), value))
    assert said(text)["a"] == value
