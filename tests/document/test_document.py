"""The rules of the document model: for each, a value that keeps it and one that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, is_dataclass
from datetime import date

import pytest

from generator import document as model
from generator.document import (
    Bullet,
    BulletList,
    Clause,
    Emphasis,
    Fields,
    Guidance,
    Link,
    Meta,
    Paragraph,
    Section,
    SectionKind,
    Strong,
    Table,
    Target,
    Text,
    shown,
)
from tests.builders import (
    META,
    bullets,
    clause,
    doc,
    emphasis,
    head,
    inlines,
    link,
    p,
    ref,
    sec,
    strong,
    sub,
    table,
    value,
)

FRONT, SECTION, SCHEDULE = SectionKind.FRONT, SectionKind.SECTION, SectionKind.SCHEDULE
URL = "https://www.example.org"

# ---- invariants

ONE_LINE = "text is one line with single spaces"
PHRASE = "a phrase is never empty"
TRIMMED = "a phrase never starts or ends with a space"
BESIDE = "two texts never stand side by side"
BEFORE, AFTER = (
    "a space or a mark comes before bold or stressed words",
    "a space or a mark follows bold or stressed words",
)
NESTED = "bold and stressed words hold no bold or stressed words"
TWINS = "two lists or tables of one kind never stand side by side"

Rule = tuple[str, Callable[[], object], Callable[[], object]]
RULES: dict[str, Rule] = {
    # ---- inlines
    "text is not empty": ("text is never empty", lambda: Text(" "), lambda: Text("")),
    "text has no line break": (ONE_LINE, lambda: Text("a b"), lambda: Text("a\nb")),
    "text has no tab": (ONE_LINE, lambda: Text("a b"), lambda: Text("a\tb")),
    "text has no two spaces": (ONE_LINE, lambda: Text(" a "), lambda: Text("a  b")),
    "text has no control character": (ONE_LINE, lambda: Text("a\u00a0\u00a0b"), lambda: Text("a\x07b")),
    "bold words are some": (PHRASE, lambda: strong("a"), lambda: Strong(())),
    "bold words start trimmed": (TRIMMED, lambda: strong("a b"), lambda: strong(" a")),
    "bold words end trimmed": (TRIMMED, lambda: strong("a", ref("b")), lambda: strong("a ")),
    "bold words hold no bold words": (NESTED, lambda: strong("a ", link(URL, "b")), lambda: strong("a ", strong("b"))),
    "bold words hold no stressed words": (NESTED, lambda: strong(value("a", "b")), lambda: strong("a ", emphasis("b"))),
    "stressed words are some": (PHRASE, lambda: emphasis("a"), lambda: Emphasis(())),
    "stressed words are trimmed": (TRIMMED, lambda: emphasis("a b"), lambda: emphasis("a ")),
    "stressed words hold no bold words": (NESTED, lambda: emphasis("a"), lambda: emphasis("a ", strong("b"))),
    "a link leads somewhere": ("a link has a target", lambda: link(URL, "a"), lambda: link("", "a")),
    "an address is one line": (ONE_LINE, lambda: link(URL, "a"), lambda: link(f"{URL}\n", "a")),
    "a link says something": (PHRASE, lambda: link(URL, value("a", "b")), lambda: Link(URL, ())),
    "a link is trimmed": (TRIMMED, lambda: link(URL, "a b"), lambda: link(URL, "a ")),
    "a link holds no bold words": ("a link holds plain words", lambda: link(URL, "a"), lambda: link(URL, strong("a"))),
    "a link holds no link": ("a link holds plain words", lambda: link(URL, "a"), lambda: link(URL, link(URL, "a"))),
    "a link holds no reference": ("a link holds plain words", lambda: link(URL, "a"), lambda: link(URL, ref("a"))),
    "a value is some": ("a placeholder's value is never empty", lambda: value("a", None), lambda: value("a", "")),
    "a value is trimmed": ("a placeholder's value is trimmed", lambda: value("a", "a b"), lambda: value("a", " a")),
    "a value is one line": (ONE_LINE, lambda: value("a", "*<&"), lambda: value("a", "a\nb")),
    "other words are a phrase": (
        TRIMMED,
        lambda: ref("a", "the ", value("b", "c")),
        lambda: ref("a", "the law "),
    ),
    "other words are joined": (BESIDE, lambda: ref("a"), lambda: ref("a", "the ", "law")),
    # ---- neighbours
    "texts are joined": (BESIDE, lambda: p("a", value("b", "c"), "d"), lambda: p("a", "b")),
    "a letter before bold words": (BEFORE, lambda: p("a (", strong("b")), lambda: p("a", strong("b"))),
    "a value before bold words": (
        BEFORE,
        lambda: p(value("a", "b"), " ", strong("c")),
        lambda: p(value("a", "b"), strong("c")),
    ),
    "a letter after bold words": (AFTER, lambda: p(strong("a"), "."), lambda: p(strong("a"), "s")),
    "a slash after bold words": (AFTER, lambda: p(strong("a"), "’s"), lambda: p(strong("a"), "/b")),
    "a value after bold words": (
        AFTER,
        lambda: p(strong("a"), " ", value("b", "c")),
        lambda: p(strong("a"), value("b", "c")),
    ),
    "bold beside stressed words": (
        AFTER,
        lambda: p(strong("a"), " ", emphasis("b")),
        lambda: p(strong("a"), emphasis("b")),
    ),
    "a letter before stressed words": (BEFORE, lambda: p("“", emphasis("b"), "”"), lambda: p("a", emphasis("b"))),
    # ---- blocks
    "a paragraph says something": (PHRASE, lambda: p("a"), lambda: Paragraph(())),
    "a paragraph starts trimmed": (TRIMMED, lambda: p("a"), lambda: p(" a")),
    "a paragraph ends trimmed": (TRIMMED, lambda: p(strong("a"), " b"), lambda: p(strong("a"), " ")),
    "a bullet says something": (PHRASE, lambda: Bullet(inlines("a")), lambda: Bullet(())),
    "a bullet is trimmed": (TRIMMED, lambda: Bullet(inlines("a")), lambda: Bullet(inlines("a "))),
    "a list has a bullet": ("a list has a bullet", lambda: bullets("a"), lambda: BulletList(())),
    "a table has a column": ("a table has a column", lambda: table(["a"], [""]), lambda: Table((), ((),))),
    "a table has a row": ("a table has a row", lambda: table(["a"], [""]), lambda: table(["a"])),
    "a heading cell says something": (PHRASE, lambda: table(["a"], [""]), lambda: table([""], ["a"])),
    "rows are as long as the heading": (
        "each row is as long as the heading row",
        lambda: table(["a", "b"], ["a", ""]),
        lambda: table(["a", "b"], ["a"]),
    ),
    "a cell is trimmed": (TRIMMED, lambda: table(["a"], ["b"]), lambda: table(["a"], ["b "])),
    "the texts of a cell are joined": (
        BESIDE,
        lambda: Table((inlines("a"),), ((inlines("b"),),)),
        lambda: Table((inlines("a"),), ((inlines("b", "c"),),)),
    ),
    "a note says something": ("a guidance note says something", lambda: Guidance((p("a"),)), lambda: Guidance(())),
    "a note has no twin lists": (
        TWINS,
        lambda: Guidance((bullets("a"), p("b"), bullets("c"))),
        lambda: Guidance((bullets("a"), bullets("c"))),
    ),
    "a clause has an id": ("a clause has an id", lambda: clause("a", "b"), lambda: clause("", "b")),
    "a clause says something": ("a clause starts with a paragraph", lambda: clause("a", "b"), lambda: Clause("a", ())),
    "a clause starts with words": (
        "a clause starts with a paragraph",
        lambda: clause("a", "b", bullets("c")),
        lambda: Clause("a", (bullets("b"),)),
    ),
    "a clause has no twin lists": (
        TWINS,
        lambda: clause("a", "b", bullets("c"), table(["a"], ["b"])),
        lambda: clause("a", "b", bullets("c"), bullets("d")),
    ),
    # ---- sections
    "a section has an id": ("a section has an id", lambda: sec("a", "A"), lambda: sec("", "A")),
    "a section has a title": ("a section has a trimmed title", lambda: sec("a", "A"), lambda: sec("a", "")),
    "a title is trimmed": ("a section has a trimmed title", lambda: sec("a", "A b"), lambda: sec("a", "A ")),
    "a title is one line": (ONE_LINE, lambda: sec("a", "A b"), lambda: sec("a", "A\nb")),
    "a section has no twin tables": (
        TWINS,
        lambda: sec("a", "A", table(["a"], ["b"]), p("c"), table(["a"], ["b"])),
        lambda: sec("a", "A", table(["a"], ["b"]), table(["a"], ["b"])),
    ),
    "clauses or sub-sections": (
        "a section holds clauses or sub-sections, never both",
        lambda: sec("a", "A", p("x"), sub("a.b", "B", clause("a.c", "x"))),
        lambda: sec("a", "A", clause("a.c", "x"), sub("a.b", "B")),
    ),
    "parts of one kind": (
        "the parts of a section are of one kind",
        lambda: sec("a", "A", head("a.b", "B"), head("a.c", "C")),
        lambda: sec("a", "A", sub("a.b", "B"), head("a.c", "C")),
    ),
    "a section holds no section": (
        "a section cannot hold a section",
        lambda: sec("a", "A", sub("a.b", "B")),
        lambda: sec("a", "A", sec("a.b", "B")),
    ),
    "a schedule holds no schedule": (
        "a schedule cannot hold a schedule",
        lambda: sec("a", "A", sub("a.b", "B"), kind=SCHEDULE),
        lambda: sec("a", "A", sec("a.b", "B", kind=SCHEDULE), kind=SCHEDULE),
    ),
    "a front part holds no sub-section": (
        "a front cannot hold a subsection",
        lambda: sec("a", "A", head("a.b", "B"), kind=FRONT),
        lambda: sec("a", "A", sub("a.b", "B"), kind=FRONT),
    ),
    "a sub-section holds no sub-section": (
        "a subsection cannot hold a subsection",
        lambda: sub("a", "A", head("a.b", "B")),
        lambda: sub("a", "A", sub("a.b", "B")),
    ),
    "a sub-heading holds no sub-heading": (
        "a subheading cannot hold a subheading",
        lambda: head("a", "A", clause("a.c", "x")),
        lambda: Section("a", "A", SectionKind.SUBHEADING, (), (head("a.b", "B"),)),
    ),
    "a front part has no clause": (
        "a part without a number has no clauses",
        lambda: sec("a", "A", p("x"), kind=FRONT),
        lambda: sec("a", "A", clause("a.c", "x"), kind=FRONT),
    ),
    # ---- documents
    "a document holds top-level parts": (
        "a document holds front parts, sections and schedules",
        lambda: doc(sec("a", "A")),
        lambda: doc(sub("a", "A")),
    ),
    "a document has a title": ("a document has a trimmed title", doc, lambda: doc(title=" ")),
    "a document's title is trimmed": (
        "a document has a trimmed title",
        lambda: doc(title="A b"),
        lambda: doc(title="A "),
    ),
    "a document's title is one line": (ONE_LINE, lambda: doc(title="A b"), lambda: doc(title="A\nb")),
    "front parts come first": (
        "front parts come first and schedules last",
        lambda: doc(sec("a", "A", kind=FRONT), sec("b", "B")),
        lambda: doc(sec("b", "B"), sec("a", "A", kind=FRONT)),
    ),
    "schedules come last": (
        "front parts come first and schedules last",
        lambda: doc(sec("b", "B"), sec("a", "A", kind=SCHEDULE)),
        lambda: doc(sec("a", "A", kind=SCHEDULE), sec("b", "B")),
    ),
    "ids of sections differ": (
        "every id is used once",
        lambda: doc(sec("a", "A"), sec("b", "A")),
        lambda: doc(sec("a", "A"), sec("a", "B")),
    ),
    "ids of sections and clauses differ": (
        "every id is used once",
        lambda: doc(sec("a", "A", clause("a.b", "x"))),
        lambda: doc(sec("a", "A", clause("a", "x"))),
    ),
    "ids of clauses differ at every depth": (
        "every id is used once",
        lambda: doc(sec("a", "A", clause("a.b", "x"), head("a.h", "H", clause("a.c", "x")))),
        lambda: doc(sec("a", "A", clause("a.b", "x"), head("a.h", "H", clause("a.b", "x")))),
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_rules(name: str) -> None:
    """What keeps a rule is made, and what breaks it is refused in the rule's own words."""
    rule, keeping, breaking = RULES[name]

    assert keeping() is not None
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are compared below
        breaking()
    assert rule == str(caught.value)


