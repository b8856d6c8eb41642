"""What a build writes, what it leaves alone, and what it never loses."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.batch.build import build
from generator.batch.manifest import content_digest
from generator.batch.request import Request
from generator.cli import library
from generator.policy.stage import Stage
from tests.workspace import Ran, Workspace, contents, make_workspace, organisation, outputs, template, told

BOTH = outputs("northbank/sample", "oakvale/sample")
NEW = "Built 2 organisations: 6 written, 0 unchanged.\n"
SAME = "Built 2 organisations: 0 written, 6 unchanged.\n"
ONE_NEW = "Built 1 organisation: 3 written, 0 unchanged.\n"
ONE_SAME = "Built 1 organisation: 0 written, 3 unchanged.\n"
ONE_NOT = "Built 1 organisation: 3 written, 0 unchanged. 1 organisation not built.\n"
EDITED = "this file was changed by hand since it was built"
PUT_INTO_FILE = "put the change into the organisation file, or build with --force to replace it"
MOVE_OR_FORCE = "move it away, or build with --force to replace it"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with two sound organisations, and stand in it."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", organisation())
    made.write("orgs/oakvale.yaml", organisation("Oakvale Befrienders"))
    return made


def request() -> Request:
    """Return what the command line asks for when nothing is said."""
    return Request(
        Path("orgs"), Path("build"), library(None), ("md", "html", "docx"), Stage.FINAL, 1, force=False, prune=False
    )


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the files that are new or differ."""
    return {name for name in after if before.get(name) != after[name]}


# ---- what is built


def test_all(home: Workspace) -> None:
    """Without a name every organisation is built, in every format, with an index and a manifest."""
    assert Ran(0, NEW, "") == home.run("build")
    assert BOTH == set(home.files())


PATHS = (
    "northbank",
    "orgs/northbank.yaml",
    "./orgs/northbank.yaml",
    "orgs/../orgs/northbank.yaml",
    "{}/orgs/northbank.yaml",
)


@pytest.mark.parametrize("name", PATHS)
def test_one(home: Workspace, name: str) -> None:
    """One organisation is built by its id or by a path to its file."""
    assert Ran(0, ONE_NEW, "") == home.run("build", name.format(home.home))
    assert outputs("northbank/sample") == set(home.files())


def test_several(home: Workspace) -> None:
    """Several organisations are built by id and by path together, each once."""
    home.write("orgs/third.yaml", organisation("Third"))
    path = f"{home.home}/orgs/oakvale.yaml"

    assert Ran(0, NEW, "") == home.run("build", "oakvale", "northbank", path)
    assert BOTH == set(home.files())


def test_a_file_elsewhere(home: Workspace) -> None:
    """A path may lead to a file outside the folder of organisations."""
    home.write("elsewhere/southbank.yaml", organisation("Southbank Club"))

    assert Ran(0, ONE_NEW, "") == home.run("build", f"../{home.home.name}/elsewhere/southbank.yaml")
    assert outputs("southbank/sample") == set(home.files())


def test_other_folders(home: Workspace) -> None:
    """The folders of organisations, templates and outputs may have other names and places."""
    (home.home / "house").mkdir()
    (home.home / "orgs").rename("members")
    (home.home / "templates").rename("house/styles")

    assert Ran(0, NEW, "") == home.run(
        "build", "--orgs", "members", "--templates", "house/styles", "--out", "site/policies"
    )
    assert BOTH == set(contents(home.home / "site/policies"))


def test_linked_folders(home: Workspace) -> None:
    """The folders of organisations and outputs may be links, and outputs are the same."""
    home.run("build")
    (home.home / "elsewhere").mkdir()
    (home.home / "members").symlink_to("orgs")
    (home.home / "site").symlink_to("elsewhere")

    assert Ran(0, NEW, "") == home.run("build", "--orgs", "members", "--out", "site")
    assert home.files() == contents(home.home / "elsewhere")


def test_absolute_folders(home: Workspace) -> None:
    """A build with whole paths from another folder changes nothing that a build with relative paths made."""
    home.run("build")
    stamps = home.stamps()
    folders = {"--orgs": "orgs", "--templates": "templates", "--out": "build"}
    os.chdir("/")

    assert Ran(0, SAME, "") == home.run("build", *(f"{key}={home.home / name}" for key, name in folders.items()))
    assert stamps == home.stamps()


@pytest.mark.parametrize("name", ["southbank.yml", "southbank.YAML"])
def test_endings(home: Workspace, name: str) -> None:
    """A file may end in yml, and in capitals."""
    home.write(f"orgs/{name}", organisation("Southbank Club"))

    assert Ran(0, ONE_NEW, "") == home.run("build", "southbank")
    assert outputs("southbank/sample") == set(home.files())


