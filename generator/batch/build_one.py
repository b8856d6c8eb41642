"""Build the policies of one organisation: all of its files, or none.

Its problems become part of the outcome, never an exception, and its earlier files stay as they were.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.batch.files import cannot_read
from generator.batch.outcome import Outcome
from generator.batch.output_folder import open_folder
from generator.batch.request import Request
from generator.batch.unchanged import unchanged
from generator.diagnostics import Problems


def as_it_was(request: Request, path: Path) -> Outcome | None:
    """Return the outcome of an organisation of which all is as it was built, or None."""
    with suppress(Problems, OSError):
        return unchanged(request, path, open_folder(request.out / path.stem))
    return None


def build_one(request: Request, path: Path) -> Outcome:
    """Build one organisation's policies; its files are written only when all of them could be made."""
    # What reads and writes policies takes most of the time of a build, and many builds need none of it.
    from generator.batch.make_one import make_one  # noqa: PLC0415

    outcome = Outcome(path.stem)
    try:
        make_one(request, path, open_folder(request.out / path.stem), outcome)
    except Problems as problems:
        outcome.problems += problems.diagnostics
    except OSError as error:
        outcome.problems += (cannot_read(error, path),)
    return outcome
