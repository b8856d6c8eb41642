"""The command line. It alone prints and exits; it looks at the terminal, the rest does not."""

from __future__ import annotations

from generator.cli.program import main, policygen

__all__ = ["main", "policygen"]
