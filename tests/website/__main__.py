"""Make the site: `python -m tests.website FOLDER`."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.page.browsers import make
from tests.tools import ROOT, require, run
from tests.website.gather import HERE, copy_downloads, gather
from tests.website.pictures import write_pictures

BUILD = ROOT / "build"


def main(arguments: Sequence[str]) -> int:
    """Make the site into a folder; the policy maker is made anew, or taken from a folder that has it."""
    parser = argparse.ArgumentParser(prog="python -m tests.website", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--page", type=Path, help="where `make page` wrote the policy maker")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        page = given.page or Path(scratch)
        if not given.page:
            make(page)
        make_site(given.folder, page)
    return 0


def make_site(folder: Path, page: Path) -> None:
    """Make the site into a folder, with the policy maker that stands in another; whatever is wrong ends it."""
    require("zensical")
    with TemporaryDirectory() as scratch:
        home = Path(scratch)
        gather(home / "docs", BUILD)
        write_pictures(BUILD, home / "docs" / "assets")
        shutil.copy(HERE / "zensical.toml", home)
        done = run("zensical", "build", "--strict", cwd=home)
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(home / "site", folder)
    copy_downloads(BUILD, folder)
    shutil.copytree(page / "page", folder / "policy-maker")
    shutil.copy(page / "policy-maker.html", folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
