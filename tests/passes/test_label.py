"""Which parts show an id in a draft."""

from __future__ import annotations

from generator.document import PartId, Section, walk
from generator.passes.label import label
from tests.builders import bullets, clause, head, p, sec, sub


def labels(section: Section) -> list[str]:
    return [node.label for node in walk((label(section),))]


def test_what_has_an_id_shows_it() -> None:
    """A section, its sub-sections, sub-headings and clauses show the whole ids by which a file names them."""
    inner = sub("a.b", "B", p("x"), head("a.c", "C", clause("a.d", "D:", bullets("e"))))

    assert ["a", "a.b", "a.c", "a.d"] == labels(sec("a", "A", p("x"), inner))


def test_what_nobody_can_name_shows_nothing() -> None:
    """An id that was made up is no use to anybody."""
    assert ["", "a.b"] == labels(sec(PartId.made_up("a"), "A", clause("a.b", "B")))
