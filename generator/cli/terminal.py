"""Talking to somebody at a terminal: words on lines of a fitting width, and what is typed at a question."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum

import click

with suppress(ImportError):
    # Where there is such a thing, the arrow keys move within what is typed and bring earlier answers back.
    import readline  # noqa: F401  # it is enough that it is loaded

_WIDEST, _NARROWEST = 78, 38
HELP, BACK = "?", ("<", "back")
EMPTY = "-"
"""What somebody types to leave an answer empty that was given before."""


def width() -> int:
    """Return how long a line may be: as the terminal is wide, but for what nobody likes to read."""
    try:
        columns = os.get_terminal_size(1).columns
    except (OSError, ValueError):
        columns = 0
    return min(_WIDEST, max(_NARROWEST, columns - 2)) if columns else _WIDEST


class Wish(Enum):
    """What somebody asks for instead of answering."""

    HELP = "help"
    BACK = "back"
    EMPTY = "empty"


def say(*paragraphs: str, indent: str = "") -> None:
    """Print paragraphs, each broken into lines that fit; an empty one is an empty line."""
    for words in paragraphs:
        if words:
            click.echo(click.wrap_text(words, width(), indent, indent))
        else:
            click.echo()


def say_hanging(mark: str, words: str) -> None:
    """Print a paragraph beside a mark, its lines below each other."""
    click.echo(click.wrap_text(words, width(), mark, " " * len(mark)))


def ask(shown: str = "") -> str | Wish:
    """Return what somebody types at a mark; `shown` is what Enter takes. Raises click.Abort on Ctrl-C."""
    typed = _typed(f"[{shown}] >" if shown else ">")
    while typed is None:
        say("That cannot be read. Please type it again.", indent="  ")
        typed = _typed(">")
    if typed == HELP:
        return Wish.HELP
    if typed == EMPTY:
        return Wish.EMPTY
    return Wish.BACK if typed.casefold() in BACK else typed


def _typed(mark: str) -> str | None:
    """Return a line that somebody types; None where it has bytes that the terminal's own encoding does not know."""
    try:
        line = click.prompt(mark, default="", show_default=False, prompt_suffix=" ").strip()
        line.encode()
    except UnicodeError:
        return None
    return str(line)


def is_yes(usual: str) -> bool:
    """Tell whether somebody says yes; whoever wants to go back says no. Raises click.Abort on Ctrl-C."""
    while (said := ask_yes_no(usual)) is Wish.HELP:
        say("Type y for yes or n for no.", indent="  ")
    return said is True


def ask_yes_no(usual: str) -> bool | Wish:
    """Return whether somebody says yes; `usual` is what Enter says. Raises click.Abort on Ctrl-C."""
    while True:
        typed = ask(usual)
        word = typed if isinstance(typed, Wish) else (typed or usual).casefold()
        if isinstance(word, Wish) or word in {"y", "yes", "n", "no"}:
            return word if isinstance(word, Wish) else word.startswith("y")
        say("Type y for yes or n for no.", indent="  ")
