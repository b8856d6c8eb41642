"""PNG files (ISO/IEC 15948): every chunk with its checksum, and as many pixels as the header promises.

The pixels are unpacked in small pieces and thrown away, so a picture takes no more room than its file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

PNG = b"\x89PNG\r\n\x1a\n"

_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits of a sample by colour type (table 11.1)."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PALETTE = 3
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where the pixels of each pass of an interlaced picture begin, and how far apart they are (8.2)."""
_HEADER_LENGTH = 13
_MOST_COLOURS = 256
_LAST_FILTER = 4
_PIECE = 2**16


@dataclass(frozen=True, slots=True)
class _Header:
    width: int
    height: int
    depth: int
    colour: int
    interlaced: int


def stated_png_size(content: bytes) -> tuple[int, int]:
    """Return the width and height that the header states. Raises ValueError when there is none."""
    # The first chunk is the header, and begins with the size (11.2.2).
    if content[12:16] != b"IHDR" or len(content) < len(PNG) + 25:
        raise ValueError("the logo is a PNG file without a picture")
    width, height = unpack_from(">II", content, 16)
    return width, height


def png_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a whole picture. Raises ValueError, saying what is wrong, when it is not one."""
    stated_png_size(content)
    header: _Header | None = None
    colours, pixels, ended = 0, [], False
    for kind, data in _chunks(content):
        if kind == b"IHDR" and header is None:
            header = _header(data)
        elif kind == b"PLTE":
            colours = len(data) // 3
        elif kind == b"IDAT":
            pixels.append(data)
        elif kind == b"IEND":
            ended = True
        elif kind[:1].isupper():
            # A chunk that nobody may pass over (5.4), such as those of a telephone's own kind of PNG.
            raise ValueError(
                f"the logo is a PNG file of an unusual kind, with a {kind.decode('ascii', 'replace')} part"
            )
    if not ended:
        raise ValueError("the logo is cut off before its end")
    if header is None or (header.colour == _PALETTE and not 0 < colours <= _MOST_COLOURS):
        raise _damaged()
    _check_pixels(header, pixels)
    return header.width, header.height


def _chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield each chunk up to the end of the picture; more may follow it. Every chunk has a checksum (5.3)."""
    place, view = len(PNG), memoryview(content)
    while place + 12 <= len(content):
        length, kind = unpack_from(">I4s", content, place)
        end = place + 8 + length
        if end + 4 > len(content):
            raise ValueError("the logo is cut off before its end")
        if unpack_from(">I", content, end)[0] != zlib.crc32(view[place + 4 : end]):
            raise _damaged()
        yield kind, view[place + 8 : end]
        if kind == b"IEND":
            return
        place = end + 4


def _header(data: memoryview) -> _Header:
    if len(data) != _HEADER_LENGTH:
        raise _damaged()
    width, height, depth, colour, packing, filtering, interlaced = unpack_from(">IIBBBBB", data)
    if not 0 < width < 2**31 or not 0 < height < 2**31:
        raise ValueError(f"the logo has {width} by {height} pixels")
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced > 1:
        raise _damaged()
    return _Header(width, height, depth, colour, interlaced)


# ---- pixels


def _check_pixels(header: _Header, pixels: list[memoryview]) -> None:
    """Unpack the rows and look at the first byte of each, which says how the row is filtered (9.2)."""
    rows = _rows(header)
    left = next(rows)
    filter_next = True
    for piece in _unpacked(pixels):
        place = 0
        while place < len(piece):
            if filter_next and piece[place] > _LAST_FILTER:
                raise _damaged()
            taken = min(left, len(piece) - place)
            place, left, filter_next = place + taken, left - taken, taken == left
            if left == 0:
                left = next(rows, 0)
                if left == 0:
                    return
    raise ValueError("the logo is cut off before its end")


def _rows(header: _Header) -> Iterator[int]:
    """Yield the bytes of each row, its filter included."""
    bits = header.depth * _SAMPLES[header.colour]
    passes = _PASSES if header.interlaced else ((0, 0, 1, 1),)
    for left, top, right, down in passes:
        columns = (header.width - left + right - 1) // right
        rows = (header.height - top + down - 1) // down
        if columns > 0:
            yield from (1 + (columns * bits + 7) // 8 for _ in range(rows))


def _unpacked(pixels: list[memoryview]) -> Iterator[bytes]:
    """Yield the pixels in pieces, however many a small file may unpack to."""
    unpacking = zlib.decompressobj()
    try:
        for piece in _pieces(pixels):
            waiting = piece
            while waiting and not unpacking.eof:
                yield unpacking.decompress(waiting, _PIECE)
                waiting = unpacking.unconsumed_tail
        yield unpacking.flush()
    except zlib.error:
        raise _damaged() from None


def _pieces(pixels: list[memoryview]) -> Iterator[bytes]:
    """Yield packed pixels in small pieces too, since what zlib does not use at once is copied each time."""
    for data in pixels:
        for start in range(0, len(data), _PIECE):
            yield bytes(data[start : start + _PIECE])


def _damaged() -> ValueError:
    return ValueError("the logo is damaged: its pixels cannot be read")
