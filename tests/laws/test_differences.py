"""What a reviewer reads: a line of Markdown changes when its words or its numbers do, and for nothing else."""

from __future__ import annotations

import re

import pytest

from tests.as_text import markdown_of
from tests.policies import TEMPLATE_IDS, consistent, everything_on, optional_parts, policy, rich

WHY = "Another policy covers it"


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_a_line_that_reads_as_before_is_the_same(template_id: str) -> None:
    """Whichever section goes, a line that a reader would not tell from one before it has not changed at all."""
    before = without(template_id)
    dropped = [part.id for part in optional_parts(template_id) if "." not in part.id]

    assert dropped
    for section in dropped:
        after = without(template_id, section)
        gone, new = set(before) - set(after), set(after) - set(before)
        assert gone
        assert set() == {seen(line) for line in gone} & {seen(line) for line in new}


def without(template_id: str, *dropped: str) -> list[str]:
    """Return the lines of a policy that has everything but some sections."""
    entry = {
        "sections": consistent(template_id, {**everything_on(template_id), **dict.fromkeys(dropped, False)}),
        "reasons": dict.fromkeys(dropped, WHY),
    }
    return markdown_of(policy(template_id, rich(template_id, **entry))).splitlines()


def seen(line: str) -> str:
    """Return a line as a page shows it: a link shows its words, and not the address that it leads to."""
    return re.sub(r"\]\([^)]*\)", "]", line)
