"""What a section or clause holds: paragraphs, lists, tables, notes; and the clause itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, assert_never

from generator.document.inlines import Inlines, require_inlines, require_phrase, require_trimmed
from generator.document.rules import Misshapen, require


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number. `id` is empty unless something needs to name it."""

    children: Inlines
    id: str = ""

    def __post_init__(self) -> None:
        require_phrase(self.children, "write its words on the same line")


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet of a list."""

    children: Inlines
    id: str = ""

    def __post_init__(self) -> None:
        require_phrase(self.children, "write the words of the bullet after its mark")


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers."""

    bullets: tuple[Bullet, ...]

    def __post_init__(self) -> None:
        require(len(self.bullets) > 0, "a list has a bullet", "add a bullet, or leave the list out")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading row. A body cell may be empty: it is for a pen.

    A table of pairs needs no heading row: in each row, the first cell names what stands in the other.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]

    def __post_init__(self) -> None:
        require(len(self.rows) > 0, "a table has a row", "add a row below the heading row")
        for cell in self.header:
            require_phrase(cell, "give each column of the table a heading")
        rule = "a table without a heading row has pairs"
        require(self.header or self.is_pairs, rule, "write a heading above each column, or name what stands beside it")
        for row in self.rows:
            long_enough = len(row) == self.width
            require(
                long_enough,
                "each row is as long as the heading row",
                "give the row as many cells as there are headings",
            )
            for cell in row:
                require_inlines(cell)
                require_trimmed(cell)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.header or self.rows[0])

    @property
    def is_pairs(self) -> bool:
        """Tell whether its two columns are names and what they stand for; a name left for a pen names nothing."""
        return self.width == _PAIR and all(row and row[0] for row in self.rows)

    @property
    def is_for_pens(self) -> bool:
        """Tell whether it has a cell to write in."""
        return not all(map(all, self.rows))


_PAIR = 2


@dataclass(frozen=True, slots=True)
class Guidance:
    """A note to whoever adopts the policy. Only drafts show it."""

    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        require(len(self.blocks) > 0, "a guidance note says something", "indent its words by four spaces")
        require_no_twin_lists(self.blocks)


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause. It starts with a paragraph.

    `number` ("5.4") and `label`, the id as a draft shows it, are derived.
    """

    id: str
    blocks: tuple[Block, ...]
    number: str = ""
    label: str = ""

    def __post_init__(self) -> None:
        require(self.id != "", "a clause has an id", "write {: #its-name } on the line below it")
        has_words = isinstance(self.blocks[0] if self.blocks else None, Paragraph)
        require(has_words, "a clause starts with a paragraph", "write its words before the list or table")
        require_no_twin_lists(self.blocks)

    @property
    def words(self) -> Inlines:
        """The words that stand next to the number."""
        first = self.blocks[0]
        assert isinstance(first, Paragraph)
        return first.children


Block: TypeAlias = Paragraph | BulletList | Table | Guidance
"""A kind more is an error of types wherever it has to be known."""
SectionBlock: TypeAlias = Block | Clause


def is_note(block: SectionBlock) -> bool:
    """Tell whether only drafts have it, so that what stands before it goes on after it."""
    if isinstance(block, (Clause, Paragraph, BulletList, Table)):
        return False
    if isinstance(block, Guidance):
        return True
    assert_never(block)


# ---- rules: each raises Misshapen


def require_no_twin_lists(blocks: tuple[SectionBlock, ...]) -> None:
    """Refuse two neighbouring lists, or two neighbouring tables: Markdown cannot tell them from one."""
    for left, right in pairwise(blocks):
        # Most neighbours are clauses.
        if type(left) is type(right) is not Clause and _runs_on(left):
            raise Misshapen("two lists or tables of one kind never stand side by side", "put words between them")


def _runs_on(block: SectionBlock) -> bool:
    """Tell whether Markdown goes on with such a block where another of its kind follows."""
    if isinstance(block, (Paragraph, Guidance, Clause)):
        return False
    if isinstance(block, (BulletList, Table)):
        return True
    assert_never(block)
