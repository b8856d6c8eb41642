"""What people install: a wheel with the program and its templates, and nothing else."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import generator
from tests.tools import ROOT, run
from tests.workspace import ENDINGS

pytestmark = pytest.mark.slow

CACHE = "__pycache__"
ORGANISATION = """name: Northbank Youth Trust
roles: {accountable_lead: Chief Executive, safeguarding_lead: Youth Worker, concerns_contact: Chair}
facts: {has_staff: true, works_with_children: true, works_with_adults_at_risk: false}
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network by the pinned backend."""
    return built("wheel", tmp_path_factory.mktemp("wheel"))


def built(target: str, folder: Path) -> Path:
    done = run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.iterdir())


def test_wheel_holds_the_program_and_its_templates(wheel: Path) -> None:
    """A wheel carries all of the program, its page, templates and guides, and no test, organisation or output."""
    modules = {path.relative_to(ROOT).as_posix() for path in files(ROOT / "generator") if path.parent.name != CACHE}
    templates = {f"generator/{path.relative_to(ROOT).as_posix()}" for path in files(ROOT / "templates")}
    guides = {path.relative_to(ROOT).as_posix() for path in (ROOT / "generator" / "docs").glob("*.md")}
    with zipfile.ZipFile(wheel) as package:
        held = set(package.namelist())

    assert guides
    assert {"generator/page/site/main.js", "generator/page/bundle/pack.mjs"} <= modules
    assert set() == (modules | templates | guides) - held
    assert {"generator", f"policygen-{generator.__version__}.dist-info"} == {name.partition("/")[0] for name in held}


def test_wheel_says_what_it_is(wheel: Path) -> None:
    """A wheel names its version, its licences and the command that it installs."""
    info = f"policygen-{generator.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as package:
        metadata = Parser().parsestr(package.read(f"{info}/METADATA").decode())
        commands = package.read(f"{info}/entry_points.txt").decode()
        licences = {name for name in package.namelist() if name.startswith(f"{info}/licenses/")}

    assert ("policygen", generator.__version__) == (metadata["Name"], metadata["Version"])
    assert "MIT AND CC0-1.0" == metadata["License-Expression"]
    assert "policygen = generator.__main__:main" in commands
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/LICENSES/CC0-1.0.txt"} == licences


def test_source_archive_holds_no_litter(tmp_path: Path) -> None:
    """A source archive carries what the tests need, and neither caches nor installed packages."""
    with tarfile.open(built("sdist", tmp_path)) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}

    assert {"Makefile", "constraints.txt", "pyproject.toml", "tests/conftest.py", "tests/judges/axe.mjs"} <= held
    assert not [name for name in held if {"node_modules", "__pycache__", ".venv", ".git"} & set(name.split("/"))]


def test_wheel_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """An installed policygen builds a policy in every format from a folder that has only orgs/x.yaml."""
    site, home = tmp_path / "site", tmp_path / "home"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(site)
    (home / "orgs").mkdir(parents=True)
    (home / "orgs" / "x.yaml").write_text(ORGANISATION, "utf-8")
    env = {"PYTHONPATH": str(site)}
    origin = run(sys.executable, "-c", "import generator; print(generator.__file__)", cwd=home, env=env)
    done = run(sys.executable, "-m", "generator", "build", cwd=home, env=env)

    assert str(site / "generator" / "__init__.py") == origin.stdout.strip()
    assert (0, "") == (done.returncode, done.stderr)
    made = {"manifest.json", *(f"social-media{ending}" for ending in ENDINGS)}
    assert made == {path.name for path in files(home / "build" / "x")}


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
