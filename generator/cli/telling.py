"""How problems are told, and the exit code that they give."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.diagnostics import Diagnostic

NEEDS_ATTENTION = 1
"""The exit code where inputs or outputs need attention."""


def tell(problems: Iterable[Diagnostic]) -> None:
    """Print every problem once, in order, on standard error."""
    for problem in sorted(set(problems)):
        click.echo(str(problem), err=True)
