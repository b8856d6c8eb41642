"""An entry of a sheet becomes the file of its organisation: a new one, or one with no more changed than the row says.

What is right is what a build of a draft takes: no rule about values stands here. What was wrong in a file before is
not told: a sheet need not mend everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, Problems, Severity
from generator.interview.check import Setting
from generator.interview.explain import explained
from generator.interview.question import Interview
from generator.interview.write_file import usual_order
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import render
from generator.source.characters import Fault
from generator.source.edit_yaml import edit_yaml
from generator.source.read_yaml import is_blank, read_yaml
from generator.source.value_path import dotted
from generator.source.yaml_file import Node, YamlFile
from generator.spreadsheet.cell_changes import Changed, change_of
from generator.spreadsheet.columns import Column
from generator.spreadsheet.entries import Entries, Entry


@dataclass(frozen=True, slots=True)
class Target:
    """The file that an entry is about, the questions that explain a new one, and the lines with which that starts."""

    setting: Setting
    interview: Interview
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """The file with what a row says, what that changes, and what is told of it; as it was where a problem is told."""

    content: bytes
    changed: tuple[Changed, ...]
    told: tuple[Diagnostic, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether it may be written."""
        return all(each.severity is not Severity.PROBLEM for each in self.told)


def apply(entries: Entries, entry: Entry, target: Target) -> Applied:
    """Return what becomes of a file by an entry."""
    old = target.setting.content or b""
    try:
        content, changed = _edited(entries, entry, target)
    except Problems as found:
        return Applied(old, (), _placed(entries, entry, target, found.diagnostics))
    told = _placed(entries, entry, target, _news(target.setting, old, content)) if changed else ()
    if any(each.severity is Severity.PROBLEM for each in told):
        return Applied(old, (), told)
    if target.setting.content is None and changed:
        content = explained(target.interview, target.setting.file, content, target.head)
    return Applied(content, changed, told)


def _edited(entries: Entries, entry: Entry, target: Target) -> tuple[bytes, tuple[Changed, ...]]:
    """Return a file with what an entry says, and what that changes. Raises Problems."""
    file, old = target.setting.file, target.setting.content or b""
    problems = list(entry.faults)
    changed = tuple(_changes(entries, entry, _read(file, old), problems))
    if problems:
        raise Problems(problems)
    return edit_yaml(file, old, [each.change for each in changed], usual_order(target.interview)), changed


def _read(file: str, content: bytes) -> YamlFile:
    return YamlFile(file, Node({}, (1, 1), (1, 1))) if is_blank(content) else read_yaml(file, content)


def _changes(entries: Entries, entry: Entry, source: YamlFile, problems: list[Diagnostic]) -> Iterator[Changed]:
    for column, text in entry.said:
        found = change_of(column, text, source)
        if isinstance(found, Fault):
            problems.append(Diagnostic(entries.sheet.place(entry.row, column.name), found.fact, found.hint))
        elif found:
            yield found


# ---- what a build says


def _news(setting: Setting, old: bytes, new: bytes) -> list[Diagnostic]:
    """Return what a build says of a file and did not say of it before."""
    after = _verdict(setting, new)
    if not after or setting.content is None:
        return after
    before = {(told.key, told.message) for told in _verdict(setting, old)}
    return [told for told in after if (told.key, told.message) not in before]


def _verdict(setting: Setting, content: bytes) -> list[Diagnostic]:
    sources = [Source(setting.file, content), *setting.defaults]
    try:
        return list(render(setting.library, sources, setting.brand, Stage.DRAFT, ()).warnings)
    except Problems as found:
        return list(found.diagnostics)


def _placed(entries: Entries, entry: Entry, target: Target, told: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what is told, each at the cell that it is about; a warning that is about none is not for this moment."""
    found = []
    for each in dict.fromkeys(told):
        column = _column_of(each.key, entries.columns)
        if each.location.file not in (target.setting.file, *(above.file for above in target.setting.defaults)):
            found.append(each)
        elif each.severity is Severity.PROBLEM or column in [one for one, _ in entry.said]:
            found.append(replace(each, location=entries.sheet.place(entry.row, column.name if column else "")))
    return tuple(found)


def _column_of(key: str, columns: Sequence[Column]) -> Column | None:
    """Return the column of a key, or of what holds it; else None."""
    names = {dotted(column.path): column for column in columns}
    holding = [name for name in names if key == name or key.startswith((f"{name}.", f"{name}["))]
    return names[max(holding, key=len)] if holding else None
