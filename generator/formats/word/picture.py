"""Tell whether bytes are a whole PNG or JPEG picture that every reader can show, and how large it is.

Written without a library for pictures, so that the answer is the same wherever this program runs.
"""

from __future__ import annotations

from functools import lru_cache
from struct import error, unpack_from

from generator.formats.word.jpeg import JPEG, jpeg_size, stated_jpeg_size
from generator.formats.word.png import PNG, png_size, stated_png_size

LARGEST_PICTURE = 5 * 2**20
"""Bytes of a logo, which is a part of every page and every Word file; who reads one from a disk need not read more."""

MOST_PIXELS = 25_000_000


class PictureError(ValueError):
    """Raised when a picture cannot be used: the fact says why, the action what to do."""

    def __init__(self, fact: str, action: str = "save it as a PNG or JPEG file") -> None:
        super().__init__(fact)
        self.fact, self.action = fact, action


# A logo stands in every policy of an organisation.
@lru_cache(maxsize=16)
def image_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels. Raises PictureError when it is no picture, not a whole one, or too large."""
    if len(content) > LARGEST_PICTURE:
        raise PictureError(f"the logo is larger than {LARGEST_PICTURE // 2**20} MB", "save it as a smaller picture")
    if not content.startswith((PNG, JPEG)):
        raise PictureError("the logo is neither a PNG nor a JPEG file")
    width, height = stated_size(content)
    if width * height > MOST_PIXELS:
        raise PictureError(f"the logo has {width} by {height} pixels", "save it with at most 5000 by 5000 pixels")
    try:
        return png_size(content) if content.startswith(PNG) else jpeg_size(content)
    except ValueError as fault:
        raise PictureError(str(fault)) from None


def stated_size(content: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG, JPEG, GIF or BMP file states; nothing by nothing for other files."""
    try:
        if content.startswith(PNG):
            return stated_png_size(content)
        if content.startswith(JPEG):
            return stated_jpeg_size(content)
        if content.startswith(b"GIF8"):
            width, height = unpack_from("<HH", content, 6)
        elif content.startswith(b"BM"):
            width, height = unpack_from("<ii", content, 18)
        else:
            return 0, 0
    except (error, ValueError):
        return 0, 0
    return abs(width), abs(height)
