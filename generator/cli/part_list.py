"""The parts of a policy as one list at a terminal, in which somebody switches some on or off."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap

import click

from generator.cli.questioning import show_help
from generator.cli.taking import Disk, kept, take
from generator.cli.terminal import Wish, ask, say, say_hanging, width
from generator.interview.question import Question, Tier
from generator.interview.session import Session
from generator.interview.typed import Unclear, numbers
from generator.interview.uses import YES

_MARKS = {True: "[x]", False: "[ ]"}


def ask_parts(disk: Disk, session: Session, first: Question) -> Session | Wish:
    """Return the interview after the list of all parts of the policy that a first one belongs to."""
    start, done = session, session.done
    _show(session, _parts(session, first, done), with_reasons=True)
    while True:
        say("", "Which of them do you want to change? Type their numbers; Enter goes on.")
        typed = ask()
        parts = _parts(session, first, done)
        if typed is Wish.HELP:
            show_help(first, session.sheet)
            _show(session, parts, with_reasons=True)
        elif isinstance(typed, Wish):
            return _left(session, start)
        elif not typed:
            return kept(disk, session.passed(*parts))
        elif isinstance(found := numbers(typed, len(parts)), Unclear):
            say(found.hint, indent="  ")
        else:
            for number in found:
                session = _switched(disk, session, parts[number - 1])
            _show(session, _parts(session, first, done), with_reasons=False)


def _left(session: Session, start: Session) -> Session | Wish:
    """Return the interview before the list, which keeps what has been switched; the wish to go back at the start."""
    back = start.back()
    if back is None:
        return Wish.BACK
    switched = {key: given for key, given in session.sheet.own.items() if key not in start.sheet.own}
    return replace(back, sheet=replace(back.sheet, own={**back.sheet.own, **switched}))


def _parts(session: Session, first: Question, done: frozenset[str]) -> list[Question]:
    """Return the questions about parts that were open when the list was first shown, or have come up since."""
    found = session.sheet.left(done, Tier.USUAL)
    return [each for each in found if each.length and (each.path[:2], each.within) == (first.path[:2], first.within)]


def _switched(disk: Disk, session: Session, part: Question) -> Session:
    """Return the interview with a part switched on or off; as it was where that is wrong."""
    is_in = session.sheet.answer(part.key) == YES[0]
    answer = "false" if is_in else YES[0]
    if is_in:
        _show_expectations(session, part)
    is_usual = answer == session.sheet.meant(part)
    return take(disk, session, part, "" if is_usual else answer) or session


def _show_expectations(session: Session, part: Question) -> None:
    if session.sheet.answer("kind") != "charity":
        return
    for each in part.expects:
        if session.sheet.answer("jurisdiction") in each.jurisdictions:
            say(f"Without “{part.label}”: the {each.publisher} expects this. {each.text}", indent="  ")


def _show(session: Session, parts: list[Question], *, with_reasons: bool) -> None:
    """Print the parts with their numbers, whether they are in, and how long they are."""
    lengths = [_length(session, part) for part in parts]
    room = width() - max(map(len, lengths), default=0) - 12
    say("", *_heading(session, parts))
    for number, (part, length) in enumerate(zip(parts, lengths, strict=True), start=1):
        mark = _MARKS[session.sheet.answer(part.key) == YES[0]]
        title, *more = wrap(part.label, room)
        click.echo(f"  {number:>2} {mark} {title:<{room}}  {length}")
        for line in more:
            click.echo(f"{' ' * 9}{line}")
        if with_reasons and part.help:
            say_hanging(" " * 9, part.help)


def _heading(session: Session, parts: list[Question]) -> list[str]:
    """Return what the parts of a list belong to, where there are several lists."""
    of_policy, within = session.sheet.policy_title(parts[0]), parts[0].within
    heading = f"{of_policy}: {within}" if of_policy and within else of_policy or within
    return [heading, ""] if heading else []


def _length(session: Session, part: Question) -> str:
    assert part.length
    full = session.sheet.answer(f"policies.{part.path[1]}.length") == "full"
    words = part.length.full if full else part.length.short
    return f"up to {max(10, round(words, -1))} words"
