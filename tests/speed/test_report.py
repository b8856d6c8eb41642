"""What the benchmark says of its times."""

from __future__ import annotations

from tests.speed.clock import Took, in_turn, process, ratio
from tests.speed.report import GROWTH, Table, growth_in, page, table, with_growth

TIMES = {"one": [Took(10.0, 20.0), Took(30.0, 30.0), Took(20.0, 40.0)], "two": [Took(5.0, 5.0)] * 3}


def test_a_table() -> None:
    """A row has the median of each figure, and how many times the other it takes: the median round by round."""
    shown = table(Table("Cold", TIMES, {"one": "two", "two": "nobody"}))

    assert 4.0 == ratio(TIMES, "one", "two")
    assert ["one 20.0 ms 30.0 ms 4.00 × two", "two 5.0 ms 5.0 ms"] == [
        " ".join(line.split()) for line in shown.splitlines()[2:4]
    ]


def test_the_page() -> None:
    """The page says how it was measured, and has the same table."""
    said = page([Table("Cold", TIMES, {"one": "two"})], "a machine")

    assert "Measured on: a machine." in said
    assert "| one | 20.0 ms | 30.0 ms | 4.00 × two |" in said


def test_growth_on_the_page() -> None:
    """A section about growth is put into the page, in the place of the one before, and no other section changes."""
    bare = page([Table("Cold", TIMES, {})], "a machine")

    first = with_growth(bare, f"{GROWTH}\n\nIt grew.\n\n")
    second = with_growth(first, f"{GROWTH}\n\nIt grew less.\n\n")

    assert "" == growth_in(bare)
    assert f"{GROWTH}\n\nIt grew.\n\n" == growth_in(first)
    assert bare == with_growth(second, "")
    assert "It grew less.\n\n## What is compared" in second


def test_all_take_turns() -> None:
    """Each round does everything once, and the first one does not count."""
    done: list[str] = []

    def work(name: str) -> Took:
        done.append(name)
        return Took(float(len(done)), 0.0)

    times = in_turn({"a": lambda: work("a"), "b": lambda: work("b")}, 2)

    assert ["a", "b"] * 3 == done
    assert [3.0, 5.0] == [took.cpu for took in times["a"]]


def test_a_process_is_measured() -> None:
    """A process takes some time of the processor, and no less by the clock than nothing."""
    took = process([["sh", "-c", "exit 0"]])

    assert took.cpu > 0
    assert took.wall > 0
