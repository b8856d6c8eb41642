"""An organisation's file to a checked, frozen value. Only `load_organisation` reads the disk.

Reads the YAML, sets aside what is empty, lets pydantic check the shape, and puts every refusal in our
own words with its place. Knows no template: ids of parts, roles and facts are checked against one later.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import PrivateAttr, ValidationError
from pydantic.json_schema import SkipJsonSchema

from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.organisation.empty_keys import Given
from generator.organisation.file_name import id_problem
from generator.organisation.model import OrganisationShape
from generator.organisation.policy_entry import DocumentDetails, PolicyEntry
from generator.organisation.refusals import refusals
from generator.source.characters import MAX_BYTES
from generator.source.read_yaml import YamlFile, read_yaml

__all__ = [
    "DocumentDetails",
    "Organisation",
    "PolicyEntry",
    "id_problem",
    "load_organisation",
    "parse_organisation",
]


class Organisation(OrganisationShape):
    """A checked organisation with its id, and the place of everything its file says."""

    id: SkipJsonSchema[str]
    """The name of its file without the suffix."""
    _source: YamlFile | None = PrivateAttr(default=None)
    _content: bytes = PrivateAttr(default=b"")

    def __eq__(self, other: object) -> bool:
        """Compare what is said, not where."""
        return isinstance(other, Organisation) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # it holds dicts

    @property
    def content(self) -> bytes:
        """The bytes of its file, as they were read."""
        return self._content

    def locate(self, *path: str | int) -> Location:
        """Return the place of a value, or of the nearest value that should hold it."""
        return self._source.locate(*path) if self._source else Location(f"{self.id}.yaml")

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of a key, or of the nearest key that should hold it."""
        return self._source.locate_key(*path) if self._source else Location(f"{self.id}.yaml")

    def locate_text(self, *path: str | int) -> Location:
        """Return the place of the first character of a text, inside its quotes or below its bar."""
        return self._source.locate_text(*path) if self._source else Location(f"{self.id}.yaml")


def load_organisation(path: Path, orgs: Path) -> Organisation:
    """Return the organisation of a file in the folder `orgs`. Raises Problems."""
    file = path.as_posix()
    if problem := id_problem(path.stem, file):
        raise Problems([problem])
    organisation = parse_organisation(path.stem, file, _content(path))
    if problems := list(_missing_files(organisation, orgs)):
        raise Problems(problems)
    return organisation


def parse_organisation(id: str, file: str, content: bytes) -> Organisation:
    """Return the organisation that the bytes of a file describe. Raises Problems with all there are."""
    source = read_yaml(file, content)
    given = Given(source)
    try:
        organisation = Organisation.model_validate({**given.data, "id": id})
    except ValidationError as error:
        raise Problems([*given.problems, *refusals(error, Organisation, source)]) from None
    if given.problems:
        raise Problems(given.problems)
    # Its own class; pydantic takes no private values.
    organisation._source, organisation._content = source, content  # noqa: SLF001
    return organisation


def _content(path: Path) -> bytes:
    """Return the bytes of a file, at most one more than a file may have."""
    fault = ""
    if not path.exists():
        fault = "there is no such file"
    elif not path.is_file():
        fault = "this is not a file"
    else:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            fault = f"the file cannot be read: {error.strerror}"
    raise Problems([Diagnostic(Location(path.as_posix()), fault, "check its name and who may read it")])


def _missing_files(organisation: Organisation, orgs: Path) -> Iterator[Diagnostic]:
    """Yield a problem for each file of the brand that is missing, or that a link leads out of the folder."""
    home = os.path.realpath(orgs)
    for key in ("logo", "word_template"):
        name: str | None = getattr(organisation.brand, key)
        if name is None:
            continue
        place, target = organisation.locate("brand", key), os.path.realpath(orgs / name)
        if os.path.commonpath([home, target]) != home:
            fact = f"brand.{key} is {quoted(name)}, a link that leaves the folder of organisations"
            yield Diagnostic(place, fact, "copy the file into the folder")
        elif not Path(target).is_file():
            fact = f"brand.{key} is {quoted(name)}, a file that is not there"
            yield Diagnostic(place, fact, f"save it as {(orgs / name).as_posix()}, or remove the key")
