"""Values as YAML: which quotes a text needs, and keys and items as lines or in brackets.

A text is written so that every reader of YAML takes it for that very text, those of YAML 1.1 too, which make
`NO`, `1.10` and `12:30` something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.source.changes import Bare

_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null|~|=|<<", re.IGNORECASE)
"""What is not text to one reader or another, besides what starts like a number."""
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_CUTS = ",[]{}:?"
"""What would end a text in brackets, to one parser or another."""
_COUNT = re.compile(r"[0-9]+%? [^\W\d_]")
_SPLITS = re.compile(r": |:$| #|^[ ]|[ ]$")
_SHORT = {"\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_JOINERS = "\u200c\u200d"
"""Characters within words and pictures that cannot be seen and mean nothing else."""


@dataclass(frozen=True, slots=True)
class Style:
    """How somebody writes: how far keys and dashes are indented below a key, which quotes, and whether always.

    Without `blocks`, texts of several lines stand in quotes.
    """

    step: int = 2
    dash: int = 2
    quote: str = '"'
    quotes_all: bool = False
    blocks: bool = True


class Lines(NamedTuple):
    """A value in lines: what stands beside its key or its dash, and what below."""

    head: str
    below: tuple[str, ...] = ()


def quoted_text(text: str, quote: str) -> str:
    """Return a text in quotes; in double ones where others cannot hold it."""
    if quote == "'" and not any(_is_escaped(character) for character in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def flat_text(text: str, style: Style) -> str:
    """Return a text on one line, safe in brackets and as a key."""
    return _text(text, style, within=_CUTS)


def line_text(text: str, style: Style) -> str:
    """Return a text on one line, safe as the value of a key, or as an item."""
    return _text(text, style, within="")


def flat(value: object, style: Style) -> str:
    """Return a value on one line, its keys and items in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flat_text(key, style)}: {flat(each, style)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flat(each, style) for each in value) + "]"
    assert isinstance(value, str)
    return flat_text(value, style)


def lines_of(value: object, columns: tuple[int, int], style: Style) -> Lines:
    """Return a value below a key; the columns are those of keys and of dashes in it."""
    keys, dashes = columns
    if isinstance(value, dict) and value:
        return Lines("", tuple(key_lines(value, keys, style)))
    if isinstance(value, list) and value:
        return Lines("", tuple(item_lines(value, dashes, style)))
    if isinstance(value, str):
        return text_lines(value, keys, style)
    return Lines(flat(value, style))


def text_lines(text: str, column: int, style: Style) -> Lines:
    """Return a text, several lines of it as a block at a column."""
    if "\n" in text and style.blocks and fits_block(text):
        return Lines("|", block_lines(text, column))
    return Lines(line_text(text, style))


def key_lines(keys: dict[str, object], column: int, style: Style) -> Iterator[str]:
    """Yield the lines of keys with their values, at a column."""
    for key, value in keys.items():
        head, below = lines_of(value, (column + style.step, column + style.dash), style)
        yield f"{' ' * column}{flat_text(key, style)}:{' ' if head else ''}{head}"
        yield from below


def item_lines(items: list[object], column: int, style: Style, gap: int = 1) -> Iterator[str]:
    """Yield the lines of items, their dashes at a column, with so many spaces after a dash."""
    for item in items:
        within = column + 1 + gap
        head, below = lines_of(item, (within, within), style)
        if not head:
            head, below = below[0][within:], below[1:]
        yield f"{' ' * column}-{' ' * gap}{head}"
        yield from below


# ---- blocks of text


def fits_block(text: str) -> bool:
    """Tell whether a block of text can hold a text: what it would lose is white space at its ends."""
    return bool(text) and text == text.strip(" \n") and "\r" not in text


def fits_folded(text: str) -> bool:
    """Tell whether a block of text can hold a text that joins its lines: none of the text's starts with a space."""
    return fits_block(text) and "\n " not in text


def block_lines(text: str, column: int) -> tuple[str, ...]:
    """Return the lines of a text, indented to a column."""
    return tuple(" " * column + line if line else "" for line in text.split("\n"))


def folded(text: str, width: int) -> str:
    """Return a text with its lines broken at spaces, for a block that joins them again."""
    pieces = re.split("(\n+)", text)
    return "".join(piece + "\n" if piece[0] == "\n" else _broken(piece, width) for piece in pieces)


def _broken(line: str, width: int) -> str:
    lines = [""]
    for word in re.split(r"(?<=\S) (?=\S)", line):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


# ---- texts on one line


def _text(text: str, style: Style, within: str) -> str:
    bare = isinstance(text, Bare)
    if _is_whole(text, within) and (bare or (not style.quotes_all and _is_text(text))):
        return str(text)
    return quoted_text(text, style.quote if style.quotes_all else _fitting_quote(text, style.quote))


def _fitting_quote(text: str, usual: str) -> str:
    """Return the quote that a text holds none of, or the usual one."""
    double, single = '"' in text or "\\" in text, "'" in text
    return usual if double == single else "'" if double else '"'


def _is_whole(text: str, within: str) -> bool:
    """Tell whether a text without quotes is read whole; `within` are characters that it must not hold."""
    if not text or _SPLITS.search(text) or any(_is_escaped(each) or each in within for each in text):
        return False
    return text[0] not in _INDICATORS or (text[0] in "-?:" and text[1:2] not in ("", " "))


def _is_text(text: str) -> bool:
    """Tell whether no reader takes a text without quotes for a number, a date, a truth value or nothing."""
    if text[0] in "-?:+.~" or text[0].isdigit():
        return _COUNT.match(text) is not None
    return not _WORDS.fullmatch(text)


def _escaped(character: str) -> str:
    if not _is_escaped(character) and character not in _SHORT:
        return character
    return _SHORT.get(character) or (
        f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"
    )


def _is_escaped(character: str) -> bool:
    """Tell whether a character cannot be seen, or can be taken for a plain space."""
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs") and character not in " " + _JOINERS
