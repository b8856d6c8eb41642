"""Nodes are values; what a document says can be walked through, shown and rewritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, is_dataclass, replace
from datetime import date
from typing import get_args

import pytest

from generator import document as model
from generator.document import (
    Block,
    Document,
    Fields,
    Guidance,
    Inline,
    Meta,
    SectionKind,
    Target,
    Text,
)
from tests.builders import (
    META,
    bullets,
    clause,
    doc,
    emphasis,
    link,
    p,
    ref,
    sec,
    strong,
    table,
    value,
)
from tests.strategies import block_kinds, inline_kinds

FRONT, SECTION, SCHEDULE = SectionKind.FRONT, SectionKind.SECTION, SectionKind.SCHEDULE
URL = "https://www.example.org"

# ---- values


def nodes() -> Iterator[object]:
    """Yield one of each kind of node."""
    yield from (Text("a"), strong("a"), emphasis("a"), link(URL, "a"), value("a", "b"), ref("a"), p("a"), bullets("a"))
    yield from (bullets("a").bullets[0], table(["a"], ["b"]), Guidance((p("a"),)), clause("a", "b"), sec("a", "A"))
    yield from (doc(sec("a", "A")), META, Fields(), Target("clause", "1.1", "a", "a", "a"))


@pytest.mark.parametrize("node", list(nodes()), ids=lambda node: type(node).__name__)
def test_nodes_are_values(node: object) -> None:
    """A node is equal to one that says the same, can be a key, and cannot be changed."""
    twin = next(other for other in nodes() if type(other) is type(node))

    assert node == twin
    assert hash(node) == hash(twin)
    assert not hasattr(node, "__dict__")
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        node.anything = 1  # type: ignore[attr-defined]  # that is the point


def test_every_kind_of_node_is_tried() -> None:
    """The list of nodes above has every class of the model."""
    classes = {item for item in vars(model).values() if isinstance(item, type) and is_dataclass(item)}

    assert classes == {type(node) for node in nodes()}


def test_random_documents_have_every_kind() -> None:
    """The laws hold for each kind of block and inline, since random documents have it; a note is only in drafts."""
    assert set(get_args(Block)) == {*block_kinds(("a",)), Guidance}
    assert set(get_args(Inline)) == set(inline_kinds(("a",)))


def test_the_model_imports_nothing() -> None:
    """What the model names is the model's own, and none other of ours."""
    homes = {getattr(item, "__module__", "") for item in vars(model).values()}

    assert {f"generator.document.{name}" for name in ("inlines", "blocks", "sections", "part_id", "rules")} == {
        home for home in homes if home.startswith("generator.")
    }


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Social media policy", "Oak Trust", ("Oak Trust", "Social media policy – Oak Trust")),
        ("How Oak Trust posts", "Oak Trust", ("", "How Oak Trust posts")),
        ("Policy of Oak", "Oak", ("", "Policy of Oak")),
        ("Oakvale policy", "Oak", ("Oak", "Oakvale policy – Oak")),
        ("Policies", "", ("", "Policies")),
    ],
)
def test_a_title_names_the_organisation_once(title: str, name: str, expected: tuple[str, str]) -> None:
    """The name stands beside the title, unless the title has it as a whole."""
    document = Document(title, replace(META, organisation=name), ())

    assert expected == (document.byline, document.full_title)


def test_meta_keeps_what_it_is_given() -> None:
    """What is known about a document is kept as given."""
    meta = Meta(
        "en-GB", "Trust", "A policy", "Ann", "1.10", date(2026, 5, 14), draft=True, front_matter=Fields((("a", None),))
    )

    assert ("1.10", date(2026, 5, 14), (("a", None),)) == (meta.version, meta.modified, meta.front_matter.items)
