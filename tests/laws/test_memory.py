"""What was made before changes nothing: a policy is the same first, last, and alone."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest

from generator.document import memory
from generator.formats.formats import FORMATS
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import render
from tests.policies import LIBRARY
from tests.sector import SECTORS, text_of
from tests.tools import ROOT

EACH = 12


def digests(kind: str, number: int) -> list[str]:
    """Return a digest of each file of an organisation made by lot."""
    source = Source("orgs/member.yaml", text_of(SECTORS[kind](number)).encode())
    return [
        sha256(content).hexdigest() for content in render(LIBRARY, [source], {}, Stage.FINAL, FORMATS).files.values()
    ]


ALONE = """
import sys
from tests.laws.test_memory import digests
print(*digests(sys.argv[1], int(sys.argv[2])))
"""


@pytest.mark.parametrize("kind", SECTORS)
def test_the_order_changes_nothing(kind: str) -> None:
    """Organisations in the other order have the same policies."""
    made = [digests(kind, number) for number in range(EACH)]
    assert [digests(kind, number) for number in reversed(range(EACH))] == made[::-1]


@pytest.mark.parametrize("kind", SECTORS)
def test_nor_do_those_that_came_before(kind: str) -> None:
    """An organisation alone, in a process of its own, has the policies that it has after others."""
    last = [digests(kind, number) for number in range(EACH)][-1]
    ran = subprocess.run(
        [sys.executable, "-c", ALONE, kind, str(EACH - 1)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == last


def test_nor_does_it_that_all_is_forgotten_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """Policies are the same when next to nothing is remembered."""
    expected = [digests("worst", number) for number in range(EACH)]
    monkeypatch.setattr(memory, "MANY", 3)
    assert [digests("worst", number) for number in range(EACH)] == expected
