"""An organisation's file to a checked, frozen value.

Reads the YAML, sets aside what is empty, lets pydantic check the shape, and puts every refusal in our
own words with its place. Knows no template: ids of parts, roles and facts are checked against one later.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import PrivateAttr, ValidationError
from pydantic.json_schema import SkipJsonSchema

from generator.diagnostics import Diagnostic, Location, Problems, collecting
from generator.organisation.empty_keys import Given
from generator.organisation.model import OrganisationShape
from generator.organisation.policy_entry import DocumentDetails, PolicyEntry
from generator.organisation.refusals import refusals
from generator.source.merge_yaml import merged
from generator.source.read_yaml import is_blank, read_yaml
from generator.source.value_path import ValuePath, dotted
from generator.source.yaml_file import YamlFile

__all__ = ["DocumentDetails", "Organisation", "PolicyEntry", "Source", "parse_organisation"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that says something of an organisation: its name, as people see it, and its bytes."""

    file: str
    content: bytes


class Organisation(OrganisationShape):
    """A checked organisation with its id, and the place of everything its file says."""

    id: SkipJsonSchema[str]
    """The name of its file without the suffix."""
    _source: YamlFile | None = PrivateAttr(default=None)
    _sources: tuple[Source, ...] = PrivateAttr(default=())

    def __eq__(self, other: object) -> bool:
        """Compare what is said, not where."""
        return isinstance(other, Organisation) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # it holds dicts

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

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys that its file has below a path, also those that nobody filled in."""
        return self._source.keys(*path) if self._source else ()

    def _unplaced(self, path: ValuePath) -> Location:
        return Location(f"{self.id}.yaml", key=dotted(path))


def parse_organisation(id: str, own: Source, *defaults: Source) -> Organisation:
    """Return the organisation that a file describes, over its defaults, the nearest first.

    Raises Problems with all there are.
    """
    source = _read(own, *defaults)
    given = Given(source)
    try:
        organisation = Organisation.model_validate({**given.data, "id": id})
    except ValidationError as error:
        raise Problems([*given.problems, *refusals(error, Organisation, source)]) from None
    if given.problems:
        raise Problems(given.problems)
    # Its own class; pydantic takes no private values.
    organisation._source, organisation._sources = source, (own, *defaults)  # noqa: SLF001
    return organisation


def _read(own: Source, *defaults: Source) -> YamlFile:
    """Return what the files say together. Raises Problems with all that is wrong with each as YAML."""
    problems: list[Diagnostic] = []
    files: list[YamlFile] = []
    with collecting(problems):
        files.append(read_yaml(own.file, own.content))
    for each in defaults:
        with collecting(problems):
            # A folder may have defaults that say nothing: its organisations count all the same.
            if not is_blank(each.content):
                files.append(read_yaml(each.file, each.content))
    if problems:
        raise Problems(problems)
    return merged(*files) if len(files) > 1 else files[0]
