"""The table of facts of law is what the law files say, and no fact is without its source."""

from __future__ import annotations

from tests.policies import TEMPLATES
from tests.prose.law_table import law_table, read

SHARED = TEMPLATES / "_shared"
FACTS = SHARED / "law" / "FACTS.md"
PLACES = sorted((SHARED / "law").glob("*.yaml"))


def test_the_table_is_current(accept: bool) -> None:
    """FACTS.md lists each fact of each place with its words, its source, its day and its status."""
    if accept:
        FACTS.write_text(law_table(SHARED), encoding="utf-8")

    assert law_table(SHARED) == FACTS.read_text("utf-8"), "run `make accept`, and read the diff"


def test_every_place_has_every_fact() -> None:
    """A fact that one place has is answered in every other, if only by saying that there is none."""
    facts = {path.stem: set(read(path)["facts"]) for path in PLACES}
    known = set().union(*facts.values())

    assert {} == {place: sorted(known - found) for place, found in facts.items() if known - found}


def test_what_is_printed_has_a_source() -> None:
    """Whatever a policy may print says where it is from, on which day somebody looked, and how sure that is."""
    bare = [
        f"{path.stem}.{name}"
        for path in PLACES
        for name, fact in read(path)["facts"].items()
        if fact.get("none") != "true" and not {"source", "checked", "status"} <= set(fact)
    ]

    assert [] == bare
