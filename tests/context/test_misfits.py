"""What an organisation says that none of its templates asks for, whether or not it said anything after the colon."""

from __future__ import annotations

import pytest

from generator.batch.read_library import read_library
from generator.context.names import misfits
from generator.organisation.parse import Source, parse_organisation
from generator.template.load import Template
from tests.tools import ROOT


@pytest.fixture(scope="module")
def template() -> Template:
    """Return the flagship template."""
    return read_library((ROOT / "templates",)).composer("social-media").template


def told(template: Template, keys: str) -> list[str]:
    text = f"name: X\nroles:\n  accountable_lead: Chair\n{keys}\n"
    return [
        str(problem) for problem in misfits(parse_organisation("x", Source("orgs/x.yaml", text.encode())), [template])
    ]


@pytest.mark.parametrize("value", ["true", "", "~"])
def test_an_unknown_fact_is_told(template: Template, value: str) -> None:
    """A fact that no template asks for is told, with or without a value."""
    assert ['orgs/x.yaml:5:3: unknown fact "fundraisers"\n  hint: did you mean "fundraises"?'] == told(
        template, f"facts:\n  fundraisers: {value}"
    )


@pytest.mark.parametrize("value", ["Digital Officer", "", "~"])
def test_an_unknown_role_is_told(template: Template, value: str) -> None:
    """A role that no template has is told, with or without a job title."""
    assert ['orgs/x.yaml:4:3: unknown role "advise_contact"\n  hint: did you mean "advice_contact"?'] == told(
        template, f"  advise_contact: {value}"
    )


def test_a_known_role_that_is_left_open_is_not_given(template: Template) -> None:
    """A form with some answers left open is no mistake."""
    assert [] == told(template, "  advice_contact:\nfacts:\n  fundraises:")