@pytest.mark.parametrize("name", ["._northbank.yaml", ".#northbank.yaml", "notes.txt", "northbank.yaml.bak"])
def test_other_files(home: Workspace, name: str) -> None:
    """Hidden files, which editors and file managers leave behind, and files of other kinds are nobody's."""
    home.write(f"orgs/{name}", b"\0\1")

    assert Ran(0, NEW, "") == home.run("build")


def test_two_policies(home: Workspace) -> None:
    """An organisation may want several policies."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "other"))

    assert Ran(0, "Built 1 organisation: 6 written, 0 unchanged.\n", "") == home.run("build", "northbank")
    assert outputs("northbank/sample", "northbank/other") == set(home.files())


def test_formats_one_after_the_other(home: Workspace) -> None:
    """Formats built one by one are those built at once, and each leaves the earlier ones alone."""
    home.run("build", "--format", "md")
    first, early = set(home.files()), home.stamps()
    home.run("build", "--format", "html", "--format", "docx")
    late = home.stamps()
    home.run("build", "--out", "whole")

    assert {"northbank/sample.md", "oakvale/sample.md", "index.md", "index.html", "manifest.json"} == first
    assert early["northbank/sample.md"] == late["northbank/sample.md"]
    assert BOTH == set(home.files())
    assert home.files() == contents(home.home / "whole")


def test_one_format_of_a_changed_organisation(home: Workspace) -> None:
    """A change built in one format is built in the others later: nothing stale counts as up to date."""
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert "Built 2 organisations: 1 written, 1 unchanged.\n" == home.run("build", "--format", "md").out
    assert "Built 2 organisations: 2 written, 4 unchanged.\n" == home.run("build").out


def test_a_draft_and_then_the_final(home: Workspace) -> None:
    """A draft does not count as the final version, nor the final version as a draft."""
    home.run("build")
    final = home.files()

    assert Ran(0, NEW, "") == home.run("build", "--draft")
    assert Ran(0, SAME, "") == home.run("build", "--draft")
    assert Ran(0, NEW, "") == home.run("build")
    assert final == home.files()


def test_forty_in_two_processes(home: Workspace) -> None:
    """Two processes write the same bytes as one."""
    for at in range(38):
        home.write(f"orgs/member-{at}.yaml", organisation(f"Member {at}"))
    expected = Ran(0, "Built 40 organisations: 120 written, 0 unchanged.\n", "")

    assert expected == home.spawn("build", "--jobs", "1", "--out", "alone")
    assert expected == home.spawn("build", "--jobs", "2")
    assert 123 == len(home.files())
    assert home.files() == contents(home.home / "alone")


# ---- what is not built again


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_second_build_touches_nothing(home: Workspace, force: tuple[str, ...]) -> None:
    """A second build writes nothing and touches no file, not even the manifest, and neither does --force."""
    home.run("build")
    stamps = home.stamps()

    assert Ran(0, SAME, "") == home.run("build", *force)
    assert stamps == home.stamps()


def test_a_change_touches_its_own_files(home: Workspace) -> None:
    """A change to one organisation leaves the files of the others untouched."""
    home.run("build")
    before = home.stamps()
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert Ran(0, "Built 2 organisations: 3 written, 3 unchanged.\n", "") == home.run("build")
    assert outputs("northbank/sample") == {name for name, stamp in home.stamps().items() if stamp != before[name]}


def test_a_comment_changes_no_output(home: Workspace) -> None:
    """A change to the organisation file that changes no words writes no policy."""
    home.run("build")
    home.write("orgs/northbank.yaml", "# Reviewed.\n" + organisation())

    assert Ran(0, SAME, "") == home.run("build")


def test_a_changed_template(home: Workspace) -> None:
    """A change to a template builds the policies made from it, and no others."""
    home.write("orgs/oakvale.yaml", organisation("Oakvale", "other"))
    home.run("build")
    home.write_all(template("sample", "Sample policy", "Nobody decides."))

    assert Ran(0, "Built 2 organisations: 3 written, 3 unchanged.\n", "") == home.run("build")
    assert b"1.1 Nobody decides." in home.files()["northbank/sample.md"]


def test_a_lost_output_is_written_again(home: Workspace) -> None:
    """An output that somebody deleted is made again, with the very bytes it had."""
    home.run("build")
    before = home.files()
    (home.out / "northbank/sample.docx").unlink()

    assert Ran(0, "Built 2 organisations: 1 written, 5 unchanged.\n", "") == home.run("build")
    assert before == home.files()


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
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and rights are those of Linux")


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


# ---- edits by hand


def test_a_checkout_on_windows(home: Workspace) -> None:
    """Outputs whose line ends git made those of Windows are not changed by hand, and can be built anew."""
    home.run("build")
    for path, content in home.files().items():
        if path.endswith((".md", ".html", ".json")):
            home.write(f"build/{path}", content.replace(b"\n", b"\r\n"))
    same = home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))

    assert Ran(0, SAME, "") == same
    assert Ran(0, "Built 2 organisations: 3 written, 3 unchanged.\n", "") == home.run("build")


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_an_edited_output_is_refused(home: Workspace, kind: str) -> None:
    """An output changed by hand is named and kept, and so are its organisation's other files."""
    home.run("build")
    home.write(f"build/northbank/sample.{kind}", b"mine")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    before = home.files()

    assert Ran(1, ONE_NOT, told(f"build/northbank/sample.{kind}", EDITED, PUT_INTO_FILE)) == home.run("build")
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

    assert Ran(0, "Built 2 organisations: 1 written, 5 unchanged.\n", "") == home.run("build", "--force")
    assert before == home.files()


