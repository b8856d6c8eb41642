"""A process that is killed while it builds or checks takes its own organisation along, and no other."""

from __future__ import annotations

import json

from tests.workspace import Ran, Workspace, on_linux, organisation, outputs, told

KILLED = """
import multiprocessing, os, signal
import generator.batch.build as building
import generator.batch.check as checking
multiprocessing.set_start_method("fork")
parent = os.getpid()
def deadly(do):
    def one(given, path):
        if path.stem in {names} and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return do(given, path)
    return one
building.build_one, checking.check_one = deadly(building.build_one), deadly(checking.check_one)
from generator.cli import main
main()
"""
"""A run of the command line in which the worker that comes to one of some organisations is killed."""
FACT = "the process that built this organisation was killed"
HINT = "look for a very large value in it, or give the computer more memory"


def build_with_kills(home: Workspace, members: int, *names: str) -> Ran:
    """Return how a build of some more organisations with two processes ended."""
    for at in range(members):
        home.write(f"orgs/member-{at:02}.yaml", organisation(f"Member {at}"))
    return run_with_kills(home, names, "build")


def run_with_kills(home: Workspace, names: tuple[str, ...], *arguments: str) -> Ran:
    """Return how a command with two processes ended, of which those were killed that came to some organisations."""
    return home.spawn(*arguments, "--jobs", "2", python=("-c", KILLED.replace("{names}", repr(set(names)))))


@on_linux
def test_a_killed_worker_fails_its_organisation(home: Workspace) -> None:
    """One organisation is told as not built, at its file, and all others are built."""
    ran = build_with_kills(home, 22, "member-17")
    others = {f"member-{at:02}/sample" for at in range(22) if at != 17} | {"northbank/sample", "oakvale/sample"}

    assert (1, told("orgs/member-17.yaml", FACT, HINT)) == (ran.code, ran.err)
    # How many of its neighbours had been written before, and are unchanged when they are tried again, is chance.
    assert ran.out.startswith("Built 23 organisations")
    assert ran.out.endswith(" 1 organisation not built.\n")
    assert outputs(*others) == set(home.files())


@on_linux
def test_several_killed_workers(home: Workspace) -> None:
    """Each organisation whose process is killed is told once."""
    ran = build_with_kills(home, 20, "member-00", "member-01", "member-19")
    problems = "".join(told(f"orgs/member-{at}.yaml", FACT, HINT) for at in ("00", "01", "19"))

    assert (1, problems) == (ran.code, ran.err)
    assert ran.out.endswith(" 3 organisations not built.\n")


@on_linux
def test_a_killed_worker_leaves_the_last_good_policy(home: Workspace) -> None:
    """What was built of an organisation before stays as it was, and is built again once nobody kills."""
    home.run("build")
    before = home.files()
    home.write("orgs/_defaults.yaml", "short_name: the Members\n")
    killed = build_with_kills(home, 8, "northbank")
    kept = {name: content for name, content in before.items() if name.startswith("northbank/")}

    assert 1 == killed.code
    assert kept.items() <= home.files().items()
    assert (0, "") == (home.run("build").code, home.run("build").err)


@on_linux
def test_a_killed_worker_of_a_check_is_a_finding(home: Workspace) -> None:
    """It is told at its file, with a code; what is found of all others is what is found without it."""
    for at in range(20):
        home.write(f"orgs/member-{at:02}.yaml", f"{organisation(f'Member {at}')}nname: x\n")
    check = "check", "--today", "2026-05-14", "--json"
    whole, killed = home.run(*check), run_with_kills(home, ("member-07",), *check)
    all_others = [each for each in json.loads(whole.out)["findings"] if each["file"] != "orgs/member-07.yaml"]
    found = json.loads(killed.out)["findings"]
    [its] = [each for each in found if each["file"] == "orgs/member-07.yaml"]

    assert (1, "") == (killed.code, killed.err)
    assert ("F111", "the process that checked this organisation was killed", HINT) == (
        its["code"], its["message"], its["hint"],
    )  # fmt: skip
    assert all_others == [each for each in found if each != its]
    assert 20 == len(found)
