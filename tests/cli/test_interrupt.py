"""Ctrl-C at any moment ends a command in two words, without a traceback."""

from __future__ import annotations

import pytest

from tests.workspace import Ran, Workspace, on_linux

INTERRUPTED = """
import importlib.abc, os, signal, sys
class Interrupting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from generator.__main__ import main
main()
"""
"""A run of the command line that gets Ctrl-C just when it begins to load a module."""
ABORTED = Ran(1, "", "\nAborted!\n")


@on_linux
@pytest.mark.parametrize(
    "module",
    ["generator.cli", "click", "pydantic_core", "jinja2.lexer", "markdown", "generator.policy.write",
     "generator.formats.write_docx", "generator.rendering.render"],
)  # fmt: skip
def test_while_the_program_is_loaded(home: Workspace, module: str) -> None:
    """Ctrl-C while the parts of the program are loaded says that it was aborted, and nothing else."""
    assert ABORTED == home.spawn("build", python=("-c", INTERRUPTED.replace("{module}", module)))


@on_linux
def test_between_loading_and_running(home: Workspace) -> None:
    """Ctrl-C outside any command ends in the same words."""
    code = "import generator.cli as c, generator.__main__ as m\ndef f(): raise KeyboardInterrupt\nc.main = f\nm.main()"

    assert ABORTED == home.spawn(python=("-c", code))


@on_linux
def test_where_it_is_ignored(home: Workspace) -> None:
    """A command whose Ctrl-C is ignored from outside, as in the background, goes on."""
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    ran = home.spawn("--version", python=("-c", code + INTERRUPTED.replace("{module}", "click")))

    assert (0, "") == (ran.code, ran.err)
