"""Files in which values are changed whole: what they start and end with; and what is refused, with a hint."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.source.changes import LONGEST_KEY, Change, Remove, Set
from generator.source.characters import MAX_BYTES
from generator.source.edit_yaml import edit_yaml
from generator.source.read_yaml import MAX_DEPTH
from tests.yaml_edits import NAME, edited

NEW = Set(("a",), "b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "a: b\n"),
        ("\n", "\na: b\n"),
        ("# head\n", "# head\na: b\n"),
        ("# head", "# head\na: b"),
        ("---\n", "---\na: b\n"),
        ("---", "---\na: b"),
        ("--- # head\n\n# more\n...\n# tail\n", "--- # head\n\n# more\na: b\n...\n# tail\n"),
        ("%YAML 1.1\n---\n", "%YAML 1.1\n---\na: b\n"),
        ("%YAML 1.1\n---\nc: d\n", "%YAML 1.1\n---\nc: d\na: b\n"),
        ("--- {c: d}\n", "--- {c: d, a: b}\n"),
        ("--- {}\n", "--- {a: b}\n"),
        ("{} # none\n", "a: b # none\n"),
        ("c: d\n...\n# tail\n", "c: d\na: b\n...\n# tail\n"),
        ("c: d\n# tail\n", "c: d\n# tail\na: b\n"),
        ("c: d\n\n\n", "c: d\na: b\n\n\n"),
        ("c: d", "c: d\na: b"),
        ("  c: d\n", "  c: d\n  a: b\n"),
        ("  c: d\n# tail\n", "  c: d\n# tail\n  a: b\n"),
    ],
)
def test_a_key_comes_into_any_file(before: str, after: str) -> None:
    """A file may be empty, hold comments alone, and start and end with marks of YAML."""
    assert after == edited(before, NEW)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"c: d\r\ne: f\r\n", b"c: d\r\ne: f\r\na: b\r\n"),
        (b"c: d\r\ne: f\r\ng: h\n", b"c: d\r\ne: f\r\ng: h\r\na: b\n"),
        (b"c: d\ne: f\ng: h\r\n", b"c: d\ne: f\ng: h\na: b\r\n"),
        (b"c: d\re: f\r", b"c: d\re: f\ra: b\r"),
        (b"\xef\xbb\xbfc: d\n", b"\xef\xbb\xbfc: d\na: b\n"),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbfa: b\n"),
        (b"# head\r\n", b"# head\r\na: b\r\n"),
    ],
)
def test_line_ends_and_marks(before: bytes, after: bytes) -> None:
    """Every line keeps its end, new ones have that of most others, and a byte order mark stays."""
    assert after == edit_yaml(NAME, before, [NEW])


SHARED = "a: &x {b: c}\nd: *x\ne:\n  f: &y g\n  h: *y\n"


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ([Set(("d",), "z")], SHARED.replace("*x", "z")),
        ([Set(("d", "b"), "z")], SHARED.replace("d: *x", "d:\n  b: z")),
        ([Remove(("d",))], SHARED.replace("d: *x\n", "")),
        ([Remove(("d",)), Set(("a", "b"), "z")], SHARED.replace("d: *x\n", "").replace("b: c", "b: z")),
        ([Remove(("e",))], SHARED.partition("e:")[0]),
        ([Set(("e",), "z")], f"{SHARED.partition('e:')[0]}e: z\n"),
        ([Set(("e", "i"), "z")], f"{SHARED}  i: z\n"),
    ],
)
def test_an_alias_is_written_out(changes: list[Change], after: str) -> None:
    """Where an alias stands, a change is made there alone; what it repeats can be changed when it goes too."""
    assert after == edited(SHARED, *changes)


def told(text: str, *changes: Change) -> str:
    """Return what is told of changes that are refused."""
    with pytest.raises(Problems) as caught:
        edited(text, *changes)
    return str(caught.value)


ALIAS = "write the value out in place of the alias first"
WHOLE = "change the whole value, or remove it first"
EDITOR = "change it in an editor, or write it in a plainer way first"
AROUND = "cannot be changed without changing what stands around it"


@pytest.mark.parametrize(
    ("text", "change", "message", "hint"),
    [
        (SHARED, Set(("a", "b"), "z"), '1:4: a is repeated by the alias "*x" on line 2', ALIAS),
        (SHARED, Remove(("e", "f")), '4:6: e.f is repeated by the alias "*y" on line 5', ALIAS),
        ("a: b\n", Set(("a", "c"), "d"), "1:4: a is text, so it has no c", WHOLE),
        ("a:\n  - b\n", Set(("a", "c"), "d"), "2:3: a is a list, so it has no c", WHOLE),
        ("a: b\n", Set((0,), "d"), "1:1: the file is a set of keys, so it has no [0]", WHOLE),
        ("a: [b]\n", Set(("a", 2), "d"), "1:4: a has 1 item, so there is no a[2]", "add the next one as a[1]"),
        ("a: [b]\n", Set(("a", -1), "d"), "1:4: a has 1 item, so there is no a[-1]", "add the next one as a[1]"),
        ("a: b\n", Set(("c", 1), "d"), "1:1: c has 0 items, so there is no c[1]", "add the next one as c[0]"),
        ("a: b\n", Set(("c",), {"d": ["\x07"]}), "1:1: the text for c holds a control character U+0007", "remove it"),
        ("a: b\n", Set(("a",), "\ud800"), "1:4: the text for a holds half of a character U+D800", "remove it"),
        ("a: b\n", Set(("a\tb",), "c"), '1:1: the key "a b" holds a tab', "remove it"),
        ("a: b\n", Set(("c",), {"": "d"}), "1:1: a key is empty", "write the name of the key"),
        ("a: b\n", Set((), "c"), "1:1: the whole file would be text, not keys with values", "give it keys"),
        ("a: [b: c]\n", Set(("a", 0, "d"), "e"), f"1:5: a[0].d {AROUND}", EDITOR),
        ("? a\n? b\n", Set(("a",), "e"), f"2:1: a {AROUND}", EDITOR),
        ("a: b\na: c\n", NEW, '2:1: the key "a" is used twice, first on line 1', "keep one of the two"),
        (
            "- a\n",
            NEW,
            "1:1: the file is a list, not keys with values",
            'start with a key and its value, such as "name: …"',
        ),
        ("%YAML 1.1\n", NEW, '1:1: a line cannot start with "%"', "remove the line"),
        ("# a\tb\n", NEW, "1:4: the line holds a tab", "use spaces"),
    ],
)
def test_what_is_refused(text: str, change: Change, message: str, hint: str) -> None:
    """What cannot be changed as meant is told with its place and a hint, and nothing is written."""
    assert f"x.yaml:{message}\n  hint: {hint}" == told(text, change)


def test_all_that_is_wrong_is_told() -> None:
    """One call tells the faults of all changes."""
    changes = (Set(("a", "b"), "c"), Set(("d",), "\x00"), Set(("e", 3), "f"))

    assert 3 == told("a: b\ne: []\n", *changes).count("hint: ")


def test_limits() -> None:
    """Keys have a length, values a depth and files a size."""
    assert "has more than" in told("a: b\n", Set(("c" * (LONGEST_KEY + 1),), "d"))
    assert "nested more than" in told("a: b\n", Set(("c",) * (MAX_DEPTH + 1), "d"))
    assert "nested more than" in told("a: b\n", Set(("c",) * MAX_DEPTH, ["d"]))
    assert "nested more than" in told("a: b\n", Set(("c",) * 5000, "d"))
    assert "larger than" in told("a: b\n", Set(("c",), "d" * MAX_BYTES))
    assert edited("a: b\n", Set(("\u00a0" * LONGEST_KEY,), "c"), Set(("c",) * MAX_DEPTH, "d"))
