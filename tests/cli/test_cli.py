"""The command line: what it says, to whom, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

import generator
from generator.batch.build import Report
from generator.cli import main
from generator.cli.program import COMMANDS
from generator.cli.progress import rate
from tests.tools import ROOT
from tests.workspace import EACH, Ran, Workspace, closing, commands, organisation, outputs, template

# ---- help


def test_version(home: Workspace) -> None:
    """The version is that of the package, also when run as a module."""
    assert Ran(0, f"policygen, version {generator.__version__}\n", "") == home.run("--version")
    assert Ran(0, f"policygen, version {generator.__version__}\n", "") == home.spawn("--version")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(home: Workspace, option: str) -> None:
    """The help says what the program does, what to write first, and which commands there are."""
    ran = home.run(option)

    assert (0, "") == (ran.code, ran.err)
    assert "Turn a short file about an organisation into a complete policy." in ran.out
    assert "orgs/<organisation>.yaml" in ran.out
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert "..." not in ran.out.partition("Commands:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(home: Workspace, name: str) -> None:
    """Each command says what it does, and each option what it is for."""
    command = commands()[name]
    options = [option for option in command.params if isinstance(option, click.Option)]
    shown = home.run(name, "--help").out

    assert command.help
    assert [] == [option.name for option in options if not option.help]
    assert [] == [flag for option in options for flag in option.opts if flag not in shown]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands(name: str) -> None:
    """The table of commands, made without loading them, says of each what its own help says first."""
    command = commands()[name]

    assert name == command.name
    assert COMMANDS[name] == (command.help or "").partition("\n")[0]


BUILD_OPTIONS = {"--orgs", "--templates", "--out", "--format", "--draft", "--jobs", "--force", "--shard", "--prune"}


def test_the_options_of_build() -> None:
    """The options of `build` are those that were promised."""
    assert BUILD_OPTIONS == {flag for option in commands()["build"].params for flag in option.opts if flag[:2] == "--"}


# ---- wrong usage


WRONG_USAGE = {
    "unknown command": ("bulid", "No such command 'bulid'"),
    "unknown option": ("build --frmat md", "No such option"),
    "unknown format": ("build --format pdf", "'pdf' is not one of"),
    "no jobs": ("build --jobs 0", "0 is not in the range"),
    "jobs in words": ("build --jobs many", "'many' is not a valid integer"),
    "templates missing": ("build --templates nowhere", "'nowhere' does not exist"),
    "orgs a file": ("build --orgs orgs/northbank.yaml", "is a file"),
    "out a file": ("build --out orgs/northbank.yaml", "is a file"),
    "out without a name": ("build --out=", "the name of the folder is empty: write . for this one"),
    "orgs without a name": ("build --orgs=", "the name of the folder is empty: write . for this one"),
    "templates without a name": ("list --templates=", "the name of the folder is empty: write . for this one"),
    "too many words": ("list sample northbank", "Got unexpected extra argument (northbank)"),
    "nobody to show": ("show", "Missing argument 'ORG'"),
}


@pytest.mark.parametrize("name", WRONG_USAGE)
def test_wrong_usage(home: Workspace, name: str) -> None:
    """A command that cannot be understood ends with 2, says why, and makes nothing."""
    words, reason = WRONG_USAGE[name]
    ran = home.run(*words.split())

    assert (2, "") == (ran.code, ran.out)
    assert reason in ran.err
    assert not home.out.exists()


# ---- build


def test_a_module_and_a_pipe(home: Workspace) -> None:
    """Run as a module with its output in a pipe, a build prints its closing line and no progress bar."""
    home.write("orgs/oakvale.yaml", organisation("Oakvale"))

    assert Ran(0, closing(2, written=2 * EACH), "") == home.spawn("build")
    assert outputs("northbank/sample", "oakvale/sample") == set(home.files())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("count", "shown"), [(2, True), (1, False)])
def test_a_terminal(home: Workspace, count: int, shown: bool) -> None:
    """On a terminal a build of several organisations shows how many of them are done."""
    for at in range(1, count):
        home.write(f"orgs/member-{at}.yaml", organisation(f"Member {at}"))

    seen = on_a_terminal(home, "build")

    assert shown == ("Building" in seen)
    assert shown == (f"{count}/{count}" in seen)
    assert count * (EACH + 1) + len(outputs()) == len(home.files())


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.0005, "2,000 a second"), (0.5, "2 a second"), (2.0, "30 a minute"), (30.0, "2 a minute")]
)
def test_the_rate(seconds: float, words: str) -> None:
    """How fast a build goes is told in whole numbers."""
    assert words == rate(seconds)


def on_a_terminal(home: Workspace, *arguments: str) -> str:
    """Return what a terminal shows of a run of the command line."""
    import pty  # noqa: PLC0415  # Windows has none

    leader, follower = pty.openpty()
    home.spawn(*arguments, stderr=follower)
    os.close(follower)
    try:
        return os.read(leader, 100_000).decode()
    except OSError:
        # Linux gives an error in the place of nothing once the other end is closed.
        return ""
    finally:
        os.close(leader)


def test_another_locale(home: Workspace) -> None:
    """Names come out on a terminal that cannot show them, with codes for what it cannot show."""
    home.write("orgs/northbank.yaml", organisation("Clwb Ŵyl 🎪"))
    ran = home.spawn("list", env={"PYTHONIOENCODING": "cp1252"})

    assert (0, "") == (ran.code, ran.err)
    assert r"northbank: Clwb \u0174yl \U0001f3aa (sample)" in ran.out


# ---- streams and files that refuse


def shell(home: Workspace, words: str) -> Ran:
    """Run the command line as a shell does, which can close a stream."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m generator {words}', sys.executable],
        cwd=home.home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


