"""What a regulator expects: a point that nothing meets any more asks for a reason; a weak fallback warns."""

from __future__ import annotations

import pytest

from generator.batch.read_library import read_library
from generator.diagnostics import Problems
from generator.organisation.parse import Organisation, Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.write import write_policy
from tests.tools import ROOT


@pytest.fixture(scope="module")
def composer() -> Composer:
    return read_library((ROOT / "templates",)).composer("social-media")


def organisation(lines: str) -> Organisation:
    text = f"name: Northbank Youth Trust\nroles: {{accountable_lead: Chief Executive}}\n{lines}"
    return parse_organisation("northbank", Source("orgs/northbank.yaml", text.encode()))


WITHOUT_COMMENTS = "policies:\n  social-media:\n    sections: {moderation: false}\n"


def test_dropping_the_last_part_that_meets_a_point_asks_why(composer: Composer) -> None:
    """Without the section on comments nothing meets the regulator's point about them, and the build says so."""
    with pytest.raises(Problems) as caught:
        write_policy(composer, organisation(WITHOUT_COMMENTS))

    first = caught.value.diagnostics[0]
    assert (5, 16) == (first.location.line, first.location.column)
    assert first.message.startswith(
        'without "moderation" nothing meets a point of Charity Commission for England and Wales'
    )
    assert first.hint == "keep it, or say why under reasons: moderation: …"


@pytest.mark.parametrize(
    "lines",
    [
        f"{WITHOUT_COMMENTS}    reasons: {{moderation: Nobody can comment on our pages}}\n",
        f"jurisdiction: generic\n{WITHOUT_COMMENTS}",
        "facts: {takes_comments: false}\n",
    ],
    ids=["a reason", "another regulator", "a fact"],
)
def test_a_reason_or_a_fact_is_enough(composer: Composer, lines: str) -> None:
    """A reason, another regulator or a fact about the organisation settles it."""
    assert write_policy(composer, organisation(lines)).sections


def test_every_point_is_met(composer: Composer) -> None:
    """Every point of every regulator's checklist is met by a part of the flagship template."""
    met = {point for part in composer.template.parts.values() for point in part.meets}

    assert met == {point for checklist in composer.template.checklists for point in checklist.points}
