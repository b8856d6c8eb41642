"""Write files whole or not at all, and say what the disk refused."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from generator.codes.of_files import UNREADABLE_FILE
from generator.diagnostics import Diagnostic, Location, Problems

UNFINISHED = ".policygen-new-"
"""How the name of a file starts that is not written whole yet."""
SHORT = 1_000_000
"""How many bytes of a file that is made piece by piece are kept in memory; a longer one waits on the disk."""


def write_whole(file: Path, content: bytes | IO[bytes]) -> None:
    """Make a file hold these bytes, or those of an open file; it is written whole or not at all.

    Raises Problems when the disk refuses.
    """
    with refusal_told(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        import shutil  # noqa: PLC0415  # a build that writes nothing needs none
        import tempfile  # noqa: PLC0415  # nor this

        handle, name = tempfile.mkstemp(dir=file.parent, prefix=UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as temporary:
                source = BytesIO(content) if isinstance(content, bytes) else content
                source.seek(0)
                shutil.copyfileobj(source, temporary)
            Path(name).chmod(0o644)
            Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)


@contextmanager
def written_aside(file: Path, pieces: Iterable[bytes]) -> Iterator[IO[bytes]]:
    """Yield what shall be in a file, in another that nobody sees and that goes by itself, also when we are killed.

    Raises Problems when the disk refuses.
    """
    import tempfile  # noqa: PLC0415  # as above

    # What the disk refuses, it refuses again when the file is closed.
    with refusal_told(file), tempfile.SpooledTemporaryFile(max_size=SHORT, dir=f"{file.parent}") as aside:
        for piece in pieces:
            aside.write(piece)
        aside.flush()
        yield aside


def write_if_changed(file: Path, content: bytes) -> None:
    """Make a file hold these bytes; one that holds them already is not touched. Raises as `write_whole` does."""
    with refusal_told(file):
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
def refusal_told(file: Path) -> Iterator[None]:
    """Tell what the disk refuses while a file is made: raises Problems in the place of OSError."""
    try:
        yield
    except OSError as error:
        message, hint = f"cannot write: {error.strerror}", "make room or give permission, then build again"
        raise Problems([Diagnostic(Location(file.as_posix()), message, hint)]) from None
