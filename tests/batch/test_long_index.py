"""The list of very many policies: made some rows at a time, which no reader can tell, and never whole in memory."""

from __future__ import annotations

import html
import re
import sys
import tracemalloc
from collections import deque
from datetime import date

import pytest

from generator.batch import files, index_document
from generator.batch.index_document import index_file
from generator.batch.listed import Listed
from generator.document import memory
from generator.formats.formats import FORMATS
from tests.batch.expected import NEW
from tests.hostile import HOSTILE
from tests.workspace import Ran, Workspace, on_linux, organisation, told

LISTS = [each.name for each in FORMATS.values() if each.lists]
FILES = ("sample.docx", "sample.html", "sample.md")
CSS = "body { max-width: 60ch }"


def policies(count: int) -> list[Listed]:
    """Return what a list says of many policies, whose organisations have names that are hard to write."""
    names = [*HOSTILE.values()]
    days = None, date(2027, 5, 14)
    return [
        Listed(f"{names[at % len(names)]} {at}", f"member-{at}", "sample", "Sample policy", "", "", days[at % 2], FILES)
        for at in range(count)
    ]


def written(count: int, name: str) -> bytes:
    return b"".join(index_file(policies(count), FORMATS[name], CSS))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("count", [1, 6, 7, 8, 100])
def test_nobody_sees_a_border(count: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is the same, byte for byte, whether its rows were written seven at a time or all at once."""
    whole = written(count, name)
    monkeypatch.setattr(index_document, "BATCH", 7)

    assert whole == written(count, name)


def test_each_policy_has_a_row() -> None:
    """A list that is longer than what is written at a time has each policy once, in order, in both formats."""
    count = 2 * index_document.BATCH + 1
    page = written(count, "html").decode()
    names = [html.unescape(name) for name in re.findall(r'<td data-label="Policy">(.*): Sample policy</td>', page)]
    lines = [line for line in written(count, "md").decode().splitlines() if line.startswith("| [")]

    assert [each.organisation for each in policies(count)] == names
    assert [f"](member-{at}/sample.md) | " in line for at, line in enumerate(lines)] == [True] * count
    assert f"There are {count} policies here." in page
    assert 1 == page.count("<thead>")


@pytest.mark.parametrize("name", LISTS)
def test_memory_does_not_grow(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many policies take no more memory to write, but for what is known of them."""

    def peak(count: int) -> int:
        listed = policies(count)
        tracemalloc.start()
        deque(index_file(listed, FORMATS[name], CSS), maxlen=0)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    monkeypatch.setattr(index_document, "BATCH", 50)
    # What is remembered does not count: it is never much.
    monkeypatch.setattr(memory, "MANY", 20)
    written(600, name)

    assert peak(600) < 1.5 * peak(300)


def many(home: Workspace) -> None:
    """Add forty organisations with long names."""
    for at in range(40):
        home.write(f"orgs/member-{at:02}.yaml", organisation(f"Member {'of many ' * 30}{at}"))


def test_a_list_that_waits_on_the_disk(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is too long for memory is the same, and nothing else is left in the folder."""
    home.run("build", "--out", "short")
    monkeypatch.setattr(files, "SHORT", 100)

    assert Ran(0, NEW, "") == home.run("build")
    assert (home.home / "short/index.html").read_bytes() == home.files()["index.html"]
    assert {path.name for path in home.out.iterdir()} == {path.name for path in (home.home / "short").iterdir()}


SHORT = "import generator.batch.files as files; files.SHORT = 100\n"
MAIN = "from generator.cli import main; main()"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_fills_up(home: Workspace) -> None:
    """Where the disk refuses a list in its midst that is told once, the list is as it was and nothing is left."""
    home.run("build")
    before = home.files()
    many(home)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (25_000, 25_000))\n"
    ran = home.spawn("build", python=("-c", SHORT + limit + MAIN))
    hint = "make room or give permission, then build again"

    assert (1, told("build/index.html", "cannot write: File too large", hint)) == (ran.code, ran.err)
    assert before.items() <= home.files().items()
    assert set(before) == {name for name in home.files() if not name.startswith("member-")}
    assert (0, "") == (home.run("build").code, home.run("build").err)
    assert b"There are 42 policies here." in home.files()["index.html"]


@on_linux
def test_a_build_that_is_killed_in_the_list(home: Workspace) -> None:
    """A build that is killed while it makes a list leaves the list as it was, and nothing beside it."""
    home.run("build")
    before = home.files()
    many(home)
    deadly = """
import os, signal
import generator.batch.index_document as lists
index_file = lists.index_file
def killed(*given):
    yield from index_file(*given)
    os.kill(os.getpid(), signal.SIGKILL)
lists.index_file = killed
"""
    ran = home.spawn("build", python=("-c", SHORT + deadly + MAIN))

    assert -9 == ran.code
    assert before.items() <= home.files().items()
    assert set(before) == {name for name in home.files() if not name.startswith("member-")}
    assert 0 == home.run("build").code
    assert b"There are 42 policies here." in home.files()["index.md"]
