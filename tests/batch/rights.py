"""A run of the command line by somebody whom the rights of files bind."""

from __future__ import annotations

from tests.workspace import Ran, Workspace

BARE = """
import ctypes, os, sys
system = ctypes.CDLL(None)
for right in (1, 2):
    system.prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
"""
"""A run of the command line whose user is not above the rights of files, even when it is root (capabilities(7))."""
WHO = "check who may read it"


def bare(home: Workspace, *arguments: str) -> Ran:
    """Return a run of the command line that may read and write only what the rights of files allow."""
    return home.spawn(*arguments, python=("-c", BARE))
