"""Find the organisation files that are meant. Only names and paths matter here, not what the files say."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, Location, did_you_mean, quoted


def find_organisations(orgs: Path, names: tuple[str, ...]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the organisation files that are meant: by id, by path, or all. Two may not share an output folder."""
    files = sorted(path for path in orgs.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))
    problems: list[Diagnostic] = []
    if not names:
        if not files:
            problems.append(
                Diagnostic(
                    Location(f"{orgs}"),
                    "there is no organisation file here",
                    "write one, or name the folder with --orgs",
                )
            )
        return _distinct(files, problems), problems
    found = []
    for name in names:
        by_id = [path for path in files if path.stem == name]
        path = by_id[0] if by_id else Path(name)
        if path.is_file():
            found.append(path)
        else:
            message = f"there is no organisation {quoted(name)}"
            problems.append(Diagnostic(Location(f"{orgs}"), message, did_you_mean(name, {path.stem for path in files})))
    return _distinct(list(dict.fromkeys(found)), problems), problems


def _distinct(files: list[Path], problems: list[Diagnostic]) -> list[Path]:
    """Leave out organisations whose output folders would be one and the same, also on a disk that ignores case."""
    folders: dict[str, Path] = {}
    for path in files:
        first = folders.setdefault(path.stem.casefold(), path)
        if first != path:
            message = f"this file and {first} have the same output folder"
            problems.append(Diagnostic(Location(f"{path}"), message, "rename one of them"))
    return list(folders.values())
