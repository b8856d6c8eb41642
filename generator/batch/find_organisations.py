"""Find the organisation files that are meant. Only names and paths matter here, not what the files say.

A folder below that of the organisations holds some too when it has defaults for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import overload

from generator.codes.of_files import FILE_NAME, NO_ORGANISATION, PASSED_OVER
from generator.diagnostics import Diagnostic, Location, Severity, coded, did_you_mean, quoted

DEFAULTS = "_defaults.yaml"
_ENDINGS = (".yaml", ".yml")
_WRITE_ONE = "write one, or name the folder with --orgs"


@dataclass(frozen=True, slots=True)
class Files(Sequence[Path]):
    """Paths of files, each made when it is asked for: of very many, those that exist take much memory."""

    names: Sequence[str]

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, at: int) -> Path: ...
    @overload
    def __getitem__(self, at: slice) -> Files: ...
    def __getitem__(self, at: int | slice) -> Path | Files:
        return Files(self.names[at]) if isinstance(at, slice) else Path(self.names[at])


def find_organisations(orgs: Path, names: tuple[str, ...]) -> tuple[Files, list[Diagnostic]]:
    """Return the organisation files that are meant: by id, by path, or all; two with one output folder are left out."""
    # Only those of the same ids matter: of very many, paths take long to make.
    files = organisation_files(orgs, {Path(name).stem.casefold() for name in names} if names else None)
    problems = _nothing_here(orgs) if not names and not files else []
    found = [] if names else [*files.names]
    for name in names:
        by_id = [f"{path}" for path in files if path.stem == name]
        if by_id or _is_file(Path(name)):
            found += by_id or [f"{Path(name)}"]
        else:
            message = f"there is no organisation {quoted(name)}"
            every = {path.stem for path in organisation_files(orgs)}
            hint = did_you_mean(name, every) if every else _WRITE_ONE
            problems.append(Diagnostic(Location(f"{orgs}"), message, hint, code=NO_ORGANISATION.id))
    return Files(_distinct(found, files.names, problems)), problems


def organisation_files(orgs: Path, ids: set[str] | None = None) -> Files:
    """Return the path of every organisation file, in order; with ids in small letters, of those that have one."""
    holding = list(folders_holding(orgs))
    files = [
        f"{folder / name}" for folder in holding for name in _organisations(folder) if ids is None or _id(name) in ids
    ]
    # Those of one folder are in order. Paths are compared part by part, and no character comes before this one.
    return Files(sorted(files, key=lambda file: file.replace(os.sep, "\0")) if len(holding) > 1 else files)


def organisation_ids(orgs: Path) -> Iterator[str]:
    """Yield the id of each organisation file, in small letters."""
    return (_id(name) for folder in folders_holding(orgs) for name in _organisations(folder))


def _organisations(folder: Path) -> list[str]:
    return [name for name in _yaml_names(folder) if name != DEFAULTS]


def _id(file: str) -> str:
    # Not Path.stem, which takes four times as long.
    return os.path.splitext(os.path.basename(file))[0].casefold()  # noqa: PTH119, PTH122


def defaults_above(path: Path, orgs: Path) -> list[Path]:
    """Return the files of defaults that count for an organisation file, the nearest first; none for one elsewhere."""
    if path.parent == orgs:
        # Most stand right there, and to follow links takes long.
        return [file] if os.path.lexists(file := orgs / DEFAULTS) else []
    home, folder = Path(os.path.realpath(orgs)), Path(os.path.realpath(path.parent))
    if not folder.is_relative_to(home):
        return []
    between = folder.relative_to(home).parts
    folders = [orgs.joinpath(*between[:depth]) for depth in range(len(between), -1, -1)]
    return [file for each in folders if os.path.lexists(file := each / DEFAULTS)]


def passed_over(orgs: Path) -> Iterator[Diagnostic]:
    """Yield a warning for each folder whose organisation files are not built, since it has no defaults."""
    for inner, files in _not_built(orgs):
        count = "one file" if len(files) == 1 else f"{len(files)} files"
        message = f"{count} in this folder, such as {quoted(files[0].name)}, not built"
        hint = f"if they are organisations, add a file {DEFAULTS} to the folder; it may be empty"
        yield Diagnostic(Location(inner.as_posix()), message, hint, Severity.WARNING, PASSED_OVER.id)


def living(orgs: Path) -> set[str]:
    """Return the ids of all organisations that have a file, also one that is not built, in small letters.

    An id may be refused for its capitals; the folder of earlier outputs has none.
    """
    return {*organisation_ids(orgs), *(_id(path.name) for _, files in _not_built(orgs) for path in files)}


def _not_built(orgs: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Yield each folder without defaults that stands in one that holds organisations, and its files, if it has some."""
    for folder in folders_holding(orgs):
        for inner in _folders(folder):
            files = [] if os.path.lexists(inner / DEFAULTS) else _yaml_files(inner)
            if files:
                yield inner, files


