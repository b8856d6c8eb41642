"""Which file names may name an organisation: they become folders and addresses on every system."""

from __future__ import annotations

import re
import unicodedata

from generator.codes.of_files import FILE_NAME
from generator.diagnostics import Diagnostic, Location, nearest, quoted

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
# Windows has no files of these names, whatever the suffix.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))}
_OURS = {"index", "manifest"}


def id_problem(id: str, file: str) -> Diagnostic | None:
    """Return what is wrong with the id that a file's name gives an organisation, or None."""
    if id in _DEVICES | _OURS:
        reason = "Windows keeps it for itself" if id in _DEVICES else "build/ has a file of that name"
        message = f"an organisation cannot have the id {quoted(id)}: {reason}"
        return _unfit_name(file, message, f'rename the file, for example to "{id}-org.yaml"')
    if not _ID.fullmatch(id):
        message = f"the file name {quoted(id)} is not an id of small letters, digits and dashes"
        if nearest(id, ["_defaults"]):
            return _unfit_name(file, message, 'rename the file to "_defaults.yaml" if it is for all of them')
        return _unfit_name(file, message, f'rename the file to "{suggested_id(id)}.yaml"')
    return None


def _unfit_name(file: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(file), message, hint, code=FILE_NAME.id)


def suggested_id(id: str) -> str:
    """Return the id that is nearest to some words, such as the name of an organisation."""
    bare = unicodedata.normalize("NFKD", id.casefold()).encode("ascii", "ignore").decode()
    dashed = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:63].strip("-")
    return dashed if dashed and dashed not in _DEVICES | _OURS else "our-organisation"
