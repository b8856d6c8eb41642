"""build/ is checked in, so it must be what a build of orgs/ makes now."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.workspace import Workspace, contents

BUILD = ROOT / "build"
STALE = "build/ is out of date: run `make build`, with --prune if files are left over, and commit the result"

pytestmark = pytest.mark.skipif(not (BUILD / "manifest.json").exists(), reason="build/ is not made yet: make build")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build of the repository's organisations makes now."""
    out = tmp_path_factory.mktemp("fresh")
    folders = [f"--orgs={ROOT / 'orgs'}", f"--templates={ROOT / 'templates'}", f"--out={out}"]
    ran = Workspace(ROOT).run("build", *folders, "--jobs", "1")
    assert 0 == ran.code, ran.err
    return contents(Path(out))


def test_build_holds_what_a_build_makes(fresh: dict[str, bytes]) -> None:
    """The files in build/ are those that a build makes: none is missing, none is left over."""
    made, checked_in = set(fresh), set(contents(BUILD))

    assert (set(), set()) == (made - checked_in, checked_in - made), STALE


def test_build_says_what_a_build_says(fresh: dict[str, bytes]) -> None:
    """Each file in build/ says what a build makes it say now, Word files part by part."""
    checked_in = contents(BUILD)
    stale = [name for name in fresh if name in checked_in and said(name, fresh[name]) != said(name, checked_in[name])]

    assert [] == stale, STALE


def said(name: str, content: bytes) -> object:
    """Return what a file says, apart from how it was packed and by which version of the program."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return [(part, package.read(part)) for part in package.namelist()]
    if name == "manifest.json":
        return {**json.loads(content), "program": ""}
    return content
