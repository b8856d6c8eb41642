"""An output that somebody changed, or made, is never overwritten unasked."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.batch.expected import EDITED, MOVE_OR_FORCE, ONE_NOT, PUT_INTO_FILE, SAME, changed
from tests.workspace import EACH, ENDINGS, Ran, Workspace, closing, organisation, outputs, told


def test_a_checkout_on_windows(home: Workspace) -> None:
    """Outputs whose line ends git made those of Windows are not changed by hand, and can be built anew."""
    home.run("build")
    for path, content in home.files().items():
        if path.endswith((".md", ".html", ".json")):
            home.write(f"build/{path}", content.replace(b"\n", b"\r\n"))
    same = home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert Ran(0, SAME, "") == same
    assert Ran(0, closing(2, written=EACH, unchanged=EACH), "") == home.run("build")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_edited_output_is_refused(home: Workspace, ending: str) -> None:
    """An output changed by hand is named and kept, and so are its organisation's other files."""
    home.run("build")
    home.write(f"build/northbank/sample{ending}", b"mine")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    before = home.files()

    assert Ran(1, ONE_NOT, told(f"build/northbank/sample{ending}", EDITED, PUT_INTO_FILE)) == home.run("build")
    assert outputs("oakvale/sample") == changed(before, home.files())


def test_an_edit_alone_is_refused(home: Workspace) -> None:
    """An output changed by hand is refused, each time, even when nothing else changed."""
    home.run("build")
    home.write("build/northbank/sample.md", b"mine")
    first, second = home.run("build"), home.run("build")

    assert told("build/northbank/sample.md", EDITED, PUT_INTO_FILE) == first.err
    assert first == second
    assert b"mine" == home.files()["northbank/sample.md"]


def test_an_edit_stays_refused_when_the_program_changes(home: Workspace) -> None:
    """What another version of the program wrote is still told from what a hand wrote."""
    home.run("build")
    other = json.dumps({**json.loads(home.files()["manifest.json"]), "program": "0.0.1+elsewhere"})
    home.write("build/manifest.json", other)
    sound = home.run("build")
    home.write("build/manifest.json", other)
    home.write("build/northbank/sample.md", b"mine")

    assert Ran(0, SAME, "") == sound
    assert told("build/northbank/sample.md", EDITED, PUT_INTO_FILE) == home.run("build").err


def test_force_replaces_an_edit(home: Workspace) -> None:
    """With --force an output changed by hand is replaced."""
    home.run("build")
    before = home.files()
    home.write("build/northbank/sample.md", b"mine")

    assert Ran(0, closing(2, written=1, unchanged=2 * EACH - 1), "") == home.run("build", "--force")
    assert before == home.files()


def test_an_edit_to_what_would_be_written_is_no_edit(home: Workspace) -> None:
    """A file that already says what the build would write is taken as built."""
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.run("build", "--out", "ahead")
    shutil.copy(home.home / "ahead/northbank/sample.md", home.out / "northbank/sample.md")

    assert Ran(0, closing(2, written=EACH - 1, unchanged=EACH + 1), "") == home.run("build")


@pytest.mark.parametrize("path", ["northbank/sample.md", "northbank/sample.docx", "index.md", "index.html"])
def test_a_file_of_somebody_else_is_refused(home: Workspace, path: str) -> None:
    """A file that policygen did not write is named and kept; --force replaces it."""
    home.write(f"build/{path}", b"PK mine")
    ran = home.run("build")
    fact = "this file is there already, and was not built by policygen"

    assert (1, told(f"build/{path}", fact, MOVE_OR_FORCE)) == (ran.code, ran.err)
    assert b"PK mine" == home.files()[path]
    assert outputs("oakvale/sample") <= set(home.files())
    assert 0 == home.run("build", "--force").code
    assert b"PK mine" != home.files()[path]
