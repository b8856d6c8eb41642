"""Make ready what comes with the program: `python -m generator.batch.prepare`.

Run when the program is installed or packed, and after a change to it. What is not made ready is made when it is
needed: the result is the same.
"""

from __future__ import annotations

import pkgutil
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import generator
from generator import methods
from generator.batch.files import write_whole
from generator.batch.read_library import read_library
from generator.batch.read_prepared import PREPARED, key_of, read_prepared
from generator.rendering.library import Library
from generator.rendering.prepared import is_of_this_python
from generator.rendering.preparing import made_ready


def prepare_all(folder: Path) -> None:
    """Write each template of a folder as it is made ready, but for those that are: to make them takes seconds."""
    files = read_library([folder]).files
    for template_id in Library(files).ids():
        known = read_prepared(files, template_id)
        if not known or not is_of_this_python(known):
            content = made_ready(Library(files), template_id)
            write_whole(PREPARED / f"{template_id}.bin", key_of(files, template_id) + content)


def compile_methods() -> None:
    """Write the methods of all classes of the program as code: its modules are loaded once more for that."""
    kept: dict[str, bytes] = {}
    methods.use(kept)
    for name in [name for name in sys.modules if name.startswith("generator.")]:
        del sys.modules[name]
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        # Where a wheel is made, not every package is there that the program needs.
        with suppress(ImportError):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    write_whole(PREPARED / methods.FILE, methods.packed(kept))


if __name__ == "__main__":
    prepare_all(Path(__file__).parents[2] / "templates")
    compile_methods()
