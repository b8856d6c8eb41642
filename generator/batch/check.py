"""Check many organisations on all cores, and what they share: the folders, the templates and the law."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.batch.check_one import check_one
from generator.batch.check_unchanged import check_as_it_was
from generator.batch.find_organisations import find_organisations, passed_over
from generator.batch.index import stale_lists
from generator.batch.listed import Listed, listed
from generator.batch.looking import Checked, Looking
from generator.batch.output_findings import list_findings, output_findings
from generator.batch.outputs import orphaned_outputs
from generator.batch.pool import known_first
from generator.batch.ready import get_ready
from generator.batch.work import Work
from generator.check.dates import law_dates, shared_dates
from generator.check.finding import Finding
from generator.check.told import told_of
from generator.codes.of_files import KILLED
from generator.codes.of_templates import TEMPLATE_FAULTY
from generator.diagnostics import Diagnostic, Problems, coded


@dataclass(frozen=True, slots=True)
class Report:
    """How many organisations were checked, and all that was found, in the order of the files."""

    organisations: int
    findings: tuple[Finding, ...]


def check(looking: Looking, names: tuple[str, ...], jobs: int, progress: Callable[[int], None]) -> Report:
    """Return what is found about organisations: those named, or all; `progress` is told of each that is done."""
    files, missing = find_organisations(looking.orgs, names)
    shared = [*missing, *(() if names else passed_over(looking.orgs))]
    shared += coded(TEMPLATE_FAULTY.id, looking.library.files.faults() if files else ())
    found = [told_of(each) for each in shared]
    laws: set[tuple[str, str]] = set()
    policies: list[Listed] = []
    with closing(_checked(looking, files, jobs)) as checked:
        for each in checked:
            found += each.findings
            laws |= each.laws
            policies += listed(each.organisation, each.record) if each.record else ()
            progress(1)
    found += _laws(looking, laws)
    if not names and looking.keeps_outputs:
        found += _left_and_listed(looking, policies)
    return Report(len(files), tuple(sorted(set(found))))


def _checked(looking: Looking, files: Sequence[Path], jobs: int) -> Generator[Checked]:
    """Yield what is found about each organisation; what is as it was built comes first."""
    return known_first(Work(looking, check_one, _died, "checked", jobs, _get_ready), files, check_as_it_was)


def _left_and_listed(looking: Looking, policies: Sequence[Listed]) -> Iterator[Finding]:
    """Yield what is found of outputs that nobody makes any more, and of the list of all policies."""
    for outputs in orphaned_outputs(looking.request):
        yield from output_findings(outputs, looking.library)
    with suppress(Problems):
        # A record that cannot be read is told where it stands.
        yield from list_findings(looking.out.as_posix(), stale_lists(looking.request, policies))


def _laws(looking: Looking, used: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each law, or other dated file, that a policy goes by and nobody has looked at for long."""
    for template_id, jurisdiction in sorted(used):
        with suppress(Problems):
            composer = looking.library.composer(template_id)
            law = composer.template.laws.get(jurisdiction)
            yield from law_dates(jurisdiction, law, looking.day) if law else ()
            yield from shared_dates(composer, jurisdiction, looking.day)


def _get_ready(looking: Looking) -> None:
    get_ready(looking.library)


def _died(path: Path, told: Diagnostic) -> Checked:
    (named,) = coded(KILLED.id, [told])
    return Checked(path.stem, (told_of(named),))
