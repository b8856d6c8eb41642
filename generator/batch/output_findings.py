"""Findings about the files of policies: which are not as a build would leave them, and how their words differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.batch.outputs import Outputs, OutputState, State
from generator.check.finding import Finding, finding
from generator.codes.code import Code
from generator.codes.of_outputs import (
    EDITED,
    LIST_STALE,
    MISSING,
    NOT_BUILT,
    NOT_OURS,
    ORPHANED,
    STALE,
    UNREADABLE,
)
from generator.compare.difference import difference
from generator.compare.read import READERS, with_ids, with_ids_of
from generator.compare.say import change_lines
from generator.diagnostics import Location, Problems
from generator.formats.formats import FORMATS, format_of
from generator.formats.word.house_error import WordTemplateError
from generator.rendering.library import Library

_ONLY_LOOKS = "no words differ: only how it looks, or what programs read"
_NOT_COMPARED = "its words cannot be compared"
_BACK = "what a build would take out and put in:"


def output_findings(outputs: Outputs, library: Library) -> Iterator[Finding]:
    """Yield what is found of the outputs of one organisation: of each policy, what is alike as one."""
    groups: dict[tuple[str, State], list[OutputState]] = {}
    for each in outputs.states:
        # What belongs to no policy that there is concerns the organisation.
        policy = "" if each.state in {State.ORPHANED, State.NOT_BUILT} else each.policy
        groups.setdefault((policy, each.state), []).append(each)
    for (policy, state), states in groups.items():
        if state is not State.CURRENT:
            for found in _TOLD[state](outputs, sorted(states, key=_as_people_look), library):
                yield found.about(outputs.organisation, policy)


def list_findings(out: str, names: Iterable[str]) -> Iterator[Finding]:
    """Yield what is found of the list of all policies, by the names of its files that are not as they should be."""
    files = sorted(names)
    if files:
        also = _also(files[1:])
        message = f"the list of all policies is not as a build would leave it{also}"
        yield finding(LIST_STALE, Location(f"{out}/{files[0]}"), message, "build all organisations")


def _as_people_look(state: OutputState) -> int:
    return list(FORMATS).index(format_of(state.file).name) if _is_output(state) else 0


def _is_output(state: OutputState) -> bool:
    return any(state.file.endswith(each.ending) for each in FORMATS.values())


def _also(names: Sequence[str]) -> str:
    return f" (also {' and '.join(names)})" if names else ""


def _names(states: Sequence[OutputState]) -> list[str]:
    return [PurePosixPath(each.file).name for each in states]


def _as_one(code: Code, states: Sequence[OutputState], message: str, hint: str) -> Finding:
    return finding(code, Location(states[0].file), f"{message}{_also(_names(states[1:]))}", hint)


# ---- state by state


def _stale(outputs: Outputs, states: Sequence[OutputState], library: Library) -> Iterator[Finding]:
    found = _as_one(STALE, states, "this file does not say what a build would write now", "run policygen build")
    yield found.differing(words_that_differ(states[0], outputs.pages, library))


def _missing(_: Outputs, states: Sequence[OutputState], __: Library) -> Iterator[Finding]:
    for recorded, message in ((True, "this file was built and is gone"), (False, "this file was never built")):
        if alike := [each for each in states if each.recorded is recorded]:
            yield _as_one(MISSING, alike, message, "run policygen build")


def _edited(outputs: Outputs, states: Sequence[OutputState], library: Library) -> Iterator[Finding]:
    hint = "put the change into the organisation file, then run policygen build --force"
    for each in states:
        found = finding(EDITED, Location(each.file), "this file was changed by hand since it was built", hint)
        lines = words_that_differ(each, outputs.pages, library)
        yield found.differing((_BACK, *lines) if lines else ())


def _orphaned(_: Outputs, states: Sequence[OutputState], __: Library) -> Iterator[Finding]:
    message = "no organisation and no policy makes this file any more"
    for edited, hint in (
        (False, "run policygen build --prune to remove it"),
        (True, "somebody changed it by hand: move it away, or run policygen build --prune --force to remove it"),
    ):
        if alike := [each for each in states if each.edited is edited]:
            yield _as_one(ORPHANED, alike, message, hint)


def _not_built(outputs: Outputs, states: Sequence[OutputState], _: Library) -> Iterator[Finding]:
    message = f"this file is of an earlier build, since {outputs.organisation} cannot be built"
    yield _as_one(NOT_BUILT, states, message, "mend the errors of the organisation first")


def _not_ours(_: Outputs, states: Sequence[OutputState], __: Library) -> Iterator[Finding]:
    for each in states:
        message = "this file is in the way of a build, and was not built by policygen"
        yield finding(NOT_OURS, Location(each.file), message, "move it away, or build with --force to replace it")


def _unreadable(_: Outputs, states: Sequence[OutputState], __: Library) -> Iterator[Finding]:
    for each in states:
        assert each.fault
        yield finding(UNREADABLE, each.fault.location, each.fault.message, each.fault.hint)


_TOLD: Mapping[State, Callable[[Outputs, Sequence[OutputState], Library], Iterator[Finding]]] = {
    State.STALE: _stale,
    State.MISSING: _missing,
    State.EDITED: _edited,
    State.ORPHANED: _orphaned,
    State.NOT_BUILT: _not_built,
    State.NOT_OURS: _not_ours,
    State.UNREADABLE: _unreadable,
}


# ---- words


def words_that_differ(state: OutputState, pages: Mapping[str, bytes], library: Library) -> tuple[str, ...]:
    """Return a line for each change from what a file says to what a build would write; none where that is unknown."""
    if state.before is None or state.after is None:
        return ()
    format = format_of(state.file)
    reader = READERS.get(format.name)
    if reader is None:
        return (f"{_NOT_COMPARED}: {format.title} is not read back",)
    page = READERS["html"](pages[state.policy])
    try:
        before = reader(state.before)
    except WordTemplateError:
        return (f"{_NOT_COMPARED}: this is not a Word file, or it is damaged",)
    after = page if state.after == pages[state.policy] else reader(state.after)
    ids = [*(piece.id for piece in page), *_parts(state.policy, library)]
    changes = difference(with_ids(before, ids), with_ids_of(after, page))
    return change_lines(changes) or (_ONLY_LOOKS,)


def _parts(policy: str, library: Library) -> Iterable[str]:
    try:
        return library.composer(policy).template.parts
    except Problems:
        return ()
