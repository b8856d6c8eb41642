"""Where the command line looks for templates."""

from __future__ import annotations

from pathlib import Path

from generator.batch.read_library import read_library
from generator.rendering.library import Library


def library(first: Path | None) -> Library:
    """Return where templates are looked for: the folder named, ./templates, and those that ship with the program."""
    here = Path(__file__).parents[1]
    shipped = here / "templates" if (here / "templates").is_dir() else here.parent / "templates"
    roots = [root for root in (first, Path("templates"), shipped) if root and root.is_dir()]
    distinct = {root.resolve(): root for root in reversed(roots)}
    return read_library([root for root in roots if distinct[root.resolve()] is root])
