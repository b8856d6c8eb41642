"""The design: all of a Word file that does not depend on what the policy says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.formats.word.letters import BODY_SIZE, TextSize, letter_width, line_height
from generator.formats.word.package import Companion
from generator.formats.word.page_setup import PAPERS, Frame, Paper
from generator.formats.word.styles import LINE_SPACING, SMALL_SIZE, styles_part
from generator.formats.word.theme import font_table, theme

DEFAULT_FONT = "Calibri"
FIRST_PAGE_APART = "<w:titlePg/>"


@dataclass(frozen=True, slots=True)
class Design:
    """Styles, page and settings.

    `headers` and `footers` are those of a house template; `our_headers` are the kinds of page that get a header of
    this program, and where `footers` are None, all pages get ours. The settings are elements of the schema, empty where
    they are not set; the companions are theme and fonts. `text` and `cells` say how large the words are.
    """

    styles: bytes
    paper: Paper
    companions: tuple[Companion, ...]
    text: TextSize
    cells: TextSize
    headers: tuple[Frame, ...] = ()
    our_headers: tuple[str, ...] = ("first", "default")
    footers: tuple[Frame, ...] | None = None
    first_page: str = FIRST_PAGE_APART
    opposite_pages: str = ""
    mirrored_margins: str = ""
    colours: str = ""


def own_design(font: str, colour: str, paper: str, language: str) -> Design:
    """Return the design of this program, with an organisation's font and colour (`#rrggbb`)."""
    sheet = PAPERS[paper]
    face = font or DEFAULT_FONT
    styles = styles_part(face, colour, language, sheet.text_width)
    text, cells = (
        TextSize(letter_width(face, size), line_height(size, LINE_SPACING)) for size in (BODY_SIZE, SMALL_SIZE)
    )
    return Design(styles, sheet, (theme(face, colour), font_table(face)), text, cells)
