"""The design: all of a Word file that does not depend on what the policy says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ooxml.package import Part, Relationship
from generator.ooxml.page import PAPERS, Frame, Paper
from generator.ooxml.styles import styles_part

FIRST_PAGE_APART = "<w:titlePg/>"


@dataclass(frozen=True, slots=True)
class Design:
    """Styles, page and settings. Without headers or footers of its own, a file gets those of this program.

    The settings are elements of the schema, empty where they are not set; `parts` and `pointers` are the
    theme and whatever the headers show.
    """

    styles: bytes
    paper: Paper
    headers: tuple[Frame, ...] = ()
    footers: tuple[Frame, ...] = ()
    first_page: str = FIRST_PAGE_APART
    opposite_pages: str = ""
    mirrored_margins: str = ""
    colours: str = ""
    parts: tuple[Part, ...] = ()
    pointers: tuple[Relationship, ...] = ()


def own_design(font: str, colour: str, paper: str, language: str) -> Design:
    """Return the design of this program, with an organisation's font and colour (`#rrggbb`)."""
    sheet = PAPERS[paper]
    return Design(styles_part(font, colour, language, sheet.text_width), sheet)
