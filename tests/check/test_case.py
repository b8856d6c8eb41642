"""What is quickly known of a part is what the whole selection says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_organisation import load_organisation
from generator.check.case import case_of
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from generator.rendering.library import Library
from tests.tools import ROOT

SAMPLES = sorted((ROOT / "orgs").glob("*.yaml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_part_is_in_as_it_is_in_the_policy(path: Path, library: Library) -> None:
    """For every part of every sample, the quick answer and the long one are the same."""
    organisation = load_organisation(path, ROOT / "orgs")
    for template_id in organisation.policies:
        case = case_of(library.composer(template_id), organisation)
        assert case
        parts = case.template.parts

        assert {name: case.selection.keeps(name) for name in parts} == {name: case.keeps(name) for name in parts}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_was_chosen_need_not_be_chosen_again(path: Path, library: Library) -> None:
    """What was chosen when a final policy was made is what is chosen to judge it; that of a draft is not taken."""
    organisation = load_organisation(path, ROOT / "orgs")
    for template_id in organisation.policies:
        composer = library.composer(template_id)
        final, draft = (finish_policy(composer, organisation, stage).selection for stage in (Stage.FINAL, Stage.DRAFT))
        anew, *made = (case_of(composer, organisation, chosen) for chosen in (None, final, draft))

        assert anew
        assert [anew.selection] * 2 == [case.selection for case in made if case]


def test_there_is_no_such_part(library: Library) -> None:
    """A part that the template does not have is not in."""
    case = case_of(library.composer("social-media"), load_organisation(SAMPLES[0], ROOT / "orgs"))

    assert case
    assert not case.keeps("nowhere.at-all")
