"""Check an organisation of which all is as it was built, by what its record notes: nothing of it is read but bytes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.batch.judged import read_judged
from generator.batch.looking import Checked, Looking
from generator.batch.output_folder import open_folder
from generator.batch.read_files import source_files
from generator.batch.unchanged import unchanged
from generator.check.told import Whose, told_of_all, without_doubles
from generator.diagnostics import Problems


def check_as_it_was(looking: Looking, path: Path) -> Checked | None:
    """Return what is found about the organisation of a file; None where it has to be judged anew."""
    with suppress(Problems, OSError):
        return _as_it_was(looking, path) if looking.keeps_outputs else None
    return None


def _as_it_was(looking: Looking, path: Path) -> Checked | None:
    """Return the same. Raises Problems, OSError."""
    folder = open_folder(looking.out / path.stem)
    record = folder.record
    if not record.noted or record.noted.judged is None:
        return None
    files = [file.as_posix() for file in source_files(path, looking.orgs)]
    judged = read_judged(record.noted.judged, files, path.stem)
    outcome = unchanged(replace(looking.request, formats=record.formats()), path, folder) if judged else None
    if not judged or not outcome:
        return None
    whose = Whose(path.stem, frozenset(files), frozenset(record.policies))
    told = told_of_all(outcome.warnings, whose)
    found = sorted(without_doubles([*told, *judged.on(looking.day, path.stem)]))
    laws = frozenset((policy, judged.jurisdiction) for policy in record.policies)
    return Checked(path.stem, tuple(found), laws, record)
