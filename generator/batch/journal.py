"""The journal: which outputs a build has written while its manifest is not written yet.

A build that is killed leaves it behind, and the next one then knows the files as ours. Only a file that
still says what a line says counts, so nobody's edit is ever taken for our own work.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from generator.batch.files import UNFINISHED, append_line, write_whole
from generator.batch.manifest import Manifest, Output, content_digest, is_output_path

JOURNAL = ".policygen-journal"
_LINE = re.compile(r"([0-9a-f]{32}) (.+)")


def write_output(out: Path, path: str, content: bytes, digest: str) -> None:
    """Write an output, and note its digest in the journal before. Raises Problems when the disk refuses."""
    append_line(out / JOURNAL, f"{digest} {path}")
    write_whole(out / path, content)


def recall(out: Path, manifest: Manifest) -> None:
    """Make the manifest know each file that says what the journal notes; what is new to it is not up to date."""
    for path, noted in _noted(out).items():
        known = manifest.outputs[path].content if path in manifest.outputs else None
        if noted == {known}:
            continue
        now = _present(out, path)
        if now not in noted:
            _remove_unfinished((out / path).parent)
        elif now != known:
            manifest.outputs[path] = Output("", now)


def _present(out: Path, path: str) -> str:
    try:
        return content_digest(path, (out / path).read_bytes())
    except OSError:
        # It is missing, or the build tells when it gets there.
        return ""


def _remove_unfinished(folder: Path) -> None:
    """Remove what a process that was killed had written of a file: the next one writes it under another name."""
    with suppress(OSError):
        for file in folder.glob(f"{UNFINISHED}*"):
            file.unlink()


def remove_journal(out: Path) -> None:
    """Remove the journal: the manifest knows all that it notes."""
    with suppress(OSError):
        # One that stays only tells the next build what it knows already.
        (out / JOURNAL).unlink()


def _noted(out: Path) -> dict[str, set[str]]:
    """Return the digests noted for each path. A line that was cut short, or that is none of ours, notes nothing."""
    try:
        text = (out / JOURNAL).read_bytes().decode(errors="replace")
    except OSError:
        return {}
    noted: dict[str, set[str]] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match and is_output_path(match[2]):
            noted.setdefault(match[2], set()).add(match[1])
    return noted
