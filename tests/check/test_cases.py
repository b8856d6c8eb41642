"""Each finding has an organisation that has it alone, and one that just does not: `cases/P102.yaml`, `P102-not.yaml`.

Beside the first stands what is told of it. `make accept` writes that; the diff is reviewed like code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.as_text import as_text
from generator.codes.table import CODES
from tests.check.conftest import Check

CASES = Path(__file__).parent / "cases"
NAMES = sorted(case.stem for case in CASES.glob("*.yaml") if not case.stem.endswith("-not"))
ELSEWHERE = {
    "F101": "a file that is not there",
    "F102": "the name of a file",
    "F109": "a folder",
    "F110": "no file at all",
    "F111": "a process that is killed",
    "O108": "a template that needs a value",
    "O208": "an edition that is new",
    "P114": "a template that warns",
    "D108": "a law",
}
"""Codes that no file alone can have; each has a test of its own in this folder or in `batch/`."""


@pytest.mark.parametrize("code", NAMES)
def test_found_and_no_other(code: str, check: Check, tmp_path: Path, accept: bool) -> None:
    """The organisation that has it is told of it, at its place, and of nothing else."""
    found = check((CASES / f"{code}.yaml").read_text("utf-8"))
    told = "\n".join(as_text(found)).replace(f"{tmp_path.as_posix()}/", "") + "\n"
    expected = CASES / f"{code}.txt"
    if accept:
        expected.write_text(told, encoding="utf-8", newline="\n")

    assert {code} == {each.code for each in found}
    assert expected.read_text("utf-8") == told


@pytest.mark.parametrize("code", NAMES)
def test_just_not_found(code: str, check: Check) -> None:
    """The organisation that just does not have it is told of nothing."""
    found = check((CASES / f"{code}-not.yaml").read_text("utf-8"))

    assert [] == [str(each.message) for each in found if not each.accepted]


def test_every_code_has_a_case() -> None:
    """No code is without a case, but for those of outputs and templates and those that no file alone can have."""
    of_files = {id_ for id_ in CODES if id_[0] not in "BT"}

    assert of_files - set(ELSEWHERE) == set(NAMES)
