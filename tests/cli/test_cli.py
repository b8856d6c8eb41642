"""The command line: what it says, to whom, and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import generator
from generator.batch.build import Report
from generator.cli import main, policygen
from tests.tools import ROOT
from tests.workspace import Ran, Workspace, make_workspace, organisation, outputs, template, told


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with one sound organisation, and stand in it."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", organisation())
    return made


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
    assert all(f"\n  {name} " in ran.out for name in policygen.commands)
    assert "..." not in ran.out.partition("Commands:")[2]


@pytest.mark.parametrize("name", policygen.commands)
def test_every_command_and_option_has_help(home: Workspace, name: str) -> None:
    """Each command says what it does, and each option what it is for."""
    command = policygen.commands[name]
    options = [option for option in command.params if isinstance(option, click.Option)]
    shown = home.run(name, "--help").out

    assert command.help
    assert [] == [option.name for option in options if not option.help]
    assert [] == [flag for option in options for flag in option.opts if flag not in shown]


BUILD_OPTIONS = {"--orgs", "--templates", "--out", "--format", "--draft", "--jobs", "--force", "--prune"}


def test_the_options_of_build() -> None:
    """The options of `build` are those that were promised."""
    assert BUILD_OPTIONS == {
        flag for option in policygen.commands["build"].params for flag in option.opts if flag[:2] == "--"
    }


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
    "too many words": ("list northbank", "Got unexpected extra argument (northbank)"),
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

    assert Ran(0, "Built 2 organisations: 6 written, 0 unchanged.\n", "") == home.spawn("build")
    assert outputs("northbank/sample", "oakvale/sample") == set(home.files())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("count", "shown"), [(2, True), (1, False)])
def test_a_terminal(home: Workspace, count: int, shown: bool) -> None:
    """On a terminal a build of several organisations shows a progress bar."""
    for at in range(1, count):
        home.write(f"orgs/member-{at}.yaml", organisation(f"Member {at}"))

    assert shown == ("Building" in on_a_terminal(home, "build"))
    assert count * 3 + 3 == len(home.files())


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


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("northbnak", 'did you mean "northbank"?'),
        ("northbank.yaml", 'did you mean "northbank"?'),
        ("..", "choose from northbank"),
        ("../../etc/passwd-of-nobody", "choose from northbank"),
        ("orgs", "choose from northbank"),
        ("", "choose from northbank"),
        ("northbank/file", 'did you mean "northbank"?'),
    ],
)
def test_an_organisation_that_is_not_there(home: Workspace, name: str, hint: str) -> None:
    """A name that is no organisation is told with the nearest one."""
    problem = told("orgs", f'there is no organisation "{name}"', hint)

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged.\n", problem) == home.run("build", name)
    assert not home.out.exists()


def test_a_name_that_is_too_long(home: Workspace) -> None:
    """A name that is longer than a disk allows is no organisation."""
    problem = told("orgs", f'there is no organisation "{"x" * 59}…"', "choose from northbank")

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged.\n", problem) == home.run("build", "x" * 300)


def test_a_name_with_control_characters(home: Workspace) -> None:
    """A name that would colour the terminal is shown with its codes."""
    assert r'there is no organisation "\u001b[31mred"' in home.run("build", "\x1b[31mred").err


def test_a_file_that_is_no_organisation(home: Workspace) -> None:
    """A path to another kind of file is refused by its name."""
    home.write("README.md", "hello")

    assert home.run("build", "README.md").err.startswith('README.md: the file name "README" is not an id')


def test_a_folder_that_is_named_like_a_file(home: Workspace) -> None:
    """A folder with the name of an organisation file is told, and stops nobody."""
    (home.home / "orgs/folder.yaml").mkdir()
    ran = home.run("build")

    assert told("orgs/folder.yaml", "this is not a file", "check its name and who may read it") == ran.err
    assert outputs("northbank/sample") == set(home.files())


def test_a_link_to_itself(home: Workspace) -> None:
    """A link that leads to itself is told, and stops nobody."""
    (home.home / "orgs/loop.yaml").symlink_to("loop.yaml")
    problem = told("orgs/loop.yaml", "there is no such file", "check its name and who may read it")

    assert problem == home.run("build").err
    assert outputs("northbank/sample") == set(home.files())


@pytest.mark.parametrize("name", ["northbank.yaml.txt", "Northbank.YML.TXT"])
def test_a_name_that_windows_hides(home: Workspace, name: str) -> None:
    """Where the only file ends in .yaml.txt, which Windows shows as .yaml, it is named."""
    (home.home / "orgs/northbank.yaml").rename(f"orgs/{name}")
    fact = "the name of this file ends in .txt, which some systems do not show, so it is no organisation file"
    problem = told(f"orgs/{name}", fact, f'remove .txt from its name: "{name[:-4]}"')

    assert problem == home.run("build").err
    assert problem == home.run("list").err


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
    expected = Ran(0, "Built 10 organisations: 30 written, 0 unchanged.\n", "")

    assert expected == shell(home, f"build --jobs {jobs} 2>&-")


@in_a_shell
@pytest.mark.parametrize("words", ["build", "list", "--help"])
def test_a_stream_that_is_full(home: Workspace, words: str) -> None:
    """What cannot be printed ends the run with 1 and says so; it is no bug of ours."""
    assert Ran(1, "", "cannot write: No space left on device\n") == shell(home, f"{words} >/dev/full")
    assert 1 == shell(home, f"{words} >/dev/full 2>&1").code


def test_a_file_that_refuses(
    home: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system refuses anywhere else ends with 1 and the file's name; it is no bug of ours."""

    def refused(*_: object) -> Report:
        raise PermissionError(13, "Permission denied", "somewhere")

    monkeypatch.setattr("generator.cli.build", refused)
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

    monkeypatch.setattr("generator.cli.build", broken)
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
    assert outputs(*(f"member-{at:02}/sample" for at in range(8))) - {"index.md", "index.html"} <= set(home.files())


