"""The way to a value in a file, key by key and item by item, and how people write it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from generator.diagnostics import quoted

ValuePath: TypeAlias = "tuple[str | int, ...]"
"""Keys, and positions in lists, from the top of a file on."""


@lru_cache(maxsize=4096)
def dotted(path: ValuePath) -> str:
    """Return a path as people write it: `channels[0].url`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += ("." if text else "") + (step if re.fullmatch(r"[\w.-]{1,60}", step) else quoted(step))
    return text
