"""Tell that an organisation's policies are as they were built, without asking what its file says.

What a file says depends on its bytes alone. So where all that the policies were made from is what it was, and every
output still says what was written, nothing is to be done, and what was told is told again.
"""

from __future__ import annotations

from pathlib import Path

from generator.batch.inputs import inputs_of_all, inputs_read
from generator.batch.outcome import Outcome
from generator.batch.output_folder import OutputFolder
from generator.batch.read_files import brand_files, read_sources
from generator.batch.request import Request
from generator.formats.formats import FORMATS


def unchanged(request: Request, path: Path, folder: OutputFolder) -> Outcome | None:
    """Return the outcome where nothing is to be done, or None. Raises Problems, OSError.

    Each output is read: one that somebody changed is never taken for what was built.
    """
    record = folder.record
    if request.force or record.writing or not record.noted or not record.policies:
        return None
    sources = read_sources(path, request.orgs)
    brand = brand_files(record.noted.brand, request.orgs)
    digests = {name: request.library.digest(name) for name in record.policies}
    inputs = {name: inputs_read(sources, each, brand.values(), request.stage) for name, each in digests.items()}
    if record.noted.inputs != inputs_of_all(inputs):
        return None
    files = {FORMATS[each].file_of(name): name for name in inputs for each in request.formats}
    if not all(folder.is_current(file, inputs[name]) for file, name in files.items()):
        return None
    warnings = record.noted.warnings_in([source.file for source in sources])
    templates = tuple(record.policies)
    return Outcome(path.stem, record, unchanged=len(files), warnings=warnings, templates=templates)
