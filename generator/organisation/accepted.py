"""What an organisation accepts of what a check finds: a reason for each code.

A code that stops a build cannot be accepted, since there would be no policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from generator.codes.table import CODES
from generator.diagnostics import did_you_mean, nearest
from generator.organisation.field_types import Few, Line
from generator.organisation.findings import KEY, Finding, refuse_any
from generator.organisation.shape import Before
from generator.organisation.value_forms import Form, Meanings

ACCEPTABLE = {id_: code for id_, code in CODES.items() if not code.stops and not id_.startswith("T")}
"""The codes that an organisation can accept."""
_LONGEST = 6
"""Letters of what may be a slip for a code."""


def _accepted(entries: object) -> object:
    """Return reasons by code. Refuses a code that there is not or that cannot be accepted, and an empty reason."""
    if isinstance(entries, dict):
        refuse_any(_faults(entries))
    return entries


def _faults(entries: dict[str, object]) -> Iterator[Finding]:
    for name, reason in entries.items():
        if name not in CODES:
            yield Finding((name, KEY), "is not a code", _meant(name))
        elif name not in ACCEPTABLE:
            yield Finding((name, KEY), "is a code that cannot be accepted", "remove it, and mend what is found")
        elif reason is None:
            yield Finding((name,), "gives no reason", "say in a few words why it is so, or remove the line")


def _meant(name: str) -> str:
    """Return which code was meant by what is none: one of the same letters, or one that has the name."""
    named = {code.name: id_ for id_, code in ACCEPTABLE.items()}
    if near := nearest(name, named):
        return f"write {named[near]}, which is {near}"
    return did_you_mean(name, ACCEPTABLE) if len(name) <= _LONGEST else "write one such as P102"


_SAY_WHY = "Say why, such as: decided in March."
MEANINGS = Meanings({id_: f"{code.name}. {code.means} {_SAY_WHY}" for id_, code in ACCEPTABLE.items()})
"""What each code means to whoever writes it."""
_HINT = "write a code that can be accepted, such as P102"
_CODE = Form({"pattern": f"^({'|'.join(ACCEPTABLE)})$", "errorMessage": _HINT})
Accepted: TypeAlias = Annotated[Few[dict[Annotated[Line, _CODE], Line]], Before(_accepted)]
"""Reasons by the codes for which they are given."""
