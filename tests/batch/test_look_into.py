"""Looking into an organisation tells what a build would, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.build_one import build_one
from generator.batch.look_into import look_into
from generator.batch.read_library import read_library
from generator.batch.request import Request
from generator.formats.formats import FORMATS
from generator.policy.stage import Stage
from tests.tools import ROOT
from tests.workspace import contents

CASES = ROOT / "tests/rendering"
LIBRARY = read_library((CASES / "library",))
FILES = sorted((CASES / "errors").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_problems_of_a_build(path: Path, tmp_path: Path) -> None:
    """All that is wrong with a file is told, as a build tells it."""
    request = Request(path.parent, tmp_path, LIBRARY, tuple(FORMATS), Stage.FINAL, 1, force=False, prune=False)

    assert build_one(request, path).problems
    assert build_one(request, path).problems == look_into(LIBRARY, path, path.parent).problems


def test_nothing_is_written(tmp_path: Path) -> None:
    """Looking at a sound organisation leaves its folder as it was."""
    path = tmp_path / "oak.yaml"
    path.write_text("name: Oak\nroles: {accountable_lead: Chair}\n")
    before = contents(tmp_path)
    looked = look_into(LIBRARY, path, tmp_path)

    assert ("Oak", 1, ()) == (looked.organisation and looked.organisation.name, len(looked.surveys), looked.problems)
    assert before == contents(tmp_path)


WHAT_IS_LEFT = {
    "a role that nobody holds": ("name: Oak\nroles: {advice_contact: Chair}\n", ["social-media"]),
    "a date that is none": (
        "name: Oak\nroles: {accountable_lead: x}\npolicies: {social-media: {document: {approved_on: soon}}}\n",
        ["social-media"],
    ),
    "a template that there is not": (
        "name: Oak\nroles: {accountable_lead: x}\npolicies: {social-media: , team: }\n",
        ["social-media"],
    ),
    "a logo that is not there": (
        "name: Oak\nroles: {accountable_lead: x}\nbrand: {logo: oak/logo.png}\n",
        ["social-media"],
    ),
    "no name": ("roles: {accountable_lead: x}\n", []),
    "no roles": ("name: Oak\n", []),
    "no YAML": ("name: [\n", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("case", WHAT_IS_LEFT)
def test_what_is_left(case: str, tmp_path: Path) -> None:
    """Whatever can be made of a file with faults is there, but nothing in which words of ours would stand."""
    text, policies = WHAT_IS_LEFT[case]
    path = tmp_path / "oak.yaml"
    path.write_text(text)
    looked = look_into(LIBRARY, path, tmp_path)

    assert looked.problems
    assert policies == [survey.context.template.id for survey in looked.surveys]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be read is told, and there is nothing of it."""
    looked = look_into(LIBRARY, tmp_path / "oak.yaml", tmp_path)

    assert (None, (), "there is no such file") == (looked.organisation, looked.surveys, looked.problems[0].message)
