"""Build the policies of many organisations, and keep the list of all policies true.

One organisation's problems never stop another's build. Memory holds a few at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from generator.batch.build_one import as_it_was, build_one
from generator.batch.find_organisations import organisation_ids
from generator.batch.index import write_index
from generator.batch.leftovers import sweep
from generator.batch.listed import Listed, listed
from generator.batch.outcome import Outcome
from generator.batch.pool import known_first
from generator.batch.request import Request
from generator.batch.work import Work
from generator.diagnostics import Diagnostic, Location, Problems, collecting


@dataclass(slots=True)
class Report:
    """What became of a whole build."""

    organisations: int = 0
    failed: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    replacements: set[str] = field(default_factory=set)
    """The files of templates that counted in place of those that have the rest of the template."""
    has_longer: bool = False
    """Whether a policy was written in the short length of a template that has a full one too."""


def build(request: Request, files: Sequence[Path], progress: Callable[[int], None]) -> Report:
    """Build the files' policies and return what happened; `progress` is told of each organisation done."""
    report = Report(organisations=len(files))
    if not files:
        return report
    report.problems.extend(request.library.files.faults())
    _make_room(request.out)
    policies, is_stale = _build_all(request, files, report, progress)
    if request.shard:
        # Others are at work on the rest, and know nothing of this.
        return _sorted(report)
    if _is_everything(request, files):
        is_stale = True
        gone = sweep(request)
        report.leftovers.extend(gone.leftovers)
        report.problems.extend(gone.problems)
        report.removed += gone.removed
    with collecting(report.problems):
        write_index(request, policies, is_stale=is_stale)
    return _sorted(report)


def _sorted(report: Report) -> Report:
    report.problems.sort()
    report.warnings.sort()
    report.leftovers.sort()
    return report


def _make_room(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message, hint = f"cannot write here: {error.strerror}", "name another folder with --out"
        raise Problems([Diagnostic(Location(out.as_posix()), message, hint)]) from None


def _build_all(
    request: Request, files: Sequence[Path], report: Report, progress: Callable[[int], None]
) -> tuple[list[Listed], bool]:
    """Build every organisation; return what the list says of each that was built, and whether that is new."""
    policies: list[Listed] = []
    is_stale = False
    templates: set[str] = set()
    # Closed, so that no process still writes when the list is written.
    with closing(_outcomes(request, files)) as found:
        for outcome in found:
            _note(outcome, report)
            if outcome.record:
                policies += listed(outcome.organisation, outcome.record)
            is_stale |= outcome.is_listed_anew
            templates.update(outcome.templates)
            progress(1)
    for template_id in templates:
        report.replacements.update(request.library.files.replacements(template_id))
    return policies, is_stale


def _outcomes(request: Request, files: Sequence[Path]) -> Generator[Outcome]:
    """Yield the outcome of each organisation; what is as it was built comes first."""
    return known_first(Work(request, build_one, _died, "built", request.jobs, _get_ready), files, as_it_was)


def _get_ready(request: Request) -> None:
    from generator.batch.ready import get_ready  # noqa: PLC0415  # a build that changes nothing needs none of it

    get_ready(request.library)


def _died(path: Path, told: Diagnostic) -> Outcome:
    return Outcome(path.stem, problems=(told,))


def _note(outcome: Outcome, report: Report) -> None:
    report.problems.extend(outcome.problems)
    report.warnings.extend(map(_sharing_words, outcome.warnings))
    report.leftovers.extend(outcome.leftovers)
    report.failed += outcome.record is None
    report.written += outcome.written
    report.unchanged += outcome.unchanged if outcome.record else 0
    report.removed += outcome.removed
    report.has_longer |= outcome.has_longer


def _sharing_words(told: Diagnostic) -> Diagnostic:
    """Return a warning in words that stand in memory once, however many organisations get it."""
    place = replace(told.location, key=_one_of(told.key))
    return Diagnostic(place, _one_of(told.message), _one_of(told.hint), told.severity, _one_of(told.code))


@lru_cache(maxsize=4096)
def _one_of(words: str) -> str:
    """Return the same object for each of the same words."""
    return words


def _is_everything(request: Request, files: Sequence[Path]) -> bool:
    """Tell whether the organisations of these files are all that there are, and there is one."""
    built = {path.stem.casefold() for path in files}
    every = organisation_ids(request.orgs)
    return any(id in built for id in islice(every, 1)) and all(id in built for id in every)
