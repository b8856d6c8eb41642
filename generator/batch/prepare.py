"""Make the templates ready that come with the program: `python -m generator.batch.prepare`.

Run when the program is installed or packed, and after a change to it. What is not made ready is made when it is
needed: the result is the same.
"""

from __future__ import annotations

from pathlib import Path

from generator.batch.files import write_whole
from generator.batch.read_library import read_library
from generator.batch.read_prepared import PREPARED, key_of
from generator.rendering.library import Library
from generator.rendering.preparing import made_ready


def prepare_all(folder: Path) -> None:
    """Write each template of a folder as it is made ready."""
    library = read_library([folder])
    for template_id in library.ids():
        content = made_ready(Library(library.files), template_id)
        write_whole(PREPARED / f"{template_id}.bin", key_of(library.files, template_id) + content)


if __name__ == "__main__":
    prepare_all(Path(__file__).parents[2] / "templates")
