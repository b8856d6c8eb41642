"""Proof-read templates: those named, or all. Nothing is written."""

from __future__ import annotations

from generator.batch.check import Report
from generator.check.authors.proof import proof
from generator.check.finding import Finding
from generator.check.told import told_of
from generator.codes.of_fit import TEMPLATE_UNKNOWN
from generator.codes.of_templates import TEMPLATE_FAULTY
from generator.diagnostics import Location, Problems, coded, collecting
from generator.policy.compose import Composer
from generator.rendering.library import Library
from generator.template.template_file import no_such_template


def check_templates(library: Library, names: tuple[str, ...]) -> Report:
    """Return what is found about templates, and how many there are."""
    composers, found = composers_of(library, names)
    found += [each for composer in composers for each in proof(composer)]
    return Report(len(composers), tuple(sorted(found)))


def composers_of(library: Library, names: tuple[str, ...]) -> tuple[list[Composer], list[Finding]]:
    """Return templates made ready, and what is wrong with those that cannot be."""
    composers: list[Composer] = []
    problems = [*coded(TEMPLATE_FAULTY.id, library.files.faults())]
    for name in names or library.ids():
        with collecting(problems):
            if not library.has(name):
                raise Problems(coded(TEMPLATE_UNKNOWN.id, [no_such_template(Location(name), name, library.ids())]))
            composers.append(library.composer(name))
            problems += coded(TEMPLATE_FAULTY.id, composers[-1].problems)
    return composers, [told_of(each) for each in problems]
