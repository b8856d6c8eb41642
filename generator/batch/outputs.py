"""What became of the files of policies: beside the record, and beside what a build would write now. Writes nothing.

What is up to date costs no more than in a build: it is known by digests, and not rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from generator.batch.digest import content_digest
from generator.batch.files import cannot_read, in_the_way
from generator.batch.find_organisations import living
from generator.batch.make import Made, make
from generator.batch.output_folder import OutputFolder, open_folder, recorded
from generator.batch.read_organisation import load, read_brand
from generator.batch.record import NAME, Record
from generator.batch.request import Request
from generator.diagnostics import Diagnostic, Problems
from generator.formats.formats import FORMATS
from generator.organisation.parse import Organisation
from generator.rendering.render import Wanted, render_policies


class State(StrEnum):
    """What became of a file of a policy."""

    CURRENT = "current"
    """It says what a build would write."""
    STALE = "stale"
    """It says what was built, and a build would write something else."""
    MISSING = "missing"
    """It was built and is gone, or was never built."""
    EDITED = "edited"
    """Somebody changed it by hand."""
    ORPHANED = "orphaned"
    """No organisation, or no policy of its organisation, makes it any more."""
    NOT_BUILT = "not-built"
    """What a build would write is not known, since its organisation cannot be built."""
    NOT_OURS = "not-ours"
    """It stands where a build would write, and no build wrote it."""
    UNREADABLE = "unreadable"
    """The disk refuses it, or something that is no file stands in its place."""

    @property
    def is_there(self) -> bool:
        """Whether there is a file that can be read."""
        return self not in {State.MISSING, State.UNREADABLE}


@dataclass(frozen=True, slots=True)
class OutputState:
    """A file of a policy; what it says and what a build would write, where these differ and are known."""

    file: str
    policy: str
    state: State
    before: bytes | None = field(default=None, repr=False)
    after: bytes | None = field(default=None, repr=False)
    fault: Diagnostic | None = None
    """What the disk says, for a file that cannot be read."""
    edited: bool = False
    """Whether somebody changed it since it was built, whatever else became of it."""
    recorded: bool = True
    """Whether a build wrote it once."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What became of all files of one organisation, and what a build would say of it."""

    organisation: str
    states: tuple[OutputState, ...] = ()
    record: Record | None = None
    """What a build would note down; None where it would be refused."""
    noted: Record | None = None
    """What an earlier build noted down; None where that cannot be read."""
    pages: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The web page that a build would write of each policy of which a file differs: it has the ids of all parts."""
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def look_at_outputs(request: Request, path: Path) -> Outputs:
    """Return what became of the outputs of the organisation of a file."""
    try:
        return load(path, request.orgs).go_on(lambda known: outputs_of(request, known))
    except Problems as problems:
        return replace(outputs_not_built(request, path.stem), problems=problems.diagnostics)
    except OSError as error:
        return replace(outputs_not_built(request, path.stem), problems=(cannot_read(error, path),))


def outputs_of(request: Request, organisation: Organisation) -> Outputs:
    """Return what became of the outputs of an organisation. Raises Problems where it cannot be built, and OSError.

    The formats are those in which each policy was built, and those of the request for one that never was.
    """
    try:
        folder = open_folder(request.out / organisation.id)
    except Problems as problems:
        return _unreadable(request, organisation.id, problems)
    asked = replace(request, formats=folder.record.formats() or request.formats, force=False)
    made = make(asked, organisation, folder)
    states = tuple(_states(asked, organisation, folder, made))
    policies = {**folder.record.policies, **made.policies}
    record = replace(folder.record, organisation=organisation.name, policies=policies)
    pages = _pages(asked, organisation, made, states)
    return Outputs(organisation.id, states, record, folder.record, pages, warnings=tuple(made.warnings))


def outputs_not_built(request: Request, organisation: str) -> Outputs:
    """Return what became of the outputs of an organisation that cannot be built, by its id."""
    try:
        folder = open_folder(request.out / organisation)
        return Outputs(organisation, tuple(_unknown(folder)), noted=folder.record)
    except Problems as problems:
        return _unreadable(request, organisation, problems)


def _unreadable(request: Request, organisation: str, problems: Problems) -> Outputs:
    file = (request.out / organisation / NAME).as_posix()
    return Outputs(organisation, (OutputState(file, "", State.UNREADABLE, fault=problems.diagnostics[0]),))


def orphaned_outputs(request: Request) -> Iterator[Outputs]:
    """Yield what is left of each organisation that is gone."""
    there = living(request.orgs)
    for path in recorded(request.out, lambda name: name.casefold() not in there):
        try:
            folder = open_folder(path)
        except Problems as problems:
            yield _unreadable(request, path.name, problems)
        else:
            yield Outputs(path.name, tuple(_orphans(folder, folder.record.policies)), noted=folder.record)


# ---- the files of one organisation


def _states(request: Request, organisation: Organisation, folder: OutputFolder, made: Made) -> Iterator[OutputState]:
    for policy, built in made.policies.items():
        known = folder.record.policies.get(policy)
        names = (
            known.outputs if known and known.outputs else [FORMATS[each].file_of(policy) for each in request.formats]
        )
        for name in sorted(names):
            yield _state(folder, policy, name, built.outputs[name].content, made.files.get(name))
    gone = [policy for policy in folder.record.policies if policy not in organisation.policies]
    yield from _orphans(folder, gone)


def _state(folder: OutputFolder, policy: str, name: str, wanted: str, after: bytes | None) -> OutputState:
    """Return what became of a file whose digest should be `wanted`."""
    found, now = _found(folder, policy, name)
    if found.before is None:
        return found
    if now == wanted:
        return replace(found, state=State.CURRENT, before=None, edited=False)
    if found.edited:
        return replace(found, after=after)
    return replace(found, state=State.STALE, after=after)


def _found(folder: OutputFolder, policy: str, name: str) -> tuple[OutputState, str]:
    """Return what stands on the disk, as far as it can be told without what a build would write, and its digest."""
    file = folder.path / name
    says = folder.record.says(name)
    missing = OutputState(file.as_posix(), policy, State.MISSING, recorded=bool(says))
    try:
        if blocked := in_the_way(file):
            return replace(missing, state=State.UNREADABLE, fault=blocked), ""
        if not file.is_file():
            return missing, ""
        content = file.read_bytes()
        now = content_digest(name, content)
    except OSError as error:
        return replace(missing, state=State.UNREADABLE, fault=cannot_read(error, file)), ""
    edited = now not in says
    state = State.NOT_BUILT if not edited else State.EDITED if says else State.NOT_OURS
    return replace(missing, state=state, before=content, edited=edited), now


def _unknown(folder: OutputFolder) -> Iterator[OutputState]:
    """Yield the files of an organisation that cannot be built."""
    for policy, built in sorted(folder.record.policies.items()):
        for name in sorted(built.outputs):
            found, _ = _found(folder, policy, name)
            yield replace(found, before=None)


def _orphans(folder: OutputFolder, policies: Iterable[str]) -> Iterator[OutputState]:
    """Yield what is left of some policies; what is gone from the disk too is no orphan."""
    for policy in sorted(policies):
        for name in sorted(folder.record.policies[policy].outputs):
            found, _ = _found(folder, policy, name)
            if found.state is not State.MISSING:
                yield replace(found, state=State.ORPHANED, before=None)


def _pages(
    request: Request, organisation: Organisation, made: Made, states: tuple[OutputState, ...]
) -> dict[str, bytes]:
    """Return the web page of each policy of which a file differs, rendered now where it was not wanted before."""
    pages: dict[str, bytes] = {}
    page = FORMATS["html"]
    differing = {each.policy for each in states if each.before is not None and each.after is not None}
    for policy in differing:
        known = made.files.get(page.file_of(policy))
        if known is None:
            wanted = Wanted(request.stage, (page.name,), (policy,))
            brand = read_brand(organisation, request.orgs)
            known = render_policies(request.library, organisation, brand, wanted).policies[0].files[page.name]
        pages[policy] = known
    return pages
