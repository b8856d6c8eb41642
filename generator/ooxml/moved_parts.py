"""Parts of a template that come along: what a header or a theme shows, under names that cannot meet ours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ooxml.package import Part, Relationship, relationships_part
from generator.ooxml.template_file import Pointer, TemplateFile

FOLDER = "word/brand"


def moved(file: TemplateFile, name: str) -> tuple[Part, ...]:
    """Return a part under its new name and, after it, every part that it needs."""
    seen: set[str] = set()
    return tuple(_copies(file, name, seen))


def needed_by(file: TemplateFile, name: str, owner: str) -> tuple[Part, ...]:
    """Return the parts that a part needs, first of them its pointers; the part itself is now called `owner`."""
    return tuple(_needed(file, name, owner, {name}))


def new_name(name: str) -> str:
    """Return what a part is called here: all of them live in one folder, so pointers need no path."""
    return f"{FOLDER}/{name.replace('/', '-')}"


def _copies(file: TemplateFile, name: str, seen: set[str]) -> Iterator[Part]:
    if name not in seen:
        seen.add(name)
        yield Part(new_name(name), file.content(name), file.kind(name))
        yield from _needed(file, name, new_name(name), seen)


def _needed(file: TemplateFile, name: str, owner: str, seen: set[str]) -> Iterator[Part]:
    pointers = list(file.pointers(name))
    if pointers:
        yield relationships_part(owner, map(_moved_pointer, pointers))
    for pointer in pointers:
        if not pointer.outside:
            yield from _copies(file, pointer.target, seen)


def _moved_pointer(pointer: Pointer) -> Relationship:
    target = pointer.target if pointer.outside else new_name(pointer.target).removeprefix(f"{FOLDER}/")
    return Relationship(pointer.id, pointer.kind, target, pointer.outside)
