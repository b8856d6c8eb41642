"""Make the templates ready when a wheel is made, so that no program that starts has to.

Where what that needs is not installed yet, as in a fresh environment of make, the wheel comes without: it does the
same, and starts slower.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prepare(BuildHookInterface[Any]):
    """Run the program's own module for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the signature is hatchling's
        """Make the templates ready in the tree, from where they are packed."""
        done = subprocess.run([sys.executable, "-m", "generator.batch.prepare"], cwd=self.root, check=False)
        if done.returncode:
            self.app.display_warning("the templates were not made ready: the program will start slower")
