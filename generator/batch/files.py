"""Write files whole or not at all, and say what the disk refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.codes.of_files import UNREADABLE_FILE
from generator.diagnostics import Diagnostic, Location, Problems

UNFINISHED = ".policygen-new-"
"""How the name of a file starts that is not written whole yet."""


def write_whole(file: Path, content: bytes) -> None:
    """Make a file hold these bytes; it is written whole or not at all. Raises Problems when the disk refuses."""
    with _refusal_told(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # noqa: PLC0415  # a build that writes nothing needs none

        handle, name = tempfile.mkstemp(dir=file.parent, prefix=UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as temporary:
                temporary.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)


def write_if_changed(file: Path, content: bytes) -> None:
    """Make a file hold these bytes; one that holds them already is not touched. Raises as `write_whole` does."""
    with _refusal_told(file):
        same = file.is_file() and file.read_bytes() == content
    if not same:
        write_whole(file, content)


def in_the_way(file: Path) -> Diagnostic | None:
    """Return what stands where a file must go and is no file, or None."""
    if file.is_dir():
        message = "a folder stands where this file must go"
        return Diagnostic(Location(file.as_posix()), message, "move it away")
    if file.parent.exists() and not file.parent.is_dir():
        message = "a file stands where this folder must go"
        return Diagnostic(Location(file.parent.as_posix()), message, "move it away")
    return None


def cannot_read(error: OSError, file: Path) -> Diagnostic:
    """Return what the disk said when a file was read: `file`, or another one that the error names."""
    return Diagnostic(
        Location(f"{error.filename or file}"),
        f"cannot read: {error.strerror}",
        "check who may read it",
        code=UNREADABLE_FILE.id,
    )


@contextmanager
def _refusal_told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message, hint = f"cannot write: {error.strerror}", "make room or give permission, then build again"
        raise Problems([Diagnostic(Location(file.as_posix()), message, hint)]) from None