# ---- list


def test_list(home: Workspace) -> None:
    """The list names the templates with their editions and the organisations with their policies."""
    home.write("orgs/oakvale.yaml", organisation("Oakvale & <Sons>", "sample", "other"))
    lines = home.run("list", "--templates", "templates").out.splitlines()

    assert "Templates" == lines[0]
    assert {"  other: Other policy, edition 1.0", "  sample: Sample policy, edition 1.0"} <= set(lines)
    assert [
        "Organisations",
        "  northbank: Northbank Youth Trust (sample)",
        "  oakvale: Oakvale & <Sons> (sample, other)",
    ] == lines[-3:]


def test_list_with_problems(home: Workspace) -> None:
    """The list shows all that is sound, and ends with 1 and every problem of the rest."""
    home.write("orgs/bad.yaml", "name: x\n")
    home.write("orgs/oakvale.yaml", organisation())
    home.write("orgs/oakvale.yml", organisation())
    home.write_all(template("broken", "Broken", "![A picture](x.png)"))
    ran = home.run("list")
    places = [line.partition(": ")[0] for line in ran.err.splitlines() if not line.startswith("  ")]

    assert 1 == ran.code
    assert ["orgs/bad.yaml:1:1", "orgs/oakvale.yml", "templates/broken/sections/only.md.j2:1:4"] == places
    assert "  northbank: Northbank Youth Trust (sample)" in ran.out
    assert "  other: Other policy, edition 1.0" in ran.out


def test_list_without_organisations(home: Workspace) -> None:
    """A folder without organisations is told, after the templates."""
    ran = home.run("list", "--orgs", "nowhere")

    assert (1, told("nowhere", "there is no organisation file here", "write one, or name the folder with --orgs")) == (
        ran.code,
        ran.err,
    )
    assert "sample: Sample policy" in ran.out


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

    assert (0, "Built 1 organisation: 3 written, 0 unchanged.\n") == (ran.code, ran.out)
    assert "social-media: Social media policy" in home.run("list").out


# ---- the bad input of issue 2


def bomb() -> str:
    levels = [f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 9)}]" for level in range(1, 10)]
    return "\n".join(["x0: &x0 [lol]", *levels])


