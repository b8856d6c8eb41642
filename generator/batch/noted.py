"""What a record notes, so that a build which finds all as it was need not know what anything says.

A warning is told again as it was told. Its file is noted as the number of the source that it stands in, 0 for the
organisation's own and 1 for the defaults above it: the name of a file depends on where somebody stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, Location, Severity

_DIGEST = re.compile(r"[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Noted:
    """All that the policies depend on, as a digest; the names of the files that the brand gives; what was told."""

    inputs: str
    brand: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    judged: object = None
    """What a check finds, as the record has it: only a check asks what it says."""

    def warnings_in(self, files: Sequence[str]) -> tuple[Diagnostic, ...]:
        """Return the warnings, with the names that the sources have now."""
        return tuple(_moved(each, files[int(each.location.file)]) for each in self.warnings)


def note(inputs: str, brand: Iterable[str], warnings: Iterable[Diagnostic], files: Sequence[str]) -> Noted | None:
    """Return what is noted of policies that were built; nothing where a warning stands in none of the sources."""
    told = tuple(warnings)
    if any(each.location.file not in files for each in told):
        return None
    return Noted(inputs, tuple(brand), tuple(_moved(each, f"{files.index(each.location.file)}") for each in told))


def _moved(told: Diagnostic, file: str) -> Diagnostic:
    return replace(told, location=replace(told.location, file=file))


# ---- as JSON


def written_notes(noted: Noted) -> dict[str, object]:
    """Return notes as a record has them; there is no key for what most do not have."""
    there = {"brand": list(noted.brand), "warnings": [_entry(each) for each in noted.warnings], "judged": noted.judged}
    return {"inputs": noted.inputs, **{key: given for key, given in there.items() if given}}


def read_noted(entry: object) -> Noted:
    """Return the notes that a record has. Raises ValueError when they are none."""
    match {"brand": [], "warnings": [], **entry} if isinstance(entry, dict) else {}:
        case {"inputs": str(inputs), "brand": list(brand), "warnings": list(warnings), **rest}:
            if _DIGEST.fullmatch(inputs) and all(isinstance(name, str) for name in brand):
                return Noted(inputs, tuple(brand), tuple(map(_warning, warnings)), rest.get("judged"))
        case _:
            pass
    raise ValueError("the notes are not as they were written")


def _entry(told: Diagnostic) -> list[object]:
    place = told.location
    return [int(place.file), place.line, place.column, place.key, told.message, told.hint, told.code]


def _warning(entry: object) -> Diagnostic:
    match entry:
        case [int(source), int(line), int(column), str(key), str(message), str(hint), str(code)]:
            if min(source, line, column) >= 0 and f"{key}{message}{hint}{code}".isprintable():
                place = Location(f"{int(source)}", line, column, key)
                return Diagnostic(place, message, hint, Severity.WARNING, code)
        case _:
            pass
    raise ValueError("a warning is not as it was written")
