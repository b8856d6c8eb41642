"""Make an input smaller while it stays a finding of its kind: pieces go, half of them first, then ever fewer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

from tests.fuzz.fuzzer import Files, Fuzzer

_PATIENCE = 15.0
"""Seconds of work that one finding is worth."""


def smaller(fuzzer: Fuzzer, files: Files, kind: str) -> Files:
    """Return the least input that was found to have a fault of a kind."""
    until = time.process_time() + _PATIENCE

    def is_kind(tried: Files) -> bool:
        fault = fuzzer.fault(tried)
        return fault is not None and fault.kind == kind

    for name in fuzzer.reducible:
        for cut in (_lines, _words, _bytes):
            if name in files:
                files = _least(files, name, cut(files[name]), is_kind, until)
    return files


def _least(files: Files, name: str, pieces: Sequence[bytes], is_kind: Callable[[Files], bool], until: float) -> Files:
    size = max(len(pieces) // 2, 1)
    while pieces and time.process_time() < until:
        at, gone = 0, False
        while at < len(pieces) and time.process_time() < until:
            rest = [*pieces[:at], *pieces[at + size :]]
            if is_kind(tried := {**files, name: b"".join(rest)}):
                files, pieces, gone = tried, rest, True
            else:
                at += size
        if size == 1 and not gone:
            break
        size = max(size // 2, 1)
    return files


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _words(content: bytes) -> list[bytes]:
    return re.findall(rb"\w+|\s+|[^\w\s]", content) if len(content) < 4_000 else []


def _bytes(content: bytes) -> list[bytes]:
    return [bytes([each]) for each in content] if len(content) < 600 else []
