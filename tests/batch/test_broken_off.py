"""A build that is broken off is taken up: nothing it wrote is lost, nothing of anybody else is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.batch.build import build
from generator.batch.digest import content_digest
from generator.batch.request import Request
from generator.batch.workers import BATCH
from generator.cli.templates import library
from generator.formats.formats import FORMATS
from generator.policy.stage import Stage
from tests.batch.expected import BOTH, EDITED, MOVE_OR_FORCE, NEW, PUT_INTO_FILE, SAME
from tests.workspace import Ran, Workspace, contents, on_linux, organisation, outputs, told

RECORD = "northbank/manifest.json"


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
import generator.batch.build as many, generator.batch.output_folder as one
build_one, write_whole, target = many.build_one, one.write_whole, os.getpid()
def after_northbank(request, path):
    outcome = build_one(request, path)
    if path.stem == "northbank": os.kill(target, signal.{name})
    return outcome
def inside_northbank(file, content):
    write_whole(file, content)
    if file.as_posix().endswith("northbank/sample.html"): os.kill(target, signal.{name})
{patch}
from generator.cli import main
main()
"""
"""A run of the command line that gets a signal while it builds, once after an organisation and once in its midst."""
PATCHES = ("many.build_one = after_northbank", "one.write_whole = inside_northbank")


def broken_off(home: Workspace, name: str, patch: str, jobs: int) -> Ran:
    """Return how a build ended that got a signal; it waits for the last process to end.

    Where there are processes, each has a batch in hand and one waits.
    """
    for at in range(2 if jobs == 1 else 3 * BATCH - 2):
        home.write(f"orgs/member-{at:02}.yaml", organisation(f"Member {at}"))
    fork = "import multiprocessing; multiprocessing.set_start_method('fork')\n"
    code = fork + BREAKING.replace("{patch}", patch).replace("{name}", name)
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
    assert {"northbank/sample.html", RECORD} <= left
    assert "Traceback" not in ended.err
    assert (0, "") == (ran.code, ran.err)
    assert "writing" not in json.loads(home.files()[RECORD])
    assert b"Northbank Trust" in home.files()["northbank/sample.md"]


FORKING = """
import os, signal
def interrupt(): os.kill(os.getpid(), signal.{name})
os.register_at_fork({when}=interrupt)
"""
"""What makes a run of the command line get a signal while it starts a process, or have that process get one."""


@on_linux
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 1)])
def test_a_signal_while_a_process_starts(home: Workspace, name: str, code: int) -> None:
    """A signal that comes just when Python forks, and would be swallowed there, ends the build all the same."""
    ended = broken_off(home, name, FORKING.replace("{when}", "after_in_parent"), 2)

    assert (code, "") == (ended.code, ended.out)
    assert "Traceback" not in ended.err


@on_linux
def test_a_process_that_starts_heeds_no_interrupt(home: Workspace) -> None:
    """Ctrl-C reaches all processes; one that has just been started leaves it to its parent from its first moment."""
    ran = broken_off(home, "SIGINT", FORKING.replace("{when}", "after_in_child"), 2)

    assert (0, "") == (ran.code, ran.err)


@on_linux
def test_a_killed_first_build_and_a_slip_lose_nothing(home: Workspace) -> None:
    """What a killed first build wrote is neither pruned nor called left over while its organisation's file is there."""
    broken_off(home, "SIGKILL", PATCHES[1], 1)
    left = {name: content for name, content in home.files().items() if name.startswith("northbank/")}
    home.write("orgs/northbank.yaml", organisation().replace("accountable_lead", "acountable_lead"))
    ran = home.run("build", "--prune")

    assert "left over" not in ran.out
    assert left.items() <= home.files().items()


def test_a_file_that_was_not_written_whole_goes(home: Workspace) -> None:
    """What a build leaves that is killed while it writes its record goes with the next build."""
    home.run("build")
    record = json.loads(home.files()[RECORD])
    record["writing"] = {"sample.md": "0"}
    home.write(f"build/{RECORD}", json.dumps(record))
    home.write("build/northbank/.policygen-new-abcd", b"{")

    assert Ran(0, SAME, "") == home.run("build")
    assert not (home.out / "northbank/.policygen-new-abcd").exists()


@on_linux
def test_an_edit_after_a_killed_build_is_refused(home: Workspace) -> None:
    """A file that was changed by hand after a build was killed is not ours, however often it is built."""
    broken_off(home, "SIGKILL", PATCHES[1], 1)
    home.write("build/northbank/sample.html", b"mine")
    refused = told("build/northbank/sample.html", EDITED, PUT_INTO_FILE)

    assert refused == home.run("build").err
    assert refused == home.run("build").err
    assert b"mine" == home.files()["northbank/sample.html"]


def note(home: Workspace, files: dict[str, bytes]) -> None:
    """Note in northbank's record that files are being written, as a build does before it writes them."""
    record = json.loads(home.files().get(RECORD, b'{"format": 2, "program": "x", "organisation": ""}'))
    record["writing"] = {name: content_digest(name, content) for name, content in files.items()}
    home.write(f"build/{RECORD}", json.dumps(record))


def test_a_killed_build_over_an_earlier_one(home: Workspace) -> None:
    """A file that a killed build replaced is known as ours, and so is one that it did not reach."""
    home.run("build")
    before = home.files()
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.run("build", "--out", "later")
    later = contents(home.home / "later")
    note(home, {name: later[f"northbank/{name}"] for name in ("sample.md", "sample.html")})
    home.write("build/northbank/sample.md", later["northbank/sample.md"])
    home.write("orgs/northbank.yaml", organisation("Northbank Club"))

    assert before["northbank/sample.html"] == home.files()["northbank/sample.html"]
    assert (0, "") == (home.run("build").code, home.run("build").err)
    assert b"Northbank Club" in home.files()["northbank/sample.md"]


def test_what_was_being_written_is_not_up_to_date(home: Workspace) -> None:
    """A file that was only noted is made again, and left alone when it says the same already."""
    home.run("build")
    before, stamps = home.files(), home.stamps()
    (home.out / RECORD).unlink()
    note(home, {name: before[f"northbank/{name}"] for name in ("sample.md", "sample.html", "sample.docx")})

    assert Ran(0, SAME, "") == home.run("build")
    assert before == home.files()
    assert stamps["northbank/sample.md"] == home.stamps()["northbank/sample.md"]


def test_an_unfinished_file(home: Workspace) -> None:
    """What a killed build had written of a file goes when the build is taken up."""
    note(home, {"sample.md": b"# Sample"})
    home.write("build/northbank/.policygen-new-x", b"# Sam")
    home.write("build/.policygen-new-y", b"{")

    assert Ran(0, NEW, "") == home.run("build")
    assert BOTH == set(home.files())


def test_a_file_that_is_nobodys_is_not_taken(home: Workspace) -> None:
    """A file that was there before a build was broken off, and says something else than was noted, stays."""
    home.write("build/northbank/sample.md", b"mine")
    note(home, {"sample.html": b"ours"})
    fact = "this file is there already, and was not built by policygen"

    assert told("build/northbank/sample.md", fact, MOVE_OR_FORCE) == home.run("build").err
    assert b"mine" == home.files()["northbank/sample.md"]
    assert outputs("oakvale/sample") <= set(home.files())
