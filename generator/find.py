"""Find the organisation files that are meant. Only names and paths matter here, not what the files say."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, Location, did_you_mean, quoted


def find_organisations(orgs: Path, names: tuple[str, ...]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the organisation files that are meant: by id, by path, or all; two with one output folder are left out."""
    files = sorted(path for path in orgs.glob("[!.]*") if path.suffix.lower() in (".yaml", ".yml"))
    problems: list[Diagnostic] = []
    if not names and not files:
        message, hint = "there is no organisation file here", "write one, or name the folder with --orgs"
        problems.append(Diagnostic(Location(f"{orgs}"), message, hint))
    found = [] if names else files
    for name in names:
        by_id = [path for path in files if path.stem == name]
        if by_id or Path(name).is_file():
            found += by_id or [Path(name)]
        else:
            message = f"there is no organisation {quoted(name)}"
            problems.append(Diagnostic(Location(f"{orgs}"), message, did_you_mean(name, {path.stem for path in files})))
    return _distinct(found, problems), problems


def _distinct(files: list[Path], problems: list[Diagnostic]) -> list[Path]:
    """Leave out organisations whose output folders would be one and the same, also on a disk that ignores case."""
    folders: dict[str, dict[Path, Path]] = {}
    for path in files:
        folders.setdefault(path.stem.casefold(), {}).setdefault(path.resolve(), path)
    sharing = [list(paths.values()) for paths in folders.values()]
    for first, *others in sharing:
        message = f"this file and {first} have the same output folder"
        problems.extend(Diagnostic(Location(f"{path}"), message, "rename one of them") for path in others)
    return [paths[0] for paths in sharing if len(paths) == 1]
