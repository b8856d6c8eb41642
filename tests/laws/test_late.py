"""Values that are put in last come out as if they had been there from the start, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.document import Document, Placeholder, walk
from generator.document.look import Look
from generator.document.traverse import leaves
from generator.formats.formats import FORMATS
from generator.passes.fill import Filler
from generator.policy.readings import Readings
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from tests.policies import LIBRARY, organisation
from tests.sector import POLICY, SECTORS

EACH = 10
NAMES = (
    "export leeds",
    "import and Export",
    "exports",
    "a",
    "Alder 7",
    "8 Bells",
    "Oak Ltd.",
    "What’s Next?",
    "The Elm & Ash",
    "the Hub 24",
    "HR Circle",
    "Unity_Fund*",
    "Tea <b> | {x} [y]",
    "www.oak.example.org",
    "oak@example.org",
    "مركز البلوط",
    "Café Élan",
    "1. First",
    "Group A",
    "X\u00a0Y 2",
)
TITLES = (
    "Elder 7",
    "HR team",
    "Group A",
    "export manager",
    "import lead",
    "Hon. Sec.",
    "Clerk_*",
    "مسؤول",
    "Élan Lead",
)
OWN_WORDS = "Be a {{ name }} person.\n\n{{ name }} is an {{ name }}, with {{ name }} people.\n\n- {{ name }} 7.\n- It."


def finished(data: dict[str, Any]) -> Document:
    """Return an organisation's policy, in which values wait."""
    return finish_policy(LIBRARY.composer(POLICY), organisation(data), Stage.FINAL).document


def from_the_start(data: dict[str, Any]) -> Document:
    """Return the policy made without a value or a number that waits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Readings, "number_late", Readings.number)
        patch.setattr(Filler, "fill_late", Filler.fill)
        return finished(data)


def by_lot() -> Iterator[dict[str, Any]]:
    """Yield organisations of each sector, and one for each odd name, as their own and as their people's."""
    for make in SECTORS.values():
        yield from map(make, range(EACH))
    for at, name in enumerate(NAMES):
        data = SECTORS["worst"](at)
        entry = data["policies"][POLICY]
        entry["wording"] = dict.fromkeys(entry["wording"], OWN_WORDS)
        roles = {role: TITLES[(at + place) % len(TITLES)] for place, role in enumerate(data["roles"])}
        voice = ("first", "third")[at % 2]
        yield {**data, "name": name, "short_name": name, "roles": roles, "terms": {"voice": voice}}


@pytest.mark.parametrize("data", [*by_lot()], ids=lambda data: data["name"])
def test_what_waited_is_where_it_belongs(data: dict[str, Any]) -> None:
    """Each format has the bytes that it has of a document with every value in its place."""
    waiting, whole = finished(data), from_the_start(data)
    look = Look()
    for format in FORMATS.values():
        assert format.write(whole, look) == format.written(waiting, look), format.name


def test_values_wait() -> None:
    """What an organisation is called waits; where it is plain, most of its places hold a stand-in."""
    document = finished({**SECTORS["mixed"](1), "name": "Oak Advice", "short_name": "Oak Advice"})
    found = [leaf for node in walk(document.sections) for leaf in leaves(node) if isinstance(leaf, Placeholder)]
    names = [leaf.value for leaf in found if leaf.field in {"name", "short_name"}]
    assert names.count("Oak Advice") < len(names) / 2
