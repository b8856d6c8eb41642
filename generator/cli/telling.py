"""How problems are told, and the exit code that they give."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import click

from generator.diagnostics import Diagnostic

NEEDS_ATTENTION = 1
"""The exit code where inputs or outputs need attention."""


def tell(problems: Iterable[Diagnostic]) -> None:
    """Print every problem once, in order, on standard error."""
    # Not a set: they come in order most often, and of very many a set would have to be put in order again.
    for problem, _ in groupby(sorted(problems)):
        click.echo(str(problem), err=True)
