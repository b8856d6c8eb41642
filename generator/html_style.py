"""Turn a look into the style sheet of a page: the brand colour in shades that can be read, the font, the paper.

What the rules are is in the style sheet file; here they only get their values.
"""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls

from generator.look import Look

LIGHT_PANEL = "#f3f5f6"
DARK_PANEL = "#22282e"
"""The grounds on which coloured words stand out least: `--panel` in the style sheet, light and dark."""

ENOUGH_CONTRAST = 4.5
"""Of words with their ground. Source: WCAG 2.2, success criterion 1.4.3."""

_PAPER = {"a4": "A4", "letter": "letter"}
_STEPS = 20


def style(look: Look) -> str:
    """Return the style sheet of a page, the look's values before the look's rules."""
    font = f"  --font: {css_string(look.font)};\n" if look.font else ""
    return (
        ":root {\n"
        f"  --brand: {look.colour};\n"
        f"  --accent-on-light: {readable(look.colour, LIGHT_PANEL)};\n"
        f"  --accent-on-dark: {readable(look.colour, DARK_PANEL)};\n"
        f"{font}"
        "}\n\n"
        f"@page {{\n  size: {_PAPER[look.paper]};\n}}\n\n"
        f"{look.css}"
    )


def readable(colour: str, ground: str) -> str:
    """Return the colour, or the nearest darker or lighter shade of it that has enough contrast with the ground.

    Both are `#rrggbb`. Black or white has enough contrast with every ground, so there always is a shade.
    """
    end = 1.0 if contrast("#ffffff", ground) > contrast("#000000", ground) else 0.0
    hue, lightness, saturation = rgb_to_hls(*_channels(colour))
    step = (end - lightness) / _STEPS
    shades = (_hex(hls_to_rgb(hue, lightness + step * taken, saturation)) for taken in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade, ground) >= ENOUGH_CONTRAST)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return 0 for black to 1 for white. Source: WCAG 2.2, "relative luminance"."""
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    dark = 0.04045
    return channel / 12.92 if channel <= dark else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[float, float, float]:
    """Raises ValueError unless the colour is `#rrggbb`: it is about to stand in a style sheet."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def css_string(text: str) -> str:
    """Return the text as a quoted CSS string that cannot end the string or the style element.

    All but letters, digits, spaces and hyphens becomes its code point (CSS Syntax 3, 4.3.7).
    """
    return '"' + re.sub(r"[^\w -]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'
