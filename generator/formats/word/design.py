"""The design: all of a Word file that does not depend on what the policy says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.formats.word.letters import LETTER_WIDTH, letter_width
from generator.formats.word.package import Companion
from generator.formats.word.page import PAPERS, Frame, Paper
from generator.formats.word.styles import SMALL_SIZE, styles_part
from generator.formats.word.theme import font_table, theme

DEFAULT_FONT = "Calibri"
FIRST_PAGE_APART = "<w:titlePg/>"


@dataclass(frozen=True, slots=True)
class Design:
    """Styles, page and settings.

    `headers` and `footers` are those of a house template; `our_headers` are the kinds of page that get a header of
    this program, and where `footers` are None, all pages get ours. The settings are elements of the schema, empty where
    they are not set; the companions are theme and fonts. `letter_width` is that of an ordinary letter in a table.
    """

    styles: bytes
    paper: Paper
    companions: tuple[Companion, ...]
    headers: tuple[Frame, ...] = ()
    our_headers: tuple[str, ...] = ("first", "default")
    footers: tuple[Frame, ...] | None = None
    first_page: str = FIRST_PAGE_APART
    opposite_pages: str = ""
    mirrored_margins: str = ""
    colours: str = ""
    letter_width: int = LETTER_WIDTH


def own_design(font: str, colour: str, paper: str, language: str) -> Design:
    """Return the design of this program, with an organisation's font and colour (`#rrggbb`)."""
    sheet = PAPERS[paper]
    face = font or DEFAULT_FONT
    styles = styles_part(face, colour, language, sheet.text_width)
    return Design(styles, sheet, (theme(face, colour), font_table(face)), letter_width=letter_width(face, SMALL_SIZE))