GOOD = "name: Northbank Youth Trust\nroles: {accountable_lead: Chief Executive}\n"
BAD_INPUT: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "orgs/bad.yaml: the file is empty"),
    "a-list": ("- name: x\n", "orgs/bad.yaml:1:1: "),
    "no-name": ("roles: {accountable_lead: x}\n", "orgs/bad.yaml:1:1: name is missing"),
    "unknown-template": (GOOD + "policies:\n  social-medai:\n", 'orgs/bad.yaml:4:3: unknown template "social-medai"'),
    "role-nobody-holds": (
        "name: x\nroles:\n  chair: Chair\n",
        'orgs/bad.yaml:2:1: nobody holds the role "accountable_lead"',
    ),
    "unknown-id": (
        GOOD + "policies:\n  social-media:\n    sections: {copywrite: false}\n",
        'orgs/bad.yaml:5:16: unknown section or clause "copywrite"',
    ),
    "logo-outside": (GOOD + "brand: {logo: ../logo.png}\n", "orgs/bad.yaml:3:15: brand.logo is "),
    "not-utf-8": (GOOD.encode() + b"purpose: caf\xe9\n", "orgs/bad.yaml:3:13: the file is not UTF-8"),
    "ten-megabytes": (GOOD + "# x\n" * 2_600_000, "orgs/bad.yaml: the file is larger than 1 MiB"),
    "alias-bomb": (bomb(), "orgs/bad.yaml:4:30: aliases repeat more than a policy could hold"),
    "builds-an-object": ("name: !!python/object/apply:os.system [echo pwned]\n", "orgs/bad.yaml:1:7: "),
    "control-character": (GOOD + "purpose: a\x07b\n", "orgs/bad.yaml:3:11: the line holds a control character U+0007"),
    "private-use-character": (
        GOOD + "purpose: a\U000f0000b\n",
        "orgs/bad.yaml:3:11: the line holds a private-use character U+F0000",
    ),
    "braces-in-the-name": (
        "name: The {{ name }} Trust\nroles: {accountable_lead: x}\n",
        "orgs/bad.yaml:1:7: name holds ",
    ),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input(home: Workspace, name: str) -> None:
    """Bad input gives one clear message with a place and a hint; its earlier outputs stay and others are built."""
    shutil.rmtree(home.home / "templates/_shared")  # social-media needs the law that comes with the program
    home.write("orgs/bad.yaml", organisation("Formerly sound"))
    home.run("build", "bad")
    earlier = home.files()
    content, message = BAD_INPUT[name]
    home.write("orgs/bad.yaml", content)
    ran = home.run("build")
    lines = ran.err.splitlines()

    assert (1, "Built 1 organisation: 3 written, 0 unchanged. 1 organisation not built.\n") == (ran.code, ran.out)
    assert 2 == len(lines)
    assert lines[0].startswith(message)
    assert lines[1].startswith("  hint: ")
    assert outputs("bad/sample", "northbank/sample") == set(home.files())
    assert all(earlier[path] == content for path, content in home.files().items() if path.startswith("bad/"))


def test_all_bad_input_at_once(home: Workspace) -> None:
    """All bad input in one run of the real command line: every message, no traceback, and the sound one is built."""
    shutil.rmtree(home.home / "templates/_shared")
    for name, (content, _) in BAD_INPUT.items():
        home.write(f"orgs/{name}.yaml", content)
    home.write("orgs/twin.yaml", organisation())
    home.write("orgs/twin.yml", organisation())
    ran = home.spawn("build")
    expected = [message.replace("bad.yaml", f"{name}.yaml") for name, (_, message) in BAD_INPUT.items()]
    expected.append("orgs/twin.yml: this file and orgs/twin.yaml have the same output folder")
    found = [line for line in ran.err.splitlines() if not line.startswith("  hint: ")]

    assert (1, "Built 1 organisation: 3 written, 0 unchanged. 14 organisations not built.\n") == (ran.code, ran.out)
    assert [] == [line for line, message in zip(found, sorted(expected), strict=True) if not line.startswith(message)]
    assert outputs("northbank/sample") == set(home.files())
    assert "Traceback" not in ran.err
