"""The checks themselves: each sees its fault, and none sees one in a sound policy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document import (
    Clause,
    CrossReference,
    SectionBlock,
    SectionKind,
    Target,
)
from generator.passes.number import number
from tests.builders import bullets, clause, doc, p, ref, sec, sub, value
from tests.finish import resolve
from tests.laws.faults import faults_in

WRONG_TARGET = Target("clause", "1.9", "a.b", "a.b", "1-a")
SOUND = sec("a", "A", p("You must:"), clause("a.b", "go;"), clause("a.c", "see ", ref("a.b"), "."))
FAULTY: dict[str, SectionBlock] = {
    "leads nowhere": clause("a.b", "See ", ref("a.c"), "."),
    "says 'clause 1.9', not 'clause 1.1'": clause("a.b", "See ", CrossReference("a.b", found=WRONG_TARGET), "."),
    "a lead-in that leads in nothing": p("You must:"),
    "a.b has a lead-in that leads in nothing": clause("a.b", "You must:"),
    "the items of a list end with ;;": bullets("wait;", "see;"),
    "the items of a list end with ;.;": bullets("wait;", "see.", "go;"),
    "name has no value": p("By ", value("name", None), "."),
    "braces": p("By {{ name }}."),
    "a private-use character": p("By \ue000."),
    "a square bracket": p("By [name]."),
    "a word of the program": p("By None."),
    "a space before a mark": p("By us ."),
    "two full stops": p("By us.."),
    "two marks": p("By us,; then."),
    "a word twice": p("By must must."),
    "two articles": p("By the The Trust."),
    "a small letter after a full stop": p("By us. and you."),
    "a doubled possessive": p("By friends’’ help."),
    "it starts with a small letter": clause("a.b", "the Trust may."),
    "it does not end with a mark": clause("a.b", "The Trust may"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_seen(fault: str) -> None:
    """Each fault that a policy could have is seen; were it not, all that follows would show nothing."""
    document = number(doc(sec("a", "A", FAULTY[fault])))

    assert fault in " ".join(faults_in(document))


def test_a_wrong_number_is_seen() -> None:
    """A number that skips one is seen at every level, and so is a heading without content."""
    document = doc(
        replace(sec("a", "A", Clause("a.b", (p("It."),), "1.2")), number="2."),
        replace(sec("x", "X", replace(sub("x.y", "Y"), number="2.2"), kind=SectionKind.SCHEDULE), number="Schedule B."),
    )

    assert [
        "a has the number '2.', not '1.'",
        "a.b has the number '1.2', not '1.1'",
        "x has the number 'Schedule B.', not 'Schedule A.'",
        "x.y has the number '2.2', not 'A.1'",
        "x.y is a heading without content",
    ] == list(faults_in(document))


def test_a_sound_policy_has_no_faults() -> None:
    """Numbers in order, references that are found and lead-ins with their clauses are no faults."""
    assert [] == list(faults_in(resolve(number(doc(SOUND)))))