in_a_shell = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /dev/full, and sh is not everywhere")


@in_a_shell
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_closed_stream(home: Workspace, jobs: int) -> None:
    """A build whose standard error is closed builds all the same."""
    for at in range(9):
        home.write(f"orgs/member-{at}.yaml", organisation(f"Member {at}"))
    expected = Ran(0, closing(10, written=10 * EACH), "")

    assert expected == shell(home, f"build --jobs {jobs} 2>&-")


@in_a_shell
@pytest.mark.parametrize("words", ["build", "list", "list sample --json", "show northbank", "--help"])
def test_a_stream_that_is_full(home: Workspace, words: str) -> None:
    """What cannot be printed ends the run with 1 and says so; it is no bug of ours."""
    assert Ran(1, "", "cannot write: No space left on device\n") == shell(home, f"{words} >/dev/full")
    assert 1 == shell(home, f"{words} >/dev/full 2>&1").code


@in_a_shell
@pytest.mark.parametrize("words", ["list", "list sample --json", "show northbank clauses", "--help"])
def test_a_reader_that_goes_away(home: Workspace, words: str) -> None:
    """A pipe that nobody reads any more ends the run without a word."""
    assert "" == shell(home, f"{words} | true").err


def test_a_file_that_refuses(
    home: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system refuses anywhere else ends with 1 and the file's name; it is no bug of ours."""

    def refused(*_: object) -> Report:
        raise PermissionError(13, "Permission denied", "somewhere")

    monkeypatch.setattr("generator.cli.build_command.build", refused)
    monkeypatch.setattr("sys.argv", ["policygen", "build", str(home.home / "orgs/northbank.yaml")])
    with pytest.raises(SystemExit) as ended:
        main()

    assert 1 == ended.value.code
    assert "somewhere: Permission denied\n" == capsys.readouterr().err


# ---- our own bugs


def test_our_own_bug(home: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A bug of ours ends with 70, says that it is ours, and shows where it happened."""

    def broken(*_: object) -> Report:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("generator.cli.build_command.build", broken)
    monkeypatch.setattr("sys.argv", ["policygen", "build", str(home.home / "orgs/northbank.yaml")])
    with pytest.raises(SystemExit) as ended:
        main()
    told_to_user = capsys.readouterr().err.splitlines()

    assert 70 == ended.value.code
    assert "policygen has a bug: please report it with the lines below." == told_to_user[0]
    assert "ZeroDivisionError: a bug" == told_to_user[-1]


def test_a_bug_in_a_worker(home: Workspace) -> None:
    """A bug of ours in a process that works beside others ends with 70 too, and keeps what was built."""
    for at in range(16):
        home.write(f"orgs/member-{at:02}.yaml", organisation(f"Member {at}"))
    broken = (
        "import generator.batch.build as b; build_one = b.build_one\n"
        "b.build_one = lambda *a: 1 / 0 if a[1].stem == 'northbank' else build_one(*a)\n"
        "import multiprocessing; multiprocessing.set_start_method('fork')\n"
        "from generator.cli import main; main()"
    )
    ran = home.spawn("build", "--jobs", "2", python=("-c", broken))
    first = ran.err.splitlines()[0]

    assert (70, "") == (ran.code, ran.out)
    assert "policygen has a bug: please report it with the lines below." == first
    assert "ZeroDivisionError" in ran.err
    files = set(home.files())
    built = {path.partition("/")[0] for path in files if path.startswith("member-")}
    assert built
    assert outputs(*(f"{member}/sample" for member in built)) - outputs() <= files


# ---- templates


def test_a_template_of_ones_own_comes_first(home: Workspace) -> None:
    """A folder named with --templates is looked in before ./templates, and that before what ships with the program."""
    for path, text in template("sample", "Sample policy", "Ours.").items():
        home.write(f"house/{path.partition('/')[2]}", text)
    home.write("orgs/oakvale.yaml", organisation("Oakvale", "other"))

    assert 0 == home.run("build", "--templates", "house").code
    assert b"1.1 Ours." in home.files()["northbank/sample.md"]
    assert b"# 1. Only" in home.files()["oakvale/other.md"]


def test_the_templates_that_ship(home: Workspace) -> None:
    """In a folder with nothing but an organisation, the templates of the program are there."""
    home.write("empty/orgs/northbank.yaml", "name: Northbank\nroles: {accountable_lead: Chair}\n")
    os.chdir(home.home / "empty")
    ran = home.run("build")

    assert 0 == ran.code
    assert ran.out.startswith(closing(1, written=EACH))
    assert "length: full" in ran.out
    assert "length: full" not in home.run("build").out
    assert "social-media: Social media policy" in home.run("list").out
