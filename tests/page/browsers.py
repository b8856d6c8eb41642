"""The page, made once for all tests, and real browsers that use it."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tools import ROOT, require, run

BROWSERS = ("chromium", "firefox-esr")
HERE = Path(__file__).parent


def made_page(tmp: pytest.TempPathFactory) -> Path:
    """Return the folder with the page; whoever asks first makes it, and the other processes wait."""
    require("node", "esbuild", "pyodide")
    base = tmp.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out = shared / "page"
    with (shared / "page.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "policy-maker.html").exists():
            make(out)
    return out


def make(out: Path, *options: str | Path) -> str:
    """Make the page into a folder and return what was said of it."""
    done = run(sys.executable, "-m", "generator.page.bundle", "--out", out, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def play(browser: str, scenario: str, page: Path | str, given: object = None) -> dict[str, Any]:
    """Return what a scenario of `scenarios/` saw in a browser that has opened the page."""
    require("node", "puppeteer-core", browser)
    address = page.resolve().as_uri() if isinstance(page, Path) else page
    done = run("node", HERE / "run.mjs", browser, scenario, address, cwd=ROOT, stdin=json.dumps(given or {}))
    assert done.returncode == 0, done.stdout + done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen
