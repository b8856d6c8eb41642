"""The file that `policygen new` writes: where it stands, what it builds on, and how it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import click

from generator.batch.files import write_whole
from generator.batch.find_organisations import defaults_above, organisation_files
from generator.batch.kept_answers import kept_file, read_bytes
from generator.batch.read_files import brand_files
from generator.cli.telling import tell
from generator.diagnostics import Diagnostic, Location, Problems, collecting, quoted
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import answers_in, inherited_answers
from generator.interview.answers_file import GivenAnswers, read_answers_file
from generator.interview.check import Setting, file_of, outcome
from generator.interview.explain import explained
from generator.interview.make import make_interview
from generator.interview.question import Interview
from generator.organisation.file_name import id_problem, suggested_id
from generator.organisation.parse import Source
from generator.rendering.library import Library
from generator.source.read_yaml import read_yaml

SCHEMA = "organisation.schema.json"


@dataclass(frozen=True)
class Making:
    """What a new organisation's file is made with."""

    orgs: Path
    templates: Path | None
    library: Library

    @cached_property
    def interview(self) -> Interview:
        """The questions that the templates ask. Raises Problems when none of them can be used."""
        problems = list(self.library.files.faults())
        for name in self.library.ids():
            with collecting(problems):
                self.library.composer(name)
                return make_interview(self.library)
        raise Problems(problems)

    def path_of(self, org: str) -> Path:
        """Return the path of an organisation's file, be it there or not. Raises click.BadParameter for no such name."""
        there = [path for path in organisation_files(self.orgs) if path.stem == org]
        if there or Path(org).is_file():
            return (there or [Path(org)])[0]
        if id_problem(org, org):
            raise click.BadParameter(f"{quoted(org)} cannot be the name of a file: try {suggested_id(Path(org).stem)}")
        return self.orgs / f"{org}.yaml"

    def setting(self, path: Path) -> Setting:
        """Return the setting of an interview about a file. Raises Problems when a file that is there cannot be read."""
        content = read_bytes(path) if path.is_file() else None
        defaults = tuple(Source(each.as_posix(), read_bytes(each)) for each in defaults_above(path, self.orgs))
        return Setting(self.library, path.as_posix(), content, defaults)

    def sheet(self, setting: Setting) -> AnswerSheet:
        """Return the answers that a file gives, over the defaults above it."""
        source = read_yaml(setting.file, setting.content) if setting.content is not None else None
        own = answers_in(self.interview, source) if source else {}
        return AnswerSheet(self.interview, own, inherited_answers(self.interview, setting.defaults))

    def kept(self, path: Path) -> Path:
        """Return where the answers about a file are kept while somebody answers."""
        return kept_file(self.orgs, path.stem)

    def write(self, setting: Setting, sheet: AnswerSheet) -> None:
        """Write the file: a new one with its comments, one that is there with no more changed than the answers say."""
        content = file_of(setting, sheet)
        if setting.content is None:
            content = explained(sheet.interview, setting.file, content, head_of(Path(setting.file), self.templates))
        if content != setting.content:
            write_whole(Path(os.path.realpath(setting.file)), content)

    def command(self, name: str, path: Path) -> str:
        """Return how to run a command about the file."""
        options = [] if self.orgs == Path("orgs") else ["--orgs", self.orgs.as_posix()]
        options += ["--templates", self.templates.as_posix()] if self.templates else []
        org = path.stem if path.is_relative_to(self.orgs) else path.as_posix()
        return " ".join(["policygen", name, org, *options])


def head_of(path: Path, templates: Path | None) -> tuple[str, ...]:
    """Return the comments with which a new file starts: for editors where its schema is, and for people what to do."""
    about = "Change a line and build again. A line that starts with # is a note to yourself."
    folders = [templates, Path("templates")]
    schema = next((each / SCHEMA for each in folders if each and (each / SCHEMA).is_file()), None)
    if schema is None or path.absolute().drive != schema.absolute().drive:
        return (about,)
    return (f"yaml-language-server: $schema={Path(os.path.relpath(schema, path.parent)).as_posix()}", about)


def from_answers(making: Making, org: str, file: Path) -> None:
    """Write an organisation's file from a file of answers. Raises Problems with all that is wrong with them."""
    given = read_answers_file(making.interview, file.as_posix(), read_bytes(file))
    path = _path(making, org, given, file)
    setting = making.setting(path)
    sheet = making.sheet(setting)
    own = {key: each for key, each in {**sheet.own, **given.answers}.items() if each}
    sheet = replace(sheet, own=own)
    meant = {question.key: each for question in sheet.missing() if (each := sheet.meant(question))}
    sheet = replace(sheet, own={**own, **meant})
    names = [str(own[key]) for key in ("brand.logo", "brand.word_template") if key in own]
    setting = replace(setting, brand=brand_files(names, making.orgs))
    try:
        warnings = outcome(setting, sheet)
    except Problems as found:
        raise Problems(_placed(told, given, file) for told in found.diagnostics) from None
    making.write(setting, sheet)
    tell(warnings)
    click.echo(f"Written: {path.as_posix()}")
    click.echo(f"To build the policy: {making.command('build', path)}")


def _path(making: Making, org: str, given: GivenAnswers, file: Path) -> Path:
    """Return the path of the file to write; one that is there is changed only when somebody names it."""
    if org:
        return making.path_of(org)
    name = given.answers.get("name", "")
    if not isinstance(name, str) or not name:
        message, hint = "nothing says what the organisation is called", "add name: and its name, or name its file"
        raise Problems([Diagnostic(Location(file.as_posix()), message, hint)])
    path = making.path_of(suggested_id(name))
    if path.exists():
        hint = f"to change it, write {making.command('new', path)} --answers {file.as_posix()}"
        raise Problems([Diagnostic(Location(path.as_posix()), "this file is there already", hint)])
    return path


def _placed(told: Diagnostic, given: GivenAnswers, file: Path) -> Diagnostic:
    """Return a problem at the answer that it is about."""
    keys = [key for key in given.places if told.key == key or told.key.startswith((f"{key}.", f"{key}["))]
    place = given.places[max(keys, key=len)] if keys else Location(file.as_posix())
    return replace(told, location=replace(place, key=told.key))
