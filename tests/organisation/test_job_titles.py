"""Job titles are told from people's names, and no job title is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.organisation.job_titles import job_without_name
from tests.tools import ROOT

NAMES = {
    "Jane Smith (Vice-Convener)": "Vice-Convener",
    "Vice-Convener (Jane Smith)": "Vice-Convener",
    "Dr Ann Lee": "",
    "Ann Lee": "",
    "Cllr. J. Brown": "",
    "Mary Ann O’Neill, Chair of Trustees": "Chair of Trustees",
    "Chair – Mohammed Khan": "Chair",
    "Rev. Tom Price / Vicar": "Vicar",
    "Iain D. McLeod": "",
    "Siobhán Ní Mhurchú": "",
    "Vice Chair Zoë Lee": "Vice Chair",
}
JOBS = [
    "Head of St John Ambulance Liaison",
    "Hon. Secretary",
    "Lord Mayor",
    "Lady Captain",
    "PSG (People Services Group)",
    "Professor of Law",
    "St John Ambulance",
    "John Lewis Partnership Liaison",
    "Jack of All Trades",
    "Dr Barnardo’s Liaison",
    "James Cook Trust Manager",
    "Secretary (Leeds)",
    "North East (Regional Manager)",
    "Ross Head",
    "Mary",
    "the Dean",
    "HR",
    "anyone on the committee",
    "Samaritans",
    "line manager",
    "Martin-in-the-Fields Warden",
    "Manager Mary House Trust",
    "Trustee Ann",
]


@pytest.mark.parametrize("title", NAMES)
def test_a_name_is_seen(title: str) -> None:
    """A person's name, alone or beside a job, is seen, and what is left is the job."""
    assert NAMES[title] == job_without_name(title)


@pytest.mark.parametrize("title", JOBS)
def test_a_job_title_is_none(title: str) -> None:
    """A job title that holds a person's name, or looks like one, is let through."""
    assert job_without_name(title) is None


@pytest.mark.parametrize("path", sorted((ROOT / "orgs").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_name_jobs(path: Path) -> None:
    """No job title of the sample organisations is taken for a name."""
    roles = yaml.safe_load(path.read_text("utf-8"))["roles"]

    assert [] == [title for title in roles.values() if job_without_name(title) is not None]
