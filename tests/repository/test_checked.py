"""Nothing is passed over: every Python file is linted and typed, and every file of tests is collected.

The tools skip some folders without a word, by their own defaults and by ours.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.tools import ROOT, run

IGNORED = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines() if line.endswith("/")]
TYPED = "from mypy.main import process_options; print(*(file.path for file in process_options([])[0]), sep='\\n')"


def python_files(folder: Path) -> Iterator[Path]:
    """Yield every Python file of the repository below a folder: what git does not ignore."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink() and not any(fnmatch(path.name, name) for name in [*IGNORED, ".git"]):
            yield from python_files(path)
        elif path.suffix in {".py", ".pyi"}:
            yield path


FILES = set(python_files(ROOT))


def listed(*command: str) -> set[Path]:
    """Return the Python files that a program lists, one a line."""
    done = run(*command)
    assert 0 == done.returncode, done.stdout + done.stderr
    return {ROOT / line for line in done.stdout.splitlines() if line.endswith((".py", ".pyi"))}


def test_the_repository_has_python_files() -> None:
    """The list of files is not empty, and this file is in it."""
    assert Path(__file__) in FILES


def test_every_file_is_linted() -> None:
    """Ruff checks every Python file, in the folders that `make lint` gives it."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [folders] = re.findall(r"^\t\$\(BIN\)/ruff check ((?!-).*)$", makefile, re.MULTILINE)

    assert set() == FILES - listed("ruff", "check", "--show-files", *folders.split())


def test_every_file_is_laid_out() -> None:
    """The layout of every folder that is linted is checked too, and `make format` mends both."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    folders = re.findall(r"\$\(BIN\)/ruff (?:check|format)(?: --\w+)* (.*)$", makefile, re.MULTILINE)

    assert (4, 1) == (len(folders), len(set(folders)))


def test_every_file_is_typed() -> None:
    """Mypy checks every Python file."""
    assert set() == FILES - listed(sys.executable, "-c", TYPED)


def test_every_file_of_tests_is_collected(request: pytest.FixtureRequest) -> None:
    """Pytest finds every file whose name says that it holds tests."""
    folders = [pytest.Dir.from_parent(request.session, path=ROOT / name) for name in request.config.getini("testpaths")]
    collected = {path for folder in folders for path in files_of_tests(folder)}

    assert collected == {path for path in FILES if path.name.startswith("test_") or path.stem.endswith("_test")}


def files_of_tests(folder: pytest.Collector) -> Iterator[Path]:
    """Yield the files that pytest takes for tests, without opening them."""
    for node in folder.collect():
        if isinstance(node, pytest.Module):
            yield node.path
        elif isinstance(node, pytest.Collector):
            yield from files_of_tests(node)


def test_no_file_is_where_the_tools_do_not_look(request: pytest.FixtureRequest) -> None:
    """No folder with Python files has a name that ruff or pytest skip by default, such as `build` or `dist`."""
    settings = run("ruff", "check", "--show-settings", ".").stdout
    skipped = {
        name
        for names in re.findall(r"file_resolver\.(?:extend_)?exclude = \[(.*?)\]", settings, re.DOTALL)
        for name in re.findall(r'"(.*?)"', names)
    } | set(request.config.getini("norecursedirs"))
    folders = {part for path in FILES for part in path.relative_to(ROOT).parts[:-1]}

    assert {"build", "dist", ".venv"} <= skipped
    assert [] == sorted(name for name in folders if any(fnmatch(name, pattern) for pattern in skipped))
