"""A tree of three hundred members with defaults at two levels: each planted fault is found, and no other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.batch.check import check
from generator.batch.looking import Looking
from generator.rendering.library import Library
from tests.check.conftest import TODAY

REGIONS = ("north", "south", "east", "west", "islands")
EACH = 60
DEFAULTS = """\
kind: charity
roles: {chair: Chair of Trustees, concerns_contact: Treasurer}
facts: {has_staff: true, has_volunteers: true, works_with_adults_at_risk: false}
policies:
  social-media:
    document: {version: "1.0", status: approved, approved_by: Trustees, approved_on: 2026-05-14}
"""
OF_A_REGION = "roles: {{safeguarding_lead: {region} Welfare Officer}}\nfacts: {{works_with_children: false}}\n"
FAULTS = {
    "F104": ("websight: https://member.example.org", "websight"),
    "F106": ("jurisdiction: englund", "englund"),
    "F107": (
        "related_policies: [{id: complaints, title: A Policy}, {id: complaints, title: B Policy}]",
        "complaints, title: B",
    ),
    "O101": ("policies: {social-medea: }", "social-medea"),
    "O102": ("  safegarding_lead: Nurse", "safegarding_lead"),
    "O105": ("policies: {social-media: {sections: {copywright: false}}}", "copywright"),
    "O109": (
        'policies: {social-media: {wording: {general-guidelines.own-up: "See {{ ref(\\"crisis\\") }}."}}}',
        "See {{",
    ),
    "O201": ("  conduct_lead: Mary Smith", "Mary Smith"),
    "O203": ("registrations: [{register: oscr, number: SC000000}]", "oscr"),
    "O205": ("contacts: {wellbeing: the helpline}", "wellbeing"),
    "P102": ("  concerns_contact: Manager", "Manager"),
    "P105": ("channels: [{platform: Facebook, admins: 1}]", "1}"),
    "P106": ("channels: [{platform: Facebook, login: a shared password}]", "a shared"),
    "P107": ("facts: {takes_comments: false}\nchannels: [{platform: Facebook, comments: open}]", "open"),
    "P109": ("channels: [{platform: Facebook, purpose: no longer used}]", "no longer"),
    "P110": ("  hr_team: People Team", "hr_team"),
    "P111": ("policies: {social-media: {sections: {copyright: false}}}", "copyright"),
    "P113": ("  conduct_lead: vacant", "vacant"),
    "D104": ("policies: {social-media: {document: {next_review: 2026-11-01}}}", "2026-11-01"),
    "D107": (
        'policies: {social-media: {document: {history: [{version: "0.9", on: 2026-01-02, change: First}]}}}',
        "version",
    ),
}
"""Twenty faults of different kinds by their codes: what a member writes, and the words with which its place starts."""
OF_DEFAULTS = {"D107"}
"""Those that stand where the defaults have the other half of it."""


def member(at: int, fault: str = "") -> str:
    """Return the file of a member; a line that is indented goes under its roles."""
    inside = f"{fault}\n" if fault.startswith(" ") else ""
    return f"name: Member {at} Carers\nroles:\n  accountable_lead: Manager\n{inside}" + ("" if inside else f"{fault}\n")


def write_tree(home: Path, planted: dict[int, str]) -> dict[int, Path]:
    """Write the members and what they share; return the path of each."""
    (home / "orgs").mkdir()
    (home / "orgs/_defaults.yaml").write_text(DEFAULTS, encoding="utf-8")
    paths = {}
    for place, region in enumerate(REGIONS):
        folder = home / "orgs" / region
        folder.mkdir()
        (folder / "_defaults.yaml").write_text(OF_A_REGION.format(region=region.title()), encoding="utf-8")
        for at in range(place * EACH, (place + 1) * EACH):
            paths[at] = folder / f"member-{at:03}.yaml"
            code = planted.get(at, "")
            paths[at].write_text(member(at, FAULTS[code][0] if code else ""), encoding="utf-8")
    return paths


def expected(planted: dict[int, str], paths: dict[int, Path], home: Path) -> Iterator[tuple[str, str, int, int]]:
    """Yield the code and the place of each fault that was planted."""
    for at, code in planted.items():
        file, words = (home / "orgs/_defaults.yaml", '"1.0"') if code in OF_DEFAULTS else (paths[at], FAULTS[code][1])
        lines = file.read_text("utf-8").split("\n")
        line = max(number for number, text in enumerate(lines, start=1) if words in text)
        yield code, file.as_posix(), line, lines[line - 1].rindex(words) + 1


@pytest.mark.parametrize("seed", [15])
def test_each_planted_fault_is_found_and_no_other(seed: int, tmp_path: Path, library: Library) -> None:
    """Twenty members have a fault each, and the other 280 have none: that is what is told, place by place."""
    # Any twenty will do, and the same ones every time.
    members = random.Random(seed).sample(range(len(REGIONS) * EACH), len(FAULTS))  # noqa: S311  # no secret
    planted = dict(zip(members, FAULTS, strict=True))
    paths = write_tree(tmp_path, planted)
    report = check(Looking(tmp_path / "orgs", tmp_path / "build", library, TODAY), (), 2, lambda _: None)

    assert (300, 20) == (report.organisations, len(FAULTS))
    assert sorted(expected(planted, paths, tmp_path)) == sorted(
        (each.code, each.file, each.line, each.column) for each in report.findings
    )
    assert sorted(paths[at].stem for at, code in planted.items() if code[0] != "F") == sorted(
        each.organisation for each in report.findings if each.code[0] != "F"
    )
