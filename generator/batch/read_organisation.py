"""Read an organisation's file, and the files that its brand names, from the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.batch.find_organisations import defaults_above
from generator.codes.of_files import BRAND_FILE, UNREADABLE_FILE
from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.organisation.file_name import id_problem
from generator.organisation.parse import Organisation, Parsed, Source, parse
from generator.rendering.brand import BRAND_FILES, files_of, no_such_file
from generator.source.characters import MAX_BYTES


def load_organisation(path: Path, orgs: Path) -> Organisation:
    """Return the organisation of a file; `orgs` is the folder from which it names the files of its brand.

    Raises Problems.
    """
    return load(path, orgs).whole()


def load(path: Path, orgs: Path) -> Parsed:
    """Return what a file says of an organisation, and all that is wrong with it and with the files it names.

    Raises Problems when it cannot be read, or has a name that no organisation can have.
    """
    file = path.as_posix()
    if problem := id_problem(path.stem, file):
        raise Problems([problem])
    defaults = [Source(above.as_posix(), _content(above)) for above in defaults_above(path, orgs)]
    parsed = parse(path.stem, Source(file, _content(path)), *defaults)
    missing = _missing_files(parsed.organisation, orgs) if parsed.organisation else ()
    return parsed.without_brand(dict(missing))


def read_brand(organisation: Organisation, orgs: Path) -> dict[str, bytes]:
    """Return the bytes of each file that the brand names, by that name, at most one more than it may have.

    Raises OSError.
    """
    return {name: _start(orgs / name, BRAND_FILES[key]) for key, name in files_of(organisation).items()}


def brand_files(names: Iterable[str], orgs: Path) -> dict[str, bytes]:
    """Return the bytes of those files in the folder of organisations that are there and can be read, by their names."""
    home = Path(os.path.realpath(orgs))
    found: dict[str, bytes] = {}
    for name in names:
        target = Path(os.path.realpath(orgs / name))
        with suppress(OSError, ValueError):
            if target.is_relative_to(home) and target.is_file():
                found[name] = _start(target, max(BRAND_FILES.values()))
    return found


def _start(path: Path, limit: int) -> bytes:
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
            return _start(path, MAX_BYTES)
        except OSError as error:
            fault = f"the file cannot be read: {error.strerror}"
    raise Problems(
        [Diagnostic(Location(path.as_posix()), fault, "check its name and who may read it", code=UNREADABLE_FILE.id)]
    )


def _missing_files(organisation: Organisation, orgs: Path) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each key of the brand whose file is missing, or that a link leads out of the folder, and the problem."""
    home = Path(os.path.realpath(orgs))
    for key, name in files_of(organisation).items():
        place, target = organisation.locate("brand", key), Path(os.path.realpath(orgs / name))
        if not target.is_relative_to(home):
            fact = f"brand.{key} is {quoted(name)}, a link that leaves the folder of organisations"
            yield key, Diagnostic(place, fact, "copy the file into the folder", code=BRAND_FILE.id)
        elif not target.is_file():
            told = no_such_file(organisation, key, (orgs / name).as_posix())
            yield key, replace(told, code=BRAND_FILE.id)
