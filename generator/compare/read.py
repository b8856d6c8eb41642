"""The readers of all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.compare.pieces import Piece
from generator.compare.read_docx import read_docx
from generator.compare.read_html import read_html
from generator.compare.read_markdown import read_markdown
from generator.formats.word.bookmarks import legal_name

READERS: Mapping[str, Callable[[bytes], tuple[Piece, ...]]] = MappingProxyType(
    {"html": read_html, "docx": read_docx, "md": read_markdown, "fragment": read_html}
)
"""How the files of a format are read back, by its name; not all need be. That of Word raises WordTemplateError."""


def with_ids(pieces: Sequence[Piece], ids: Iterable[str]) -> tuple[Piece, ...]:
    """Return pieces with those of some ids that their bookmarks in a Word file were named after."""
    names = {legal_name(id): id for id in ids}
    return tuple(replace(piece, id=names.get(piece.id, piece.id)) for piece in pieces)


def with_ids_of(pieces: Sequence[Piece], others: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces with the ids of others, where both are readings of one policy."""
    if [piece.number for piece in pieces] != [piece.number for piece in others]:
        return tuple(pieces)
    return tuple(replace(piece, id=other.id) for piece, other in zip(pieces, others, strict=True))
