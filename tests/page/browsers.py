"""The page, made once for all tests, and real browsers that use it, started once."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
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


_players: dict[str, subprocess.Popen[str]] = {}
"""A browser of each kind, started when it is first needed, that plays one scenario after the other."""


def play(browser: str, scenario: str, page: Path | str, given: object = None) -> dict[str, Any]:
    """Return what a scenario of `scenarios/` saw in a browser that has opened the page."""
    require("node", "puppeteer-core", browser)
    address = page.resolve().as_uri() if isinstance(page, Path) else page
    player = _players.get(browser) or _start(browser)
    stdin, stdout = player.stdin, player.stdout
    assert stdin
    assert stdout
    stdin.write(json.dumps({"scenario": scenario, "address": address, "given": given or {}}) + "\n")
    stdin.flush()
    line = stdout.readline()
    if not line:
        stop(browser)
    assert line, f"{browser} has gone while it played {scenario}"
    told: dict[str, Any] = json.loads(line)
    assert "error" not in told, told["error"]
    seen: dict[str, Any] = told["seen"]
    return seen


def _start(browser: str) -> subprocess.Popen[str]:
    command = ["node", str(HERE / "run.mjs"), browser]
    _players[browser] = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return _players[browser]


def stop(browser: str) -> None:
    """Close a browser, and wait until it has gone."""
    with _players.pop(browser) as player:
        if player.stdin:
            player.stdin.close()


def stop_all() -> None:
    """Close all browsers that tests have started."""
    for browser in [*_players]:
        stop(browser)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer, with no header but those that every host sends."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""
