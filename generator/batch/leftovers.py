"""What earlier builds left of policies that nobody wants any more.

An organisation whose file is there, however broken, is not gone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.batch.find_organisations import living
from generator.batch.output_folder import OutputFolder, open_folder, recorded
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, collecting


@dataclass(slots=True)
class Gone:
    """The paths of files that are left over, or how many of them were removed, and what kept others."""

    leftovers: list[str] = field(default_factory=list)
    removed: int = 0
    problems: list[Diagnostic] = field(default_factory=list)


def sweep(request: Request) -> Gone:
    """Find what is left of organisations that are gone; remove it when asked to."""
    gone = Gone()
    there = living(request.orgs)
    for path in recorded(request.out, lambda name: name.casefold() not in there):
        with collecting(gone.problems):
            folder = open_folder(path)
            sweep_folder(request, folder, set(folder.record.policies), gone)
    return gone


def sweep_folder(request: Request, folder: OutputFolder, policies: set[str], gone: Gone) -> None:
    """Find what a folder has of policies that nobody wants any more; remove it when asked to."""
    if not request.prune:
        gone.leftovers.extend(f"{folder.path.name}/{name}" for name in folder.left_over(policies))
        return
    for found in folder.prune(policies, force=request.force):
        if isinstance(found, Diagnostic):
            gone.problems.append(found)
        else:
            gone.removed += 1
