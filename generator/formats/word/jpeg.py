"""JPEG files (ITU-T T.81): every segment up to the end, and between them as much as the picture needs at the least.

To unpack the pixels would take minutes without a library. What this finds is what happens to files: one that is cut
off, is of a kind that no browser shows, or has lost a part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error, unpack_from

JPEG = b"\xff\xd8\xff"

_MARK = 0xFF
_START, _END, _SCAN, _TABLES, _CODES = 0xD8, 0xD9, 0xDA, 0xDB, 0xC4
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that begin a frame; the three others define tables (table B.1)."""
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2
_ALONE = range(0xD0, 0xD8)
"""Marks in packed pixels to start again, which have no segment."""
_KNOWN = {_START, _END, _SCAN, _TABLES, _CODES, 0xDC, 0xDD, *_FRAMES, *range(0xE0, 0xF0), 0xFE, *_ALONE, _MARK}
"""Markers that a reader knows or may pass over: those above, what programs add, and comments."""
_SIDES = range(1, 5)
"""How many blocks of a component may stand side by side in a part of the picture (table B.2)."""
_COMPONENTS = {1, 3, 4}
"""Grey, colours, and colours of print."""
_MOST_CODES = 256
_NAMES = range(4)
"""What a table may be called."""
_LARGEST_STEP = 13
"""By how many bits a scan of a progressive picture may be less exact (G.1.1.1.2)."""
_LAST = 63
"""The last number of a block of eight by eight."""
_MOST_BLOCKS = 10
"""Blocks in a part of the picture, when several components share a scan (B.2.3)."""


@dataclass(slots=True)
class _Picture:
    """What has been read so far.

    `sampling` is how many blocks of a component a part of the picture has across and down, and `scales` which
    quantisation table it uses; `tables` and `codes` are the tables so far, and `shown` the components that a scan had.
    """

    kind: int = 0
    width: int = 0
    height: int = 0
    sampling: dict[int, tuple[int, int]] = field(default_factory=dict)
    scales: dict[int, int] = field(default_factory=dict)
    tables: set[int] = field(default_factory=set)
    codes: set[tuple[int, int]] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)


def stated_jpeg_size(content: bytes) -> tuple[int, int]:
    """Return the width and height that the first frame states. Raises ValueError when there is none."""
    for marker, segment in _segments(content):
        if marker in _FRAMES:
            try:
                height, width = unpack_from(">HH", segment, 1)
            except error:
                raise _damaged() from None
            return width, height
        if marker == _END:
            break
    raise ValueError("the logo is a JPEG file without a picture")


def jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a whole picture. Raises ValueError, saying what is wrong, when it is not one."""
    stated_jpeg_size(content)
    picture = _Picture()
    readers = {**dict.fromkeys(_FRAMES, _read_frame), _TABLES: _read_tables, _CODES: _read_codes, _SCAN: _read_scan}
    for marker, segment in _segments(content):
        if marker == _START:
            raise _damaged()
        if marker == _END:
            if set(picture.sampling) != picture.shown or not picture.shown:
                raise _cut_off()
            return picture.width, picture.height
        if marker in _FRAMES and picture.kind:
            raise _damaged()
        picture.kind = marker if marker in _FRAMES else picture.kind
        if marker in readers:
            readers[marker](picture, segment)
    raise _cut_off()


# ---- segments


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker with its segment, that of a scan with the packed pixels after it (B.1.1.4)."""
    place = len(JPEG) - 1
    while place + 1 < len(content):
        marker = content[place + 1]
        if content[place] != _MARK or marker not in _KNOWN:
            raise _damaged()
        if marker == _MARK:
            # Any number of filling bytes may stand before a marker.
            place += 1
        elif marker in {_START, _END} or marker in _ALONE:
            yield marker, b""
            place += 2
        else:
            end = _end_of_segment(content, place)
            if marker == _SCAN:
                end = _end_of_scan(content, place + 4, end)
            yield marker, content[place + 4 : end]
            place = end
    raise _cut_off()


def _end_of_segment(content: bytes, place: int) -> int:
    """The length of a segment counts its own two bytes."""
    length = int.from_bytes(content[place + 2 : place + 4], "big")
    end = place + 2 + length
    if end > len(content) or place + 4 > len(content):
        raise _cut_off()
    if end < place + 4:
        raise _damaged()
    return end


def _end_of_scan(content: bytes, start: int, place: int) -> int:
    """Return where the next marker is: in packed pixels a nought, or a mark to start again, follows each FF."""
    if place == start or place - start != 4 + 2 * content[start]:
        raise _damaged()
    while True:
        place = content.find(_MARK, place)
        if place < 0 or place + 1 == len(content):
            raise _cut_off()
        following = content[place + 1]
        if following and following != _MARK and following not in _ALONE:
            return place
        place += 1 if following == _MARK else 2


# ---- what they say


