"""A sub-section is a part like any other: its id does not show what stands in it, and the checks know all the same."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.write import write_policy
from generator.rendering.library import Library
from generator.template.folders import TemplateFiles, TemplateFolder

FILES = {
    "sample/template.yaml": (
        "id: sample\ntitle: Sample\nroles: {accountable_lead: {label: Lead, duty: leads}}\n"
        "sections: [{id: one, title: One}]\n"
    ),
    "sample/sections/one.md.j2": (
        "## Passwords {: #passwords .optional }\n\n1. Keep them safe.\n   {: #safe meets='p1' }\n\n"
        "## Comments {: #comments }\n\n1. Answer them.\n   {: #answer }\n"
    ),
    "_shared/law/england-wales.yaml": "id: e\ntitle: E\nas_of: 2026-01-01\nfacts: {}\n",
    "_shared/checklists/points.yaml": (
        "id: points\ntitle: Points\npublisher: the Regulator\njurisdiction: [england-wales]\n"
        "source: https://example.org\nas_of: 2026-01-01\nchecked: 2026-01-01\n"
        "points: [{id: p1, text: Passwords are safe., source: https://example.org, confirmed: true}]\n"
    ),
}


@pytest.fixture(scope="module")
def composer() -> Composer:
    """Return a template with two sub-sections, one of which meets a point of a regulator."""
    files = {path: text.encode() for path, text in FILES.items()}
    return Library(TemplateFiles((TemplateFolder("templates", files),))).composer("sample")


def refusal(composer: Composer, entry: str) -> Diagnostic:
    """Return the only thing that is wrong with an organisation's wishes for the policy."""
    text = f"name: N\nroles: {{accountable_lead: Chair}}\npolicies:\n  sample:\n    {entry}\n"
    with pytest.raises(Problems) as caught:
        write_policy(composer, parse_organisation("n", Source("n.yaml", text.encode())))
    [told] = caught.value.diagnostics
    return told


def test_a_subsection_that_met_a_point_asks_why(composer: Composer) -> None:
    """Without the sub-section that held the only clause about passwords, nothing meets the regulator's point."""
    told = refusal(composer, "sections: {one.passwords: false}")

    assert 'without "one.passwords" nothing meets a point of the Regulator: Passwords are safe' == told.message
    assert "keep it, or say why under reasons: one.passwords: …" == told.hint


def test_a_subsection_is_no_clause(composer: Composer) -> None:
    """Words for a sub-section are answered with what it is."""
    told = refusal(composer, "wording: {one.passwords: Keep them.}")

    assert '"one.passwords" is no clause but holds some' == told.message


@pytest.mark.parametrize(("name", "called"), [("Passwords", '"Passwords"'), ('"1.1"', "1.1")])
def test_the_clauses_of_a_subsection_are_known(composer: Composer, name: str, called: str) -> None:
    """Somebody who names a sub-section by its title or its number, where a clause belongs, is told its clauses."""
    told = refusal(composer, f"wording: {{{name}: Keep them.}}")

    assert f"{called} has the id one.passwords, and this is for a part of it: choose from one.safe" == told.hint
