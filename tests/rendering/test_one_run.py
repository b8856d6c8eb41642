"""One file, every kind of fault: all of them are told in one run, and nothing that only follows from another.

`library/` has two small templates, so that other words of a policy change no message here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_library import read_library
from generator.diagnostics import Problems
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import render

HERE = Path(__file__).parent
CASES = sorted((HERE / "errors").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_messages_are_as_written(case: Path, accept: bool) -> None:
    """A file with faults of shape, roles, ids, values and files is refused with exactly the messages beside it."""
    source = Source(f"orgs/{case.name}", case.read_bytes())
    with pytest.raises(Problems) as caught:
        render(read_library((HERE / "library",)), [source], {}, Stage.FINAL, ("md",))
    expected = case.with_suffix(".txt")
    if accept:
        expected.write_text(f"{caught.value}\n", encoding="utf-8", newline="\n")

    assert expected.read_text("utf-8") == f"{caught.value}\n"
