"""Which organisation's file a row means, by the names of those that there are. Knows no disk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.diagnostics import quoted
from generator.organisation.file_name import id_problem, suggested_id
from generator.source.characters import Fault

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Known:
    """The files of organisations by their ids, and the folders that hold some; both as paths from the first folder."""

    files: Mapping[str, Collection[str]]
    folders: Collection[str]


def which_file(name: str, known: Known) -> str | Fault:
    """Return the path of the file that is meant: one that is there, or a new one; or why there can be none."""
    folder, _, id = name.rpartition("/")
    if "\\" in name or ".." in name.split("/") or name.startswith("/"):
        return Fault(f"file is {quoted(name)}, which leads elsewhere", "write the id alone, such as riverside")
    if id.endswith(_ENDINGS):
        return Fault(f"file is {quoted(name)}, with its ending", f"write {name.rpartition('.')[0]}")
    if id_problem(id, id):
        return Fault(f"file is {quoted(name)}, which cannot be the name of a file", f"try {suggested_id(id)}")
    if "/" in name and folder not in known.folders:
        fact = f"there is no folder {quoted(folder)} of organisations"
        return Fault(fact, f"add the file {folder}/_defaults.yaml to that of all organisations; it may be empty")
    there = list(known.files.get(id, ()))
    wanted = [path for path in there if not folder or path.rpartition("/")[0] == folder]
    if len(wanted) > 1 or (there and not wanted):
        return Fault(
            f"file is {quoted(name)}, and there is {' and '.join(sorted(there))}", "an id can have one file only"
        )
    return wanted[0] if wanted else f"{name}.yaml"
