"""Remember what was worked out, and no more of it than a few organisations need."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Memory(Generic[Key, Made]):
    """What has been made, by all that it was made from: a key that leaves something out gives what is another's.

    Everything is forgotten when there is much: memory must not grow with the number of organisations.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Key, Made] = {}

    @property
    def known(self) -> Mapping[Key, Made]:
        """What is remembered."""
        return self._made

    def recall(self, key: Key, make: Callable[[], Made]) -> Made:
        """Return what was made for a key, made now when it is new. Raises what `make` raises."""
        if key not in self._made:
            made = make()
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[key] = made
        return self._made[key]
