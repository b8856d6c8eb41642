"""Read the files of an organisation, and those that its brand names, without asking what they say."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.batch.find_organisations import defaults_above
from generator.codes.of_files import UNREADABLE_FILE
from generator.diagnostics import Diagnostic, Location, Problems
from generator.formats.word.house_error import LARGEST_FILE
from generator.organisation.source import Source
from generator.source.characters import MAX_BYTES


def source_files(path: Path, orgs: Path) -> tuple[Path, ...]:
    """Return an organisation's own file and the defaults above it, the nearest first."""
    return (path, *defaults_above(path, orgs))


def read_sources(path: Path, orgs: Path) -> tuple[Source, ...]:
    """Return what these files have in them. Raises Problems when one cannot be read."""
    return tuple(Source(file.as_posix(), _content(file)) for file in source_files(path, orgs))


def brand_files(names: Iterable[str], orgs: Path) -> dict[str, bytes]:
    """Return the bytes of those files in the folder of organisations that are there and can be read, by their names.

    Of a file that is larger than any may be, there is one byte too many.
    """
    home = Path(os.path.realpath(orgs))
    found: dict[str, bytes] = {}
    for name in names:
        with suppress(OSError, ValueError):
            target = Path(os.path.realpath(orgs / name))
            if target.is_relative_to(home) and target.is_file():
                found[name] = read_start(target, LARGEST_FILE)
    return found


def read_start(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most one more than it may have. Raises OSError."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def _content(path: Path) -> bytes:
    """Return the bytes of a file, at most one more than a file may have."""
    fault = ""
    if not path.exists():
        fault = "there is no such file"
    elif not path.is_file():
        fault = "this is not a file"
    else:
        try:
            return read_start(path, MAX_BYTES)
        except OSError as error:
            fault = f"the file cannot be read: {error.strerror}"
    raise Problems(
        [Diagnostic(Location(path.as_posix()), fault, "check its name and who may read it", code=UNREADABLE_FILE.id)]
    )
