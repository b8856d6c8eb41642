"""A new value in the place of one: in its author's quotes, on its lines, in its brackets where they can hold it."""

from __future__ import annotations

from generator.source.changes import Bare
from generator.source.edits import Edits, Spot
from generator.source.read_yaml import LOST_COMMENT
from generator.source.write_yaml import (
    Lines,
    block_lines,
    fits_block,
    fits_folded,
    flat,
    flat_text,
    folded,
    line_text,
    lines_of,
    quoted_text,
)
from generator.source.yaml_layout import BLOCK_TEXT, BLOCKS, HEADER, KEYS, LIST, QUOTES, Written, after

_NARROWEST = 60
"""A block that joins its lines is never made narrower."""
_IN_LINES = (*BLOCKS, "")
"""How a value is written around which there are no brackets."""


def replace_value(edits: Edits, old: Written, new: object, spot: Spot) -> None:
    """Put a value in the place of another. Comments stay, but for those within what is replaced."""
    edits.change(old, spot.path)
    if spot.within not in _IN_LINES:
        _place_flat(edits, old, _one_line(edits, old, new, spot) if isinstance(new, str) else flat(new, spot.style))
    elif isinstance(new, str):
        _replace_with_text(edits, old, new, spot)
    else:
        _replace_with_entries(edits, old, new, spot)


def _replace_with_text(edits: Edits, old: Written, new: str, spot: Spot) -> None:
    if old.style in BLOCK_TEXT:
        _rewrite_block(edits, old, new, spot)
    elif _is_block(edits, old, new, spot):
        _place(edits, old, Lines("|", block_lines(new, _column(edits, old, spot))), spot)
    else:
        _place(edits, old, Lines(_one_line(edits, old, new, spot)), spot)


def _one_line(edits: Edits, old: Written, new: str, spot: Spot) -> str:
    """Return a text on one line, in the quotes that stand there, or in some that part it from a comment."""
    has_quotes = old.style in QUOTES and not isinstance(new, Bare)
    place = spot.opened if old.style in BLOCKS and not _is_beside(edits, old, spot) else _header_end(edits, old)
    if has_quotes or LOST_COMMENT.match(edits.page.text[place : edits.page.end_of(place)]):
        return quoted_text(new, old.style if old.style in QUOTES else spot.style.quote)
    return line_text(new, spot.style) if spot.within in _IN_LINES else flat_text(new, spot.style)


def _is_block(edits: Edits, old: Written, new: str, spot: Spot) -> bool:
    """Tell whether a text becomes a block: it has several lines, and no comment below would become one of them."""
    end = edits.reach(old, spot.column + 1) if old.style in BLOCKS else old.reach
    has_codes = old.style == '"' and "\n" in str(old.data)
    is_free = edits.style_at(end, spot.style).blocks and not _comments(edits, old, spot)
    return "\n" in new and fits_block(new) and not has_codes and is_free


def _rewrite_block(edits: Edits, old: Written, new: str, spot: Spot) -> None:
    """Put a text in the place of a block of text, which stays one if it can hold it."""
    header = _header_end(edits, old)
    folds = old.style == ">" and fits_folded(new)
    mark = ">" if folds else "|"
    if not fits_block(new):
        _place_flat(edits, old, _one_line(edits, old, new, spot))
    elif old.body:
        indent = old.body.indent
        longest = max(len(line) for line in edits.page.text[old.body.start : old.end].split("\n"))
        text = folded(new, max(longest - indent, _NARROWEST)) if folds else new
        edits.put(old.start, old.start + 1, mark)
        edits.put(old.body.start, old.end, "\n".join(block_lines(text, indent)))
    else:
        text = folded(new, _NARROWEST) if folds else new
        edits.put(old.start, header, mark)
        end = edits.page.end_of(header)
        edits.put(end, end, "".join(f"\n{line}" for line in block_lines(text, _column(edits, old, spot))))


