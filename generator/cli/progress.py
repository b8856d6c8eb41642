"""How far a command has come, on a terminal: how many are done, how many a second, and how long the rest will take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(length: int) -> Iterator[Callable[[int], None]]:
    """Show a bar while the block runs, and yield what has to be told how many more are done.

    Nothing is shown in a pipe, nor for a single one.
    """
    # A command that is run with a stream closed has none.
    if length <= 1 or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(
        length=length,
        label="Building",
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda seconds: rate(seconds) if seconds else "",
        update_min_steps=max(1, length // 1000),
    ) as bar:
        yield lambda done: bar.update(done, bar.time_per_iteration)


def rate(seconds: float) -> str:
    """Return how many a second there are when each takes so long."""
    return f"{1 / seconds:,.0f} a second" if seconds < 1 else f"{60 / seconds:,.0f} a minute"
