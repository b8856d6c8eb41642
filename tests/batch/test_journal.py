"""A build that is broken off is taken up: nothing it wrote is lost, nothing of anybody else is touched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.batch.build import build
from generator.batch.manifest import content_digest
from generator.batch.request import Request
from generator.cli import library
from generator.formats.formats import FORMATS
from generator.policy.stage import Stage
from tests.batch.expected import BOTH, MOVE_OR_FORCE, NEW, SAME
from tests.workspace import Ran, Workspace, contents, on_linux, organisation, outputs, told


def request() -> Request:
    """Return what the command line asks for when nothing is said."""
    return Request(Path("orgs"), Path("build"), library(None), tuple(FORMATS), Stage.FINAL, 1, force=False, prune=False)


def test_an_interrupted_build_is_taken_up(home: Workspace) -> None:
    """What a broken-off build wrote is known as ours, so that a change can be built after it."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(request(), [Path("orgs/northbank.yaml"), Path("orgs/oakvale.yaml")], interrupt)
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert Ran(0, NEW, "") == home.run("build")


BREAKING = """
import os, signal, sys
import generator.batch.build_one as one, generator.batch.build as many
build_one, write_output, target = many.build_one, one.write_output, os.getpid()
def after_northbank(request, path, known):
    outcome = build_one(request, path, known)
    if path.stem == "northbank": os.kill(target, signal.{name})
    return outcome
def inside_northbank(out, path, content, digest):
    write_output(out, path, content, digest)
    if path == "northbank/sample.html": os.kill(target, signal.{name})
{patch}
from generator.cli import main
main()
"""
"""A run of the command line that gets a signal while it builds, once after an organisation and once in its midst."""
PATCHES = ("many.build_one = after_northbank", "one.write_output = inside_northbank")
JOURNAL = ".policygen-journal"


def broken_off(home: Workspace, name: str, patch: str, jobs: int) -> Ran:
    """Return how a build of 42 organisations ended that got a signal; it waits for the last process to end."""
    for at in range(40):
        home.write(f"orgs/member-{at:02}.yaml", organisation(f"Member {at}"))
    fork = "import multiprocessing; multiprocessing.set_start_method('fork')\n"
    code = fork + BREAKING.replace("{name}", name).replace("{patch}", patch)
    return home.spawn("build", "--jobs", str(jobs), python=("-c", code))


@on_linux
@pytest.mark.parametrize("patch", PATCHES)
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 1), ("SIGKILL", -9)])
def test_a_signal_ends_a_build(home: Workspace, name: str, code: int, jobs: int, patch: str) -> None:
    """A build that a signal ends, however rudely, leaves no process behind, and a change can be built after it."""
    ended = broken_off(home, name, patch, jobs)
    left = set(home.files())
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    ran = home.run("build")

    assert code == ended.code
    assert "northbank/sample.html" in left
    assert "Traceback" not in ended.err
    assert (name == "SIGKILL") == (JOURNAL in left)
    assert (name == "SIGKILL") != ("manifest.json" in left)
    assert (0, "") == (ran.code, ran.err)
    assert JOURNAL not in home.files()
    assert b"Northbank Trust" in home.files()["northbank/sample.md"]


@on_linux
def test_an_edit_after_a_killed_build_is_refused(home: Workspace) -> None:
    """A file that was changed by hand after a build was killed is not ours."""
    broken_off(home, "SIGKILL", PATCHES[1], 1)
    home.write("build/northbank/sample.html", b"mine")
    fact = "this file is there already, and was not built by policygen"

    assert told("build/northbank/sample.html", fact, MOVE_OR_FORCE) == home.run("build").err
    assert told("build/northbank/sample.html", fact, MOVE_OR_FORCE) == home.run("build").err
    assert b"mine" == home.files()["northbank/sample.html"]


def test_a_killed_build_over_an_earlier_one(home: Workspace) -> None:
    """A file that a killed build replaced is known as ours, one that it did not reach stays known as it was."""
    home.run("build")
    before = home.files()
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    home.run("build", "--out", "later")
    later = contents(home.home / "later")
    path, unreached = "northbank/sample.md", "oakvale/sample.md"
    notes = [f"{content_digest(name, later[name])} {name}\n" for name in (path, unreached)]
    home.write(f"build/{path}", later[path])
    home.write(f"build/{JOURNAL}", "".join(notes))
    home.write("orgs/northbank.yaml", organisation("Northbank Club"))

    assert before[unreached] == home.files()[unreached]
    assert Ran(0, NEW, "") == home.run("build")
    assert JOURNAL not in home.files()


def test_what_the_journal_wrote_is_not_up_to_date(home: Workspace) -> None:
    """A file that only the journal knows is made again, and left alone when it says the same already."""
    home.run("build")
    before, stamps = home.files(), home.stamps()
    notes = [f"{content_digest(path, content)} {path}\n" for path, content in before.items() if "/" in path]
    (home.out / "manifest.json").unlink()
    home.write(f"build/{JOURNAL}", "".join(notes))

    assert Ran(0, SAME, "") == home.run("build")
    assert before == home.files()
    assert {stamps[path] for path in before if "/" in path} <= set(home.stamps().values())


def test_an_unfinished_file(home: Workspace) -> None:
    """What a killed build had written of a file goes when the build is taken up."""
    home.write(f"build/{JOURNAL}", f"{'0' * 32} northbank/sample.md\n")
    home.write("build/northbank/.policygen-new-x", b"# Sam")

    assert Ran(0, NEW, "") == home.run("build")
    assert BOTH == set(home.files())


def test_a_journal_that_is_none(home: Workspace) -> None:
    """Lines that are cut short, bytes that are no text and paths that no output has are passed over."""
    home.write("orgs/victim.md", b"mine")
    home.write("build/mine.txt", b"mine")
    home.write("build/northbank/sample.md", b"mine")
    mine = content_digest("mine.md", b"mine")
    lines = [f"{mine} ../orgs/victim.md", f"{mine} mine.txt", f"{mine[:9]} northbank/sample.md", mine, "", "\0 \0"]
    home.write(f"build/{JOURNAL}", "\n".join(lines).encode() + b"\n\xff\xfe northbank/sample.md\n" + mine.encode())
    fact = "this file is there already, and was not built by policygen"

    assert told("build/northbank/sample.md", fact, MOVE_OR_FORCE) == home.run("build").err
    assert outputs("oakvale/sample") | {"mine.txt", "northbank/sample.md"} == set(home.files())
    assert "mine.txt" not in home.files()["manifest.json"].decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives links to few")
def test_a_journal_that_is_a_link(home: Workspace) -> None:
    """Nothing is added to a file that a link in the place of the journal leads to."""
    home.write("mine.txt", b"mine")
    home.out.mkdir()
    (home.out / JOURNAL).symlink_to(home.home / "mine.txt")

    assert 1 == home.run("build").code
    assert b"mine" == (home.home / "mine.txt").read_bytes()
