"""Turn a look into the style sheet of a page: the brand colour in shades that can be read, the font, the paper.

What the rules are is in the style sheet file; here they only get their values.
"""

from __future__ import annotations

import re

from generator.document.look import Look
from generator.formats.colour import readable

LIGHT_PANEL = "#f3f5f6"
DARK_PANEL = "#22282e"
"""The grounds on which coloured words stand out least: `--panel` in the style sheet, light and dark."""

_PAPER = {"a4": "A4", "letter": "letter"}


def style(look: Look, foot: str) -> str:
    """Return the style sheet of a page, the look's values before the look's rules.

    `foot` is what stands at the foot of each printed page.
    """
    font = f"  --font: {css_string(look.font)};\n" if look.font else ""
    return (
        ":root {\n"
        f"  --brand: {look.colour};\n"
        f"  --accent-on-light: {readable(look.colour, LIGHT_PANEL)};\n"
        f"  --accent-on-dark: {readable(look.colour, DARK_PANEL)};\n"
        f"{font}"
        "}\n\n"
        f"@page {{\n  size: {_PAPER[look.paper]};\n\n  @bottom-left {{\n    content: {css_string(foot)};\n  }}\n}}\n\n"
        f"{look.css}"
    )


def css_string(text: str) -> str:
    """Return the text as a quoted CSS string that cannot end the string or the style element.

    All but letters, digits, spaces and hyphens becomes its code point (CSS Syntax 3, 4.3.7).
    """
    return '"' + re.sub(r"[^\w -]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'