def _replace_with_entries(edits: Edits, old: Written, new: object, spot: Spot) -> None:
    """Put keys or items in the place of a value: in brackets where there were some, else in lines."""
    page, comments = edits.page, _comments(edits, old, spot)
    style = edits.style_at(comments[-1] if comments else edits.reach(old, spot.column + 1), spot.style)
    beside_dash = spot.within == LIST and bool(comments)
    after_mark = not spot.path and not page.is_first(old.outer)
    if old.is_bracketed or beside_dash or after_mark or not new:
        _place(edits, old, Lines(flat(new, spot.style)), spot)
    elif spot.within == KEYS:
        column = page.column_of(comments[0]) if comments else 0
        columns = (column or spot.column + style.step, column or spot.column + style.dash)
        _place(edits, old, lines_of(new, columns, style), spot)
    else:
        column = _column(edits, old, spot)
        _, (first, *others) = lines_of(new, (column, column), style)
        _place(edits, old, Lines(first[column:], tuple(others)), spot)


# ---- places


def _comments(edits: Edits, old: Written, spot: Spot) -> list[int]:
    """Return the comments below a value that are indented as what stands in it; those in it go with it."""
    return [] if old.style in BLOCKS else edits.page.comments_below(old.reach, spot.column + 1)


def _column(edits: Edits, old: Written, spot: Spot) -> int:
    """Return the column of lines in a value."""
    is_beside = _is_beside(edits, old, spot)
    moves_up = old.outer == old.end or (old.style in BLOCKS and old.outer == old.start and not is_beside)
    if moves_up or (is_beside and spot.within == KEYS):
        return spot.column + (spot.style.step if spot.within == KEYS else 2)
    return edits.page.column_of(old.outer)


def _is_beside(edits: Edits, old: Written, spot: Spot) -> bool:
    """Tell whether a value starts on the line of its key or dash."""
    return "\n" not in edits.page.text[spot.opened : old.start]


def _header_end(edits: Edits, old: Written) -> int:
    """Return the end of what is on the first line of a value, before a comment."""
    return after(edits.page, old.start, HEADER) if old.style in BLOCK_TEXT else old.end


def _place(edits: Edits, old: Written, lines: Lines, spot: Spot) -> None:
    """Put lines in the place of a value that has no brackets around it."""
    page = edits.page
    if old.style in BLOCKS:
        _place_over_lines(edits, old, lines, spot)
        return
    if lines.head:
        _place_flat(edits, old, lines.head)
    else:
        _cut_all(edits, old, spot)
    comments = _comments(edits, old, spot) if spot.within == KEYS else []
    end = page.end_of(comments[-1] if comments else old.reach)
    edits.put(end, end, "".join(f"\n{line}" for line in lines.below))


def _place_flat(edits: Edits, old: Written, text: str) -> None:
    """Put one line in the place of a value that is written on one, in a block of text or not at all."""
    if old.outer == old.end:
        edits.put(old.end, old.end, f" {text}")
    else:
        _cut(edits, old, old.outer)
        edits.put(old.outer, old.outer, text)


def _cut(edits: Edits, old: Written, start: int) -> None:
    """Take a value out from a place on; a block of text in two pieces, since a comment may stand between."""
    edits.put(start, _header_end(edits, old), "")
    if old.body:
        edits.put(edits.page.end_of(old.start), old.end, "")


def _cut_all(edits: Edits, old: Written, spot: Spot) -> None:
    """Take a value out with the white space before it, or with its line where it has one and no comment is on it."""
    page = edits.page
    if _is_beside(edits, old, spot):
        _cut(edits, old, spot.opened)
    elif page.text[old.end : page.end_of(old.end)].strip():
        _cut(edits, old, old.outer)
        edits.put(old.end, page.text.index("#", old.end), "")
    else:
        edits.put(page.start_of(old.outer) - 1, page.end_of(old.end), "")


def _place_over_lines(edits: Edits, old: Written, lines: Lines, spot: Spot) -> None:
    """Put lines in the place of keys or items in lines, with all comments among them."""
    page = edits.page
    end = edits.reach(old, spot.column + 1)
    below = "".join(f"\n{line}" for line in lines.below)
    if old.outer != old.start or _is_beside(edits, old, spot):
        edits.put(old.outer, end, lines.head + below)
        return
    line_end = page.end_of(spot.opened)
    edits.put(spot.opened, spot.opened, f" {lines.head}" if lines.head else "")
    edits.put(line_end, end, below)