def test_an_edit_to_what_would_be_written_is_no_edit(home: Workspace) -> None:
    """A file that already says what the build would write is taken as built."""
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.run("build", "--out", "ahead")
    shutil.copy(home.home / "ahead/northbank/sample.md", home.out / "northbank/sample.md")

    assert Ran(0, "Built 2 organisations: 2 written, 4 unchanged.\n", "") == home.run("build")


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


def test_an_edited_index_is_refused(home: Workspace) -> None:
    """An index changed by hand is named and kept; the policies are built all the same."""
    home.run("build")
    home.write("build/index.md", b"mine")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    refused = told("build/index.md", EDITED, MOVE_OR_FORCE)

    assert Ran(1, "Built 2 organisations: 3 written, 3 unchanged.\n", refused) == home.run("build")
    assert b"mine" == home.files()["index.md"]
    assert b"Northbank Trust" in home.files()["index.html"]
    assert Ran(1, SAME, refused) == home.run("build")
    assert Ran(0, SAME, "") == home.run("build", "--force")


# ---- one bad organisation


def test_a_bad_organisation_stops_nobody_and_keeps_its_outputs(home: Workspace) -> None:
    """A mistake in one file leaves its earlier outputs byte for byte and builds the others."""
    home.run("build")
    before = home.files()
    home.write("orgs/northbank.yaml", organisation().replace("accountable_lead", "acountable_lead"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    ran = home.run("build", "--prune")

    assert (1, ONE_NOT) == (ran.code, ran.out)
    assert outputs("oakvale/sample") == changed(before, home.files())
    assert set(before) == set(home.files())
    assert b"Northbank Youth Trust" in home.files()["index.md"]


def test_one_bad_policy_keeps_the_other_back(home: Workspace) -> None:
    """All the files of an organisation are written, or none."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "missing"))
    ran = home.run("build")

    assert ran.err.startswith(
        'orgs/northbank.yaml:5:3: unknown template "missing"\n  hint: choose from other, sample, '
    )
    assert outputs("oakvale/sample") == set(home.files())


def test_all_problems_at_once(home: Workspace) -> None:
    """One run lists every problem of every organisation, sorted by file, line and column."""
    for name in ("zebra", "antelope"):
        home.write(f"orgs/{name}.yaml", "name: [a]\nrolez: {}\nwebsite: nowhere\nroles: {accountable_lead: x}\n")
    home.write("orgs/monkey.yaml", organisation("Monkey", "sample", "missing"))
    ran = home.run("build", "nobody", "zebra", "antelope", "monkey", "northbank")
    antelope, zebra = (
        [f"orgs/{name}.yaml:{place}" for place in ("1:7", "2:1", "3:10")] for name in ("antelope", "zebra")
    )

    assert 1 == ran.code
    assert ["orgs", *antelope, "orgs/monkey.yaml:5:3", *zebra] == places(ran)
    assert outputs("northbank/sample") == set(home.files())


def places(ran: Ran) -> list[str]:
    """Return the place of each problem, in the order in which they were told."""
    return [line.partition(": ")[0] for line in ran.err.splitlines() if not line.startswith("  hint")]


def test_a_fault_of_a_template_is_told_once(home: Workspace) -> None:
    """A fault that every organisation meets in a template is listed once, with the template's file."""
    home.write_all(template("sample", "Sample policy", "The {{ role('nobody') }} decides."))
    fault = told("templates/sample/sections/only.md.j2:1", 'unknown role "nobody"', "choose from accountable_lead")

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged. 2 organisations not built.\n", fault) == home.run(
        "build"
    )


@pytest.fixture
def warned(home: Workspace) -> str:
    """Make a duty fall back to somebody who weakens it, and return the warning for one organisation."""
    home.write_all(template("sample", "Sample policy", "The {{ role('listener') }} listens."))
    roles = "roles:\n  accountable_lead: {label: Lead, duty: leads}\n"
    listener = "  listener: {label: Listener, duty: hears concerns, falls_back_to: accountable_lead, warn: true}\n"
    head = f"id: sample\ntitle: Sample policy\n{roles}{listener}"
    home.write("templates/sample/template.yaml", f"{head}sections:\n  - {{id: only, title: Only}}\n")
    fact = "warning: nobody is named as listener, so the Chief Executive hears concerns"
    return told("orgs/northbank.yaml:2:1", fact, "name somebody else under roles: listener:")


def test_problems_stand_after_warnings(home: Workspace, warned: str) -> None:
    """Problems are told last, next to the closing line, where warnings do not bury them."""
    home.write("orgs/abbey.yaml", "roles: {accountable_lead: Chair}\n")
    err = home.run("build", "abbey", "northbank").err

    assert err.startswith(warned)
    assert err.removeprefix(warned).startswith("orgs/abbey.yaml:1:1: name is missing")


def test_a_warning_is_given_again(home: Workspace, warned: str) -> None:
    """What is up to date warns like what is built, until somebody is named."""
    first = home.run("build", "northbank")
    again = home.run("build", "northbank")
    named = organisation().replace("Chief Executive}", "Chief Executive, listener: Chair}")
    home.write("orgs/northbank.yaml", named)

    assert (warned, warned, "") == (first.err, again.err, home.run("build", "northbank").err)
    assert again.out.endswith(": 0 written, 3 unchanged.\n")


def test_a_warning_fails_nothing(home: Workspace, warned: str) -> None:
    """A duty that falls back to somebody who weakens it is told, and the policy is built all the same."""
    assert Ran(0, ONE_NEW, warned) == home.run("build", "northbank")
    assert b"1.1 The Chief Executive listens." in home.files()["northbank/sample.md"]


@pytest.mark.parametrize(
    ("key", "content", "fact", "hint"),
    [
        (
            "logo: northbank/logo.png",
            b"mine",
            "the logo is neither a PNG nor a JPEG file",
            "save it as a PNG or JPEG file",
        ),
        (
            "word_template: northbank/house.docx",
            b"\xd0\xcf\x11\xe0",
            "the Word template has a password or is in the old .doc format",
            "save it as .docx without a password",
        ),
        (
            "word_template: northbank/house.docx",
            b"mine",
            "the Word template is not a Word file, or it is damaged",
            "open it in Word and save it as Word Document (.docx)",
        ),
    ],
)
def test_a_file_of_the_brand_that_is_no_use(home: Workspace, key: str, content: bytes, fact: str, hint: str) -> None:
    """A logo that is no picture and a Word template that is none are told at their key, whatever the format."""
    name, _, path = key.partition(": ")
    home.write(f"orgs/{path}", content)
    home.write("orgs/northbank.yaml", organisation() + f"brand:\n  {key}\n")
    place = f"orgs/northbank.yaml:6:{len(name) + 5}"

    assert told(place, f'brand.{name} is "{path}": {fact}', hint) == home.run("build").err
    assert told(place, f'brand.{name} is "{path}": {fact}', hint) == home.run("build", "--format", "md").err
    assert outputs("oakvale/sample") == set(home.files())


# ---- two organisations, one folder


@pytest.mark.parametrize("name", ["northbank.yml", "Northbank.yaml", "NORTHBANK.yml"])
def test_two_organisations_with_one_folder(home: Workspace, name: str) -> None:
    """Two files with one output folder, also on a disk that ignores case, are both left out; what was built stays."""
    home.run("build")
    before = home.files()
    home.write(f"orgs/{name}", organisation("An Impostor"))
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    first, second = sorted(["orgs/northbank.yaml", f"orgs/{name}"])
    fact = f"this file and {first} have the same output folder"

    assert Ran(1, ONE_NEW, told(second, fact, "rename one of them")) == home.run("build", "--prune")
    assert outputs("oakvale/sample") == changed(before, home.files())
    assert set(before) == set(home.files())


def test_an_id_that_two_files_have(home: Workspace) -> None:
    """An id that two files have names neither of them."""
    home.write("orgs/northbank.yml", organisation("An Impostor"))
    fact = "this file and orgs/northbank.yaml have the same output folder"

    assert told("orgs/northbank.yml", fact, "rename one of them") == home.run("build", "northbank").err
    assert not home.out.exists()


def test_a_file_from_elsewhere_takes_nobodys_place(home: Workspace) -> None:
    """A file of another folder with the id of an organisation is refused, and that one's outputs stay."""
    home.run("build")
    before = home.files()
    home.write("elsewhere/northbank.yaml", organisation("An Impostor"))
    fact = "this file and orgs/northbank.yaml have the same output folder"

    assert told("elsewhere/northbank.yaml", fact, "rename one of them") == (
        home.run("build", "elsewhere/northbank.yaml").err
    )
    assert before == home.files()


def test_a_file_renamed_in_capitals(home: Workspace) -> None:
    """A file that is refused for the capitals in its name leaves the outputs of its former name alone."""
    home.run("build")
    before = home.files()
    (home.home / "orgs/northbank.yaml").rename("orgs/Northbank.yaml")
    fact = 'the file name "Northbank" is not an id of small letters, digits and dashes'

    assert told("orgs/Northbank.yaml", fact, 'rename the file to "northbank.yaml"') == home.run("build", "--prune").err
    assert before == home.files()


@pytest.mark.parametrize("name", ["index", "manifest"])
def test_our_own_names(home: Workspace, name: str) -> None:
    """An organisation cannot have the name of a file of ours in build/."""
    home.write(f"orgs/{name}.yaml", organisation())
    fact = f'an organisation cannot have the id "{name}": build/ has a file of that name'
    hint = f'rename the file, for example to "{name}-org.yaml"'

    assert told(f"orgs/{name}.yaml", fact, hint) == home.run("build").err
    assert BOTH == set(home.files())


# ---- what is left over


LEFT_OVER = "".join(
    f"left over from an earlier build: build/northbank/sample.{kind}\n" for kind in ("docx", "html", "md")
)


def test_leftovers_are_named(home: Workspace) -> None:
    """The outputs of an organisation that is gone are named and kept."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()

    assert Ran(0, f"{ONE_SAME}{LEFT_OVER}Run with --prune to remove what is left over.\n", "") == home.run("build")
    assert BOTH == set(home.files())


def test_leftovers_are_pruned(home: Workspace) -> None:
    """With --prune the outputs of an organisation that is gone go, with their folder and their place in the index."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()

    assert Ran(0, "Built 1 organisation: 0 written, 3 unchanged, 3 removed.\n", "") == home.run("build", "--prune")
    assert Ran(0, ONE_NEW, "") == home.run("build", "--out", "afresh")
    assert not (home.out / "northbank").exists()
    assert home.files() == contents(home.home / "afresh")


def test_a_policy_that_is_no_longer_wanted(home: Workspace) -> None:
    """The outputs of a policy that an organisation no longer wants are left over, and the rest of its folder is not."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "other"))
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank", "other"))

    assert LEFT_OVER in home.run("build").out
    assert "Built 2 organisations: 0 written, 6 unchanged, 3 removed.\n" == home.run("build", "--prune").out
    assert outputs("northbank/other", "oakvale/sample") == set(home.files())


def test_pruning_keeps_what_is_not_ours(home: Workspace) -> None:
    """Pruning removes no file that policygen did not write, nor the folder that holds it."""
    home.run("build")
    home.write("build/northbank/notes.txt", b"mine")
    home.write("build/readme.md", b"mine")
    (home.home / "orgs/northbank.yaml").unlink()

    assert 0 == home.run("build", "--prune").code
    assert outputs("oakvale/sample") | {"northbank/notes.txt", "readme.md"} == set(home.files())


def test_pruning_keeps_an_edited_leftover(home: Workspace) -> None:
    """A leftover that was changed by hand is named and kept; --force removes it."""
    home.run("build")
    home.write("build/northbank/sample.md", b"mine")
    (home.home / "orgs/northbank.yaml").unlink()
    kept = told("build/northbank/sample.md", EDITED, "move it away, or prune with --force to remove it")

    assert Ran(1, "Built 1 organisation: 0 written, 3 unchanged, 2 removed.\n", kept) == home.run("build", "--prune")
    assert b"mine" == home.files()["northbank/sample.md"]
    assert b"(northbank/sample.md)" in home.files()["index.md"]
    assert 0 == home.run("build", "--prune", "--force").code
    assert outputs("oakvale/sample") == set(home.files())


def test_pruning_a_file_that_is_gone(home: Workspace) -> None:
    """A leftover that somebody deleted already is simply forgotten."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    shutil.rmtree(home.out / "northbank")

    assert Ran(0, ONE_SAME, "") == home.run("build", "--prune")
    assert Ran(0, ONE_SAME, "") == home.run("build")


def test_pruning_a_folder_in_the_place_of_a_file(home: Workspace) -> None:
    """A folder where a leftover was is not ours, and stays."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.out / "northbank/sample.md").unlink()
    home.write("build/northbank/sample.md/mine.txt", b"mine")

    assert 0 == home.run("build", "--prune").code
    assert outputs("oakvale/sample") | {"northbank/sample.md/mine.txt"} == set(home.files())


@pytest.mark.parametrize("chosen", [("oakvale",), ("orgs/oakvale.yaml",), ("oakvale", "--prune")])
def test_building_one_prunes_nothing(home: Workspace, chosen: tuple[str, ...]) -> None:
    """What is left over is judged only when all organisations are built."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    home.write("orgs/third.yaml", organisation("Third"))

    assert Ran(0, ONE_SAME, "") == home.run("build", *chosen)
    assert BOTH == set(home.files())


@pytest.mark.parametrize("orgs", ["missing", "empty"])
def test_a_wrong_folder_prunes_nothing(home: Workspace, orgs: str) -> None:
    """A folder without organisations is a mistake, never a reason to remove everything."""
    home.run("build")
    (home.home / "empty").mkdir()
    stamps = home.stamps()
    mistake = told(orgs, "there is no organisation file here", "write one, or name the folder with --orgs")

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged.\n", mistake) == home.run(
        "build", "--prune", "--orgs", orgs
    )
    assert stamps == home.stamps()
    assert Ran(0, ONE_SAME, "") == home.run("build", "--prune", "--orgs", orgs, "orgs/oakvale.yaml")
    assert stamps == home.stamps()


