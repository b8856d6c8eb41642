"""What a check finds of policies as they were built, as a record notes it, so that it need not judge them anew.

Only what holds on any day is noted, and the days that are compared with today. A file is noted by the number of its
source, as with warnings. Nothing is noted of an organisation that accepts something, since its reasons are its own;
nor where what is found says how accounts are secured, which comes into build/ by a policy or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from generator.check.day import Day, on_the_day
from generator.check.finding import Finding
from generator.codes.of_working import FEW_ADMINS, WEAK_LOGIN
from generator.codes.table import CODES
from generator.diagnostics import Location

_SECRET = {FEW_ADMINS.id, WEAK_LOGIN.id}
Entry: TypeAlias = list[object]


@dataclass(frozen=True, slots=True)
class Judged:
    """By whose law the policies are, what is found on any day, and the days of each policy."""

    jurisdiction: str
    findings: tuple[Finding, ...]
    days: tuple[tuple[str, Day], ...]

    def on(self, today: date, organisation: str) -> Iterator[Finding]:
        """Yield all that is found on a day."""
        yield from self.findings
        for policy, each in self.days:
            yield from (found.about(organisation, policy) for found in on_the_day(each, today))


def note_judged(judged: Judged, files: Sequence[str]) -> dict[str, object] | None:
    """Return what a record notes; nothing where it may not be noted, or stands in none of the sources."""
    places = [each.location for each in judged.findings] + [each.place for _, each in judged.days]
    if any(place.file not in files for place in places) or any(each.code in _SECRET for each in judged.findings):
        return None
    if any(each.difference for each in judged.findings):
        return None
    findings = [[each.policy, each.code, each.message, each.hint] for each in judged.findings]
    days = [[policy, each.day.isoformat(), each.said] for policy, each in judged.days]
    stand = [[files.index(place.file), place.line, place.column, place.key] for place in places]
    return {
        "jurisdiction": judged.jurisdiction,
        **_there("found", [[*place, *each] for place, each in zip(stand, findings, strict=False)]),
        **_there("days", [[*place, *each] for place, each in zip(stand[len(findings) :], days, strict=True)]),
    }


def _there(key: str, given: list[Entry]) -> dict[str, object]:
    return {key: given} if given else {}


def read_judged(entry: object, files: Sequence[str], organisation: str) -> Judged | None:
    """Return what a record notes, with the names that the sources have now; None where it notes nothing sound."""
    match {"found": [], "days": [], **entry} if isinstance(entry, dict) else {}:
        case {"jurisdiction": str(jurisdiction), "found": list(found), "days": list(days)}:
            try:
                findings = tuple(_finding(each, files).about(organisation, each[4]) for each in found)
                return Judged(jurisdiction, findings, tuple(_days(days, files)))
            except (ValueError, IndexError, KeyError, TypeError):
                return None
        case _:
            return None


def _finding(entry: Entry, files: Sequence[str]) -> Finding:
    _, _, _, _, policy, code, message, hint = entry
    _require_text(policy, code, message, hint)
    place = _place(entry, files)
    known = CODES[f"{code}"]
    return Finding(place.file, place.line, place.column, known.id, known.weight, f"{message}", f"{hint}", place.key)


def _days(entries: Iterable[Entry], files: Sequence[str]) -> Iterator[tuple[str, Day]]:
    for entry in entries:
        _, _, _, _, policy, day, said = entry
        _require_text(policy, day, said)
        yield f"{policy}", Day(date.fromisoformat(f"{day}"), _place(entry, files), f"{said}")


def _place(entry: Entry, files: Sequence[str]) -> Location:
    match entry[:4]:
        case [int(source), int(line), int(column), str(key)] if min(source, line, column) >= 0 and key.isprintable():
            return Location(files[source], line, column, key)
    raise ValueError("a place is not as it was written")


def _require_text(*texts: object) -> None:
    if not all(isinstance(text, str) and text.isprintable() for text in texts):
        raise ValueError("a text is not as it was written")
