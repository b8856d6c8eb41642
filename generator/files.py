"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, Problems


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, and only when it changes. Raises Problems when the disk refuses."""
    try:
        if not (file.is_file() and file.read_bytes() == content):
            _write(file, content)
    except OSError as error:
        message, hint = f"cannot write: {error.strerror}", "make room or give permission, then build again"
        raise Problems([Diagnostic(Location(file.as_posix()), message, hint)]) from None


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".policygen-")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)


def in_the_way(file: Path) -> Diagnostic | None:
    """Return what stands where a file must go and is no file, or None."""
    if file.is_dir():
        message = "a folder stands where this file must go"
        return Diagnostic(Location(file.as_posix()), message, "move it away")
    if file.parent.exists() and not file.parent.is_dir():
        message = "a file stands where this folder must go"
        return Diagnostic(Location(file.parent.as_posix()), message, "move it away")
    return None