def test_nothing_is_made_of_nothing(home: Workspace) -> None:
    """Without an organisation no folder of outputs appears."""
    assert 1 == home.run("build", "--orgs", "missing").code
    assert not home.out.exists()


# ---- the index


def test_the_index_lists_all_after_building_one(home: Workspace) -> None:
    """Building one organisation keeps the others in the index, which goes by the names of organisations."""
    home.run("build")
    home.write("orgs/oakvale.yaml", organisation("A Club of Oakvale"))
    home.run("build", "oakvale")
    index = home.files()["index.md"].decode()

    assert "There are 2 policies here." in index
    assert index.index("A Club of Oakvale") < index.index("Northbank Youth Trust")
    assert b"There are 2 policies here." in home.files()["index.html"]


def test_the_index_links_what_there_is(home: Workspace) -> None:
    """The index links the formats that were built, in a fixed order, and no others."""
    home.run("build", "northbank", "--format", "md")
    first = home.files()["index.md"].decode()
    home.run("build", "northbank")
    links = "[Web page](northbank/sample.html), [Word](northbank/sample.docx), [Markdown](northbank/sample.md)"

    assert "There is one policy here." in first
    assert "| [Markdown](northbank/sample.md) |\n" in first
    assert f"| {links} |\n" in home.files()["index.md"].decode()


