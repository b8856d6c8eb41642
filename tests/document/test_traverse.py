"""Going through a document: what it holds, what it says, and what changes when its words do."""

from __future__ import annotations

import pytest

from generator.document import (
    Clause,
    CrossReference,
    Document,
    Guidance,
    Inlines,
    Paragraph,
    Placeholder,
    Section,
    SectionKind,
    Table,
    Target,
    Text,
    shown,
    walk,
)
from generator.document.sentences import Opening
from generator.document.traverse import Carrier, join_inlines, leaves, opening_of, passages, rewrite_section
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

# ---- values


WHOLE = doc(
    sec("f", "F", p("a"), head("f.h", "G"), kind=FRONT),
    sec("a", "A", clause("a.one", "x"), p("y"), head("a.h", "H", clause("a.two", "x"))),
    sec("s", "S", sub("s.t", "T", clause("s.one", "x")), kind=SCHEDULE),
)


def test_walk() -> None:
    """Walking yields every section and clause once, in reading order."""
    assert ["f", "f.h", "a", "a.one", "a.h", "a.two", "s", "s.t", "s.one"] == [node.id for node in walk(WHOLE.sections)]


ROLE, NAME, REF = value("roles.chair", "Chair"), value("name", "Trust"), CrossReference("a", (value("x", None),))


@pytest.mark.parametrize(
    "block",
    [
        p("a ", ROLE, " ", NAME, " ", REF),
        bullets(inlines(ROLE), inlines(NAME, " ", REF)),
        Table((inlines(ROLE),), ((inlines(NAME, " ", REF),),)),
        Guidance((p(ROLE), bullets(inlines(NAME, " ", REF)))),
        p(strong(ROLE), " ", emphasis(NAME), " ", REF),
        p(link(URL, ROLE, " ", NAME), " ", REF),
    ],
)
def test_leaves(block: Paragraph) -> None:
    """Every value and reference of a block is found in reading order, with the values in a reference's other words."""
    expected = [ROLE, NAME, REF, value("x", None)]

    assert expected == list(leaves(sec("a", "A", block)))
    assert expected == list(leaves(clause("a", "x", block)))


def test_leaves_of_a_section_are_its_own() -> None:
    """The values of a clause belong to the clause, and not to its section as well."""
    section = sec("a", "A", p(NAME), clause("a.one", ROLE), head("a.h", "H", p(ROLE)))

    assert [NAME] == list(leaves(section))


@pytest.mark.parametrize(
    ("inline", "words"),
    [
        (Text("a"), "a"),
        (strong("a ", NAME), "a Trust"),
        (emphasis("a"), "a"),
        (link(URL, "a"), "a"),
        (NAME, "Trust"),
        (value("roles.chair", None), "[roles.chair]"),
        (ref("a", "b ", NAME), "b Trust"),
        (ref("a"), ""),
        (CrossReference("a", inlines("b"), Target("clause", "1.1", "a", "a", "a")), "clause\u00a01.1"),
        (CrossReference("a", (), Target("“Key points”", "", "a", "a", "a")), "“Key points”"),
    ],
)
def test_shown(inline: Placeholder, words: str) -> None:
    """Each inline shows the same words in every format."""
    assert words == shown(inline)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ((), ()),
        (inlines("a", "b", NAME, "c", "d"), inlines("ab", NAME, "cd")),
        ((Text("a"), strong("b"), Text(" c")), (Text("a"), strong("b"), Text(" c"))),
    ],
)
def test_join_inlines(parts: Inlines, joined: Inlines) -> None:
    """Neighbouring texts become one, and nothing else changes."""
    assert joined == join_inlines(parts)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (table(["Item", "Detail"], ["Owner", "Chair"], ["Review", ""]), True),
        (table(["Item", "Detail"], ["Owner", "Chair"], ["", "x"]), False),
        (table(["Item"], ["Owner"]), False),
        (table(["Item", "Detail", "Date"], ["Owner", "Chair", "May"]), False),
    ],
)
def test_pairs(found: Table, expected: bool) -> None:
    """Two columns are names and what they stand for, unless a name is left for a pen."""
    assert expected is found.is_pairs


def test_heading() -> None:
    """A heading is the number and the title, or the title alone."""
    assert "2. Aims" == Section("a", "Aims", SECTION, number="2.").heading
    assert "Aims" == Section("a", "Aims", FRONT).heading


def test_rewriting() -> None:
    """Every run of words is rewritten where it stands: bullets within a sentence, all others at the start of one."""
    seen: list[tuple[str, Opening]] = []

    def upper(words: Inlines, carrier: Carrier) -> Inlines:
        text = "".join(shown(inline) for inline in words)
        seen.append((text, opening_of(carrier)))
        return inlines(text.upper()) if text else words

    blocks = (
        p("a", id="i"),
        bullets("b"),
        table(["c"], ["d"], [""]),
        Guidance((p("e"),)),
        clause("s.x", "f", bullets("g")),
    )
    section = rewrite_section(sec("s", "S", *blocks, head("s.h", "H", p("h"))), upper)

    assert (
        sec(
            "s",
            "S",
            p("A", id="i"),
            bullets("B"),
            table(["C"], ["D"], [""]),
            Guidance((p("E"),)),
            clause("s.x", "F", bullets("G")),
            head("s.h", "H", p("H")),
        )
        == section
    )
    assert ["a", "b", "c", "d", "", "e", "f", "g", "h"] == [text for text, _ in seen]
    assert {"b", "g"} == {text for text, opening in seen if opening is Opening.WITHIN}


def test_rewriting_nothing_copies_nothing() -> None:
    """Blocks whose words do not change are the same objects."""
    blocks = (p("a"), bullets("b"), table(["c"], ["d"], [""]), Guidance((p("e"),)), clause("s.x", "f", bullets("g")))
    section = rewrite_section(sec("s", "S", *blocks), lambda words, _: words)

    assert all(new is old for new, old in zip(section.blocks, blocks, strict=True))


def test_the_words_of_a_clause() -> None:
    """The words of a clause are those of its first paragraph, which stand next to the number."""
    assert inlines("a ", NAME) == clause("a", "a ", NAME, p("b")).words


def test_passages() -> None:
    """Every run of words of a block is found in reading order, with the paragraph, bullet or table that carries it."""
    words, points, form, note = p("a"), bullets("b", "c"), table(["d"], ["e"], [""]), p("f")
    found = passages(Clause("s.x", (words, points, form, Guidance((note,)))))

    assert ["a", "b", "c", "d", "e", "", "f"] == ["".join(map(shown, said)) for said, _ in found]
    assert [words, *points.bullets, form, form, form, note] == [carrier for _, carrier in found]


def test_a_document_is_its_parts() -> None:
    """A document that says the same is the same document."""
    assert Document("Social media policy", META, WHOLE.sections) == WHOLE
