"""Which header and footer stands on which pages: those of the house, with what they do not say, or ours.

Every page but the first says title, version and page number; the first has the title in large letters. What the house
does not say is added to its footer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.formats.word.details import TOKENS
from generator.formats.word.house_fields import House
from generator.formats.word.house_frames import HouseFrame, house_frame
from generator.formats.word.house_package import Package
from generator.formats.word.house_page import HousePage, Place
from generator.formats.word.inlines import run
from generator.formats.word.markup import WORD_NAMESPACES
from generator.formats.word.page_setup import PAGE_NUMBER, TAB, Frame, Paper, frame, sides


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """The kinds of page that there are, and what the house has on them."""

    kinds: tuple[str, ...]
    theirs: Mapping[Place, HouseFrame]

    @property
    def our_headers(self) -> tuple[str, ...]:
        """The kinds of page on which the house has no header, so that ours stands there."""
        return tuple(kind for kind in self.kinds if ("header", kind) not in self.theirs)


def running_heads(package: Package, page: HousePage, house: House) -> RunningHeads:
    """Return what the house has on each kind of page.

    Left and right pages are two kinds where the house has something for left ones. Where it has nothing at all, the
    first page is set apart as in our own design.
    """
    found = {place: house_frame(package, place, part, house) for place, part in page.parts.items()}
    theirs = {place: each for place, each in found.items() if not each.is_empty}
    kinds = {kind for _, kind in theirs} | {"default"}
    if page.first_apart or not theirs:
        kinds.add("first")
    return RunningHeads(tuple(kind for kind in ("first", "default", "even") if kind in kinds), theirs)


def add_mark(heads: RunningHeads, mark: str) -> None:
    """Put a paragraph on top of every header of the house."""
    for (role, _), theirs in heads.theirs.items():
        if role == "header" and mark:
            theirs.root.insert(0, _parsed(mark))


def complete(heads: RunningHeads, paper: Paper) -> tuple[Frame, ...]:
    """Add to the footers of the house what pages do not say, and return the footers of ours where it has none."""
    ours: list[Frame] = []
    for kind in heads.kinds:
        line = _line(heads, kind, paper)
        footer = heads.theirs.get(("footer", kind))
        if line and footer is not None:
            footer.root.append(_parsed(line))
        elif line:
            ours.append(frame("footer", kind, line))
    return tuple(ours)


def _line(heads: RunningHeads, kind: str, paper: Paper) -> str:
    """Return the paragraph that says what nothing else on a page says, empty when all is said."""
    if kind == "first" and any(role == "footer" for role, _ in heads.theirs):
        # The house has a page of its own kind for the start of a letter or report.
        return ""
    shown = [heads.theirs[place] for role in ("header", "footer") if (place := (role, kind)) in heads.theirs]
    details = {detail for each in shown for detail in each.details}
    titled = kind == "first" or kind in heads.our_headers or "title" in details
    versioned = "version" in details
    left = {(True, True): "", (True, False): TOKENS["edition"], (False, True): TOKENS["title"]}.get(
        (titled, versioned), TOKENS["named edition"]
    )
    right = "" if any(each.shows_page for each in shown) else TAB + PAGE_NUMBER
    content = (run(left) if left else "") + right
    return sides("Footer", content, paper) if content else ""


def _parsed(paragraph: str) -> etree._Element:
    return etree.fromstring(f"<w:ftr {WORD_NAMESPACES}>{paragraph}</w:ftr>")[0]