def test_a_hostile_name_in_the_index(home: Workspace) -> None:
    """A name that Markdown or HTML would read as markup stands in the index as those very characters."""
    home.write("orgs/northbank.yaml", organisation("'A | <b> & *c* [d](e) `f`'"))
    home.run("build", "northbank")

    assert r"| A &#124; &lt;b> & \*c\* \[d\](e) \`f\` | Sample policy |" in home.files()["index.md"].decode()
    assert "A | &lt;b> &amp; *c* [d](e) `f`" in home.files()["index.html"].decode().replace("&gt;", ">")


# ---- what stands in the way


def test_a_folder_in_the_place_of_a_file(home: Workspace) -> None:
    """A folder where an output must go is named; none of its organisation's files is written, all others are."""
    (home.out / "northbank/sample.md").mkdir(parents=True)
    blocked = told("build/northbank/sample.md", "a folder stands where this file must go", "move it away")

    assert Ran(1, ONE_NOT, blocked) == home.run("build", "--force")
    assert outputs("oakvale/sample") == set(home.files())


def test_a_file_in_the_place_of_a_folder(home: Workspace) -> None:
    """A file where an organisation's folder must go is named and kept, and the others are built."""
    home.write("build/northbank", b"mine")
    blocked = told("build/northbank", "a file stands where this folder must go", "move it away")

    assert Ran(1, ONE_NOT, blocked) == home.run("build", "--force")
    assert outputs("oakvale/sample") | {"northbank"} == set(home.files())


