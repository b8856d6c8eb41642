"""The rules of the document model: for each, a value that keeps it, one that breaks it, and what to do about that."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import document as model
from generator.document import (
    Bullet,
    BulletList,
    Clause,
    Emphasis,
    Guidance,
    Link,
    Misshapen,
    Paragraph,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
    shown,
)
from tests.builders import bullets, clause, doc, emphasis, head, inlines, link, p, ref, sec, strong, sub, table, value

FRONT, SECTION, SCHEDULE = SectionKind.FRONT, SectionKind.SECTION, SectionKind.SCHEDULE
LEAD = SectionKind.LEAD
URL = "https://www.example.org"

Rule = tuple[str, str]
"""What is refused, and what to do about it."""


def empty(hint: str) -> Rule:
    """Return the rule that words are some; what to do depends on where they stand."""
    return "a phrase is never empty", hint


ONE_LINE = ("text is one line with single spaces", "write it on one line, with one space between words")
TRIMMED = ("a phrase never starts or ends with a space", "remove the space, or put it outside")
BESIDE = ("two texts never stand side by side", "join them into one")
BEFORE = (
    "a space or a mark comes before bold or stressed words",
    "put a space or a mark before the bold or stressed words",
)
AFTER = ("a space or a mark follows bold or stressed words", "put a space or a mark after the bold or stressed words")
NESTED = (
    "bold and stressed words hold no bold or stressed words",
    "make the words bold or stressed, not both: two stars or one on either side",
)
STARS = empty("write the words between the stars, or remove the stars")
PLAIN_LINK = ("a link holds plain words", "put the stars, or the other link, outside its square brackets")
TWINS = ("two lists or tables of one kind never stand side by side", "put words between them")
PAIRS = "a table without a heading row has pairs"
NAME_IT = "write a heading above each column, or name what stands beside it"
WORDS_FIRST = ("a clause starts with a paragraph", "write its words before the list or table")
TRIMMED_TITLE = ("a section has a trimmed title", "write a title without a space at either end")
DOCUMENT_TITLE = ("a document has a trimmed title", "write a title without a space at either end")
NO_CLAUSES = ("a part without a number has no clauses", "write bullets or paragraphs in a front part")
ORDER = (
    "leads and front parts come first and schedules last",
    "move leads and front parts to the start and schedules to the end",
)
ID_ONCE = ("every id is used once", "give one of the two parts another id")
SUBHEADINGS, HEADINGS = "use ### for its headings", "use ## or ### for its headings"

Case = tuple[Rule, Callable[[], object], Callable[[], object]]
RULES: dict[str, Case] = {
    # ---- inlines
    "text is not empty": (
        ("text is never empty", "write the words, or leave the text out"),
        lambda: Text(" "),
        lambda: Text(""),
    ),
    "text has no line break": (ONE_LINE, lambda: Text("a b"), lambda: Text("a\nb")),
    "text has no tab": (ONE_LINE, lambda: Text("a b"), lambda: Text("a\tb")),
    "text has no two spaces": (ONE_LINE, lambda: Text(" a "), lambda: Text("a  b")),
    "text has no control character": (ONE_LINE, lambda: Text("a\u00a0\u00a0b"), lambda: Text("a\x07b")),
    "bold words are some": (STARS, lambda: strong("a"), lambda: Strong(())),
    "bold words start trimmed": (TRIMMED, lambda: strong("a b"), lambda: strong(" a")),
    "bold words end trimmed": (TRIMMED, lambda: strong("a", ref("b")), lambda: strong("a ")),
    "bold words hold no bold words": (NESTED, lambda: strong("a ", link(URL, "b")), lambda: strong("a ", strong("b"))),
    "bold words hold no stressed words": (NESTED, lambda: strong(value("a", "b")), lambda: strong("a ", emphasis("b"))),
    "stressed words are some": (STARS, lambda: emphasis("a"), lambda: Emphasis(())),
    "stressed words are trimmed": (TRIMMED, lambda: emphasis("a b"), lambda: emphasis("a ")),
    "stressed words hold no bold words": (NESTED, lambda: emphasis("a"), lambda: emphasis("a ", strong("b"))),
    "a link leads somewhere": (
        ("a link has a target", "write its address between the round brackets"),
        lambda: link(URL, "a"),
        lambda: link("", "a"),
    ),
    "an address is one line": (ONE_LINE, lambda: link(URL, "a"), lambda: link(f"{URL}\n", "a")),
    "a link says something": (
        empty("write the words of the link between the square brackets"),
        lambda: link(URL, value("a", "b")),
        lambda: Link(URL, ()),
    ),
    "a link is trimmed": (TRIMMED, lambda: link(URL, "a b"), lambda: link(URL, "a ")),
    "a link holds no bold words": (PLAIN_LINK, lambda: link(URL, "a"), lambda: link(URL, strong("a"))),
    "a link holds no link": (PLAIN_LINK, lambda: link(URL, "a"), lambda: link(URL, link(URL, "a"))),
    "a link holds no reference": (PLAIN_LINK, lambda: link(URL, "a"), lambda: link(URL, ref("a"))),
    "a value is some": (
        ("a placeholder's value is never empty", "give the value, or leave the key out"),
        lambda: value("a", None),
        lambda: value("a", ""),
    ),
    "a value is trimmed": (
        ("a placeholder's value is trimmed", "remove the space at its end"),
        lambda: value("a", "a b"),
        lambda: value("a", " a"),
    ),
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
    "a paragraph says something": (empty("write its words on the same line"), lambda: p("a"), lambda: Paragraph(())),
    "a paragraph starts trimmed": (TRIMMED, lambda: p("a"), lambda: p(" a")),
    "a paragraph ends trimmed": (TRIMMED, lambda: p(strong("a"), " b"), lambda: p(strong("a"), " ")),
    "a bullet says something": (
        empty("write the words of the bullet after its mark"),
        lambda: Bullet(inlines("a")),
        lambda: Bullet(()),
    ),
    "a bullet is trimmed": (TRIMMED, lambda: Bullet(inlines("a")), lambda: Bullet(inlines("a "))),
    "a list has a bullet": (
        ("a list has a bullet", "add a bullet, or leave the list out"),
        lambda: bullets("a"),
        lambda: BulletList(()),
    ),
    "a table without headings has two columns": (
        (PAIRS, NAME_IT),
        lambda: table([], ["a", ""]),
        lambda: table([], ["a"]),
    ),
    "a table without headings names each row": (
        (PAIRS, NAME_IT),
        lambda: table([], ["a", ""], ["b", "c"]),
        lambda: table([], ["a", ""], ["", "c"]),
    ),
    "a table without headings has a cell": (
        (PAIRS, NAME_IT),
        lambda: table([], ["a", ""]),
        lambda: Table((), ((),)),
    ),
    "a table has a row": (
        ("a table has a row", "add a row below the heading row"),
        lambda: table(["a"], [""]),
        lambda: table(["a"]),
    ),
    "a heading cell says something": (
        empty("give each column of the table a heading"),
        lambda: table(["a"], [""]),
        lambda: table([""], ["a"]),
    ),
    "rows are as long as the heading": (
        ("each row is as long as the heading row", "give the row as many cells as there are headings"),
        lambda: table(["a", "b"], ["a", ""]),
        lambda: table(["a", "b"], ["a"]),
    ),
    "a cell is trimmed": (TRIMMED, lambda: table(["a"], ["b"]), lambda: table(["a"], ["b "])),
    "the texts of a cell are joined": (
        BESIDE,
        lambda: Table((inlines("a"),), ((inlines("b"),),)),
        lambda: Table((inlines("a"),), ((inlines("b", "c"),),)),
    ),
    "a note says something": (
        ("a guidance note says something", "indent its words by four spaces"),
        lambda: Guidance((p("a"),)),
        lambda: Guidance(()),
    ),
    "a note has no twin lists": (
        TWINS,
        lambda: Guidance((bullets("a"), p("b"), bullets("c"))),
        lambda: Guidance((bullets("a"), bullets("c"))),
    ),
    "a clause has an id": (
        ("a clause has an id", "write {: #its-name } on the line below it"),
        lambda: clause("a", "b"),
        lambda: clause("", "b"),
    ),
    "a clause says something": (WORDS_FIRST, lambda: clause("a", "b"), lambda: Clause("a", ())),
    "a clause starts with words": (
        WORDS_FIRST,
        lambda: clause("a", "b", bullets("c")),
        lambda: Clause("a", (bullets("b"),)),
    ),
    "a clause has no twin lists": (
        TWINS,
        lambda: clause("a", "b", bullets("c"), table(["a"], ["b"])),
        lambda: clause("a", "b", bullets("c"), bullets("d")),
    ),
    # ---- sections
    "a section has an id": (
        ("a section has an id", "write {: #its-name } after its title"),
        lambda: sec("a", "A"),
        lambda: sec("", "A"),
    ),
    "a section has a title": (TRIMMED_TITLE, lambda: sec("a", "A"), lambda: sec("a", "")),
    "a title is trimmed": (TRIMMED_TITLE, lambda: sec("a", "A b"), lambda: sec("a", "A ")),
    "a title is one line": (ONE_LINE, lambda: sec("a", "A b"), lambda: sec("a", "A\nb")),
    "a section has no twin tables": (
        TWINS,
        lambda: sec("a", "A", table(["a"], ["b"]), p("c"), table(["a"], ["b"])),
        lambda: sec("a", "A", table(["a"], ["b"]), table(["a"], ["b"])),
    ),
    "clauses or sub-sections": (
        (
            "a section holds clauses or sub-sections, never both",
            "give its clauses a ## heading of their own, or use ### for its headings",
        ),
        lambda: sec("a", "A", p("x"), sub("a.b", "B", clause("a.c", "x"))),
        lambda: sec("a", "A", clause("a.c", "x"), sub("a.b", "B")),
    ),
    "parts of one kind": (
        ("the parts of a section are of one kind", "use ## for all of its headings, or ### for all of them"),
        lambda: sec("a", "A", head("a.b", "B"), head("a.c", "C")),
        lambda: sec("a", "A", sub("a.b", "B"), head("a.c", "C")),
    ),
    "a section holds no section": (
        ("a section cannot hold a section", HEADINGS),
        lambda: sec("a", "A", sub("a.b", "B")),
        lambda: sec("a", "A", sec("a.b", "B")),
    ),
    "a schedule holds no schedule": (
        ("a schedule cannot hold a schedule", HEADINGS),
        lambda: sec("a", "A", sub("a.b", "B"), kind=SCHEDULE),
        lambda: sec("a", "A", sec("a.b", "B", kind=SCHEDULE), kind=SCHEDULE),
    ),
    "a front part holds no sub-section": (
        ("a front part cannot hold a sub-section", SUBHEADINGS),
        lambda: sec("a", "A", head("a.b", "B"), kind=FRONT),
        lambda: sec("a", "A", sub("a.b", "B"), kind=FRONT),
    ),
    "a sub-section holds no sub-section": (
        ("a sub-section cannot hold a sub-section", SUBHEADINGS),
        lambda: sub("a", "A", head("a.b", "B")),
        lambda: sub("a", "A", sub("a.b", "B")),
    ),
    "a sub-heading holds no sub-heading": (
        ("a sub-heading cannot hold a sub-heading", "end it before the next heading"),
        lambda: head("a", "A", clause("a.c", "x")),
        lambda: Section("a", "A", SectionKind.SUBHEADING, (), (head("a.b", "B"),)),
    ),
    "a front part has no clause": (
        NO_CLAUSES,
        lambda: sec("a", "A", p("x"), kind=FRONT),
        lambda: sec("a", "A", clause("a.c", "x"), kind=FRONT),
    ),
    "a sub-heading of a front part has no clause": (
        NO_CLAUSES,
        lambda: sec("a", "A", head("a.h", "H", p("x")), kind=FRONT),
        lambda: sec("a", "A", head("a.h", "H", clause("a.c", "x")), kind=FRONT),
    ),
    # ---- documents
    "a document holds top-level parts": (
        (
            "a document holds front parts, sections and schedules",
            "put sub-sections and sub-headings into a section",
        ),
        lambda: doc(sec("a", "A")),
        lambda: doc(sub("a", "A")),
    ),
    "a document has a title": (DOCUMENT_TITLE, doc, lambda: doc(title=" ")),
    "a document's title is trimmed": (
        DOCUMENT_TITLE,
        lambda: doc(title="A b"),
        lambda: doc(title="A "),
    ),
    "a document's title is one line": (ONE_LINE, lambda: doc(title="A b"), lambda: doc(title="A\nb")),
    "front parts come first": (
        ORDER,
        lambda: doc(sec("a", "A", kind=FRONT), sec("b", "B")),
        lambda: doc(sec("b", "B"), sec("a", "A", kind=FRONT)),
    ),
    "a lead comes before the front parts": (
        ORDER,
        lambda: doc(sec("a", "A", kind=LEAD), sec("b", "B", kind=FRONT)),
        lambda: doc(sec("b", "B", kind=FRONT), sec("a", "A", kind=LEAD)),
    ),
    "schedules come last": (
        ORDER,
        lambda: doc(sec("b", "B"), sec("a", "A", kind=SCHEDULE)),
        lambda: doc(sec("a", "A", kind=SCHEDULE), sec("b", "B")),
    ),
    "ids of sections differ": (
        ID_ONCE,
        lambda: doc(sec("a", "A"), sec("b", "A")),
        lambda: doc(sec("a", "A"), sec("a", "B")),
    ),
    "ids of sections and clauses differ": (
        ID_ONCE,
        lambda: doc(sec("a", "A", clause("a.b", "x"))),
        lambda: doc(sec("a", "A", clause("a", "x"))),
    ),
    "ids of clauses differ at every depth": (
        ID_ONCE,
        lambda: doc(sec("a", "A", clause("a.b", "x"), head("a.h", "H", clause("a.c", "x")))),
        lambda: doc(sec("a", "A", clause("a.b", "x"), head("a.h", "H", clause("a.b", "x")))),
    ),
}


def refused(breaking: Callable[[], object]) -> Misshapen:
    """Return what the model says of a value that it refuses."""
    with pytest.raises(Misshapen) as caught:
        breaking()
    return caught.value


@pytest.mark.parametrize("name", RULES)
def test_rules(name: str) -> None:
    """What keeps a rule is made; what breaks it is refused with the rule's own words and what to do."""
    rule, keeping, breaking = RULES[name]

    assert keeping() is not None
    found = refused(breaking)
    assert rule == (found.rule, found.hint)


