"""The interview of `policygen new` at a terminal, from the first word to the policy that is built."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from generator.batch.kept_answers import broken_off, forget_answers, keep_answers, read_bytes
from generator.batch.read_files import brand_files
from generator.cli.build_command import build_command
from generator.cli.interviewer import AtTheStart, ask_about, ask_all
from generator.cli.new_file import Making
from generator.cli.taking import Disk
from generator.cli.terminal import Wish, ask, is_yes, say, say_hanging
from generator.formats.formats import FORMATS
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Answers
from generator.interview.answers_file import answers_as_json, read_answers_file
from generator.interview.check import Setting
from generator.interview.question import Tier
from generator.interview.session import Session, resumed
from generator.interview.who_does_what import ONE_PERSON, TITLES
from generator.organisation.file_name import id_problem, suggested_id

WELCOME = (
    "Some questions about your organisation, then a policy that is made for it.",
    "Enter takes what stands in [brackets]. Type ? for help and < to go back. Ctrl-C stops; what you answered is kept.",
)
FIRST = "This is the first question."
BUILD, GO_ON = 1, 2
"""The numbers of choices, when there is enough for a first policy."""
ONLY_OPEN = 1
"""The number of a choice, when there is a file already."""


def interview_somebody(making: Making, org: str) -> None:
    """Ask somebody all they like to answer, write the file, and build the policy when they want it."""
    say(*WELCOME)
    org = org or _broken_off(making)
    session = _opened(making, making.path_of(org)) if org else _named(making, {})
    while found := _interviewed(making, session):
        # What is called otherwise has another file.
        is_named = found.setting.content is None and not org
        if is_named:
            forget_answers(making.kept(Path(found.setting.file)))
        else:
            say(FIRST, indent="  ")
        session = _named(making, found.former) if is_named else found


def _interviewed(making: Making, session: Session) -> Session | None:
    """Go through an interview; return it where somebody goes back from its first question."""
    path = Path(session.setting.file)
    disk = Disk(partial(brand_files, orgs=making.orgs), partial(_keep, making.kept(path)))
    try:
        _go_through(making, disk, session, path)
    except AtTheStart as start:
        return start.session
    except (click.Abort, KeyboardInterrupt):
        if making.kept(path).exists():
            say("", "", "Stopped. Your answers are kept. To go on:")
            click.echo(f"  {making.command('new', path)}")
        raise click.Abort from None
    return None


def _keep(file: Path, session: Session) -> None:
    keep_answers(file, answers_as_json(session.kept()))


# ---- where it starts


def _broken_off(making: Making) -> str:
    """Return the organisation whose interview was broken off and goes on now; nothing for a new one."""
    for org in broken_off(making.orgs):
        say("", f"The interview about {org} was broken off. Go on with it? (y/n)")
        if is_yes("yes"):
            return org
    return ""


def _named(making: Making, former: Answers) -> Session:
    """Return the interview about a new organisation, whose name has been asked; with what somebody said before."""
    unnamed = Session(Setting(making.library, "organisation.yaml"), AnswerSheet(making.interview, {}), former=former)
    question = making.interview.question("name")
    assert question
    disk = Disk(lambda _: {}, lambda _: None)
    named = None
    while not isinstance(named, Session):
        named = ask_about(disk, unnamed, question)
        if named is Wish.BACK:
            say(FIRST, indent="  ")
    path = _free_path(making, suggested_id(str(named.sheet.answer("name"))))
    if path.is_file():
        return _opened(making, path)
    say("", f"This will be the file {path.as_posix()}.")
    setting = making.setting(path)
    sheet = replace(making.sheet(setting), own=named.sheet.own)
    begun = replace(named, setting=setting, sheet=sheet, before=None)
    _keep(making.kept(path), begun)
    return begun


def _free_path(making: Making, org: str) -> Path:
    """Return the path of a file that is not there, or of one that somebody wants to go on from."""
    path = making.path_of(org)
    while path.is_file():
        say("", f"There is a file {path.as_posix()} already. Go on from it? (y/n)")
        if is_yes("no"):
            break
        path = making.path_of(_other_name())
    return path


def _other_name() -> str:
    while True:
        say("", "What should the new file be called? Small letters, digits and dashes.")
        typed = ask()
        if isinstance(typed, str) and typed and not id_problem(typed, typed):
            return typed


def _opened(making: Making, path: Path) -> Session:
    """Return the interview about a file that may be there, with what was kept of an earlier day."""
    setting = making.setting(path)
    sheet = making.sheet(setting)
    session = Session(setting, sheet, former=sheet.own)
    kept = making.kept(path)
    if kept.is_file():
        answers = read_answers_file(making.interview, kept.as_posix(), read_bytes(kept)).answers
        say("", f"Going on where you stopped; {len(answers)} questions are done.")
        return resumed(session, answers)
    return _from_file(session) if setting.content is not None else session


def _from_file(session: Session) -> Session:
    """Return the interview about a file that is there: about what it does not answer, or about everything."""
    own = session.sheet.own
    has_duties = sum(key.startswith("roles.") for key in own) > 1
    known = replace(session, done=frozenset([*own, *((ONE_PERSON, TITLES) if has_duties else ())]))
    still_open = known.number_open(Tier.USUAL)
    say("", f"{session.setting.file} is there already. What it says stays as it is until you answer it anew.")
    choices = (f"Answer what is open: {still_open} questions", "Go through all questions")
    return known if still_open and _choice(*choices) == ONLY_OPEN else session


# ---- the way through


def _go_through(making: Making, disk: Disk, session: Session, path: Path) -> None:
    is_new = session.next(Tier.FIRST) is not None
    session = ask_all(disk, session, Tier.FIRST)
    while is_new:
        say("", "That is enough for a first policy.")
        more = session.number_open(Tier.USUAL)
        chosen = _choice(
            "Build it now",
            f"Go on, so that it fits you better: up to {more} questions, most of them one key",
            "Stop here",
        )
        if chosen == GO_ON:
            break
        if chosen:
            _finish(making, session, path, is_built=chosen == BUILD)
            return
        session = ask_all(disk, session.back() or session, Tier.FIRST)
    session = ask_all(disk, session, Tier.USUAL)
    if rare := session.number_open(Tier.RARE):
        say(
            "",
            f"There are {rare} more questions that few people need, such as for a reference number. Answer them? (y/n)",
        )
        if is_yes("no"):
            session = ask_all(disk, session, Tier.RARE)
    say("", "That was all. Build the policy now? (y/n)")
    _finish(making, session, path, is_built=is_yes("yes"))


def _finish(making: Making, session: Session, path: Path, *, is_built: bool) -> None:
    """Write the file, and build the policy when somebody wants it."""
    # What somebody wrote in a file of their own stays.
    is_new = session.setting.content is None
    making.write(session.setting, session.sheet.still_asked() if is_new else session.sheet)
    forget_answers(making.kept(path))
    say("", f"Written: {path.as_posix()}")
    if is_built:
        _build(making, path)
    click.echo(f"To answer more, or anew: {making.command('new', path)}")
    click.echo(f"To build the policy:      {making.command('build', path)}")


def _build(making: Making, path: Path) -> None:
    out = Path("build")
    click.get_current_context().invoke(
        build_command, organisations=(path.as_posix(),), orgs=making.orgs, templates=making.templates, out=out,
        formats=(), stage=None, jobs=None, force=False, prune=False,
    )  # fmt: skip
    say("", "Your policy:")
    for file in sorted((out / path.stem).glob("*")):
        if file.suffix in {row.ending for row in FORMATS.values()}:
            click.echo(f"  {file.as_posix()}")
    say("", "Read it from start to end before anybody signs it.", "")


# ---- short questions


def _choice(*labels: str) -> int:
    """Return the number of one of some choices; 0 for the wish to go back."""
    for number, label in enumerate(labels, start=1):
        say_hanging(f"  {number:>2}  ", label)
    while True:
        typed = ask("1")
        if typed is Wish.BACK:
            return 0
        if not typed:
            return 1
        if isinstance(typed, str) and typed.isdecimal() and 1 <= int(typed) <= len(labels):
            return int(typed)
        say(f"Type a number from 1 to {len(labels)}.", indent="  ")