def folders_holding(folder: Path) -> Iterator[Path]:
    """Yield the folder of organisations, and those below it that hold some: each has defaults."""
    yield folder
    for inner in _folders(folder):
        if os.path.lexists(inner / DEFAULTS):
            yield from folders_holding(inner)


def _folders(folder: Path) -> list[Path]:
    # One that a link leads to could hold itself.
    return [folder / name for name in _names(folder, lambda entry: entry.is_dir(follow_symlinks=False))]


def _yaml_files(folder: Path) -> list[Path]:
    return [folder / name for name in _yaml_names(folder)]


def _yaml_names(folder: Path) -> list[str]:
    return _names(folder, lambda entry: entry.name.lower().endswith(_ENDINGS))


def _names(folder: Path, is_meant: Callable[[os.DirEntry[str]], bool]) -> list[str]:
    """Return the names of what is meant in a folder and is not hidden, in order.

    There is nothing where it cannot be looked into.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith(".") and is_meant(entry))
    return []


def _nothing_here(orgs: Path) -> list[Diagnostic]:
    """Return what is said of a folder without organisations, which Windows may have named otherwise than it shows."""
    texts = sorted(path for path in orgs.glob("[!.]*") if path.name.lower().endswith((".yaml.txt", ".yml.txt")))
    message = "the name of this file ends in .txt, which some systems do not show, so it is no organisation file"
    hidden = [
        Diagnostic(Location(path.as_posix()), message, f"remove .txt from its name: {quoted(path.stem)}")
        for path in texts
    ]
    none = Diagnostic(Location(f"{orgs}"), "there is no organisation file here", _WRITE_ONE)
    return list(coded(NO_ORGANISATION.id, hidden or [none]))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # The name is longer than the disk allows, or in a folder that may not be looked into.
        return False


def _distinct(meant: Iterable[str], files: Iterable[str], problems: list[Diagnostic]) -> list[str]:
    """Leave out organisations whose output folders would be one and the same, also on a disk that ignores case.

    Not only those that are meant count: a file from elsewhere must not take the place of one in the folder.
    """
    first: dict[str, str] = {}
    others: dict[str, dict[str, None]] = {}
    for file in chain(files, meant):
        if first.setdefault(_id(file), file) != file:
            others.setdefault(_id(file), {})[file] = None
    wanted = [_apart([first[id], *others.get(id, ())]) for id in dict.fromkeys(map(_id, meant))]
    for one, *apart in (each for each in wanted if len(each) > 1):
        message = f"this file and {one} have the same output folder"
        hint = "rename one of them"
        problems.extend(Diagnostic(Location(path), message, hint, code=FILE_NAME.id) for path in apart)
    return [each[0] for each in wanted if len(each) == 1]


def _apart(files: list[str]) -> list[str]:
    """Return the first of the files that lead to one and the same, for each."""
    if len(files) == 1:
        return files
    # Not Path.resolve, which fails on a link that leads to itself.
    apart: dict[str, str] = {}
    for file in files:
        apart.setdefault(os.path.realpath(file), file)
    return list(apart.values())
