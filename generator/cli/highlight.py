"""Words that were taken out and put in, in colour on a terminal, where the marks around them are not needed."""

from __future__ import annotations

import re
import sys

import click

from generator.compare.say import IN, OUT

_OUT, _IN = (re.compile(f"{re.escape(start)}(.*?){re.escape(end)}") for start, end in (OUT, IN))


def shows_colour(asked: bool | None) -> bool:
    """Tell whether lines are shown in colour: as somebody asked, or on a terminal."""
    # A command that is run with a stream closed has none.
    return asked if asked is not None else sys.stdout is not None and sys.stdout.isatty()


def in_colour(line: str) -> str:
    """Return a line with what was taken out in red and struck through, and what was put in green and underlined.

    Not by the colour alone: one reader in twenty cannot tell these two apart.
    """
    line = _OUT.sub(lambda found: click.style(found[1], fg="red", strikethrough=True), line)
    return _IN.sub(lambda found: click.style(found[1], fg="green", underline=True), line)
