"""Findings as Markdown: words of others are no markup, and there is never more than a comment can hold."""

from __future__ import annotations

import re

from generator.check.as_markdown import MOST, as_markdown
from generator.check.counted import Counted
from generator.check.finding import Finding
from generator.codes.code import Weight

HOSTILE = "```` </details> @everyone [x](https://evil.example.org) ${{ secrets }}"


def found(organisation: str, message: str, accepted: str = "") -> Finding:
    """Return a finding about an organisation."""
    file = f"orgs/{organisation or '_defaults'}.yaml"
    return Finding(file, 3, 1, "D104", Weight.ERROR, message, organisation=organisation, accepted=accepted)


def test_each_organisation_has_a_heading_and_a_fence() -> None:
    """What is accepted is left out, as in the log, and counted in the last line."""
    every = [found("oak", "second"), found("", "for all"), found("oak", "third"), found("elm", "x", "in March")]

    assert [
        "### All organisations", "", "```text", "orgs/_defaults.yaml:3:1: error D104 for all", "```", "",
        "### oak", "", "```text", "orgs/oak.yaml:3:1: error D104 second", "orgs/oak.yaml:3:1: error D104 third", "```",
        "", "Checked 2 organisations: 3 errors, 1 accepted.",
    ] == list(as_markdown(every, Counted(2)))  # fmt: skip


def test_no_words_of_others_leave_their_fence() -> None:
    """A fence has more ticks than any line within it."""
    lines = list(as_markdown([found("oak", HOSTILE)], Counted(1)))
    inside = lines[lines.index("`````text") + 1 : lines.index("`````")]

    assert [f"orgs/oak.yaml:3:1: error D104 {HOSTILE}"] == inside
    assert not re.search("evil", "\n".join(line for line in lines if line not in inside))


def test_a_comment_is_never_too_long() -> None:
    """What does not fit is counted."""
    text = "\n".join(as_markdown([found(f"member-{at}", "é" * 450) for at in range(100)], Counted(100)))

    assert MOST > len(text.encode()) > MOST - 2_000
    assert re.search(r"^[0-9]+ more findings, too long for this place: see the log\.$", text, re.MULTILINE)
    assert text.endswith("Checked 100 organisations: 100 errors.")


def test_nothing_found_is_said() -> None:
    """There is a last line in any case."""
    assert ["Checked 2 organisations: nothing found."] == list(as_markdown([], Counted(2)))
