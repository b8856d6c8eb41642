"""Read the templates that were made ready before the program started, if they are those that are meant."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from generator.batch.digest import digest
from generator.batch.fingerprint import program_fingerprint
from generator.template.folders import HEAD, SHARED, TemplateFiles

PREPARED = Path(__file__).parents[1] / "prepared"
"""They come with the program; nothing is written here while it runs."""
_WORKED_BY = ("jinja2.compiler", "markdown.__meta__")
"""Modules of others that change when what they make of a template may."""


def read_prepared(files: TemplateFiles, template_id: str) -> bytes | None:
    """Return a template of these files as it was made ready by this very program, or None."""
    file = PREPARED / f"{template_id}.bin"
    if not file.is_file():
        return None
    key, content = key_of(files, template_id), file.read_bytes()
    return content[len(key) :] if content.startswith(key) else None


def key_of(files: TemplateFiles, template_id: str) -> bytes:
    """Return a digest of all that a template made ready depends on, and of the names by which people know its files."""
    shown = (files.shown(f"{template_id}/{HEAD}"), files.shown(SHARED))
    words = (program_fingerprint(), files.digest(template_id), *shown)
    return digest([*(word.encode() for word in words), *map(_module, _WORKED_BY)]).encode()


def _module(name: str) -> bytes:
    """Return the source of a module, which is not run."""
    package, _, module = name.partition(".")
    spec = find_spec(package)
    return (Path(spec.origin).parent / f"{module}.py").read_bytes() if spec and spec.origin else b""
