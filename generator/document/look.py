"""How a policy looks, apart from its words: a value that the HTML and Word writers share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """An image for the title block. `content` is a PNG or JPEG file; `alt` says what it shows."""

    content: bytes
    alt: str

    @property
    def kind(self) -> str:
        """What it is, as media types call it: `png` or `jpeg`."""
        return "png" if self.content.startswith(b"\x89PNG") else "jpeg"


BLUE = "#14506e"
"""The colour of headings where an organisation has none of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """Style choices. `colour` is `#rrggbb`; `font` a typeface name; `paper` is `a4` or `letter`.

    `css` is the style sheet of the HTML page; `word_template` the bytes of an organisation's own
    DOCX or DOTX whose styles and page set-up are adopted; `heading_level` where the headings of sections
    stand in a page of somebody else's.
    """

    css: str = ""
    colour: str = BLUE
    font: str = ""
    paper: str = "a4"
    logo: Logo | None = None
    word_template: bytes | None = None
    heading_level: int = 2
