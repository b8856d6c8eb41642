"""A folder of organisations and small templates, and the command line run in it, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import click
import pytest
from click.testing import CliRunner

from generator.cli import policygen
from generator.cli.program import COMMANDS
from generator.formats.formats import DEFAULT_FORMATS, FORMATS
from tests.tools import ROOT

ENDINGS = tuple(sorted(FORMATS[name].ending for name in DEFAULT_FORMATS))
"""How the names of a policy's files end when nobody says in what formats it comes."""
EACH = len(ENDINGS)
"""How many files a policy has."""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and rights are those of Linux")


def commands() -> dict[str, click.Command]:
    """Return every command of the command line, loaded."""
    found = {name: policygen.get_command(click.Context(policygen), name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


@dataclass(frozen=True)
class Ran:
    """What a run of the command line said, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Workspace:
    """A folder with `orgs/`, `templates/` and, after a build, `build/`."""

    home: Path

    @property
    def out(self) -> Path:
        """Where outputs go when nothing is said."""
        return self.home / "build"

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file, its folder too."""
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def write_all(self, files: Mapping[str, str]) -> None:
        """Write several files, such as those of a template."""
        for path, text in files.items():
            self.write(path, text)

    def run(self, *arguments: str) -> Ran:
        """Run the command line in this process, which is in the workspace."""
        result = CliRunner().invoke(policygen, arguments, prog_name="policygen")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    def spawn(
        self,
        *arguments: str,
        python: tuple[str, ...] = ("-m", "generator"),
        stderr: int = subprocess.PIPE,
        env: Mapping[str, str] = MappingProxyType({}),
    ) -> Ran:
        """Run the command line in a process of its own, with no terminal unless `stderr` is one."""
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **env}
        done = subprocess.run(
            [sys.executable, *python, *arguments],
            cwd=self.home,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=stderr,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr or "")

    def files(self) -> dict[str, bytes]:
        """Return every file under `build/` by its path there."""
        return contents(self.out)

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return what changes when a file is written anew: its inode and the time of its last change."""
        found = {path: path.stat() for path in sorted(self.out.rglob("*")) if path.is_file()}
        return {path.relative_to(self.out).as_posix(): (at.st_ino, at.st_mtime_ns) for path, at in found.items()}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its path there."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def organisation(name: str = "Northbank Youth Trust", *policies: str) -> str:
    """Return the file of an organisation that wants these policies of the workspace."""
    chosen = "".join(f"  {policy}:\n" for policy in policies or ("sample",))
    return f"name: {name}\nroles: {{accountable_lead: Chief Executive}}\npolicies:\n{chosen}"


def template(
    id: str, title: str, words: str = "The {{ role('accountable_lead') }} decides for {{ name }}."
) -> dict[str, str]:
    """Return the files of a template with one section and one clause."""
    head = f"id: {id}\ntitle: {title}\nroles:\n  accountable_lead: {{label: Lead, duty: answers for it}}\n"
    return {
        f"templates/{id}/template.yaml": f"{head}sections:\n  - {{id: only, title: Only}}\n",
        f"templates/{id}/sections/only.md.j2": f"1. {words}\n   {{: #one }}\n",
    }


def told(place: str, fact: str, hint: str) -> str:
    """Return a problem as the command line tells it."""
    return f"{place}: {fact}\n  hint: {hint}\n"


SHARED = {
    "templates/_shared/law/england-wales.yaml": "id: england-wales\ntitle: England\nas_of: 2026-01-01\nfacts: {}\n",
    "templates/_shared/page.css": "body { max-width: 60ch }\n",
}
"""A law and a style that are quickly read."""


def make_workspace(home: Path) -> Workspace:
    """Return a workspace with two templates and no organisation."""
    made = Workspace(home)
    made.write_all({**SHARED, **template("sample", "Sample policy"), **template("other", "Other policy")})
    (home / "orgs").mkdir()
    return made


def outputs(*policies: str) -> set[str]:
    """Return the files that a build leaves behind for policies such as `northbank/sample`."""
    made = {f"{policy}{ending}" for policy in policies for ending in ENDINGS}
    records = {f"{policy.partition('/')[0]}/manifest.json" for policy in policies} | {"manifest.json"}
    return made | records | {f"index{row.ending}" for row in FORMATS.values() if row.lists}


def also(policy: str, *, without: str = "") -> str:
    """Return how the files of a policy are told with its web page: `(also sample.docx and sample.md)`."""
    others = [FORMATS[name].file_of(policy) for name in DEFAULT_FORMATS if name not in ("html", without)]
    return f"(also {' and '.join(others)})"


def closing(organisations: int, *, written: int = 0, unchanged: int = 0, removed: int = 0, failed: int = 0) -> str:
    """Return the line with which a build ends: how many organisations, how many files, and who was not built."""
    files = f"{written} written, {unchanged} unchanged" + (f", {removed} removed" if removed else "")
    not_built = f" {_organisations(failed)} not built." if failed else ""
    where = " in build/" if organisations else ""
    return f"Built {_organisations(organisations)}{where}: {files}.{not_built}\n"


def elsewhere(line: str, out: str) -> str:
    """Return the closing line of a build into another folder."""
    return line.replace(" in build/", f" in {out}/")


def _organisations(number: int) -> str:
    return "1 organisation" if number == 1 else f"{number} organisations"
