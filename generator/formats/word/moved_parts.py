"""Parts of a template that come along: what a header or a theme shows, under names that cannot meet ours."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.part import Part as WordPart

from generator.formats.word.house_template import part_name
from generator.formats.word.package import PackagePart, Relationship, relationships_part

FOLDER = "word/brand"


def moved(part: WordPart) -> tuple[PackagePart, ...]:
    """Return a part under its new name and, after it, every part that it needs."""
    seen: set[str] = set()
    return tuple(_copies(part, seen))


def needed_by(part: WordPart, owner: str) -> tuple[PackagePart, ...]:
    """Return the parts that a part needs, first of them its pointers; the part itself is now called `owner`."""
    return tuple(_needed(part, owner, {part_name(part)}))


def new_name(part: WordPart) -> str:
    """Return what a part is called here: all of them live in one folder, so pointers need no path."""
    return f"{FOLDER}/{part_name(part).replace('/', '-')}"


def _copies(part: WordPart, seen: set[str]) -> Iterator[PackagePart]:
    if part_name(part) not in seen:
        seen.add(part_name(part))
        yield PackagePart(new_name(part), part.blob, part.content_type)
        yield from _needed(part, new_name(part), seen)


def _needed(part: WordPart, owner: str, seen: set[str]) -> Iterator[PackagePart]:
    if part.rels:
        yield relationships_part(owner, _moved_pointers(part))
    for pointer in part.rels.values():
        if not pointer.is_external:
            yield from _copies(pointer.target_part, seen)


def _moved_pointers(part: WordPart) -> Iterator[Relationship]:
    for pointer in part.rels.values():
        outside = pointer.is_external
        target = pointer.target_ref if outside else new_name(pointer.target_part).removeprefix(f"{FOLDER}/")
        # python-docx gives None, against its types, for an attribute that a broken file lacks.
        yield Relationship(pointer.rId or "", pointer.reltype or "", target or "", outside)
