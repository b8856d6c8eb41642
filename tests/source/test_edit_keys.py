"""Keys and items added to somebody's YAML file, and taken out of it."""

from __future__ import annotations

import pytest

from generator.source.changes import Change, Remove, Set, Value
from generator.source.edit_yaml import edit_yaml
from generator.source.entry_plan import UsualOrder
from generator.source.value_path import ValuePath
from tests.yaml_edits import NAME, edited

SAMPLE = """\
# The organisation.
name: Oak

roles: # by duty
    # who leads
    chair: Chair
    clerk: Clerk
    # nobody else yet

# What it does.
facts: {staff: true}
channels:
- {platform: A, url: "https://a.example.org"} # first
- platform: B
  # its people
  admins: 2
"""


# ---- added


@pytest.mark.parametrize(
    ("path", "value", "above", "added"),
    [
        (("kind",), "charity", "  admins: 2\n", "kind: charity\n"),
        (("roles", "lead"), "Lead", "    # nobody else yet\n", "    lead: Lead\n"),
        (("channels", 2), "C", "  admins: 2\n", "- C\n"),
        (("channels", 1, "url"), "x: y", "  admins: 2\n", '  url: "x: y"\n'),
        (("terms", "people"), ["x", {"y1": "z"}], "  admins: 2\n", "terms:\n    people:\n    - x\n    - y1: z\n"),
        (("terms", 0, "people"), "one\ntwo", "  admins: 2\n", "terms:\n- people: |\n      one\n      two\n"),
        (("a: b",), "c", "  admins: 2\n", '"a: b": c\n'),
    ],
)
def test_a_key_is_added_in_the_style_of_the_file(path: ValuePath, value: Value, above: str, added: str) -> None:
    """A key or an item comes below the last of its own, and the comments that belong there, indented like them."""
    assert SAMPLE.replace(above, above + added) == edited(SAMPLE, Set(path, value))


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("facts: {staff: true} # so\n", ("facts", "paid"), "a, b", 'facts: {staff: true, paid: "a, b"} # so\n'),
        ("facts: { staff: true, }\n", ("facts", "paid"), "b", "facts: { staff: true, paid: b, }\n"),
        ("a: [\n  b, # 1\n  c # 2\n]\n", ("a", 2), "d", "a: [\n  b, # 1\n  c, # 2\n  d\n]\n"),
        ("a: [\n  b, # 1\n  c, # 2\n]\n", ("a", 2), "d", "a: [\n  b, # 1\n  c, # 2\n  d,\n]\n"),
        ("a: {b: [c]}\n", ("a", "b", 1), "d", "a: {b: [c, d]}\n"),
        ("a: {b: {}}\n", ("a", "b", "c"), "d", "a: {b: {c: d}}\n"),
        ("a:\n  - [b]\n  - [c]\n", ("a", 2), ["d"], "a:\n  - [b]\n  - [c]\n  - [d]\n"),
        ("a:\n  - 'b'\n  - 'c'\n", ("a", 2), "d", "a:\n  - 'b'\n  - 'c'\n  - 'd'\n"),
        ("a:\n  -   b: c\n", ("a", 1), {"d": "e", "f": "g"}, "a:\n  -   b: c\n  -   d: e\n      f: g\n"),
        ("a:\n  - - b\n", ("a", 0, 1), "c", "a:\n  - - b\n    - c\n"),
        ("'a': b\n'c': d\n", ("e",), "f", "'a': b\n'c': d\n'e': 'f'\n"),
        ("a: b\n\nc: d\n", ("e",), "f", "a: b\n\nc: d\n\ne: f\n"),
        ("a: b\nc: |\n  d\n\n\n", ("e",), "f", "a: b\nc: |\n  d\ne: f\n\n\n"),
        ("a: b\nc: |+\n  d\n\n\n", ("e",), "f", "a: b\nc: |+\n  d\n\n\ne: f\n"),
        ("a:\n  - {b: c}\n", ("a", 1), {"d": "e\nf"}, "a:\n  - {b: c}\n  - d: |\n      e\n      f\n"),
        ("a:\n  -  {b: c}\n  -  x\n", ("a", 2), {"d": "e"}, "a:\n  -  {b: c}\n  -  x\n  -  {d: e}\n"),
        ("x: {y: z}\n", ("a",), {"b": "c"}, "x: {y: z}\na:\n  b: c\n"),
        ("a: b\n\nc: |+\n  d\n\n", ("e",), "f", "a: b\n\nc: |+\n  d\n\ne: f\n"),
        ("a:\n- b\n# on c\nc: d\n", ("a", 1), "e", "a:\n- b\n- e\n# on c\nc: d\n"),
        ("a:\n  b: c\n# on d\nd: e\n", ("a", "f"), "g", "a:\n  b: c\n  f: g\n# on d\nd: e\n"),
        ("x:\n  y:\n  - z\n", ("a", "b", 0), "c", "x:\n  y:\n  - z\na:\n  b:\n  - c\n"),
    ],
)
def test_ways_to_add(before: str, path: ValuePath, value: Value, after: str) -> None:
    """What is new follows those beside it: brackets, quotes, indentation, empty lines."""
    assert after == edited(before, Set(path, value))