@pytest.mark.parametrize("name", ["index.md", "index.html"])
def test_a_folder_in_the_place_of_the_index(home: Workspace, name: str) -> None:
    """A folder where the index must go is named; every policy is built and remembered."""
    (home.out / name).mkdir(parents=True)
    blocked = told(f"build/{name}", "a folder stands where this file must go", "move it away")

    assert Ran(1, NEW, blocked) == home.run("build")
    assert BOTH - {name} == set(home.files())
    assert Ran(1, SAME, blocked) == home.run("build")


def test_a_folder_in_the_place_of_the_manifest(home: Workspace) -> None:
    """A folder where the manifest must go is named before anything is written."""
    (home.out / "manifest.json").mkdir(parents=True)
    blocked = told("build/manifest.json", "a folder stands where this file must go", "move it away")

    assert Ran(1, "", blocked) == home.spawn("build")
    assert {} == home.files()


def test_a_file_above_the_outputs(home: Workspace) -> None:
    """A file where a folder above the outputs must go is named once, before anything is written."""
    home.write("site", b"mine")
    blocked = told("site/policies", "cannot write here: Not a directory", "name another folder with --out")

    assert Ran(1, "", blocked) == home.spawn("build", "--out", "site/policies")
    assert b"mine" == (home.home / "site").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_is_full(home: Workspace) -> None:
    """A write that fails half-way leaves no half file, is told with its place, and stops nobody else."""
    home.run("build")
    before = home.files()
    long = "Northbank " * 10_000
    home.write_all(template("other", "Other policy", long))
    home.write("orgs/northbank.yaml", organisation("Northbank", "other"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, 80_000))"
    ran = home.spawn("build", python=("-c", f"{limit}; from generator.cli import main; main()"))
    refused = told(
        "build/northbank/other.md", "cannot write: File too large", "make room or give permission, then build again"
    )

    assert (1, refused) == (ran.code, ran.err)
    assert outputs("oakvale/sample") <= changed(before, home.files())
    assert set(before) == set(home.files())


