"""The group of commands, each loaded when it is asked for, and how a run ends."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import NoReturn, TextIO

import click

from generator import __version__
from generator.cli.telling import NEEDS_ATTENTION, tell
from generator.diagnostics import Problems

OUR_BUG = 70
TERMINATED = 128 + signal.SIGTERM
"""How a shell tells that a signal ended a command."""

COMMANDS = {
    "build": "Build the policies of organisations: all of them, or those named.",
    "check": "Proof-read organisations: their files, whether their policies work, and what is due.",
    "register": "Show every policy with its version, its approval and its next review.",
    "new": "Answer some questions about an organisation, and have its file written.",
    "import": "Write the files of many organisations from a spreadsheet, one row each.",
    "list": "Show the templates and the organisations; or all that can be said for one template.",
    "schema": "Print the JSON Schema of an organisation's file, for editors that help to write one.",
    "show": "Show what is in an organisation's policies, who does what, and what is off and why.",
}
"""Each command with what it does. Its code stands in `<name>_command.py` and is loaded when it is run."""


class Commands(click.Group):
    """Commands that are loaded when they are run: the names and what they do are known without."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the signature is click's
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        """Return a command, loaded; None where there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"generator.cli.{cmd_name}_command"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        """Write the table of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="policygen")
def policygen() -> None:
    """Turn a short file about an organisation into a complete policy.

    Write orgs/<organisation>.yaml with a name and an accountable_lead under roles, then run
    "policygen build". The policy appears in build/ as Markdown, a web page and a Word file.
    """


def main() -> None:
    """Run the command line; our own bugs end with exit code 70 and ask to be reported."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Windows sends what is redirected through an old encoding: a name that it lacks shows its codes.
        sys.stdout.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminate)
    try:
        policygen()
    except Problems as problems:
        tell(problems.diagnostics)
        sys.exit(NEEDS_ATTENTION)
    except OSError as error:
        _end_refused(error)
    except Exception:  # noqa: BLE001  # the one place where anything unforeseen is caught: to say whose fault it is
        click.echo("policygen has a bug: please report it with the lines below.", err=True)
        sys.excepthook(*sys.exc_info())
        sys.exit(OUR_BUG)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    # As an exception, like Ctrl-C, so that a build still writes its manifest.
    sys.exit(TERMINATED)


def _end_refused(error: OSError) -> NoReturn:
    """Say what the system refused, and end."""
    fact = error.strerror or str(error)
    with suppress(OSError):
        # Only a stream has no name.
        click.echo(f"{error.filename}: {fact}" if error.filename else f"cannot write: {fact}", err=True)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and _is_broken(stream):
            # What could not be printed would be tried again at the very end, and change the exit code.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(NEEDS_ATTENTION)


def _is_broken(stream: TextIO) -> bool:
    try:
        stream.flush()
    except OSError:
        return True
    return False