@pytest.mark.parametrize("nothing", ["", " {}", " null", " ~", ' ""', " {  }", " &x", " !!str"])
def test_keys_come_into_an_empty_value(nothing: str) -> None:
    """A key that nobody filled in takes keys or items below it; its comment stays beside it."""
    assert "a: # so\n  b: c\nd: e\n" == edited(f"a:{nothing} # so\nd: e\n", Set(("a", "b"), "c"))
    assert "a: # so\n  - c\nd: e\n" == edited(f"a:{nothing} # so\nd: e\n", Set(("a", 0), "c"))


ORDER = ("name", "kind", "roles", "facts")


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("name: x\n# facts\nfacts: y\n", "roles", "name: x\nroles: z\n# facts\nfacts: y\n"),
        ("name: x\n  # deep\nfacts: y\n", "kind", "name: x\n  # deep\nkind: z\nfacts: y\n"),
        ("# head\nroles: x\n", "name", "# head\nname: z\nroles: x\n"),
        ("other: x\nroles: y\n", "kind", "other: x\nkind: z\nroles: y\n"),
        ("other: x\n", "kind", "other: x\nkind: z\n"),
        ("name: x\nfacts: y\n", "other", "name: x\nfacts: y\nother: z\n"),
        ("name: x\nfacts: y\n", "roles kind", "name: x\nkind: z\nroles: z\nfacts: y\n"),
        ("facts: y\n", "roles kind", "kind: z\nroles: z\nfacts: y\n"),
        ("name: x\n\nfacts: y\n", "roles", "name: x\n\nroles: z\n\nfacts: y\n"),
        ("name: x\n\nfacts: y\n\nmore: z\n", "roles", "name: x\n\nroles: z\n\nfacts: y\n\nmore: z\n"),
        ("{name: x, facts: y}\n", "roles", "{name: x, roles: z, facts: y}\n"),
        ("{roles: x, facts: y}\n", "name", "{name: z, roles: x, facts: y}\n"),
        ("{\n  roles: x\n}\n", "name", "{\n  name: z,\n  roles: x\n}\n"),
    ],
)
def test_a_key_goes_where_it_usually_stands(before: str, keys: str, after: str) -> None:
    """With an order of keys, a new one comes after the one before it, or before the one after it."""
    changes = [Set((key,), "z") for key in keys.split()]

    assert after == edit_yaml(NAME, before.encode(), changes, {(): ORDER}).decode()


def test_each_set_of_keys_has_an_order_of_its_own() -> None:
    """The usual order is told by the path of the keys."""
    before = b"- l: [{c: x}]\n".replace(b"- ", b"")
    order: UsualOrder = {("l", 0): ("b", "c"), ("d",): ("a",)}

    assert b"l: [{b: z, c: x}]\n" == edit_yaml(NAME, before, [Set(("l", 0, "b"), "z")], order)


def test_keys_of_a_new_file_stand_in_their_usual_order() -> None:
    """A file that had none yet gets its keys in the order in which they usually stand, at every depth."""
    changes = [Set(("roles", "clerk"), "x"), Set(("other",), "w"), Set(("roles", "chair"), "z"), Set(("name",), "v")]
    order: UsualOrder = {(): ORDER, ("roles",): ("chair", "clerk")}

    result = edit_yaml(NAME, b"# head\n", changes, order)

    assert b"# head\nname: v\nroles:\n  chair: z\n  clerk: x\nother: w\n" == result


