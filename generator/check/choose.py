"""Which findings somebody wants to hear of, by their codes, and whether any of them needs attention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.check.finding import Finding
from generator.codes.code import Weight
from generator.codes.table import CODES, FAMILIES
from generator.diagnostics import did_you_mean


@dataclass(frozen=True, slots=True)
class Choice:
    """The codes that are wanted and those that are not: whole ones, or how they start. None wanted are all."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    def of(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are wanted."""
        return tuple(each for each in found if self.has(each.code))

    def has(self, code: str) -> bool:
        """Tell whether a code is wanted. The longer start decides, as `P1` with `--ignore P102` and the reverse."""
        wanted = max((len(start) for start in self.wanted if code.startswith(start)), default=0 if self.wanted else 1)
        unwanted = max((len(start) for start in self.unwanted if code.startswith(start)), default=0)
        return wanted > unwanted


def starts(words: Iterable[str]) -> tuple[str, ...]:
    """Return codes, or how they start, for what somebody typed. Raises ValueError with a hint for what is neither."""
    named = {code.name: id_ for id_, code in CODES.items()}
    found: list[str] = []
    for word in (each.strip() for given in words for each in given.split(",")):
        start = named.get(word.lower(), word.upper())
        if not start or not any(code.startswith(start) for code in CODES):
            raise ValueError(
                f"no code is or starts with {word or 'nothing'}: {did_you_mean(word, [*CODES, *FAMILIES])}"
            )
        found.append(start)
    return tuple(found)


def needs_attention(found: Iterable[Finding], *, also_warnings: bool) -> bool:
    """Tell whether any finding needs attention: an error that nobody accepted, or such a warning too."""
    heavy = {Weight.ERROR, Weight.WARNING} if also_warnings else {Weight.ERROR}
    return any(each.severity in heavy and each.counts for each in found)
