"""From a spreadsheet on the disk to what becomes of each organisation's file, and writing those that are right."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.batch.files import write_whole
from generator.batch.find_organisations import defaults_above, folders_holding, organisation_files
from generator.batch.kept_answers import read_bytes
from generator.batch.read_files import brand_files
from generator.cli.new_file import Making, head_of
from generator.diagnostics import Diagnostic, Problems, collecting
from generator.interview.check import Setting
from generator.organisation.parse import Source
from generator.rendering.library import Library
from generator.schema.organisation_schema import Says, organisation_schema
from generator.source.characters import Fault
from generator.source.read_yaml import parse_yaml
from generator.spreadsheet.apply import Applied, Target, apply
from generator.spreadsheet.columns import FILE, Keys
from generator.spreadsheet.entries import Entries, Entry, entries_of
from generator.spreadsheet.read_sheet import read_sheet
from generator.spreadsheet.sheet import MAX_BYTES
from generator.spreadsheet.which_file import Known, which_file

_BRAND = ("logo", "word_template")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of an organisation's file by a row; without a path where the row names none that can be."""

    path: str
    is_new: bool
    applied: Applied

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong with the row."""
        return self.applied.is_right


@dataclass(frozen=True)
class Importing:
    """Where organisations and templates are."""

    orgs: Path
    templates: Path | None
    library: Library
    contents: dict[str, bytes] = field(default_factory=dict)
    """The files of defaults that were read already."""

    @cached_property
    def _making(self) -> Making:
        return Making(self.orgs, self.templates, self.library)

    def keys(self, policies: Collection[str] = ()) -> Keys:
        """Return the keys that a file may have: for some policies, or for all that there are. Raises Problems."""
        problems = list(self.library.files.faults())
        found = []
        for name in policies or self.library.ids():
            with collecting(problems):
                found.append(self.library.composer(name).template)
        if problems:
            raise Problems(problems)
        return Keys(organisation_schema(found, Says.A_PART))

    def outcomes(self, file: Path) -> list[Outcome]:
        """Return what becomes of each row of a sheet, with nothing written. Raises Problems when it cannot be read."""
        with file.open("rb") as opened:
            sheet = read_sheet(file.as_posix(), opened.read(MAX_BYTES + 1))
        entries = entries_of(sheet, self.keys())
        named = [_named(entries, entry, self._known) for entry in entries.all]
        rows: dict[str, list[Entry]] = defaultdict(list)
        for entry, path in zip(entries.all, named, strict=True):
            if isinstance(path, str):
                rows[path.casefold()].append(entry)
        return [self._outcome(entries, entry, path, rows) for entry, path in zip(entries.all, named, strict=True)]

    @cached_property
    def _known(self) -> Known:
        files: dict[str, list[str]] = defaultdict(list)
        for path in organisation_files(self.orgs):
            files[path.stem].append(path.relative_to(self.orgs).as_posix())
        folders = [each.relative_to(self.orgs).as_posix() for each in folders_holding(self.orgs)]
        return Known(files, ["" if each == "." else each for each in folders])

    def _outcome(self, entries: Entries, entry: Entry, path: str | Diagnostic, rows: dict[str, list[Entry]]) -> Outcome:
        if isinstance(path, Diagnostic):
            told = tuple(dict.fromkeys([*entry.faults, path]))
            return Outcome("", is_new=False, applied=Applied(b"", (), told))
        if others := [str(other.row) for other in rows[path.casefold()] if other is not entry]:
            fact = f"row {' and '.join(others)} is about {entry.file}, too"
            twice = Diagnostic(
                entries.sheet.place(entry.row, FILE), fact, "keep one of them: it is not clear which is meant"
            )
            return Outcome(path, is_new=False, applied=Applied(b"", (), (*entry.faults, twice)))
        setting = self._setting(self.orgs / path, entry)
        target = Target(setting, self._making.interview, head_of(self.orgs / path, self.templates))
        return Outcome(setting.file, setting.content is None, apply(entries, entry, target))

    def _setting(self, path: Path, entry: Entry) -> Setting:
        content = read_bytes(path) if path.is_file() else None
        defaults = tuple(Source(each.as_posix(), self._default(each)) for each in defaults_above(path, self.orgs))
        sources = [*([Source(path.as_posix(), content)] if content else []), *defaults]
        names = [name for source in sources for name in _names_of_brand(source)]
        names += [text for column, text in entry.said if column.path[:1] == ("brand",)]
        return Setting(self.library, path.as_posix(), content, defaults, brand_files(names, self.orgs))

    def _default(self, path: Path) -> bytes:
        name = path.as_posix()
        if name not in self.contents:
            self.contents[name] = read_bytes(path)
        return self.contents[name]


def _named(entries: Entries, entry: Entry, known: Known) -> str | Diagnostic:
    """Return the path of the file that a row is about, from the folder of organisations; or why there is none."""
    if not entry.file:
        return entry.faults[0]
    found = which_file(entry.file, known)
    if isinstance(found, Fault):
        return Diagnostic(entries.sheet.place(entry.row, FILE), found.fact, found.hint)
    return found


def _names_of_brand(source: Source) -> list[str]:
    """Return the names of files that the brand of an organisation's file gives, as far as it can be read."""
    read, _ = parse_yaml(source.file, source.content)
    brand = read.data.get("brand") if read and isinstance(read.data, dict) else None
    return [brand[key] for key in _BRAND if isinstance(brand.get(key), str)] if isinstance(brand, dict) else []


def write(outcome: Outcome) -> Outcome:
    """Write the file of a row that is right, where it changes; return the outcome with what the disk said."""
    refused: list[Diagnostic] = []
    if outcome.is_right and outcome.applied.changed:
        with collecting(refused):
            write_whole(Path(os.path.realpath(outcome.path)), outcome.applied.content)
    return replace(outcome, applied=replace(outcome.applied, told=(*outcome.applied.told, *refused)))
