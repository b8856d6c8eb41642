"""Build the policies of one organisation, where not all is as it was: all of its files, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.batch.inputs import inputs_of_all
from generator.batch.judge_built import judged_as_built
from generator.batch.judged import note_judged
from generator.batch.leftovers import Gone, sweep_folder
from generator.batch.listed import listed
from generator.batch.make import Made, make
from generator.batch.noted import Noted, note
from generator.batch.outcome import Outcome
from generator.batch.output_folder import OutputFolder
from generator.batch.read_organisation import load
from generator.batch.request import Request
from generator.organisation.parse import Organisation
from generator.policy.checks.cautions import named_people


def make_one(request: Request, path: Path, folder: OutputFolder, outcome: Outcome) -> None:
    """Build the policies of an organisation's file and tell what became of them. Raises Problems, OSError."""
    before = listed(folder.path.name, folder.record)
    # What can be known of a file with faults is told with them, in one run.
    organisation, made = load(path, request.orgs).go_on(lambda known: (known, make(request, known, folder)))
    outcome.written = _write(request, organisation, folder, made)
    outcome.unchanged = len(organisation.policies) * len(request.formats) - outcome.written
    outcome.warnings = tuple(made.warnings)
    outcome.has_longer = made.has_longer
    outcome.templates = tuple(organisation.policies)
    _sweep(request, organisation, folder, outcome)
    outcome.record = folder.record
    outcome.is_listed_anew = before != listed(folder.path.name, folder.record)


# ---- writing


def _write(request: Request, organisation: Organisation, folder: OutputFolder, made: Made) -> int:
    """Write what is due and record all; return how many files were written. Raises Problems."""
    outputs = {name: output for built in made.policies.values() for name, output in built.outputs.items()}
    digests = {name: outputs[name].content for name in made.files}
    due = folder.due(digests, force=request.force, instead="put the change into the organisation file")
    written = {name: made.files[name] for name in made.files if name in due}
    packed = {name: replace(outputs[name], packed=folder.packed(name, written)) for name in made.files}
    policies = {
        name: replace(built, outputs={file: packed.get(file, output) for file, output in built.outputs.items()})
        for name, built in made.policies.items()
    }
    record = replace(
        folder.record,
        organisation=organisation.name,
        policies={**folder.record.policies, **policies},
        writing={},
        noted=_notes(request, organisation, made),
    )
    folder.write(written, record)
    return len(due)


def _notes(request: Request, organisation: Organisation, made: Made) -> Noted | None:
    """Return what the next build has to know where all is as it was then."""
    if any(named_people(organisation)):
        # Such a warning quotes somebody's name, which comes into build/ by a policy or not at all.
        return None
    files = [source.file for source in organisation.sources]
    noted = note(inputs_of_all(made.inputs), made.brand, made.warnings, files)
    judged = judged_as_built(request.library, organisation, made)
    return replace(noted, judged=note_judged(judged, files)) if noted and judged else noted


def _sweep(request: Request, organisation: Organisation, folder: OutputFolder, outcome: Outcome) -> None:
    gone = Gone()
    if unwanted := set(folder.record.policies) - set(organisation.policies):
        sweep_folder(request, folder, unwanted, gone)
    outcome.leftovers = tuple(sorted(gone.leftovers))
    outcome.removed = gone.removed
    outcome.problems += tuple(gone.problems)