def _read_frame(picture: _Picture, segment: bytes) -> None:
    """B.2.2. The readers in use know three kinds of frame, with eight bits a sample."""
    if picture.kind not in {_BASELINE, _EXTENDED, _PROGRESSIVE} or segment[0] != 8:  # noqa: PLR2004  # bits
        raise ValueError("the logo is a JPEG file of an unusual kind")
    picture.height, picture.width = unpack_from(">HH", segment, 1)
    if not picture.width or not picture.height:
        raise ValueError(f"the logo has {picture.width} by {picture.height} pixels")
    number, components = segment[5:6], segment[6:]
    if not number or number[0] not in _COMPONENTS or len(components) != 3 * number[0]:
        raise _damaged()
    for name, blocks, scale in zip(components[::3], components[1::3], components[2::3], strict=True):
        picture.sampling[name] = divmod(blocks, 16)
        picture.scales[name] = scale
    sides = {side for both in picture.sampling.values() for side in both}
    if not sides <= set(_SIDES) or len(picture.sampling) != number[0]:
        raise _damaged()


def _read_tables(picture: _Picture, segment: bytes) -> None:
    """Quantisation tables (B.2.4.1): 64 numbers each, of one byte or two."""
    place = 0
    while place < len(segment):
        wide, name = divmod(segment[place], 16)
        place += 1 + 64 * (wide + 1)
        if wide > 1 or name not in _NAMES or place > len(segment):
            raise _damaged()
        picture.tables.add(name)


def _read_codes(picture: _Picture, segment: bytes) -> None:
    """Huffman tables (B.2.4.2): how many codes there are of each length, and what they stand for."""
    place = 0
    while place < len(segment):
        lengths = segment[place + 1 : place + 17]
        kind, name = divmod(segment[place], 16)
        symbols = segment[place + 17 : place + 17 + sum(lengths)]
        place += 17 + sum(lengths)
        if not _can_be_read(lengths) or kind > 1 or name not in _NAMES or place > len(segment):
            raise _damaged()
        # The first number of a block is at most fifteen bits long.
        if len(symbols) > _MOST_CODES or (kind == 0 and max(symbols, default=0) > 15):  # noqa: PLR2004
            raise _damaged()
        picture.codes.add((kind, name))


def _can_be_read(lengths: bytes) -> bool:
    """Tell whether codes of these lengths can be told apart; none is all ones (C.2)."""
    room = 1
    for count in lengths:
        room = 2 * room - count
        if count and room < 1:
            return False
    return True


def _read_scan(picture: _Picture, segment: bytes) -> None:
    """A scan has one to four components of the frame, the tables that it uses, and its packed pixels (B.2.3)."""
    count = segment[0] if segment else 0
    named, choices = segment[1 : 1 + 2 * count : 2], segment[2 : 2 + 2 * count : 2]
    settings, pixels = segment[1 + 2 * count : 4 + 2 * count], segment[4 + 2 * count :]
    if count not in _SIDES or len(set(named)) != count or not set(named) <= set(picture.sampling):
        raise _damaged()
    if not {picture.scales[name] for name in named} <= picture.tables:
        raise _damaged()
    scan = _Scan(settings[0], settings[1], *divmod(settings[2], 16))
    if picture.kind == _PROGRESSIVE and not scan.is_a_step_of(count):
        raise _damaged()
    if not all(_codes_needed(picture, scan, choice) <= picture.codes for choice in choices):
        raise _damaged()
    if count > 1 and sum(_blocks(picture, name) for name in named) > _MOST_BLOCKS:
        raise _damaged()
    if scan.starts and 8 * len(pixels) < _fewest_bits(picture, named):
        raise _cut_off()
    picture.shown |= set(named)


@dataclass(frozen=True, slots=True)
class _Scan:
    """From which number of a block to which a scan goes, and by how many bits it was, and is, less than exact."""

    first: int
    last: int
    earlier: int
    missing: int

    @property
    def starts(self) -> bool:
        """Whether it is the first that has anything of a block."""
        return self.first == 0 and self.earlier == 0

    def is_a_step_of(self, components: int) -> bool:
        """Tell whether it may be a scan of a progressive picture (G.1.1.1)."""
        exact = self.missing <= _LARGEST_STEP and self.earlier in {0, self.missing + 1}
        whole = self.last == 0 if self.first == 0 else self.first <= self.last <= _LAST and components == 1
        return exact and whole


def _codes_needed(picture: _Picture, scan: _Scan, choice: int) -> set[tuple[int, int]]:
    """Return which codes a component needs; a later scan may need none for the first number of a block."""
    first, others = divmod(choice, 16)
    if picture.kind != _PROGRESSIVE:
        return {(0, first), (1, others)}
    return {(0, first)} if scan.starts else {(1, others)} if scan.first else set()


def _fewest_bits(picture: _Picture, named: bytes) -> int:
    """Return how many bits a scan takes at the least: one for each block, or two where a block is all in one scan."""
    widest = max(across for across, _ in picture.sampling.values())
    highest = max(down for _, down in picture.sampling.values())
    parts = -(-picture.width // (8 * widest)) * -(-picture.height // (8 * highest))
    blocks = 1
    if len(named) > 1:
        blocks = sum(_blocks(picture, name) for name in named)
    return parts * blocks if picture.kind == _PROGRESSIVE else 2 * parts * blocks


def _blocks(picture: _Picture, name: int) -> int:
    across, down = picture.sampling[name]
    return across * down


def _cut_off() -> ValueError:
    return ValueError("the logo is cut off before its end")


def _damaged() -> ValueError:
    return ValueError("the logo is damaged: its pixels cannot be read")
