"""Findings as Markdown, for a comment or an issue on GitHub.

All words of others stand within a fence: they can be no heading, no link and no mention of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.check.as_text import as_text, summary, told_once
from generator.check.counted import Counted, count
from generator.check.finding import Finding

MOST = 60_000
"""How many bytes are written: GitHub takes 65,536 characters, and a shell hands on no longer text than twice that."""


def as_markdown(found: Sequence[Finding], counted: Counted) -> Iterator[str]:
    """Yield the lines: a heading and a fence for each organisation, those for all first; and the count of all.

    What somebody accepted is no task and is left out.
    """
    left = sorted((each for each in told_once(found) if not each.accepted), key=lambda each: each.organisation)
    room, untold = MOST, 0
    for organisation, group in groupby(left, lambda each: each.organisation):
        findings = list(group)
        block = _block(organisation, list(as_text(findings)))
        room -= sum(len(line.encode()) + 1 for line in block)
        if room < 0:
            untold += len(findings)
        else:
            yield from block
    if untold:
        yield f"{count(untold, 'more finding')}, too long for this place: see the log."
        yield ""
    yield summary(found, counted)


def _block(organisation: str, lines: Sequence[str]) -> list[str]:
    ticks = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, ticks + 1)
    return [f"### {organisation or 'All organisations'}", "", f"{fence}text", *lines, fence, ""]
