"""Read an organisation's file, and the files that its brand names, from the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.batch.read_files import read_sources, read_start
from generator.codes.of_files import BRAND_FILE
from generator.diagnostics import Diagnostic, Problems, quoted
from generator.organisation.file_name import id_problem
from generator.organisation.parse import Organisation, Parsed, parse
from generator.rendering.brand import BRAND_FILES, files_of, no_such_file


def load_organisation(path: Path, orgs: Path) -> Organisation:
    """Return the organisation of a file; `orgs` is the folder from which it names the files of its brand.

    Raises Problems.
    """
    return load(path, orgs).whole()


def load(path: Path, orgs: Path) -> Parsed:
    """Return what a file says of an organisation, and all that is wrong with it and with the files it names.

    Raises Problems when it cannot be read, or has a name that no organisation can have.
    """
    if problem := id_problem(path.stem, path.as_posix()):
        raise Problems([problem])
    parsed = parse(path.stem, *read_sources(path, orgs))
    missing = _missing_files(parsed.organisation, orgs) if parsed.organisation else ()
    return parsed.without_brand(dict(missing))


def read_brand(organisation: Organisation, orgs: Path) -> dict[str, bytes]:
    """Return the bytes of each file that the brand names, by that name, at most one more than it may have.

    Raises OSError.
    """
    return {name: read_start(orgs / name, BRAND_FILES[key]) for key, name in files_of(organisation).items()}


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
