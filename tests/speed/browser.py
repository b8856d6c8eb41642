"""How long the policy maker takes in a browser: to be usable, to run, and to follow an answer."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.speed.clock import Times, Took
from tests.speed.report import Table
from tests.tools import ROOT

BROWSERS = ("chromium", "firefox-esr")
_STEPS = {
    "form": "the form can be used",
    "ready": "the program runs",
    "first": "the slowest answer until there is a policy",
    "other": "any other answer",
}


def browser_tables(folder: Path, rounds: int) -> Iterator[Table]:
    """Yield what the page takes in each browser that is there, by the clock, on a fresh start each time."""
    there = [name for name in BROWSERS if shutil.which(name)]
    if not there:
        return
    subprocess.run(
        [sys.executable, "-m", "generator.page.bundle", "--out", folder], cwd=ROOT, check=True, capture_output=True
    )
    wanted = {"scenario": "times", "address": (folder / "policy-maker.html").as_uri(), "given": {}}
    for name in there:
        ran = subprocess.run(
            ["node", ROOT / "tests/page/run.mjs", name],
            input=f"{json.dumps(wanted)}\n" * rounds, cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        seen = [json.loads(line)["seen"] for line in ran.stdout.splitlines()]
        times: Times = {
            said: [Took(0, statistics.median(each[step] for each in seen))] for step, said in _STEPS.items()
        }
        yield Table(f"The policy maker in {name}, by the clock", times, {})
