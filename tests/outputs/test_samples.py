"""The sample organisations: plainly made up, up to date, and a good example."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.batch.read_organisation import load_organisation
from generator.context.document_details import next_review
from tests.policies import SAMPLES
from tests.tools import ROOT
from tests.workspace import Workspace

TODAY = date(2026, 11, 26)
"""The day on which the samples were last looked at. There is no clock."""
MADE_UP_NUMBER = re.compile(r"0300 000 000\d|01632 960\d{3}")
"""Numbers that Ofcom keeps for stories, and one of zeros."""

every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def test_no_sample_is_warned_about(tmp_path: Path) -> None:
    """Every sample is built, and none of them brings a warning."""
    folders = [f"--orgs={ROOT / 'orgs'}", f"--templates={ROOT / 'templates'}", f"--out={tmp_path}"]
    ran = Workspace(ROOT).run("build", *folders, "--format", "md", "--jobs", "1")

    assert (0, []) == (ran.code, re.findall(r"orgs/[\w-]+\.yaml.*", ran.err))


@every_sample
def test_a_sample_is_made_up(path: Path) -> None:
    """Its addresses lead nowhere, and its telephone numbers belong to nobody."""
    text = path.read_text("utf-8")
    hosts = re.findall(r"(?:https?://|@)([\w-]+(?:\.[\w-]+)+)", text)

    assert [] == [host for host in hosts if not host.endswith(".example.org")]
    assert [] == [number for number in re.findall(r"\b0\d+ \d[\d ]+\d\b", text) if not MADE_UP_NUMBER.fullmatch(number)]


@every_sample
def test_a_sample_is_not_overdue(path: Path) -> None:
    """Its approval is not in the future, and its next review is not in the past."""
    for entry in load_organisation(path, path.parent).policies.values():
        approved, review = entry.document.approved_on, next_review(entry.document)

        assert approved is None or date(2026, 1, 1) <= approved <= TODAY
        assert review is None or review > TODAY
