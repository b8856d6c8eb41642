"""An organisation's file to a checked, frozen value.

Reads the YAML, sets aside what is empty, lets pydantic's core check the shape, and puts every refusal in our
own words with its place. Knows no template: ids of parts, roles and facts are checked against one later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from generator.codes.of_files import NOT_YAML, VALUE_REFUSED
from generator.diagnostics import Diagnostic, Location, Problems, coded
from generator.organisation.empty_keys import Given
from generator.organisation.model import OrganisationShape
from generator.organisation.policy_entry import DocumentDetails, PolicyEntry
from generator.organisation.salvage import salvaged
from generator.organisation.source import Source
from generator.organisation.unclear import NOTHING, Unclear
from generator.source.merge_yaml import merged
from generator.source.read_yaml import is_blank, parse_yaml
from generator.source.text_place import mark_of
from generator.source.value_path import ValuePath, dotted
from generator.source.yaml_file import YamlFile

__all__ = ["DocumentDetails", "Organisation", "Parsed", "PolicyEntry", "Source", "parse", "parse_organisation"]

_Made = TypeVar("_Made")


class Organisation(OrganisationShape):
    """A checked organisation with its id, and the place of everything its file says."""

    id: str
    """The name of its file without the suffix."""
    # No keys, so without a type beside them.
    _source = cast("YamlFile | None", None)
    _sources = cast("tuple[Source, ...]", ())

    def said_by(self, source: YamlFile, sources: tuple[Source, ...]) -> None:
        """Note what says it, by no key of its own: its file over its defaults, and all of these as they were read."""
        self._source, self._sources = source, sources

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its file as it was read, and the defaults above it, the nearest first."""
        return self._sources

    def locate(self, *path: str | int) -> Location:
        """Return the place of a value, or of the nearest value that should hold it."""
        return self._source.locate(*path) if self._source else self._unplaced(path)

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of a key, or of the nearest key that should hold it."""
        return self._source.locate_key(*path) if self._source else self._unplaced(path)

    def locate_text(self, *path: str | int) -> Location:
        """Return the place of the first character of a text, inside its quotes or below its bar."""
        return self._source.locate_text(*path) if self._source else self._unplaced(path)

    def locate_in_text(self, text: str, offset: int, *path: str | int) -> Location:
        """Return the place of a character of the text at a path."""
        start = self.locate_text(*path)
        source = next((each for each in self._sources if each.file == start.file), None)
        if source is None:
            return start
        line, column = mark_of(source.content, (start.line, start.column), text, offset)
        return replace(start, line=line, column=column)

    def files(self) -> frozenset[str]:
        """Return the names of the files in which its values stand."""
        return self._source.files() if self._source else frozenset()

    def given(self) -> Iterator[tuple[ValuePath, str]]:
        """Yield the path of each value that its files give, and the value as typed."""
        if self._source:
            for path, text in self._source.texts():
                if not self._source.is_empty(*path):
                    yield path, text

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys that its file has below a path, also those that nobody filled in."""
        return self._source.keys(*path) if self._source else ()

    def _unplaced(self, path: ValuePath) -> Location:
        return Location(f"{self.id}.yaml", key=dotted(path))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says of an organisation, as far as it can be understood, and all that is wrong with it.

    The organisation is whole when there are no problems; otherwise it is what is left when all that was refused is
    set aside, for checking and not for printing. There is none when nothing can be made of what is left.
    """

    organisation: Organisation | None
    problems: tuple[Diagnostic, ...]
    unclear: Unclear
    has_stand_ins: bool = False
    """Whether words of ours stand for what has to be there."""

    @property
    def presentable(self) -> Organisation | None:
        """What may be shown to somebody who is told all that is wrong: none of it is a word of ours."""
        return None if self.has_stand_ins else self.organisation

    def whole(self) -> Organisation:
        """Return the organisation. Raises Problems with all there are."""
        return self.go_on(lambda organisation: organisation)

    def without_brand(self, unusable: Mapping[str, Diagnostic]) -> Parsed:
        """Return the same with some keys of the brand set aside, each with what is wrong with its file."""
        if self.organisation is None or not unusable:
            return self
        brand = self.organisation.brand.but(**dict.fromkeys(unusable))
        left = self.organisation.but(brand=brand)
        keys = self.unclear.keys | {f"brand.{key}" for key in unusable}
        unclear = replace(self.unclear, files=left.files(), keys=keys)
        return replace(self, organisation=left, problems=(*self.problems, *unusable.values()), unclear=unclear)

    def go_on(self, step: Callable[[Organisation], _Made]) -> _Made:
        """Return what a step makes of the organisation.

        Raises Problems with all that was wrong before, and with what the step finds wrong besides: the step is taken
        all the same, but what only follows from what is told already is not told.
        """
        if self.organisation is None:
            raise Problems(self.problems)
        try:
            made = step(self.organisation)
        except Problems as found:
            news = (told for told in found.diagnostics if not self.unclear.explains(told))
            raise Problems([*self.problems, *news]) from None
        if self.problems:
            raise Problems(self.problems)
        return made


def parse(id: str, own: Source, *defaults: Source) -> Parsed:
    """Return what a file says of an organisation, over its defaults, the nearest first, and all that is wrong."""
    source, unread, are_whole = _read(own, defaults)
    if source is None:
        return Parsed(None, unread, NOTHING)
    given = Given(source)
    found = salvaged({**given.data, "id": id}, Organisation, source)
    organisation = found.left
    if organisation is not None:
        organisation.said_by(source, (own, *defaults))
    unclear = Unclear.of(source, unread, found) if unread or found.refused else NOTHING
    # What is missing may stand in defaults of which nothing could be read, and that is told.
    refused = [refusal.told for refusal in found.refused if are_whole or not refusal.is_missing]
    problems = [*coded(VALUE_REFUSED.id, given.problems), *refused]
    told = (*unread, *(each for each in problems if not unclear.hides(each)))
    return Parsed(organisation, told, unclear, found.has_stand_ins)


def parse_organisation(id: str, own: Source, *defaults: Source) -> Organisation:
    """Return the organisation that a file describes, over its defaults. Raises Problems with all there are."""
    return parse(id, own, *defaults).whole()


def _read(own: Source, defaults: tuple[Source, ...]) -> tuple[YamlFile | None, tuple[Diagnostic, ...], bool]:
    """Return what can be read of the files together, what is wrong with each as YAML, and whether all can be read."""
    # A folder may have defaults that say nothing: its organisations count all the same.
    said = [own, *(each for each in defaults if not is_blank(each.content))]
    read = [parse_yaml(each.file, each.content) for each in said]
    problems = tuple(coded(NOT_YAML.id, (problem for _, unread in read for problem in unread)))
    mine, *others = (file for file, _ in read)
    if mine is None:
        return None, problems, False
    return merged(mine, *(file for file in others if file)), problems, None not in others
