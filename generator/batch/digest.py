"""Digests: of what an output was made from, and of what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from generator.formats.formats import format_of

_LONG = 1_000_000
"""From how many bytes on a text is read line by line; a shorter one is read faster as a whole."""


def digest(parts: Iterable[bytes]) -> str:
    """Return one digest of several byte strings, each kept apart from the next: 32 hexadecimal digits."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:32]


def packed_digest(name: str, content: bytes) -> str:
    """Return the digest of the bytes of a file that has to be unpacked to be read; none for another."""
    return digest([content]) if format_of(name).is_packed else ""


def content_digest(name: str, content: bytes) -> str:
    """Return the digest of what a file says, which some machines say in other bytes."""
    return digest(format_of(name).substance(content))


def file_digest(file: Path) -> str:
    """Return the digest of what a file says; a long text is never in memory as a whole. Raises OSError."""
    if file.stat().st_size < _LONG or format_of(file.name).is_packed:
        return content_digest(file.name, file.read_bytes())
    with file.open("rb") as text:
        return text_digest(text)


def text_digest(text: IO[bytes]) -> str:
    """Return the digest of what a text says, which is read twice: how long it is comes first."""
    text.seek(0)
    length = sum(map(len, map(_line, text)))
    whole = hashlib.sha256(length.to_bytes(8, "big"))
    text.seek(0)
    for line in text:
        whole.update(_line(line))
    return whole.hexdigest()[:32]


def _line(line: bytes) -> bytes:
    return line.replace(b"\r\n", b"\n")
