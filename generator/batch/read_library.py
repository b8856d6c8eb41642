"""Read folders of templates from the disk, whole: what counts of them is decided later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from generator.batch.read_prepared import read_prepared
from generator.rendering.library import Library
from generator.source.characters import MAX_BYTES
from generator.template.folders import TemplateFiles, TemplateFolder

MOST_FILES = 5_000
"""More files than any folder of templates has; what comes after them is not read."""
_DEEPEST = 3
"""How many folders are looked into. A section stands in two; what stands deeper is read by nothing, and told."""


def read_library(folders: Iterable[Path]) -> Library:
    """Return the templates of some folders, the one to look in first at the front."""
    return Library(TemplateFiles(tuple(map(_folder, folders))), read_prepared)


def _folder(folder: Path) -> TemplateFolder:
    """Return what is in a folder; a file or folder that cannot be read is refused with the reason."""
    files: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    closed: dict[str, str] = {}
    for path, name in islice(_names(folder, "", closed), MOST_FILES):
        if not path.is_file():
            # A pipe would keep us waiting for whoever writes into it.
            refused[name] = "this is not a file"
            continue
        try:
            with path.open("rb") as file:
                # One byte too many, so that a file that is too large is told and not cut.
                files[name] = file.read(MAX_BYTES + 1)
        except OSError as error:
            refused[name] = f"{error.strerror}"
    return TemplateFolder(folder.absolute().name, files, refused, closed)


def _names(folder: Path, place: str, closed: dict[str, str]) -> Iterator[tuple[Path, str]]:
    """Yield the files in a folder and some way below it, each with its path from the top; hidden ones are nobody's."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        closed[place.rstrip("/")] = f"{error.strerror}"
        return
    for path in entries:
        if path.name.startswith((".", "__pycache__")):
            continue
        if path.is_dir():
            if place.count("/") < _DEEPEST:
                yield from _names(path, f"{place}{path.name}/", closed)
        else:
            yield path, f"{place}{path.name}"
