"""Pack the Python of the page. Runs in that very Python, so that its code is compiled for it, and everywhere alike.

Reads `/host/pyodide`, `/host/wheels` and `/host/generator`, and writes into `/host/out`: `library.zip`, all modules as
code; `files.bin`, what has to stand in a folder; each packed with gzip. `modules.json` names what travels.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import marshal
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.page.bundle.imports import Source, module_name, travelling

HOST = Path("/host")
ROOTS = (
    "generator.page.engine",
    # Markdown and Python import these by names that they make while they run.
    "markdown.extensions.admonition", "markdown.extensions.attr_list", "markdown.extensions.tables", "html.parser",
    "_strptime", "_sysconfigdata__emscripten_wasm32-emscripten",
    *(f"encodings.{name}" for name in (
        "ascii", "cp437", "idna", "latin_1", "punycode", "raw_unicode_escape", "unicode_escape", "utf_8_sig",
        "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le",
    )),
)  # fmt: skip
IN_A_FOLDER = "pydantic_core"
"""The package with a part in WebAssembly, which cannot be loaded from an archive."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(started: Iterable[str]) -> None:
    """Write the parts; `started` are the modules that Python itself has loaded by now."""
    sources = dict(_sources())
    names = travelling(sources, [*ROOTS, *(name for name in started if name in sources)])
    modules = {f"{sources[name].path}c": _code(sources[name]) for name in names}
    apart = {path: code for path, code in modules.items() if path.startswith(f"{IN_A_FOLDER}/")}
    library = {path: code for path, code in modules.items() if path not in apart}
    archive = _archive(library)
    _write("library.zip", archive)
    _write("files.bin", _in_a_row({**apart, **_native()}))
    _write("python.wasm", (HOST / "pyodide/pyodide.asm.wasm").read_bytes())
    for name in ("templates.json", "worker.js"):
        _write(name, (HOST / "out" / name).read_bytes())
    _write("ready.bin", _ready(archive, {**apart, **_native()}))
    (HOST / "out/modules.json").write_text(json.dumps(names, indent=1))


def _ready(library: bytes, apart: Mapping[str, bytes]) -> bytes:
    """Return what is made ready of the templates, by the very code that travels."""
    home = Path("/travelling")
    for path, content in {**apart, "library.zip": library}.items():
        target = home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    sys.path[:0] = [str(home), str(home / "library.zip")]
    # This module came from the source: the rest of its package comes from what travels.
    for name in [name for name in sys.modules if name.partition(".")[0] == "generator"]:
        del sys.modules[name]
    # Known only now that the packages are there.
    from generator.page.engine import ready_for  # noqa: PLC0415

    return ready_for((HOST / "out/templates.json").read_text("utf-8"))


def _sources() -> Iterator[tuple[str, Source]]:
    """Yield every module that there is, by its name."""
    for archive in [HOST / "pyodide/python_stdlib.zip", *sorted((HOST / "wheels").glob("*.whl"))]:
        with zipfile.ZipFile(archive) as package:
            for path in package.namelist():
                if path.endswith(".py"):
                    name = module_name(path)
                    yield name, Source(name, path, package.read(path), is_library=archive.suffix == ".zip")
    for file in sorted((HOST / "generator").rglob("*.py")):
        path = file.relative_to(HOST).as_posix()
        yield module_name(path), Source(module_name(path), path, file.read_bytes(), is_library=False)


def _native() -> dict[str, bytes]:
    """Return the parts of packages that are WebAssembly."""
    found: dict[str, bytes] = {}
    for wheel in sorted((HOST / "wheels").glob("*emscripten*.whl")):
        with zipfile.ZipFile(wheel) as package:
            found |= {path: package.read(path) for path in package.namelist() if path.endswith(".so")}
    return found


def _code(source: Source) -> bytes:
    """Return a module as a .pyc that is never compared with its source; ours keeps its assertions."""
    optimise = 0 if source.name.partition(".")[0] == "generator" else 2
    code = compile(source.text, source.path, "exec", dont_inherit=True, optimize=optimise)
    unchecked = (1).to_bytes(4, "little")
    return importlib.util.MAGIC_NUMBER + unchecked + importlib.util.source_hash(source.text) + marshal.dumps(code)


def _archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip in which nothing is packed: it is packed as a whole, and read without unpacking."""
    target = HOST / "out/library.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path, _LONG_AGO), content)
    content = target.read_bytes()
    target.unlink()
    return content


def _in_a_row(files: Mapping[str, bytes]) -> bytes:
    """Return a line that names each file and its size, and the files one after the other."""
    head = json.dumps([[path, len(content)] for path, content in sorted(files.items())])
    return head.encode() + b"\n" + b"".join(content for _, content in sorted(files.items()))


def _write(name: str, content: bytes) -> None:
    (HOST / "out" / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
