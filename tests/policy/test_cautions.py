"""What is told of a policy that can be built, and that somebody should look at before it is signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from generator.batch.read_library import read_library
from generator.organisation.parse import Source, parse_organisation
from generator.policy.checks.cautions import cautions, same_titles
from generator.template.load import Template
from tests.tools import ROOT

CHECKED = date(2026, 3, 1)


@pytest.fixture(scope="module")
def template() -> Template:
    """Return the flagship template, whose law was last looked at on 1 March 2026."""
    loaded = read_library((ROOT / "templates",)).composer("social-media").template
    return replace(
        loaded, laws=MappingProxyType({name: replace(law, checked=CHECKED) for name, law in loaded.laws.items()})
    )


SAID = "facts: {has_staff: true, works_with_children: false, works_with_adults_at_risk: false}\n"


def told(template: Template, title: str, document: str, facts: str = SAID) -> list[str]:
    text = f"name: X\nroles:\n  chair: {title}\npolicies: {{social-media: {{document: {{{document}}}}}}}\n{facts}"
    return [
        str(caution) for caution in cautions(parse_organisation("x", Source("orgs/x.yaml", text.encode())), [template])
    ]


def test_a_person_is_named_for_a_role(template: Template) -> None:
    """A name beside a job title is told, with the job title alone."""
    fact = 'roles.chair is "Jane Smith (Vice-Convener)", which looks like somebody’s name'
    hint = 'write "Vice-Convener", which stays true when somebody leaves'

    assert [f"orgs/x.yaml:3:10: warning: {fact}\n  hint: {hint}"] == told(template, "Jane Smith (Vice-Convener)", "")


@pytest.mark.parametrize(("entry", "times"), [("", 1), ("{title: Staff rules}", 0)])
def test_two_policies_of_one_title(template: Template, entry: str, times: int) -> None:
    """Policies of one organisation that nobody could tell apart are told, until one has another title."""
    other = replace(template, id="team-social-media")
    text = f"name: X\nroles: {{chair: Chair}}\npolicies:\n  social-media:\n  team-social-media: {entry}\n"
    organisation = parse_organisation("x", Source("orgs/x.yaml", text.encode()))
    fact = 'social-media and team-social-media are both called "Social media policy"'
    hint = "write title: and another name under one of them"

    assert [f"orgs/x.yaml:5:3: warning: {fact}\n  hint: {hint}"] * times == [
        str(told) for told in same_titles(organisation, [template, other])
    ]


@pytest.mark.parametrize(
    ("kind", "register", "facts", "is_told"),
    [
        ("society", "ccew", "", True),
        ("society", "ccew", ", is_charity: false", False),
        ("society", "companies-house", "", False),
        ("charity", "ccew", "", False),
    ],
)
def test_a_society_in_a_register_of_charities(
    template: Template, kind: str, register: str, facts: str, *, is_told: bool
) -> None:
    """Where a society is in a register of charities, somebody has to say whether charity law applies to it."""
    listed = f"kind: {kind}\nregistrations: [{{register: {register}, number: x}}]\n"
    found = told(template, "Chair", "", listed + SAID.replace("}", f"{facts}}}"))

    assert is_told is any("this was taken: is_charity (no)" in each for each in found)


@pytest.mark.parametrize(
    ("jurisdiction", "registers", "law"),
    [
        ("", ["oscr"], "scotland"),
        ("jurisdiction: scotland\n", ["ccni"], "northern-ireland"),
        ("jurisdiction: scotland\n", ["oscr"], ""),
        ("jurisdiction: scotland\n", ["ccew", "oscr"], ""),
        ("jurisdiction: generic\n", ["cri"], ""),
        ("", ["ico"], ""),
    ],
)
def test_a_register_of_another_country(template: Template, jurisdiction: str, registers: list[str], law: str) -> None:
    """Where no register of charities is one of the law that the policy follows, both are told."""
    listed = ", ".join(f"{{register: {each}, number: x}}" for each in registers)
    fact = (
        f"{registers[0]} is a register of {law}, and the jurisdiction is {jurisdiction[14:].strip() or 'england-wales'}"
    )
    hint = f"write jurisdiction: {law} at the left margin, or remove the registration"
    place = f"orgs/x.yaml:{6 + bool(jurisdiction)}:28"
    wanted = [f"{place}: warning: {fact}\n  hint: {hint}"] if law else []

    assert wanted == told(template, "Chair", "", f"{SAID}{jurisdiction}registrations: [{listed}]\n")


TAKEN = "much of the policy depends on what nobody has said, and this was taken: "


@pytest.mark.parametrize(
    ("facts", "taken"),
    [
        ("", "has_staff (yes), works_with_children (no), works_with_adults_at_risk (no)"),
        ("facts: {has_staff: false}\n", "works_with_children (no), works_with_adults_at_risk (no)"),
        ("terms: {people: volunteers}\n", "works_with_children (no), works_with_adults_at_risk (no)"),
        ("kind: club\n", "has_staff (no), works_with_children (no), works_with_adults_at_risk (no)"),
    ],
)
def test_what_nobody_has_said(template: Template, facts: str, taken: str) -> None:
    """What decides much and nobody has said is told in one line, with what was taken instead."""
    (told_of,) = told(template, "Chair", "", facts)

    assert f"warning: {TAKEN}{taken}\n" in told_of


def test_only_a_person_is_named_for_a_role(template: Template) -> None:
    """A name alone is told, and what to put in its place."""
    fact = 'roles.chair is "Dr Ann Lee", which looks like somebody’s name'
    hint = "write their job title, which stays true when somebody leaves"

    assert [f"orgs/x.yaml:3:10: warning: {fact}\n  hint: {hint}"] == told(template, "Dr Ann Lee", "")


@pytest.mark.parametrize(
    ("document", "due", "column"),
    [
        ("next_review: 2026-02-28", "2026-02-28", 51),
        ("approved_on: 2024-01-31, review_months: 25", "2026-02-28", 51),
        ("approved_on: 2020-01-31, last_review: 2024-06-01", "2025-06-01", 76),
    ],
)
def test_a_review_long_past(template: Template, document: str, due: str, column: int) -> None:
    """A policy that was due for review before the law in it was last looked at is told at the date that says so."""
    fact = f"this policy was due for review on {due}, and the law in it was last checked on 2026-03-01"
    hint = "review it, then write last_review and the new next_review under document"

    assert [f"orgs/x.yaml:4:{column}: warning: {fact}\n  hint: {hint}"] == told(template, "Chair", document)


@pytest.mark.parametrize(
    "document",
    ["", "next_review: 2026-03-01", "approved_on: 2025-06-01", "status: withdrawn, next_review: 2020-01-01"],
)
def test_a_review_to_come(template: Template, document: str) -> None:
    """Nothing is told of a policy that is not due, was never approved, or is withdrawn."""
    assert [] == told(template, "Chair", document)


def test_the_day_of_the_law_comes_from_its_file() -> None:
    """The newest day on which somebody looked at any fact of a law is that of the law."""
    laws = read_library((ROOT / "templates",)).composer("social-media").template.laws

    assert all(law.checked and law.checked >= date(2026, 11, 22) for law in laws.values())
