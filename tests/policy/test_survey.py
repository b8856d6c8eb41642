"""A policy as far as it can be made: what stands in it, what a part says that is out, and what faults leave of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_library import read_library
from generator.batch.read_organisation import load_organisation
from generator.diagnostics import Problems
from generator.document import Clause, walk
from generator.organisation.parse import Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.survey import Survey, survey
from generator.policy.write import write_policy
from tests import policies
from tests.workspace import make_workspace

TEMPLATE = """id: sample
title: Sample policy
roles:
  lead: {label: Lead, duty: answers for it}
  deputy: {label: Deputy, duty: helps, falls_back_to: lead}
facts:
  strict: {ask: "Are you strict?", default: false}
sections:
  - {id: first, title: First}
  - {id: second, title: Second, optional: true, default: false}
"""
FIRST = """1. The {{ role("deputy") }} helps.
   {: #one }

1. Call {{ contacts.media }}, as {{ ref("second.only", otherwise="we say") }}.
   {: #two .optional }

{% if facts.strict %}
1. Be strict.
   {: #three }
{% endif %}

1. You must:
   {: #four .optional .off }

    - stop;
      {: #stop }
    - look.
"""


@pytest.fixture
def composer(tmp_path: Path) -> Composer:
    """Return a small template, made ready."""
    home = make_workspace(tmp_path)
    (tmp_path / "templates/sample/sections/only.md.j2").unlink()
    sections = {"first": FIRST, "second": '1. {{ name }} says so to the {{ role("lead") }}.\n   {: #only }\n'}
    home.write_all({f"templates/sample/sections/{name}.md.j2": text for name, text in sections.items()})
    home.write("templates/sample/template.yaml", TEMPLATE)
    return read_library((tmp_path / "templates",)).composer("sample")


def surveyed(composer: Composer, entry: str = "", roles: str = "lead: Chair") -> Survey:
    text = f"name: Oak\nroles: {{{roles}}}\npolicies:\n  sample: {{{entry}}}\n"
    return survey(composer, parse_organisation("oak", Source("orgs/oak.yaml", text.encode())))


def clauses(found: Survey) -> dict[str, str]:
    return {node.id: node.number for node in walk(found.sections) if isinstance(node, Clause)}


@pytest.mark.parametrize("path", policies.SAMPLES, ids=lambda path: path.stem)
def test_it_is_the_policy(path: Path) -> None:
    """What stands in a sound policy is exactly what is built."""
    sample = load_organisation(path, path.parent)
    for template_id in sample.policies:
        composer = policies.composer(template_id)

        assert write_policy(composer, sample).sections == survey(composer, sample).sections


def test_what_each_part_says(composer: Composer) -> None:
    """Each clause and bullet says what it says of this organisation, in or out, and a gap stands in brackets."""
    assert {
        "first.one": "The Chair helps.",
        "first.two": "Call [contacts.media], as we say.",
        "first.four": "You must:",
        "first.stop": "stop;",
        "second.only": "Oak says so to the Chair.",
    } == surveyed(composer).words


def test_a_missing_value_leaves_the_policy_there(composer: Composer) -> None:
    """A role that nobody holds and a value that nobody gave take nothing out."""
    found = surveyed(composer, roles="other: Chair")

    assert {"first.one": "1.1", "first.two": "1.2"} == clauses(found)
    assert "The [roles.deputy] helps." == found.words["first.one"]


@pytest.mark.parametrize(
    "entry",
    [
        "sections: {nothing: true, second.only: true}",
        "wording: {first.nothing: Yes., first.four.more: No.}",
        'extra: [{after: first.nothing, id: a, text: A.}, {after: first.one, id: b, text: "{{ x }}"}]',
    ],
)
def test_faults_leave_the_rest(composer: Composer, entry: str) -> None:
    """What an organisation says that cannot be is left out, and the rest is there."""
    assert {"first.one": "1.1", "first.two": "1.2"} == clauses(surveyed(composer, entry))


def test_parts_are_called_by_their_numbers(composer: Composer) -> None:
    """Every part can be named, by the number that it has here: a clause of the organisation's own too."""
    found = surveyed(composer, "extra: [{after: first.one, id: ours, text: Ours.}]")

    assert {"first": "1", "first.one": "1.1", "first.ours": "1.2", "first.two": "1.3"} == {
        part.id: part.number for part in found.parts if part.number
    }
    assert "second.only" in [part.id for part in found.parts]


def test_a_law_that_there_is_not(composer: Composer) -> None:
    """Where there is no law of the place, there is nothing of the policy, and the problem is told."""
    text = "name: Oak\njurisdiction: scotland\nroles: {lead: Chair}\npolicies: {sample: }\n"
    with pytest.raises(Problems, match="there is no law file"):
        survey(composer, parse_organisation("oak", Source("orgs/oak.yaml", text.encode())))
