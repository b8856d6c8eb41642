"""Remember what was worked out, and no more of it than a few organisations need.

A document never changes, and most of it is the same in many policies, so what was made of a node is remembered by the
very node: to tell that two are equal takes longer than most of what is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import wraps
from typing import Generic, TypeVar, TypeVarTuple

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
Node = TypeVar("Node")
Others = TypeVarTuple("Others")

MANY = 3_000
"""Enough for the clauses that the policies of one kind have in common."""
FEW = 500
"""Enough for sections: they are large, and most are some organisation's own."""


class Memory(Generic[Key, Made]):
    """What has been made, by all that it was made from: a key that leaves something out gives what is another's.

    When there is much, what nobody asked for since there was much before is forgotten: memory must not grow with the
    number of organisations.
    """

    def __init__(self, most: int | None = None) -> None:
        """Remember as many as `most` says, or `MANY`, and at most as many again from before."""
        self._most = most
        self.made: dict[Key, Made] = {}
        self._before: dict[Key, Made] = {}

    @property
    def known(self) -> Mapping[Key, Made]:
        """What is remembered."""
        return {**self._before, **self.made}

    def recall(self, key: Key, make: Callable[[], Made]) -> Made:
        """Return what was made for a key, made now when it is new. Raises what `make` raises."""
        try:
            # Mostly it is there, and to hash a key takes longer than all the rest.
            return self.made[key]
        except KeyError:
            pass
        made = self._before[key] if key in self._before else make()
        if len(self.made) >= (self._most or MANY):
            self._before, self.made = self.made, {}
        self.made[key] = made
        return made

    def one_of(self: Memory[Made, Made], value: Made) -> Made:
        """Return the first of all values that are equal to this one, so that they are one and the same."""
        return self.recall(value, lambda: value)


class MadeOf(Generic[Made]):
    """What has been made of some values, by the very values. They must never change."""

    def __init__(self, most: int) -> None:
        self._made: Memory[tuple[int, ...], tuple[Sequence[object], Made]] = Memory(most)

    def recall(self, values: Sequence[object], make: Callable[[], Made]) -> Made:
        """Return what was made of some values, made now when one of them is new. Raises what `make` raises."""
        key = tuple(map(id, values))
        # The values are held, so that no other one can come to have the identity of one that is gone.
        known = self._made.made.get(key) or self._made.recall(key, lambda: (values, make()))
        return known[1]


def remembered(make: Callable[[Node, *Others], Made]) -> Callable[[Node, *Others], Made]:
    """Have a function remember what it made of each node, for each choice of what else it is given, in this order.

    The node must never change, and the other arguments must be hashable.
    """
    return _remembering(make, MANY)


def remembered_few(make: Callable[[Node, *Others], Made]) -> Callable[[Node, *Others], Made]:
    """Have a function remember the same of few nodes."""
    return _remembering(make, FEW)


def _remembering(make: Callable[[Node, *Others], Made], most: int) -> Callable[[Node, *Others], Made]:
    # By what else is given first: a number is a smaller key than a tuple with a number in it, and most of the time of
    # asking goes into reaching what lies scattered in memory. A twentieth of a policy's whole time is saved by it.
    made: dict[tuple[object, ...], dict[int, Made]] = {}
    before: dict[tuple[object, ...], dict[int, Made]] = {}
    # The nodes are held, so that no other one can come to have the identity of one that is gone.
    held: list[Node] = []
    held_before: list[Node] = []

    @wraps(make)
    def recall(node: Node, *others: *Others) -> Made:
        nonlocal made, before, held, held_before
        which = id(node)
        try:
            return made[others][which]
        except KeyError:
            pass
        earlier = before.get(others, {})
        new = earlier[which] if which in earlier else make(node, *others)
        if len(held) >= most:
            made, before, held, held_before = {}, made, [], held
        made.setdefault(others, {})[which] = new
        held.append(node)
        return new

    return recall
