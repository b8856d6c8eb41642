"""Goldens: `cases/<name>.before.yaml` and `.after.yaml`, and in `<name>.txt` what differs; `make accept` writes it.

Whichever file of a policy the difference is read from, it is the same.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.batch.read_library import read_library
from generator.compare.difference import difference
from generator.compare.pieces import Piece
from generator.compare.read import READERS, with_ids, with_ids_of
from generator.compare.say import change_lines
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import render

HERE = Path(__file__).parent
CASES = sorted(path.name.removesuffix(".before.yaml") for path in HERE.glob("cases/*.before.yaml"))
LIBRARY = read_library((HERE / "library",))
_ID = re.compile(r"(?<=[\dA-Z]) [a-z.-]+(?=:)")


def pieces(case: str, when: str) -> dict[str, tuple[Piece, ...]]:
    """Return what the policy of a case says, read from each of its files."""
    source = Source("orgs/meadow.yaml", (HERE / f"cases/{case}.{when}.yaml").read_bytes())
    (policy,) = render(LIBRARY, [source], {}, Stage.FINAL, tuple(READERS)).policies
    return {name: READERS[name](content) for name, content in policy.files.items()}


@pytest.mark.parametrize("case", CASES)
def test_differences_are_as_written(case: str, accept: bool) -> None:
    """What changes from one policy to the other is exactly what stands in the golden."""
    before, after = pieces(case, "before")["html"], pieces(case, "after")["html"]
    made = "".join(f"{line}\n" for line in change_lines(difference(before, after)))
    expected = HERE / f"cases/{case}.txt"
    if accept:
        expected.write_text(made, encoding="utf-8", newline="\n")

    assert expected.read_text("utf-8") == made


@pytest.mark.parametrize("case", CASES)
def test_all_formats_tell_the_same(case: str) -> None:
    """The difference read from Word is that from the web page; Markdown has no ids, and fields of its own in front."""
    before, after = pieces(case, "before"), pieces(case, "after")
    expected = change_lines(difference(before["html"], after["html"]))
    ids = [piece.id for piece in (*before["html"], *after["html"])]
    word = difference(with_ids(before["docx"], ids), with_ids(after["docx"], ids))
    markdown = difference(
        (before["html"][0], *before["md"][1:]), with_ids_of((after["html"][0], *after["md"][1:]), after["html"])
    )

    assert expected == change_lines(word)
    assert [_ID.sub("", line) for line in expected] == [_ID.sub("", line) for line in change_lines(markdown)]


def test_every_golden_has_a_case() -> None:
    """No golden is left over from a case that is gone."""
    assert CASES == sorted(path.stem for path in HERE.glob("cases/*.txt"))
