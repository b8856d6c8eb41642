"""What a check of ours says of a value that it refuses: a fact and a hint, with the way to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from pydantic_core import PydanticCustomError

from generator.source.characters import Fault
from generator.source.value_path import ValuePath

REFUSED = "refused"
"""The type of every error of pydantic's core that carries findings of ours."""
KEY = "[key]"
"""The last step of a finding's path when it is the key itself that is refused."""


class Finding(NamedTuple):
    """What is wrong below some value: a path from it, the end of a sentence, and a hint.

    Where it is that something else is not there, `lacks` is the path of that.
    """

    path: ValuePath
    fact: str
    hint: str
    lacks: ValuePath = ()
    code: str = ""
    """The code of its kind, where it is not that a value is refused or that two contradict each other."""


def refuse_any(findings: Iterable[Finding]) -> None:
    """Refuse a value when there are findings, for pydantic's core to pass on."""
    if found := tuple(findings):
        raise PydanticCustomError(REFUSED, "refused", {"findings": found})


def refuse(fact: str, hint: str) -> NoReturn:
    """Refuse a value."""
    raise PydanticCustomError(REFUSED, "refused", {"findings": (Finding((), fact, hint),)})


def refuse_if(fault: Fault | None) -> None:
    """Refuse a value that has a fault."""
    if fault:
        refuse(fault.fact, fault.hint)
