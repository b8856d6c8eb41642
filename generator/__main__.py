"""The door of the command line, for `policygen` and for `python -m generator`."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from typing import NoReturn

ABORTED = 1
NEW_OBJECTS = 1_000_000
"""How many there are before garbage is looked for among them: 700 looks through what is loaded a hundred times.

A policy leaves none, so a thousand of them take no more memory, and a tenth less time than at 150,000.
"""


def main() -> None:
    """Run the command line; Ctrl-C ends it with the same words at any moment, also while its parts are loaded."""
    gc.set_threshold(NEW_OBJECTS)
    # What is left at the end goes with the process.
    atexit.register(gc.freeze)
    # Somebody who started us in the background may have had it ignored.
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, _abort)
    _use_compiled_methods()
    from generator.cli import main as command_line  # noqa: PLC0415  # takes most of a second, in which Ctrl-C comes

    try:
        if heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        command_line()
    except KeyboardInterrupt:
        _say_aborted()
        sys.exit(ABORTED)


def _use_compiled_methods() -> None:
    """Let no class of the program compile what came with it compiled."""
    from contextlib import suppress  # noqa: PLC0415  # these take time too
    from pathlib import Path  # noqa: PLC0415

    from generator import methods  # noqa: PLC0415

    # One that is damaged is none.
    with suppress(OSError, EOFError, ValueError, TypeError):
        methods.use(methods.unpacked((Path(__file__).parent / "prepared" / methods.FILE).read_bytes()))


def _abort(*_: object) -> NoReturn:
    """End at once: nothing has been started yet, and what is being loaded could swallow an exception."""
    _say_aborted()
    os._exit(ABORTED)


def _say_aborted() -> None:
    """Say so in the words of the library for command lines."""
    if sys.stderr is not None:
        sys.stderr.write("\nAborted!\n")
        sys.stderr.flush()


if __name__ == "__main__":
    main()
