"""The methods of our classes, compiled before the program starts.

`dataclasses` writes the methods of a class as text and has Python compile it, in each process anew: a sixth of what a
policy costs. Here a text that was compiled before is run as code. Code is kept by its text, and the same text is the
same code, so none can be out of date; a text that nobody kept is compiled.
"""

from __future__ import annotations

import dataclasses
import marshal
import sys
from typing import Any

FILE = "_methods.bin"
"""Where it is kept, among the templates that were made ready."""


def use(kept: dict[str, bytes]) -> None:
    """Let `dataclasses` run what is kept; what is not is compiled, and kept."""

    def run(text: str, names: dict[str, Any] | None, made: dict[str, Any]) -> None:
        if text not in kept:
            # As written there, and not here: nothing of this module counts for it.
            kept[text] = marshal.dumps(compile(text, "<string>", "exec", dont_inherit=True))
        exec(marshal.loads(kept[text]), names, made)  # noqa: S102, S302  # what `dataclasses` wrote

    # It looks the name up in its own module before it finds Python's.
    vars(dataclasses)["exec"] = run


def packed(kept: dict[str, bytes]) -> bytes:
    """Return what is kept as the content of a file."""
    return marshal.dumps((sys.implementation.cache_tag, kept))


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return what a file keeps; nothing when another Python compiled it."""
    python, kept = marshal.loads(content)  # noqa: S302  # a part of the program
    return dict(kept) if python == sys.implementation.cache_tag else {}
