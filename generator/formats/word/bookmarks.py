"""Names for the places that references lead to, chosen before anything is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from generator.document import Document, Section, walk
from generator.document.memory import remembered
from generator.formats.word.waiting import about

LONGEST_NAME = 40
"""Word reads no longer bookmark name (MS-OI29500, 2.1.203)."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named place. `title` is the heading's text, empty for a clause; `number` is unique in the package."""

    number: int
    name: str
    title: str

    @property
    def start(self) -> str:
        """Where the place begins (17.13.6.2)."""
        return f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/>'

    @property
    def end(self) -> str:
        """Where it ends (17.13.6.1)."""
        return f'<w:bookmarkEnd w:id="{self.number}"/>'


def bookmarks(document: Document) -> Mapping[str, Bookmark]:
    """Return a bookmark for the id of every section and clause; names differ even without regard to case."""
    return _bookmarks(_parts(document))


def around_parts(document: Document) -> Mapping[str, str]:
    """Return where the bookmark of every section and clause begins and ends, by what waits for it in their words."""
    return _around(_parts(document))


START, END = "start", "end"
_Parts: TypeAlias = tuple[tuple[str, str], ...]


def _parts(document: Document) -> _Parts:
    return tuple([part for section in document.sections for part in _parts_in(section)])


@remembered
def _parts_in(section: Section) -> _Parts:
    return tuple([(node.id, node.title if isinstance(node, Section) else "") for node in walk((section,))])


# Organisations whose policies have the same parts have the same bookmarks.
@lru_cache(maxsize=20)
def _around(parts: _Parts) -> Mapping[str, str]:
    found = _bookmarks(parts).items()
    starts = {about(START, id): bookmark.start for id, bookmark in found}
    return MappingProxyType({**starts, **{about(END, id): bookmark.end for id, bookmark in found}})


@lru_cache(maxsize=20)
def _bookmarks(parts: _Parts) -> Mapping[str, Bookmark]:
    taken: set[str] = set()
    marks: dict[str, Bookmark] = {}
    for number, (id, title) in enumerate(parts):
        name = _free_name(legal_name(id), taken)
        taken.add(name.lower())
        marks[id] = Bookmark(number, name, title)
    return MappingProxyType(marks)


@lru_cache(maxsize=10_000)
def legal_name(id: str) -> str:
    """Return the name for an id: a letter first, then letters, digits and underscores, as Word's own dialogue wants."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", id)
    return (name if name[0].isalpha() else f"p_{name}")[:LONGEST_NAME]


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free.lower() in taken:
        count += 1
        free = f"{name[: LONGEST_NAME - len(str(count)) - 1]}_{count}"
    return free
