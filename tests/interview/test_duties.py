"""Several wordings of one duty are asked about in one question that somebody can read."""

from __future__ import annotations

import pytest

from generator.interview.duties import said_together


@pytest.mark.parametrize(
    ("said", "duties"),
    [
        ("keeps accounts", ["keeps accounts"]),
        ("keeps accounts", ["keeps accounts", "keeps accounts"]),
        ("takes reports of scams, attacks and leaks", ["takes reports of scams and attacks",
                                                       "takes reports of scams, attacks and leaks"]),
        ("gives leave to post, and speak for us", ["gives leave to post", "gives leave to speak for us"]),
        ("approves posts, and deals with complaints", ["approves posts", "deals with complaints"]),
        ("keeps it, and lists, and leaves alone", ["keeps it", "keeps lists", "leaves alone"]),
    ],
)  # fmt: skip
def test_wordings_together(said: str, duties: list[str]) -> None:
    """What says less than another is left out, and what both begin with is said once."""
    assert said == said_together(duties)
