"""Colours that can be read: contrast, and the nearest shade that has enough of it."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

ENOUGH_CONTRAST = 4.5
"""Of words with their ground. Source: WCAG 2.2, success criterion 1.4.3."""

_STEPS = 20


# One look is that of many policies.
@lru_cache(maxsize=100)
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
