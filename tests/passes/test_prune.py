"""What goes with a part that is dropped, and what stays."""

from __future__ import annotations

import pytest

from generator.document import (
    Bullet,
    BulletList,
    Guidance,
    Inline,
    Paragraph,
    Section,
    SectionBlock,
    SectionKind,
    Table,
)
from generator.passes.prune import prune, without_guidance
from tests.builders import bullets, clause, emphasis, head, inlines, p, sec, strong, sub, table, value


def items(*named: tuple[str, str]) -> BulletList:
    """Return bullets with ids."""
    return BulletList(tuple(Bullet(inlines(words), id) for id, words in named))


def note(*blocks: Paragraph | BulletList) -> Guidance:
    return Guidance(blocks)


A, B, C = clause("s.a", "First."), clause("s.b", "Second."), clause("s.c", "Third.")
LEAD = p("Users must not:")

Case = tuple[Section, tuple[str, ...], Section | None]
CASES: dict[str, Case] = {
    # ---- nothing
    "nothing dropped": (sec("s", "S", LEAD, A, p("x"), B), (), sec("s", "S", LEAD, A, p("x"), B)),
    "an id of another section": (sec("s", "S", A), ("t.a",), sec("s", "S", A)),
    "an id within an id": (sec("s", "S", A), ("s.", "a", "s.aa"), sec("s", "S", A)),
    # ---- sections
    "a section": (sec("s", "S", A), ("s",), None),
    "a sub-section": (
        sec("s", "S", sub("s.x", "X", A), sub("s.y", "Y", B)),
        ("s.x",),
        sec("s", "S", sub("s.y", "Y", B)),
    ),
    "the last sub-section": (sec("s", "S", p("x"), sub("s.x", "X", A)), ("s.x",), None),
    "a sub-heading": (sec("s", "S", A, head("s.h", "H", B)), ("s.h",), sec("s", "S", A)),
    # ---- clauses
    "a clause": (sec("s", "S", A, B, C), ("s.b",), sec("s", "S", A, C)),
    "the last clause": (sec("s", "S", A), ("s.a",), None),
    "the last clause beside words": (sec("s", "S", p("This section covers accounts."), A), ("s.a",), None),
    "the last clause of a sub-section": (
        sec("s", "S", sub("s.x", "X", p("x"), A), sub("s.y", "Y", B)),
        ("s.a",),
        sec("s", "S", sub("s.y", "Y", B)),
    ),
    "the last clause of a sub-heading": (
        sec("s", "S", A, head("s.h", "H", p("x"), B), head("s.i", "I", C)),
        ("s.b",),
        sec("s", "S", A, head("s.i", "I", C)),
    ),
    "the last clauses of all sub-headings": (
        sec("s", "S", head("s.h", "H", A), head("s.i", "I", B)),
        ("s.a", "s.b"),
        None,
    ),
    "own clauses but not those below": (
        sec("s", "S", p("x"), A, head("s.h", "H", B)),
        ("s.a",),
        sec("s", "S", p("x"), head("s.h", "H", B)),
    ),
    "words that never had clauses": (
        sec("s", "S", p("x"), p("y", id="s.y"), kind=SectionKind.FRONT),
        ("s.y",),
        sec("s", "S", p("x"), kind=SectionKind.FRONT),
    ),
    "the last words": (sec("s", "S", p("y", id="s.y"), kind=SectionKind.FRONT), ("s.y",), None),
    # ---- lead-ins
    "a lead-in of clauses": (
        sec("s", "S", A, p("x"), LEAD, B, C),
        ("s.b", "s.c"),
        sec("s", "S", A, p("x")),
    ),
    "a lead-in that still leads in": (sec("s", "S", LEAD, A, B), ("s.a",), sec("s", "S", LEAD, B)),
    "a lead-in before another": (
        sec("s", "S", LEAD, A, p("Users may:"), B),
        ("s.a",),
        sec("s", "S", p("Users may:"), B),
    ),
    "a lead-in of bullets": (
        sec("s", "S", A, p("Use them to:"), items(("s.x", "x"), ("s.y", "y"))),
        ("s.x", "s.y"),
        sec("s", "S", A),
    ),
    "some bullets": (
        sec("s", "S", A, p("Use them to:"), items(("s.x", "x"), ("s.y", "y"))),
        ("s.x",),
        sec("s", "S", A, p("Use them to:"), items(("s.y", "y"))),
    ),
    "a clause that leads in": (
        sec("s", "S", clause("s.u", "Use our accounts to:", items(("s.x", "x"))), A),
        ("s.x",),
        sec("s", "S", A),
    ),
    "a clause that leads in and goes on": (
        sec("s", "S", clause("s.u", "Use our accounts to:", items(("s.x", "x")), p("Ask first.")), A),
        ("s.x",),
        sec("s", "S", A),
    ),
    "a clause with a later lead-in": (
        sec("s", "S", clause("s.u", "Use our accounts.", p("You may:"), items(("s.x", "x")))),
        ("s.x",),
        sec("s", "S", clause("s.u", "Use our accounts.")),
    ),
    "a lead-in in bold": (
        sec("s", "S", A, p(strong("Users must not:")), B),
        ("s.b",),
        sec("s", "S", A),
    ),
    "a lead-in that ends with a value": (
        sec("s", "S", A, p("Users of ", value("us", None), ":"), B),
        ("s.b",),
        sec("s", "S", A),
    ),
    "words that lead in nothing": (sec("s", "S", A, p("Note this."), B), ("s.b",), sec("s", "S", A, p("Note this."))),
    "a lead-in before a table": (
        sec("s", "S", A, LEAD, table(["H"], ["x"]), B),
        ("s.b",),
        sec("s", "S", A, LEAD, table(["H"], ["x"])),
    ),
    "a lead-in with a note between": (
        sec("s", "S", A, LEAD, note(p("Choose.")), B),
        (),
        sec("s", "S", A, LEAD, note(p("Choose.")), B),
    ),
    "a lead-in that loses all beyond a note": (
        sec("s", "S", A, LEAD, note(p("Choose.")), B),
        ("s.b",),
        sec("s", "S", A, note(p("Choose."))),
    ),
    # ---- paragraphs and notes
    "a paragraph": (sec("s", "S", A, p("x", id="s.x"), p("y")), ("s.x",), sec("s", "S", A, p("y"))),
    "a paragraph of a clause": (
        sec("s", "S", clause("s.u", "First.", p("x", id="s.x"), p("y"))),
        ("s.x",),
        sec("s", "S", clause("s.u", "First.", p("y"))),
    ),
    "a note within which something goes": (
        sec("s", "S", A, note(p("x", id="s.x"), p("y"))),
        ("s.x",),
        sec("s", "S", A, note(p("y"))),
    ),
    "a note of which nothing stays": (sec("s", "S", A, note(p("x", id="s.x"))), ("s.x",), sec("s", "S", A)),
    # ---- ids made up for a condition
    "made-up ids": (
        sec("s", "S", clause("s.u", "First:", items(("s.~1", "x"), ("s.y", "y"))), p("x", id="s.~2"), p("y", id="s.z")),
        (),
        sec("s", "S", clause("s.u", "First:", items(("", "x"), ("s.y", "y"))), p("x"), p("y", id="s.z")),
    ),
    "made-up ids that go": (
        sec("s", "S", clause("s.u", "First:", items(("s.~1", "x"), ("s.y", "y"))), p("x", id="s.~2")),
        ("s.~1", "s.~2"),
        sec("s", "S", clause("s.u", "First:", items(("s.y", "y")))),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_prune(name: str) -> None:
    """A dropped part goes with what cannot stand without it, and nothing else changes."""
    section, dropped, expected = CASES[name]

    assert expected == prune(section, frozenset(dropped))


@pytest.mark.parametrize("name", CASES)
def test_pruning_twice(name: str) -> None:
    """Pruning what was pruned changes nothing more."""
    section, dropped, _ = CASES[name]
    once = prune(section, frozenset(dropped))

    assert once == (once and prune(once, frozenset(dropped)))


@pytest.mark.parametrize("between", [p("x", id="s.x"), clause("s.x", "x")])
@pytest.mark.parametrize("twin", [bullets("x", "y"), table(["H"], ["x"])])
def test_lists_that_meet(between: SectionBlock, twin: BulletList | Table) -> None:
    """What stands between two lists or tables may go like anything else."""
    section = sec("s", "S", A, twin, between, twin)

    assert prune(section, frozenset({"s.x"})) is not None


def test_tables_that_meet_under_different_headings() -> None:
    """Rows never move under another table's headings: two such tables are refused when they become neighbours."""
    first, second = table(["Role", "Duty"], ["Chair", "Leads."]), table(["Word", "Meaning"], ["Post", "What we say."])
    section = sec("s", "S", A, first, p("x", id="s.x"), second)

    with pytest.raises(ValueError, match="never stand side by side"):
        prune(section, frozenset({"s.x"}))


@pytest.mark.parametrize("words", [("Mind this:",), ("Mind ", strong("this:")), ("Mind ", emphasis("this"), ":")])
def test_words_that_end_with_a_colon(words: tuple[str | Inline, ...]) -> None:
    """Words that never led in a list or a clause are no lead-in, and stay."""
    section = sec("s", "S", clause("s.u", *words, p("Be kind.")), p(*words), p("Be kind."))

    assert section == prune(section, frozenset())


# ---- notes


def test_without_guidance() -> None:
    """A final policy has no notes, at any depth, and is otherwise the same."""
    section = sec(
        "s",
        "S",
        note(p("x")),
        p("y"),
        sub(
            "s.x",
            "X",
            clause("s.a", "First.", note(p("x")), p("y")),
            note(bullets("x")),
            head("s.h", "H", note(p("x"))),
        ),
    )

    assert sec(
        "s", "S", p("y"), sub("s.x", "X", clause("s.a", "First.", p("y")), head("s.h", "H"))
    ) == without_guidance(section)


def test_a_section_that_is_all_notes() -> None:
    """A section of nothing but notes is not part of a final policy."""
    assert prune(without_guidance(sec("s", "S", note(p("x")))), frozenset()) is None


def test_each_policy_drops_its_own() -> None:
    """What one policy drops of a clause the next one may keep, though both are made from the very same words."""

    def said(*names: str) -> Section:
        listed = items(*[(f"s.{name}", name) for name in names])
        return sec("s", "S", A, clause("s.u", "Use our accounts to:", listed))

    section = said("x", "y")
    expected = [said("y"), said("x"), section, said("y")]

    assert expected == [prune(section, frozenset(dropped)) for dropped in (["s.x"], ["s.y"], [], ["s.x", "t.x"])]
