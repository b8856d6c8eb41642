"""What every test may use: `--accept`, `require(tool)` and how hard hypothesis tries."""

from __future__ import annotations

import gc
import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.tools import require

__all__ = ["require"]

pytest_plugins = ["tests.page.loading"]

settings.register_profile("quick", max_examples=50, derandomize=True, deadline=None)
settings.register_profile(
    "thorough",
    max_examples=1000,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough" if os.environ.get("POLICYGEN_THOROUGH") == "1" else "quick")

# Whoever starts the tests in the background may have had Ctrl-C ignored, and what they start would ignore it too.
signal.signal(signal.SIGINT, signal.default_int_handler)
# As in the program: where little is left to collect, to look for it every 700 objects takes a tenth of the time.
gc.set_threshold(300_000)
# Hundreds of processes of ours start, and each would compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, which `make accept` uses."""
    parser.addoption("--accept", action="store_true", help="write what the program gives now as the expected results")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what lives as long as the run: modules, and thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Tell whether to rewrite expected results instead of comparing with them."""
    return bool(request.config.getoption("--accept"))