# ---- what may not be read or removed

BARE = """
import ctypes, os, sys
system = ctypes.CDLL(None)
for right in (1, 2):
    system.prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
"""
"""A run of the command line whose user is not above the rights of files, even when it is root (capabilities(7))."""
WHO = "check who may read it"


def bare(home: Workspace, *arguments: str) -> Ran:
    """Return a run of the command line that may read and write only what the rights of files allow."""
    return home.spawn(*arguments, python=("-c", BARE))


@on_linux
def test_pruning_in_a_folder_that_may_not_change(home: Workspace) -> None:
    """A leftover in a read-only folder is told and stays; the others go."""
    home.write("orgs/third.yaml", organisation("Third"))
    home.run("build")
    for name in ("northbank", "third"):
        (home.home / f"orgs/{name}.yaml").unlink()
    (home.out / "northbank").chmod(0o555)
    ran = bare(home, "build", "--prune")
    (home.out / "northbank").chmod(0o755)
    hint = "give permission, or remove it yourself"
    kept = (f"build/northbank/sample.{kind}" for kind in ("docx", "html", "md"))

    assert "".join(told(path, "cannot remove: Permission denied", hint) for path in kept) == ran.err
    assert Ran(1, "Built 1 organisation: 0 written, 3 unchanged, 3 removed.\n", ran.err) == ran
    assert BOTH == set(home.files())
    assert 0 == home.run("build", "--prune").code


