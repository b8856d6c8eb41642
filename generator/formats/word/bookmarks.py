"""Names for the places that references lead to.

The name of a part follows from its id alone, so that what is said of it, and what leads to it, is written before the
rest of the document is known. Only the numbers of bookmarks wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from generator.document import (
    Clause,
    CrossReference,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Section,
    SectionBlock,
    Strong,
    Text,
)
from generator.document.sections import ids_in
from generator.document.traverse import rewrite_section_block
from generator.formats.word.waiting import waiting

LONGEST_NAME = 40
"""Word reads no longer bookmark name (MS-OI29500, 2.1.203)."""


@lru_cache(maxsize=10_000)
def legal_name(id: str) -> str:
    """Return the name for an id: a letter first, then letters, digits and underscores, as Word's own dialogue wants."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", id)
    return (name if name[0].isalpha() else f"p_{name}")[:LONGEST_NAME]


def named(id: str, content: str) -> str:
    """Return what stands in the place that a reference to a part leads to (17.13.6)."""
    number = waiting(id)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{legal_name(id)}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def numbers(document: Document) -> Mapping[str, bytes]:
    """Return for each part the number of its bookmark, which is unique in the package."""
    return {id: b"%d" % number for number, id in enumerate(_ids(document))}


# ---- two parts with one name


def with_own_names(document: Document) -> Document:
    """Return a document whose parts have names that differ, even without regard to case.

    Mostly they do. Where some do not, all parts are called by their names, which are told apart.
    """
    ids = _ids(document)
    if len({legal_name(id).lower() for id in ids}) == len(ids):
        return document
    names = _told_apart(ids)
    return replace(document, sections=tuple([_renamed(section, names) for section in document.sections]))


def _ids(document: Document) -> list[str]:
    return [id for section in document.sections for id in ids_in(section)]


def _told_apart(ids: Iterable[str]) -> Mapping[str, str]:
    taken: set[str] = set()
    names: dict[str, str] = {}
    for id in ids:
        names[id] = _free_name(legal_name(id), taken)
        taken.add(names[id].lower())
    return names


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free.lower() in taken:
        count += 1
        free = f"{name[: LONGEST_NAME - len(str(count)) - 1]}_{count}"
    return free


def _renamed(section: Section, names: Mapping[str, str]) -> Section:
    blocks = tuple([_renamed_block(block, names) for block in section.blocks])
    sections = tuple([_renamed(inner, names) for inner in section.sections])
    return replace(section, id=names[section.id], blocks=blocks, sections=sections)


def _renamed_block(block: SectionBlock, names: Mapping[str, str]) -> SectionBlock:
    said = rewrite_section_block(block, lambda words, _: _leading(words, names))
    return replace(said, id=names[said.id]) if isinstance(said, Clause) else said


def _leading(inlines: Inlines, names: Mapping[str, str]) -> Inlines:
    """Return words whose references lead to the parts by their new names."""
    return tuple([_led(inline, names) for inline in inlines])


def _led(inline: Inline, names: Mapping[str, str]) -> Inline:
    match inline:
        case Text() | Placeholder():
            return inline
        case CrossReference(found=found):
            return replace(inline, found=replace(found, bearer=names[found.bearer])) if found else inline
        case Strong() | Emphasis() | Link():
            return replace(inline, children=_leading(inline.children, names))
        case _:
            assert_never(inline)
