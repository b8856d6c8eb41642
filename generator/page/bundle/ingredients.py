"""Gather what the page is made of: Pyodide from npm, packages by their hashes, our own modules, templates and form."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import generator
from generator.batch.read_library import read_library
from generator.batch.read_organisation import load_organisation, read_brand
from generator.diagnostics import Problems, collecting
from generator.page.answering import Desk
from generator.page.bundle.licences import licences
from generator.page.engine import desk_of
from generator.page.form import Start, form_of
from generator.rendering.library import Library

HERE = Path(__file__).parent
PROGRAM = Path(generator.__file__).parent
SITE = PROGRAM / "page" / "site"
PARTS = ("worker.js", "python.wasm", "library.zip", "files.bin", "templates.json", "ready.bin")
"""What the page unpacks, in the order in which it needs them."""
_PLATFORMS = ("pyemscripten_2026_0_wasm32", "manylinux2014_x86_64", "any")
_READ = (".yaml", ".j2", ".css")
_END_OF_MODULE = "export default _createPyodideModule;"


class MissingIngredientError(Exception):
    """Raised when the page cannot be made for want of something; the hint says how to get it."""

    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(fact)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What the page is made of: parts packed with gzip, the script, the style, the frame of the page and its form."""

    parts: Mapping[str, bytes]
    script: str
    style: str
    frame: str
    form: str
    licences: str
    travelling: tuple[str, ...]


def gather(scratch: Path, templates: Sequence[Path], defaults: Path | None) -> Ingredients:
    """Return all that the page is made of; `defaults` is a file whose answers everybody starts with.

    Raises MissingIngredientError, and Problems for templates or defaults that cannot be used.
    """
    modules = _node_modules()
    templates_text = carried(read_library(templates))
    desk = desk_of(templates_text)
    _check(desk)
    form = form_of(desk, _start(defaults))
    out = scratch / "out"
    out.mkdir()
    (out / "templates.json").write_text(templates_text, "utf-8")
    (out / "worker.js").write_text(_worker(modules), "utf-8")
    wheels = _wheels(scratch / "wheels")
    _run("node", HERE / "pack.mjs", modules / "pyodide", wheels, PROGRAM, out)
    return Ingredients(
        {name: (out / f"{name}.gz").read_bytes() for name in PARTS},
        _one_script(modules, "main.js"),
        (SITE / "style.css").read_text("utf-8"),
        (SITE / "index.html").read_text("utf-8"),
        form,
        licences(modules / "pyodide", wheels),
        tuple(json.loads((out / "modules.json").read_text("utf-8"))),
    )


def _check(desk: Desk) -> None:
    """Raise Problems with all that is wrong with the templates: whoever opens the page can do nothing about it."""
    problems = [*desk.library.files.faults()]
    for template in desk.library.ids():
        with collecting(problems):
            problems += desk.library.composer(template).problems
    if problems:
        raise Problems(problems)


def _start(defaults: Path | None) -> Start:
    """Return the answers that everybody starts with. Raises Problems when the file of them cannot be used."""
    if defaults is None:
        return Start()
    organisation = load_organisation(defaults, defaults.parent)
    return Start(defaults.read_text("utf-8"), read_brand(organisation, defaults.parent))


def _node_modules() -> Path:
    """Return where npm has put its packages: in the working folder, or beside the program."""
    if shutil.which("node") is None:
        raise MissingIngredientError("node is missing", "install Node 20 or newer")
    for folder in (Path("node_modules"), PROGRAM.parent / "node_modules"):
        if all((folder / name).is_dir() for name in ("pyodide", "esbuild")):
            return folder
    raise MissingIngredientError("pyodide or esbuild is missing", "install them: npm ci --ignore-scripts")


def _wheels(folder: Path) -> Path:
    """Return a folder with the packages that travel, each the very file that its pin names."""
    kinds = [part for platform in _PLATFORMS for part in ("--platform", platform)]
    python = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    pinned: list[str | Path] = [
        "--no-deps",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "--requirement",
        HERE / "pins.txt",
    ]
    _run(*pip, *kinds, *python, *pinned, "--dest", folder)
    return folder


def carried(library: Library) -> str:
    """Return the files of all templates as JSON, as `engine.desk_of` reads them."""
    folders = library.files.folders
    return json.dumps([{"name": each.name, "files": _texts(each.files)} for each in folders], ensure_ascii=False)


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: content.decode("utf-8") for path, content in files.items() if path.endswith(_READ)}


def _one_script(modules: Path, name: str) -> str:
    """Return a module of the page with all that it imports, as one script."""
    # From its own folder, and by no settings that lie about: the script names the modules that it is made of.
    options = ("--bundle", "--format=iife", "--charset=utf8", "--tsconfig-raw={}")
    return _run((modules / ".bin/esbuild").resolve(), name, *options, cwd=SITE)


def _worker(modules: Path) -> str:
    """Return the script of the worker: Pyodide's loader, its engine as a plain script, and ours."""
    pyodide = modules / "pyodide"
    engine = (pyodide / "pyodide.asm.mjs").read_text("utf-8").rstrip()
    if not engine.endswith(_END_OF_MODULE):
        raise MissingIngredientError("pyodide.asm.mjs ends in another way", "take the version that package.json names")
    engine = engine.removesuffix(_END_OF_MODULE).replace("import.meta.url", '"https://local.invalid/"')
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    loader = (pyodide / "pyodide.js").read_text("utf-8").replace("//# sourceMappingURL=pyodide.js.map", "")
    ours = _one_script(modules, "worker.js")
    # Pyodide refuses to run in a worker that can load scripts, and tries to: the page forbids it, with a complaint.
    head = "self.importScripts = () => { throw new Error('no script is loaded'); };"
    return "\n".join([head, loader, engine, f"const LOCK = {json.dumps(lock)};", ours])


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program and return what it printed. Raises MissingIngredientError with what it complains of."""
    done = subprocess.run(  # noqa: S603  # the programs are ours and those of the pinned packages
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise MissingIngredientError(f"{Path(command[0]).name} failed", done.stderr.strip()[-1000:])
    return done.stdout
