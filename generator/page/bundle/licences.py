"""The licences of everything that the page carries, as one text that goes with it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import generator

HERE = Path(__file__).parent / "licences"
_RULE = "\n\n" + "=" * 80 + "\n\n"
_OURS = (
    "policygen {version}: the program is under the MIT licence, and the words of its templates, and so what it makes "
    "of them, are in the public domain (CC0 1.0)."
)
_ENGINE = (
    "Pyodide {version}, which runs Python in a browser, is under the Mozilla Public License 2.0. Its source code is at "
    "https://github.com/pyodide/pyodide, under the tag {version}. Here it is the file that npm has, with the end of "
    "its module left out. Python itself is under the licence of the Python Software Foundation, which stands below at "
    "typing_extensions."
)


def licences(pyodide: Path, wheels: Path) -> str:
    """Return what the page is made of and under which licence each of it stands."""
    version = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
    texts = [
        _OURS.format(version=generator.__version__),
        _ENGINE.format(version=version),
        (HERE / "MPL-2.0.txt").read_text("utf-8"),
        (HERE / "engine.txt").read_text("utf-8"),
        *(text for wheel in sorted(wheels.glob("*.whl")) for text in _of_package(wheel)),
        (HERE / "Unicode-3.0.txt").read_text("utf-8"),
    ]
    return _RULE.join(text.strip() for text in texts) + "\n"


def _of_package(wheel: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as package:
        for path in sorted(package.namelist()):
            if ".dist-info/licenses/" in path and not path.endswith("/"):
                name = path.partition(".dist-info")[0].replace("-", " ")
                yield f"{name}\n\n{package.read(path).decode()}"
        for path in package.namelist():
            if path.endswith(".cyclonedx.json"):
                yield _of_crates(path.partition("-")[0], json.loads(package.read(path)))


def _of_crates(name: str, listed: dict[str, list[dict[str, Any]]]) -> str:
    """Return what a package says that it has been built from, and under which licences."""
    rows = [
        f"{each['name']} {each['version']} ({each.get('author', 'its authors')}): {each['licenses'][0]['expression']}"
        for each in listed["components"]
        if each["scope"] == "required"
    ]
    head = f"What stands in {name}, written in Rust. Where there is a choice, the MIT licence above is taken."
    return "\n".join([head, "", *rows])
