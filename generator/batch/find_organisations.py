"""Find the organisation files that are meant. Only names and paths matter here, not what the files say.

A folder below that of the organisations holds some too when it has defaults for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.codes.of_files import FILE_NAME, NO_ORGANISATION, PASSED_OVER
from generator.diagnostics import Diagnostic, Location, Severity, coded, did_you_mean, quoted

DEFAULTS = "_defaults.yaml"
_ENDINGS = (".yaml", ".yml")
_WRITE_ONE = "write one, or name the folder with --orgs"


def find_organisations(orgs: Path, names: tuple[str, ...]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the organisation files that are meant: by id, by path, or all; two with one output folder are left out."""
    # Only those of the same ids matter: of very many, paths take long to make.
    files = organisation_files(orgs, {Path(name).stem.casefold() for name in names} if names else None)
    problems = _nothing_here(orgs) if not names and not files else []
    found = [] if names else files
    for name in names:
        by_id = [path for path in files if path.stem == name]
        if by_id or _is_file(Path(name)):
            found += by_id or [Path(name)]
        else:
            message = f"there is no organisation {quoted(name)}"
            every = {path.stem for path in organisation_files(orgs)}
            hint = did_you_mean(name, every) if every else _WRITE_ONE
            problems.append(Diagnostic(Location(f"{orgs}"), message, hint, code=NO_ORGANISATION.id))
    return _distinct(found, files, problems), problems


def organisation_files(orgs: Path, ids: set[str] | None = None) -> list[Path]:
    """Return the path of every organisation file, in order; with ids in small letters, of those that have one."""
    holding = list(folders_holding(orgs))
    files = [folder / name for folder in holding for name in _organisations(folder) if ids is None or _id(name) in ids]
    # Those of one folder are in order, and paths take long to compare.
    return sorted(files) if len(holding) > 1 else files


def count_organisations(orgs: Path) -> int:
    """Return how many organisation files there are."""
    return sum(len(_organisations(folder)) for folder in folders_holding(orgs))


def _organisations(folder: Path) -> list[str]:
    return [name for name in _yaml_names(folder) if name != DEFAULTS]


def _id(name: str) -> str:
    return name.rpartition(".")[0].casefold()


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
    others = [path for _, files in _not_built(orgs) for path in files]
    return {path.stem.casefold() for path in (*organisation_files(orgs), *others)}


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
    return [folder / entry.name for entry in _entries(folder) if entry.is_dir(follow_symlinks=False)]


def _yaml_files(folder: Path) -> list[Path]:
    return [folder / name for name in _yaml_names(folder)]


def _yaml_names(folder: Path) -> list[str]:
    return [entry.name for entry in _entries(folder) if entry.name.lower().endswith(_ENDINGS)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder and is not hidden, in order; nothing where it cannot be looked into."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
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


def _distinct(meant: list[Path], files: list[Path], problems: list[Diagnostic]) -> list[Path]:
    """Leave out organisations whose output folders would be one and the same, also on a disk that ignores case.

    Not only those that are meant count: a file from elsewhere must not take the place of one in the folder.
    """
    paths: dict[str, dict[Path, None]] = {}
    for path in (*files, *meant):
        paths.setdefault(path.stem.casefold(), {})[path] = None
    wanted = [_apart(paths[stem]) for stem in dict.fromkeys(path.stem.casefold() for path in meant)]
    for first, *others in wanted:
        message = f"this file and {first} have the same output folder"
        hint = "rename one of them"
        problems.extend(Diagnostic(Location(f"{path}"), message, hint, code=FILE_NAME.id) for path in others)
    return [paths[0] for paths in wanted if len(paths) == 1]


def _apart(paths: Iterable[Path]) -> list[Path]:
    """Return the first of the paths that lead to one file, for each file."""
    first, *others = paths
    if not others:
        return [first]
    # Not Path.resolve, which fails on a link that leads to itself.
    apart: dict[str, Path] = {}
    for path in (first, *others):
        apart.setdefault(os.path.realpath(path), path)
    return list(apart.values())
