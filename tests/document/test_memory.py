"""What is remembered is what would be worked out anew, of the very same values."""

from __future__ import annotations

import gc
from dataclasses import dataclass

import pytest

from generator.document.memory import MANY, MadeOf, Memory, remembered


@dataclass(frozen=True, slots=True)
class Words:
    """Some words."""

    text: str


def test_a_node_is_asked_once_for_each_choice_of_the_rest() -> None:
    """A node is asked once, and once more for anything else that is given with it."""
    asked: list[tuple[str, str]] = []

    @remembered
    def said(node: Words, mark: str) -> str:
        asked.append((node.text, mark))
        return node.text + mark

    node = Words("Welcome")
    assert [said(node, "."), said(node, "!"), said(node, ".")] == ["Welcome.", "Welcome!", "Welcome."]
    assert asked == [("Welcome", "."), ("Welcome", "!")]


def test_what_failed_is_tried_again() -> None:
    """What was refused is not remembered."""
    tried: list[Words] = []

    @remembered
    def refuse(node: Words) -> str:
        tried.append(node)
        raise ValueError(node.text)

    node = Words("no")
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            refuse(node)
    assert tried == [node, node]


def test_a_node_that_is_gone_lends_its_identity_to_no_other() -> None:
    """A new node is never taken for one that has gone, though it may stand where that one stood."""

    @remembered
    def said(node: Words) -> str:
        return node.text

    # Each is thrown away at once, so that the next would have its place in memory.
    texts = [str(at) for at in range(2 * MANY)]
    assert [said(Words(text)) for text in texts] == texts


def test_what_was_made_of_values_goes_by_all_of_them() -> None:
    """Another value, another order or an equal value that is not the same makes it anew."""
    made: MadeOf[str] = MadeOf(most=10)
    one, other, like = Words("a"), Words("b"), Words("a")
    assert made.recall([one, other], lambda: "first") == "first"
    assert made.recall([one, other], lambda: "never") == "first"
    assert made.recall([other, one], lambda: "turned") == "turned"
    assert made.recall([like, other], lambda: "another") == "another"


def test_values_that_are_gone_lend_their_identity_to_no_others() -> None:
    """A new value is never taken for one that has gone."""
    made: MadeOf[str] = MadeOf(most=10)
    for at in range(100):
        text = f"number {at}"
        assert made.recall([Words(text)], lambda text=text: text) == text  # type: ignore[misc]  # bound at once
        gc.collect(0)


def test_equal_values_become_one() -> None:
    """Of equal values the first stands for all."""
    one: Memory[Words, Words] = Memory(10)
    first, second = Words("same"), Words("same")
    assert one.one_of(first) is first
    assert one.one_of(second) is first
