"""Each example of the guides works: files are written, commands are run and answer as shown, from top to bottom.

A block with a `title` is a file. In a block of the kind `console`, a line that starts with `$ ` is a command, and what
follows is its whole answer; a command without one ends well.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools import PATH, ROOT, run

GUIDES = sorted((ROOT / "generator" / "docs").glob("*.md"))
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
POLICYGEN = f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m generator "$@"\n'
MADE = "<!-- generators -->", "<!-- end -->"
"""What stands around a table that another test writes."""
GIT = {f"GIT_{who}_{what}": "git@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@dataclass(frozen=True)
class Desk:
    """Where somebody sits who follows a guide: a folder, with `policygen` installed."""

    home: Path
    programs: Path

    def do(self, command: str) -> tuple[int, str]:
        """Run a command; return its exit code and what it said."""
        env = {**GIT, "PATH": f"{self.programs}:{PATH}", "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": str(self.home)}
        done = run("sh", "-c", f"exec 2>&1\n{command}", cwd=self.home, env=env)
        # A guide shows a plain space where a policy has one at which no line ends.
        return done.returncode, done.stdout.replace("\u00a0", " ")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with nothing on it."""
    made = Desk(tmp_path / "home", tmp_path / "programs")
    made.home.mkdir()
    made.programs.mkdir()
    (made.programs / "policygen").write_text(POLICYGEN)
    (made.programs / "policygen").chmod(0o755)
    return made


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_examples_of_a_guide_work(guide: Path, desk: Desk, accept: bool) -> None:
    """Whoever does what a guide says, from top to bottom, gets what it shows."""
    text = guide.read_text("utf-8")
    for block in BLOCK.finditer(text):
        if block["title"]:
            path = desk.home / block["title"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console":
            for command, answer in commands(block["text"]):
                code, said = desk.do(command)
                assert answer or code == 0, f"{command}\n{said}"
                if accept and answer:
                    text = text.replace(f"$ {command}\n{answer}", f"$ {command}\n{said}", 1)
                else:
                    assert not answer or answer == said, f"{command}\n{said}"
    if accept:
        guide.write_text(text, encoding="utf-8")


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with the answer that is shown; empty where none is."""
    for each in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, answer = each.partition("\n")
        yield command, answer


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_no_example_is_left_out(guide: Path) -> None:
    """Every block is run, or written by another test; what stands between is fenced, and no place left to fill."""
    text = guide.read_text("utf-8")
    kept = [mark for mark in re.findall(r"<!--.*?-->", text, re.DOTALL) if mark not in MADE]

    assert [] == kept, "a place was kept for words that were never written"
    left = re.sub(r"<!-- generators -->.*<!-- end -->", "", BLOCK.sub("", text), flags=re.DOTALL)

    assert "```" not in left
    kinds = {block["kind"] for block in BLOCK.finditer(text) if not block["title"]}
    assert kinds <= {"console", "yaml", "toml", "yml", "js"}
