"""Find the organisation files that are meant. Only names and paths matter here, not what the files say."""

from __future__ import annotations

import os
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, did_you_mean, quoted

_ENDINGS = (".yaml", ".yml")


def find_organisations(orgs: Path, names: tuple[str, ...]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the organisation files that are meant: by id, by path, or all; two with one output folder are left out."""
    files = sorted(path for path in orgs.glob("[!.]*") if path.suffix.lower() in _ENDINGS)
    problems = _nothing_here(orgs) if not names and not files else []
    found = [] if names else files
    for name in names:
        by_id = [path for path in files if path.stem == name]
        if by_id or _is_file(Path(name)):
            found += by_id or [Path(name)]
        else:
            message = f"there is no organisation {quoted(name)}"
            problems.append(Diagnostic(Location(f"{orgs}"), message, did_you_mean(name, {path.stem for path in files})))
    return _distinct(found, files, problems), problems


def _nothing_here(orgs: Path) -> list[Diagnostic]:
    """Return what is said of a folder without organisations, which Windows may have named otherwise than it shows."""
    texts = sorted(path for path in orgs.glob("[!.]*") if path.name.lower().endswith((".yaml.txt", ".yml.txt")))
    message = "the name of this file ends in .txt, which some systems do not show, so it is no organisation file"
    hidden = [
        Diagnostic(Location(path.as_posix()), message, f"remove .txt from its name: {quoted(path.stem)}")
        for path in texts
    ]
    fact, hint = "there is no organisation file here", "write one, or name the folder with --orgs"
    return hidden or [Diagnostic(Location(f"{orgs}"), fact, hint)]


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
    folders: dict[str, dict[str, Path]] = {}
    for path in (*files, *meant):
        # Not Path.resolve, which fails on a link that leads to itself.
        folders.setdefault(path.stem.casefold(), {}).setdefault(os.path.realpath(path), path)
    wanted = [list(folders[stem].values()) for stem in dict.fromkeys(path.stem.casefold() for path in meant)]
    for first, *others in wanted:
        message = f"this file and {first} have the same output folder"
        problems.extend(Diagnostic(Location(f"{path}"), message, "rename one of them") for path in others)
    return [paths[0] for paths in wanted if len(paths) == 1]
