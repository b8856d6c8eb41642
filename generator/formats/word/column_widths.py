"""How wide the columns of a table are: widths that fit the words, and leave room for a pen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, sqrt
from typing import NamedTuple

from generator.document import Inlines, Table, shown
from generator.document.memory import remembered
from generator.formats.word.letters import letters_in
from generator.formats.word.markup import twips

CELL_MARGIN = twips(2)
"""Space at the left and right of a cell's words."""

_PEN_WIDTH, _PEN_LETTERS = twips(35), 20
"""The width that a column to write in wishes for, and how many letters are written there."""

_HEADROOM = 1.1
"""Where there is room, words still fit that a reader without their typeface shows in another."""

_MUCH_MORE = 1.6
"""By how much the root of the letters of one column has to be larger than that of another."""


class Column(NamedTuple):
    """What of a column decides about widths: the length of what each cell says, and the most room that one takes.

    Room is told in ordinary letters: that of all words of a cell, and that of a word.
    """

    lengths: tuple[int, ...]
    room: float
    longest: float

    @property
    def is_for_pens(self) -> bool:
        """Whether it has a cell to write in."""
        return 0 in self.lengths


@remembered
def column_widths(table: Table, total: int, letter: int) -> tuple[int, ...]:
    """Return widths that add up to the total, where an ordinary letter is so wide.

    A column of short texts is as wide as they are; columns of longer ones share what is left, the more the more they
    say; and no word breaks if that can be. What is left over goes to the columns for pens, or to what the names of
    pairs stand for.
    """
    columns = columns_of(table)
    needs, wishes = _needs(columns, total, letter), [_wish(column, letter) for column in columns]
    widths = [max(share, need) for share, need in zip(_shares(columns, wishes, total), needs, strict=True)]
    takers = [number for number, column in enumerate(columns) if column.is_for_pens] or [1] * table.is_pairs
    for number in takers:
        widths[number] += max(0.0, total - sum(wishes)) / len(takers)
    return _exactly(total, _unbroken(total, widths, needs))


def _shares(columns: Sequence[Column], wishes: Sequence[float], total: float) -> list[float]:
    """Give each column its wish, or else its share of what the others leave."""
    shares, weights, left = list(wishes), _weights(columns), total
    # Those come first that wish for least of what they may have.
    waiting = sorted(range(len(columns)), key=lambda number: wishes[number] / weights[number])
    while waiting:
        number, *others = waiting
        part = weights[number] / sum(weights[each] for each in waiting)
        shares[number] = min(wishes[number], left * part)
        left -= shares[number]
        waiting = others
    return shares


def _weights(columns: Sequence[Column]) -> list[float]:
    """How much of the room each column may have: a text twice as long as another needs less than twice its width.

    Where no column says much more than another they are alike, so that tables of one kind look alike.
    """
    said = [sqrt(sum([length or _PEN_LETTERS for length in column.lengths])) for column in columns]
    return said if max(said) > _MUCH_MORE * min(said) else [1.0] * len(said)


@remembered
def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns, heading row included; that row and the names of pairs are bold."""
    names_are_bold = table.is_pairs
    rows = [[_taken(said_in(cell), bold=True) for cell in table.header]] if table.header else []
    for name, *others in table.rows:
        cells = [_taken(said_in(cell), bold=False) for cell in others]
        rows.append([_taken(said_in(name), bold=names_are_bold), *cells])
    return tuple([_column(*zip(*cells, strict=True)) for cells in zip(*rows, strict=True)])


def _column(lengths: tuple[int, ...], rooms: tuple[float, ...], words: tuple[float, ...]) -> Column:
    return Column(lengths, max(rooms), max(words))


# The words of tables come up in policy after policy.
@lru_cache(maxsize=10_000)
def _taken(words: str, *, bold: bool) -> tuple[int, float, float]:
    """Return how long some words are, and the room that all of them take and that one does."""
    longest = max([letters_in(word, bold=bold) for word in words.split(" ")])
    return len(words), letters_in(words, bold=bold), longest


def said_in(cell: Inlines) -> str:
    """Return the words of a run of inlines."""
    return "".join(map(shown, cell))


def _wish(column: Column, letter: int) -> float:
    """The width at which no text of the column would wrap, and at which there is room for a pen."""
    written = _width(_HEADROOM * column.room, letter)
    return max(written, _PEN_WIDTH) if column.is_for_pens else written


def _needs(columns: Sequence[Column], total: int, letter: int) -> list[int]:
    """The width of each column's longest word; where not all have room, the longest of these give way."""
    needs = [_width(column.longest, letter) for column in columns]
    left, most = total, total
    for after, need in enumerate(sorted(needs), -len(needs)):
        most = left // -after
        if need > most:
            break
        left -= need
    return [min(need, most) for need in needs] if sum(needs) > total else needs


def _width(letters: float, letter: int) -> int:
    return 2 * CELL_MARGIN + ceil(letter * letters)


def _unbroken(total: int, widths: list[float], needs: list[int]) -> list[float]:
    """Share the total anew where the widths, made to fit it, would break a word: what a word needs is not shared."""
    spare, over = total - sum(needs), sum(widths) - sum(needs)
    fits = all(width * total >= need * sum(widths) for width, need in zip(widths, needs, strict=True))
    if fits or over <= 0:
        return widths
    return [need + (width - need) * spare / over for width, need in zip(widths, needs, strict=True)]


def _exactly(total: int, shares: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers in the proportion of the shares, with the rounding in the last one."""
    whole = sum(shares)
    widths = [round(total * share / whole) for share in shares[:-1]]
    return (*widths, total - sum(widths))
