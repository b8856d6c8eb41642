"""Names for the places that references lead to, chosen before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.document import Document, Section, walk

LONGEST_NAME = 40
"""Word reads no longer bookmark name (MS-OI29500, 2.1.203)."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named place. `title` is the heading's text, empty for a clause; `number` is unique in the package."""

    number: int
    name: str
    title: str

    def around(self, content: str) -> str:
        """Return the content between the two marks of the bookmark (17.13.6)."""
        start = f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self.number}"/>'


def bookmarks(document: Document) -> dict[str, Bookmark]:
    """Return a bookmark for the id of every section and clause; names differ even without regard to case."""
    taken: set[str] = set()
    marks: dict[str, Bookmark] = {}
    for number, node in enumerate(walk(document.sections)):
        name = _free_name(_legal_name(node.id), taken)
        taken.add(name.lower())
        marks[node.id] = Bookmark(number, name, node.title if isinstance(node, Section) else "")
    return marks


# Ids are the template's, and come again in every organisation's policy.
@lru_cache(maxsize=4096)
def _legal_name(id: str) -> str:
    """A letter first, then letters, digits and underscores: what Word's own dialogue accepts."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", id)
    return (name if name[0].isalpha() else f"p_{name}")[:LONGEST_NAME]


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free.lower() in taken:
        count += 1
        free = f"{name[: LONGEST_NAME - len(str(count)) - 1]}_{count}"
    return free