# ---- removed


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("name",), "name: Oak\n"),
        (("roles", "chair"), "    chair: Chair\n"),
        (("roles",), "roles: # by duty\n    # who leads\n    chair: Chair\n    clerk: Clerk\n    # nobody else yet\n"),
        (("facts",), "facts: {staff: true}\n"),
        (("channels", 0), '- {platform: A, url: "https://a.example.org"} # first\n'),
        (("channels", 1), "- platform: B\n  # its people\n  admins: 2\n"),
        (("channels", 1, "admins"), "  admins: 2\n"),
    ],
)
def test_a_key_goes_with_its_lines(path: ValuePath, gone: str) -> None:
    """A key or an item goes with its value and comments beside it and within it; a comment above it stays."""
    assert SAMPLE.replace(gone, "") == edited(SAMPLE, Remove(path))


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("a: b\nc: d", [Remove(("c",))], "a: b"),
        ("a: |\n  b\nc: d", [Remove(("c",))], "a: |\n  b\n"),
        ("a: |\n  b\nc: d\n    \ne: f\n", [Remove(("c",))], "a: |\n  b\ne: f\n"),
        ("a: |+\n  b\nc: d\n\ne: f\n", [Remove(("c",))], "a: |+\n  b\ne: f\n"),
        ("a: |\n  b\n# on c\nc: d\n    \ne: f\n", [Remove(("c",))], "a: |\n  b\n# on c\n    \ne: f\n"),
        ("a: b\n\nc: d\n\ne: f\n", [Remove(("c",))], "a: b\n\ne: f\n"),
        ("l:\n  - a: b # 1\n    c: d # 2\n", [Remove(("l", 0, "a"))], "l:\n  - c: d # 2\n"),
        ("l:\n  - a: b # 1\n    # on c\n    c: d\n", [Remove(("l", 0, "a"))], "l:\n  -\n    # on c\n    c: d\n"),
        ("l:\n  - a: b\n", [Remove(("l", 0, "a"))], "l:\n  - {}\n"),
        ("l:\n  - - a\n    - b\n", [Remove(("l", 0, 0))], "l:\n  - - b\n"),
        ("a: {b: c, d: e} # so\n", [Remove(("a", "b"))], "a: {d: e} # so\n"),
        ("a: {b: c, d: e} # so\n", [Remove(("a", "d"))], "a: {b: c} # so\n"),
        ("a: {b: c, d: e,} # so\n", [Remove(("a", "d"))], "a: {b: c,} # so\n"),
        ("a: { b: c } # so\n", [Remove(("a", "b"))], "a: { } # so\n"),
        ("a: [b, # 1\n  c]\n", [Remove(("a", 0))], "a: [\n  c]\n"),
        ("a: [\n  b, # 1\n  # on c\n  c, # 2\n]\n", [Remove(("a", 0))], "a: [\n  # on c\n  c, # 2\n]\n"),
        ("a: [\n  b, # 1\n  c # 2\n]\n", [Remove(("a", 1))], "a: [\n  b # 1\n]\n"),
        ("a: [b, c, d, e]\n", [Remove(("a", 0)), Remove(("a", 2)), Set(("a", 1), "x")], "a: [x, e]\n"),
        ("a: [b, c]\n", [Remove(("a", 0)), Set(("a", 2), "d"), Set(("a", 3), "e")], "a: [c, d, e]\n"),
        ("a: [b, c]\n", [Remove(("a", 1)), Set(("a", 2), "d")], "a: [b, d]\n"),
        ("a: [b]\n", [Remove(("a", 0)), Set(("a", 1), "d")], "a: [d]\n"),
        ("a: [b]\n", [Remove(("a", 0)), Set(("a", 0, "c"), "d")], "a: [{c: d}]\n"),
        ("a:\n  - b # 1\n", [Remove(("a", 0)), Set(("a", 1), "d")], "a:\n  - d\n"),
        ("a:\n  - b # 1\n  - b # 2\n", [Remove(("a", 0))], "a:\n  - b # 2\n"),
        ("? a\n: b\nc: d\n", [Remove(("a",))], "c: d\n"),
        ("a: b\n", [Remove(("c",)), Remove(("a", "c")), Remove(("c", 0, "d"))], "a: b\n"),
        ("a: b\nc: d\n", [Remove(("a",)), Set(("a",), "e")], "a: e\nc: d\n"),
        ("a: b\nc: d\n", [Set(("a",), "e"), Remove(("a",))], "c: d\n"),
        ("a: {b: c}\n", [Set(("a",), {"d": "e"}), Set(("a", "f"), "g")], "a: {d: e, f: g}\n"),
    ],
)
def test_ways_to_remove(before: str, changes: list[Change], after: str) -> None:
    """What goes takes its comma or its line with it, and leaves what is beside it as it was."""
    assert after == edited(before, *changes)


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: # so\n  # on b\n  b: c # 1\nd: e\n", ("a", "b"), "a: {} # so\n  # on b\nd: e\n"),
        ("a: # so\n  - b\nd: e\n", ("a", 0), "a: [] # so\nd: e\n"),
        ("a: &x # so\n  b: c\n", ("a", "b"), "a: &x {} # so\n"),
        ("a:\n- b\n", ("a", 0), "a: []\n"),
        ("# head\na: b # 1\n", ("a",), "# head\n{}\n"),
        ("--- {a: b}\n", ("a",), "--- {}\n"),
    ],
)
def test_the_last_key_leaves_brackets(before: str, path: ValuePath, after: str) -> None:
    """Where no key or item is left, brackets say that there is none."""
    assert after == edited(before, Remove(path))
