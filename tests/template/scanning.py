"""What a scan makes of the source of one section."""

from __future__ import annotations

from generator.template.load import scanning_environment
from generator.template.scan import Scan, scan_section

FILE = "templates/sample/sections/s.md.j2"


def scan(source: str, first_line: int = 1) -> Scan:
    """Return the scan of the source of a section `s`, which has no problems."""
    made = scan_section("s", FILE, source, scanning_environment(), first_line)
    assert () == made.problems
    return made


def told(source: str) -> list[str]:
    """Return what is wrong with a source: line, column and message of each."""
    made = scan_section("s", FILE, source, scanning_environment())
    assert {FILE} >= {problem.location.file for problem in made.problems}
    return [f"{at.location.line}:{at.location.column} {at.message}" for at in made.problems]
