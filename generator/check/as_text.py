"""Findings as text for a terminal, and as commands for the log of a workflow on GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.check.counted import Counted, count
from generator.check.finding import Finding
from generator.codes.code import Weight
from generator.codes.table import CODES

_FEW = 3
"""Of more organisations than these, only so many are named."""


def told_once(found: Iterable[Finding]) -> list[Finding]:
    """Return findings, those that are one for several organisations once: what stands in their defaults."""
    same: dict[Finding, list[str]] = {}
    for each in found:
        same.setdefault(each.about(""), []).append(each.organisation)
    return [
        replace(each, difference=(*each.difference, _of(names))) if len(names) > 1 else each.about(names[0])
        for each, names in same.items()
    ]


def _of(names: Sequence[str]) -> str:
    few = ", ".join(names[:_FEW])
    return f"for {len(names)} organisations{', such as' if len(names) > _FEW else ':'} {few}"


def as_text(found: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding: where, how much it weighs, its code and the fact; below it the hint and what else there is.

    What somebody accepted comes last, with the reasons.
    """
    every = told_once(found)
    for each in (one for one in every if not one.accepted):
        yield f"{each.location}: {each.severity} {each.code} {each.message}"
        if each.hint:
            yield f"  hint: {each.hint}"
        yield from (f"  {line}" if line else "" for line in each.difference)
    for each in (one for one in every if one.accepted):
        yield f"{each.location}: accepted {each.code} {each.message}"
        yield f"  reason: {each.accepted}"


def summary(found: Sequence[Finding], counted: Counted) -> str:
    """Return the last line: how many organisations, or what else, were checked, and what was found."""
    every = told_once(found)
    left = [each for each in every if not each.accepted]
    counts = [(sum(each.severity is weight for each in left), weight.value) for weight in Weight]
    parts = [count(number, noun) for number, noun in counts if number]
    parts += [f"{len(every) - len(left)} accepted"] if len(every) > len(left) else []
    return f"Checked {counted}: {', '.join(parts or ['nothing found'])}."


# ---- GitHub


def as_commands(found: Iterable[Finding]) -> Iterator[str]:
    """Yield a workflow command for each finding that nobody accepted: `::error file=…,line=…,title=…::message`.

    Without a line GitHub shows it at the first of the file.
    """
    for each in told_once(found):
        if not each.accepted:
            place = {"file": each.file, "line": each.line, "col": each.column}
            title = f"{each.code} {CODES[each.code].name}"
            given = {**{key: str(value) for key, value in place.items() if value}, "title": title}
            properties = ",".join(f"{key}={_property(value)}" for key, value in given.items())
            yield f"::{each.severity} {properties}::{_message(_words(each))}"


def _words(found: Finding) -> str:
    hint = [f"hint: {found.hint}"] if found.hint else []
    return "\n".join([found.message, *hint, *found.difference])


def _message(text: str) -> str:
    """Return a text as the data of a command. The per cent sign comes first: the others become codes with one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
