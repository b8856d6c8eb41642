"""A judge in every test: what is loaded while a policy is made has to travel with the page.

What our own modules import is read off their source. What Python's library and the packages import in a function, or by
a name that they make, is not: whatever of that any test of the program comes to must be in `travelling.txt`, which a
test of the page holds against the page itself.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Generator, Iterator, Sequence
from importlib.util import resolve_name
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

from generator.page.engine import ask
from generator.rendering.render import render

LIST = Path(__file__).parent / "travelling.txt"
CENTRE = {ask.__code__, render.__code__}
LEFT_TO_OTHERS = {"docx", "lxml"}
"""What only a house template in Word needs; the page says at its field that the installed program takes it."""

OF_OLDER_PYTHONS = {"collections.abc"}
"""What is a file in the Python of the tests, and in that of the page another name for one that travels."""


def listed() -> frozenset[str]:
    """Return the modules of Python's library and of packages that travel."""
    return frozenset(LIST.read_text("utf-8").split())


class Watch:
    """Sees what is imported while policies are made, and keeps what does not travel."""

    def __init__(self, travelling: frozenset[str], centre: set[CodeType]) -> None:
        self.travelling = travelling
        self.centre = centre
        self.missing: set[str] = set()
        self._others: set[str] = set()
        self._import, self._module = builtins.__import__, importlib.import_module

    def start(self) -> None:
        """Look at each import from now on."""
        builtins.__import__ = self._statement
        importlib.import_module = self._call

    def stop(self) -> None:
        """Look no longer."""
        builtins.__import__, importlib.import_module = self._import, self._module

    def _statement(
        self, name: str, globals: Any = None, locals: Any = None, fromlist: Sequence[str] | None = (), level: int = 0
    ) -> ModuleType:
        found = self._import(name, globals, locals, fromlist, level)
        # Hypothesis imports a thousand times a second.
        if globals and globals.get("__name__") in self._others:
            return found
        if not self._travels(globals):
            return found
        whole = resolve_name("." * level + name, globals["__package__"]) if level else name
        self._note([whole, *(inner for each in fromlist or () if (inner := f"{whole}.{each}") in sys.modules)])
        return found

    def _call(self, name: str, package: str | None = None) -> ModuleType:
        found = self._module(name, package)
        if self._travels(sys._getframe(1).f_globals):
            self._note([found.__name__])
        return found

    def _travels(self, globals: Any) -> bool:
        """Tell whether who imports travels itself: only such modules run while a policy is made."""
        importer = globals.get("__name__", "") if globals else "generator"
        if importer in self.travelling or importer.startswith("generator"):
            return True
        self._others.add(importer)
        return False

    def _note(self, names: Sequence[str]) -> None:
        unknown = {name for name in names if name not in self.travelling and self._must_travel(name)}
        if unknown and any(frame.f_code in self.centre for frame in _stack()):
            self.missing |= unknown

    def _must_travel(self, name: str) -> bool:
        """Tell whether a module has to be in the list: ours are known, and what is no Python is in the engine."""
        top = name.partition(".")[0]
        if top in ("generator", *LEFT_TO_OTHERS) or name in OF_OLDER_PYTHONS:
            return False
        origin = str(getattr(getattr(sys.modules.get(name), "__spec__", None), "origin", ""))
        return top not in sys.stdlib_module_names or origin.endswith(".py")


def _stack() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(1)
    while frame:
        yield frame
        frame = frame.f_back


_watch = Watch(listed(), CENTRE)


def pytest_sessionstart() -> None:
    """Watch all tests."""
    _watch.start()


def pytest_sessionfinish() -> None:
    """Watch no longer."""
    _watch.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Fail a test that has loaded what does not travel."""
    yield
    missing, _watch.missing = _watch.missing, set()
    if missing:
        pytest.fail(f"{item.nodeid} makes policies with what the page does not have: {', '.join(sorted(missing))}")