def test_every_rule_is_tried() -> None:
    """Each place of the model that refuses a value refuses one of those above."""
    tried = {place for _, _, breaking in RULES.values() for place in places_of(refused(breaking))}

    assert [] == [f"{file.name}:{node.lineno}" for file, node in refusing() if not is_among(tried, file, node)]


def refusing() -> Iterator[tuple[Path, ast.stmt]]:
    """Yield each statement of the model that may refuse a value."""
    for file in sorted(Path(str(model.__file__)).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            calls = ast.unparse(node.value) if isinstance(node, ast.Expr) else ""
            if calls.startswith(("require", "_require", "self._require")) or "Misshapen" in (
                ast.unparse(node) if isinstance(node, ast.Raise) else ""
            ):
                assert isinstance(node, ast.stmt)
                yield file, node


def places_of(error: Misshapen) -> Iterator[tuple[str, int]]:
    """Yield the file and the line of each call on the way to an error."""
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def is_among(places: set[tuple[str, int]], file: Path, node: ast.stmt) -> bool:
    return any((str(file), line) in places for line in range(node.lineno, (node.end_lineno or 0) + 1))


# ---- words that stand apart

APART = " .,;:!?()[]\"'‘’“”–—…"


@pytest.mark.parametrize("mark", APART)
def test_marks_that_set_bold_words_apart(mark: str) -> None:
    """Bold words may touch a space, a stop, a quotation mark, a bracket or a dash."""
    assert f"a{mark}b{mark}c" == "".join(shown(part) for part in p("a" + mark, strong("b"), mark + "c").children)


@pytest.mark.parametrize("mark", "a1_*/-&<>é‑\u00a0\u200b")
def test_marks_that_do_not(mark: str) -> None:
    """Bold words may not touch a letter, a digit or another mark: some generator would not see where they end."""
    with pytest.raises(Misshapen, match=BEFORE[0]):
        p("a" + mark, strong("b"))
    with pytest.raises(Misshapen, match=AFTER[0]):
        p(strong("b"), mark + "c")
