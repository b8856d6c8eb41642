"""Build the policies of one organisation: all of its files, or none.

Its problems become part of the outcome, never an exception, and its earlier files stay as they were.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.batch.files import cannot_read
from generator.batch.leftovers import Gone, sweep_folder
from generator.batch.make import Made, make
from generator.batch.output_folder import OutputFolder, open_folder
from generator.batch.read_organisation import load
from generator.batch.record import Record
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Organisation


@dataclass(slots=True)
class Outcome:
    """What became of one organisation; `record` is None when it has problems.

    `leftovers` are the paths of files that its policies had once and nobody wants any more.
    """

    organisation: str
    record: Record | None = None
    is_listed_anew: bool = False
    """Whether the list of all policies says something else of it than before."""
    has_longer: bool = False
    """Whether a policy was rendered in the short length of a template that has a full one too."""
    templates: tuple[str, ...] = ()
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    leftovers: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def build_one(request: Request, path: Path) -> Outcome:
    """Build one organisation's policies; its files are written only when all of them could be made."""
    outcome = Outcome(path.stem)
    try:
        folder = open_folder(request.out / path.stem)
        before = folder.record
        # What can be known of a file with faults is told with them, in one run.
        organisation, made = load(path, request.orgs).go_on(lambda known: (known, make(request, known, folder)))
        outcome.written = _write(request, organisation, folder, made)
        outcome.unchanged = len(organisation.policies) * len(request.formats) - outcome.written
        outcome.warnings = tuple(made.warnings)
        outcome.has_longer = made.has_longer
        outcome.templates = tuple(organisation.policies)
        _sweep(request, organisation, folder, outcome)
        outcome.record = folder.record
        outcome.is_listed_anew = before.listing() != folder.record.listing()
    except Problems as problems:
        outcome.problems += problems.diagnostics
    except OSError as error:
        outcome.problems += (cannot_read(error, path),)
    return outcome


# ---- writing


def _write(request: Request, organisation: Organisation, folder: OutputFolder, made: Made) -> int:
    """Write what is due and record all; return how many files were written. Raises Problems."""
    record = replace(
        folder.record,
        organisation=organisation.name,
        policies={**folder.record.policies, **made.policies},
        writing={},
    )
    outputs = record.outputs()
    digests = {name: outputs[name].content for name in made.files}
    due = folder.due(digests, force=request.force, instead="put the change into the organisation file")
    folder.write({name: made.files[name] for name in made.files if name in due}, record)
    return len(due)


def _sweep(request: Request, organisation: Organisation, folder: OutputFolder, outcome: Outcome) -> None:
    gone = Gone()
    if unwanted := set(folder.record.policies) - set(organisation.policies):
        sweep_folder(request, folder, unwanted, gone)
    outcome.leftovers = tuple(sorted(gone.leftovers))
    outcome.removed = gone.removed
    outcome.problems += tuple(gone.problems)
