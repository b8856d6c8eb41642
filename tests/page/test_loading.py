"""The judge of what is loaded: it sees every way in which a module comes while a policy is made, and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.page.loading import Watch


def centre(code: str) -> None:
    """Stand where policies are made."""
    elsewhere(code)


def elsewhere(code: str, importer: str = "json") -> None:
    """Do something as a module does, whoever calls."""
    exec(code, {"__name__": importer, "__package__": "xml.dom"})  # noqa: S102


@pytest.fixture
def watch() -> Iterator[Watch]:
    """A judge of its own centre, to whom only one module is known."""
    watch = Watch(frozenset({"json"}), {centre.__code__})
    watch.start()
    yield watch
    watch.stop()


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("import colorsys", {"colorsys"}),
        ("from xml.dom import minidom", {"xml.dom", "xml.dom.minidom"}),
        ("from . import minidom", {"xml.dom", "xml.dom.minidom"}),
        ("import importlib\nimportlib.import_module('colorsys')", {"colorsys"}),
        ("import json", set()),
        ("import math, zlib", set()),
        ("from generator.page import form", set()),
    ],
)
def test_what_does_not_travel_is_seen(watch: Watch, code: str, missing: set[str]) -> None:
    """A module is seen however it is asked for, also when it has long been loaded, unless it travels or is native."""
    elsewhere(code)
    centre(code)

    assert missing == watch.missing - {"importlib"}


def test_what_others_load_does_not_count(watch: Watch) -> None:
    """A test may load what it likes, as long as no policy needs it."""
    elsewhere("import colorsys")

    assert set() == watch.missing