def test_a_sub_heading_of_a_front_part_has_no_clause() -> None:
    """What stands before section 1 has no clauses at any depth: they would have no number to stand under."""
    with pytest.raises(ValueError, match="a part without a number has no clauses"):
        sec("a", "A", head("a.h", "H", clause("a.c", "x")), kind=FRONT)


APART = " .,;:!?()[]\"'‘’“”–—…"


@pytest.mark.parametrize("mark", APART)
def test_marks_that_set_bold_words_apart(mark: str) -> None:
    """Bold words may touch a space, a stop, a quotation mark, a bracket or a dash."""
    assert f"a{mark}b{mark}c" == "".join(shown(part) for part in p("a" + mark, strong("b"), mark + "c").children)


@pytest.mark.parametrize("mark", "a1_*/-&<>é‑\u00a0\u200b")
def test_marks_that_do_not(mark: str) -> None:
    """Bold words may not touch a letter, a digit or another mark: some generator would not see where they end."""
    with pytest.raises(ValueError, match=BEFORE):
        p("a" + mark, strong("b"))
    with pytest.raises(ValueError, match=AFTER):
        p(strong("b"), mark + "c")


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


def test_the_model_imports_nothing() -> None:
    """What the model names is the model's own, and none other of ours."""
    homes = {getattr(item, "__module__", "") for item in vars(model).values()}

    assert {f"generator.document.{name}" for name in ("inlines", "blocks", "sections", "part_id")} == {
        home for home in homes if home.startswith("generator.")
    }


def test_meta_keeps_what_it_is_given() -> None:
    """What is known about a document is kept as given."""
    meta = Meta(
        "en-GB", "Trust", "A policy", "Ann", "1.10", date(2026, 5, 14), draft=True, front_matter=Fields((("a", None),))
    )

    assert ("1.10", date(2026, 5, 14), (("a", None),)) == (meta.version, meta.modified, meta.front_matter.items)
