"""The organisations that the benchmark measures: the same on every machine, each of them right, and not alike."""

from __future__ import annotations

import pytest

from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import Rendered, render
from tests.policies import LIBRARY
from tests.sector import SECTORS, text_of

NUMBERS = range(24)


def rendered(kind: str, number: int) -> Rendered:
    return render(LIBRARY, [Source("x.yaml", text_of(SECTORS[kind](number)).encode())], {}, Stage.FINAL, ("md",))


@pytest.mark.parametrize("kind", SECTORS)
def test_each_can_be_built(kind: str) -> None:
    """Each organisation that is made by lot is one of which a policy can be made, and says its name."""
    for number in NUMBERS:
        made = rendered(kind, number)
        assert made.organisation.name in made.policies[0].files["md"].decode()


@pytest.mark.parametrize("kind", SECTORS)
def test_the_same_each_time(kind: str) -> None:
    """The same number gives the same file."""
    assert [SECTORS[kind](number) for number in NUMBERS] == [SECTORS[kind](number) for number in NUMBERS]


def test_they_differ() -> None:
    """Kinds, places, answers and parts all come up, and the worst have words of their own."""
    said = [SECTORS["mixed"](number) for number in range(200)]
    worst = [SECTORS["worst"](number)["policies"]["social-media"] for number in NUMBERS]

    assert (6, 6) == (len({each["kind"] for each in said}), len({each["jurisdiction"] for each in said}))
    assert len({str(each["facts"]) for each in said}) > 190
    assert len({str(each["policies"]) for each in said}) > 190
    assert {(6, 3)} == {(len(each["wording"]), len(each["extra"])) for each in worst}
