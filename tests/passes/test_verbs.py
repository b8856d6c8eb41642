"""Verbs in the form that their subject asks for."""

from __future__ import annotations

import pytest

from generator.passes.verbs import conjugated, plain


@pytest.mark.parametrize(
    ("verb", "third", "first"),
    [
        ("expect", "expects", "expect"),
        ("own", "owns", "own"),
        ("see", "sees", "see"),
        ("pass", "passes", "pass"),
        ("fix", "fixes", "fix"),
        ("buzz", "buzzes", "buzz"),
        ("watch", "watches", "watch"),
        ("publish", "publishes", "publish"),
        ("carry", "carries", "carry"),
        ("try", "tries", "try"),
        ("say", "says", "say"),
        ("employ", "employs", "employ"),
        ("obey", "obeys", "obey"),
        ("buy", "buys", "buy"),
        ("go", "goes", "go"),
        ("do", "does", "do"),
        ("have", "has", "have"),
        ("be", "is", "are"),
        ("are", "is", "are"),
        ("must", "must", "must"),
        ("may", "may", "may"),
        ("can", "can", "can"),
        ("cannot", "cannot", "cannot"),
        ("will", "will", "will"),
        ("do not share", "does not share", "do not share"),
        ("be not bound", "is not bound", "are not bound"),
        ("have to", "has to", "have to"),
        ("must not", "must not", "must not"),
        ("carry out", "carries out", "carry out"),
    ],
)
def test_verbs(verb: str, third: str, first: str) -> None:
    """A verb in its plain form follows a name as it must, and follows “we” as it must."""
    assert (third, first) == (conjugated(verb), plain(verb))
