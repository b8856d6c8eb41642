"""Which files may be written: never one that somebody changed, or that was never ours."""

from __future__ import annotations

from collections.abc import Mapping

from generator.batch.files import cannot_read, in_the_way
from generator.batch.manifest import Output, content_digest
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Location, Problems


def is_due(request: Request, path: str, content: str, known: Mapping[str, Output]) -> bool:
    """Tell whether a file has to be written, since it does not say the same already.

    `content` is the digest of what it shall say. Raises Problems when it may not be replaced: somebody changed
    it, it was never ours, or it cannot be read.
    """
    file = request.out / path
    try:
        if blocked := in_the_way(file):
            raise Problems([blocked])
        now = content_digest(path, file.read_bytes()) if file.is_file() else None
    except OSError as error:
        if request.force:
            return True
        raise Problems([cannot_read(error, file)]) from None
    if now == content:
        return False
    if now is None or request.force or (path in known and now == known[path].content):
        return True
    edited, ours = path in known, "/" in path
    fact = "was changed by hand since it was built" if edited else "is there already, and was not built by policygen"
    action = "put the change into the organisation file" if edited and ours else "move it away"
    hint = f"{action}, or build with --force to replace it"
    raise Problems([Diagnostic(Location(file.as_posix()), f"this file {fact}", hint)])
