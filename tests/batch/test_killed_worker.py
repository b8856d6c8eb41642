"""A process that is killed while it builds takes its own organisation along, and no other."""

from __future__ import annotations

from tests.workspace import Ran, Workspace, on_linux, organisation, outputs, told

KILLED = """
import multiprocessing, os, signal
import generator.batch.build as many
multiprocessing.set_start_method("fork")
build_one, parent = many.build_one, os.getpid()
def deadly(request, path):
    if path.stem in {names} and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return build_one(request, path)
many.build_one = deadly
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
    return home.spawn("build", "--jobs", "2", python=("-c", KILLED.replace("{names}", repr(set(names)))))


@on_linux
def test_a_killed_worker_fails_its_organisation(home: Workspace) -> None:
    """One organisation is told as not built, at its file, and all others are built."""
    ran = build_with_kills(home, 40, "member-17")
    others = {f"member-{at:02}/sample" for at in range(40) if at != 17} | {"northbank/sample", "oakvale/sample"}

    assert (1, told("orgs/member-17.yaml", FACT, HINT)) == (ran.code, ran.err)
    # How many of its neighbours had been written before, and are unchanged when they are tried again, is chance.
    assert ran.out.startswith("Built 41 organisations")
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
    build_with_kills(home, 8)
    before = home.files()
    home.write("orgs/_defaults.yaml", "short_name: the Members\n")
    killed = build_with_kills(home, 8, "northbank")
    kept = {name: content for name, content in before.items() if name.startswith("northbank/")}

    assert 1 == killed.code
    assert kept.items() <= home.files().items()
    assert (0, "") == (home.run("build").code, home.run("build").err)