@on_linux
def test_pruning_a_file_that_may_not_be_read(home: Workspace) -> None:
    """A leftover that cannot be read may be changed by hand, so it stays."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.out / "northbank/sample.md").chmod(0)
    ran = bare(home, "build", "--prune")
    hint = "give permission, or remove it yourself"

    assert told("build/northbank/sample.md", "cannot remove: Permission denied", hint) == ran.err
    assert outputs("oakvale/sample") | {"northbank/sample.md"} == set(home.files())


@on_linux
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_pruning_follows_no_link(home: Workspace, force: tuple[str, ...]) -> None:
    """Where the folder of a leftover is a link, nothing is removed behind it."""
    home.run("build")
    (home.home / "orgs/northbank.yaml").unlink()
    (home.out / "northbank").rename("elsewhere")
    (home.out / "northbank").symlink_to(home.home / "elsewhere")
    fact = "this folder is a link, and pruning removes nothing that a link leads to"
    ran = home.run("build", "--prune", *force)

    assert (1, told("build/northbank", fact, "remove the link")) == (ran.code, ran.err)
    assert {"sample.docx", "sample.html", "sample.md"} == set(contents(home.home / "elsewhere"))
    assert (home.out / "northbank").is_symlink()


@on_linux
def test_an_output_that_may_not_be_read(home: Workspace) -> None:
    """An output or an index that cannot be read is told and kept, and all else is built; --force replaces it."""
    home.run("build")
    home.write("orgs/northbank.yaml", organisation("Northbank Trust"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    for path in ("northbank/sample.md", "index.md"):
        (home.out / path).chmod(0)
    ran = bare(home, "build")
    refused = [
        told(f"build/{path}", "cannot read: Permission denied", WHO) for path in ("index.md", "northbank/sample.md")
    ]

    assert Ran(1, ONE_NOT, "".join(refused)) == ran
    assert b"Oakvale Trust" in home.files()["index.html"]
    assert Ran(0, "Built 2 organisations: 3 written, 3 unchanged.\n", "") == bare(home, "build", "--force")


def test_a_style_that_is_no_text(home: Workspace) -> None:
    """A style sheet in another encoding is told once; what can be made without it is made."""
    home.run("build")
    before = home.files()
    home.write("templates/_shared/page.css", b"/* caf\xe9 */")
    ran = home.run("build")

    assert 1 == ran.code
    assert ran.err.startswith("templates/_shared/page.css")
    assert 2 == len(ran.err.splitlines())
    assert before == home.files()


@on_linux
def test_a_style_that_may_not_be_read(home: Workspace) -> None:
    """A style sheet that cannot be read is told once, with its place."""
    home.run("build")
    (home.home / "templates/_shared/page.css").chmod(0)

    assert told("templates/_shared/page.css", "cannot read: Permission denied", WHO) == bare(home, "build").err


@on_linux
@pytest.mark.parametrize("path", ["templates", "templates/sample", "templates/sample/sections/only.md.j2"])
def test_a_template_that_may_not_be_read(home: Workspace, path: str) -> None:
    """A template that cannot be read is told with its place, in a build and in a list."""
    (home.home / path).chmod(0)
    built, listed = bare(home, "build"), bare(home, "list")
    (home.home / path).chmod(0o755)

    assert (1, 1) == (built.code, listed.code)
    assert f"{path}: cannot read: Permission denied" in built.err
    assert f"{path}: cannot read: Permission denied" in listed.err
    assert "Traceback" not in built.err + listed.err
    assert "  northbank: Northbank Youth Trust (sample)" in listed.out


@on_linux
def test_an_organisation_that_may_not_be_read(home: Workspace) -> None:
    """A folder of organisations that may not be entered is told file by file."""
    (home.home / "orgs").chmod(0o444)
    built, listed = bare(home, "build"), bare(home, "list")
    (home.home / "orgs").chmod(0o755)
    names = ("northbank", "oakvale")
    problems = "".join(told(f"orgs/{name}.yaml", "cannot read: Permission denied", WHO) for name in names)

    assert (1, problems) == (built.code, built.err)
    assert (1, problems) == (listed.code, listed.err)


def test_a_bug_is_not_an_unknown_template(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that we look for in vain ourselves is our bug, not a template that is missing."""

    class Broken:
        def __init__(self, _: object) -> None:
            raise KeyError("ours")

    monkeypatch.setattr("generator.rendering.library.Composer", Broken)

    with pytest.raises(KeyError, match="ours"):
        home.run("build")


def test_mistakes_of_every_kind_are_told_in_one_run(home: Workspace) -> None:
    """A role, a colour, an owner, a choice and two clauses that are wrong are all told at once."""
    home.write(
        "orgs/northbank.yaml",
        "name: Northbank\nroles: {accountable_lead: Chief Executive, helper: Nobody}\n"
        "brand: {colour: '#ffff00'}\nchannels: [{platform: Instagram, owner: stranger}]\n"
        "policies:\n  sample:\n    sections: {nothing: false}\n    wording: {only.gone: Yes.}\n"
        "    extra: [{after: only.gone, id: more, text: Yes.}]\n",
    )
    places = [line.split(": ")[0] for line in home.run("build", "northbank").err.splitlines() if line[0] != " "]

    assert [f"orgs/northbank.yaml:{place}" for place in ("2:44", "3:17", "4:41", "7:16", "8:15", "9:21")] == places
