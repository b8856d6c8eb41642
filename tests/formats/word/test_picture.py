"""Which logos are accepted; Pillow, which unpacks every pixel, is the judge."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from generator.formats.word.picture import LARGEST_PICTURE, PictureError, image_size
from tests.formats.word.docx_samples import jpeg, png

SIZES = [(1, 1), (7, 5), (33, 64), (80, 17)]
Options = dict[str, bool | int]
ENCODED: list[tuple[str, str, Options]] = [
    *(("PNG", mode, {}) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
    *(("JPEG", mode, {}) for mode in ("L", "RGB", "CMYK")),
    ("JPEG", "RGB", {"progressive": True}),
    ("JPEG", "L", {"progressive": True, "optimize": True}),
    ("JPEG", "RGB", {"quality": 10, "subsampling": 2}),
    ("JPEG", "RGB", {"quality": 95, "subsampling": 0, "restart_marker_blocks": 2}),
]


def encoded(kind: str, mode: str, options: Options, size: tuple[int, int]) -> bytes:
    """Return a picture as Pillow writes it; noise, so that every part of the packing is used."""
    plain = Image.effect_noise(size, 60)
    buffer = io.BytesIO()
    (Image.new(mode, size) if mode == "I;16" else plain.convert(mode)).save(buffer, kind, **options)
    return buffer.getvalue()


WHOLE = [encoded(*each, size) for each in ENCODED for size in SIZES]


def pillow_size(content: bytes) -> tuple[int, int] | None:
    """Return the size of a picture that Pillow can unpack."""
    try:
        image = Image.open(io.BytesIO(content))
        image.load()
    except (OSError, SyntaxError, ValueError):
        return None
    return image.size


def our_size(content: bytes) -> tuple[int, int] | None:
    """Return the size of a picture that we accept."""
    try:
        return image_size(content)
    except PictureError:
        return None


def test_every_whole_picture_is_accepted() -> None:
    """PNG and JPEG files of every kind that people have are accepted, with the size that Pillow sees."""
    assert [pillow_size(each) for each in WHOLE] == [our_size(each) for each in WHOLE]


def test_pillow_shows_all_that_is_accepted() -> None:
    """Of ten thousand damaged pictures none is accepted that Pillow cannot unpack."""
    chance = random.Random(9)  # noqa: S311  # the same damage every time
    damaged = [_damaged(chance.choice(WHOLE), chance) for _ in range(10_000)]
    accepted = [each for each in damaged if our_size(each)]

    assert len(accepted) > 1000
    assert [] == [each for each in accepted if pillow_size(each) != our_size(each)]


def _damaged(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    few = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
    ways = (content[:place], content[:place] + few + content[place:], content[:place] + content[place + len(few) :])
    over = content[:place] + few[:1] + content[place + 1 :]
    return chance.choice((*ways, over))


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a part of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def made(width: int, height: int, pixels: bytes, colour: int = 0, more: bytes = b"") -> bytes:
    """Return a PNG file that says what it likes of itself."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


ROW = zlib.compress(b"\0" * 9)
REFUSED = {
    "no picture": (b"GIF89a", "the logo is neither a PNG nor a JPEG file"),
    "nothing": (b"", "the logo is neither a PNG nor a JPEG file"),
    "no pixels": (made(0, 0, ROW), "the logo has 0 by 0 pixels"),
    "one long row": (made(4294967295, 1, ROW), "the logo has 4294967295 by 1 pixels"),
    "too many pixels": (made(5001, 5000, ROW), "the logo has 5001 by 5000 pixels"),
    "too few pixels": (made(8, 2, ROW), "the logo is cut off before its end"),
    "pixels that cannot be unpacked": (made(8, 1, b"x" * 20), "the logo is damaged: its pixels cannot be read"),
    "a row of no known kind": (
        made(8, 1, zlib.compress(b"\5" + bytes(8))),
        "the logo is damaged: its pixels cannot be read",
    ),
    "colours that it does not have": (made(8, 1, ROW, colour=3), "the logo is damaged: its pixels cannot be read"),
    "a telephone's own kind": (made(8, 1, ROW, more=chunk(b"CgBI", b"")), "the logo is a PNG file of an unusual kind"),
    "a wrong checksum": (png(8, 1)[:-13] + b"?" + png(8, 1)[-12:], "the logo is damaged: its pixels cannot be read"),
    "a photo without height": (
        jpeg(8, 8).replace(b"\x08\x00\x08\x00\x08", b"\x08\x00\x00\x00\x08"),
        "the logo has 8 by 0 pixels",
    ),
    "a photo without pixels": (jpeg(800, 800)[:200] + b"\xff\xd9", "the logo is cut off before its end"),
    "a photo of an unusual kind": (
        jpeg(8, 8).replace(b"\xff\xc0", b"\xff\xc9"),
        "the logo is a JPEG file of an unusual kind",
    ),
    "a photo without a frame": (b"\xff\xd8\xff\xd9", "the logo is a JPEG file without a picture"),
    "a large file": (png(1, 1) + bytes(LARGEST_PICTURE), "the logo is larger than 5 MB"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_logo_that_cannot_be_shown_is_refused(fault: str) -> None:
    """What has no pixels, too many, too few or unreadable ones is refused with a reason and an action."""
    content, reason = REFUSED[fault]
    with pytest.raises(PictureError) as refused:
        image_size(content)

    assert reason in refused.value.fact
    assert refused.value.action.startswith("save ")


def test_a_small_file_of_many_pixels_is_not_unpacked_whole() -> None:
    """A picture that unpacks to far more than its size needs only as much as its size says."""
    assert (8, 1) == image_size(made(8, 1, zlib.compress(bytes(2**26))))
