"""Digests: of what an output was made from, and of what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.formats.formats import format_of


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
