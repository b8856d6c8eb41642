"""Random documents, and random words to put into them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    CrossReference,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Placeholder,
    Section,
    SectionBlock,
    SectionKind,
    Strong,
    Table,
    Text,
)
from generator.document.traverse import join_inlines
from generator.passes.number import number
from tests.builders import META
from tests.finish import labelled, resolve

NASTY = "&<>*_|#{}[]()`~!\\\"'$^=+-.:;%@/1. 2) Aa éß—“” שלום مرحبا é🙂"
"""Characters that some format gives a meaning to, and some that few programs expect."""


def put_together(words: Sequence[str], joints: Sequence[str], fewest: int = 1) -> st.SearchStrategy[str]:
    """Return texts of some words, each with what joins it to the next one."""
    pairs = st.lists(st.tuples(st.sampled_from(words), st.sampled_from(joints)), min_size=fewest, max_size=8)
    return pairs.map(lambda found: "".join(map("".join, found)))


LETTERS = "abcdefgh ijklmnopqrst uvwxyz"


def _one_line(characters: str) -> str:
    return " ".join(characters.split())


# A text is drawn at once, a list character by character.
_marked = st.text(LETTERS + NASTY, min_size=1, max_size=10)
_anything = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=5)

words = st.lists(st.one_of(_marked, _anything), min_size=1, max_size=4).map("".join).map(_one_line).filter(bool)
"""One line of printable characters, trimmed, with single spaces."""
plain_words = st.text(LETTERS, min_size=1, max_size=12).map(_one_line).filter(bool)

placeholders = st.builds(lambda text: Placeholder("name", text, "name"), words)
urls = st.builds("https://www.example.org/{}".format, st.sampled_from(["", "a_b", "x?y=1&copy=2", "(z)", "%20*"]))
links = st.builds(lambda url, text: Link(url, (Text(text),)), urls, words)


@cache
def inline_kinds(targets: tuple[str, ...]) -> dict[type[Inline], st.SearchStrategy[Inline]]:
    """Return how each kind of inline is made; a reference needs something to refer to."""
    plain: dict[type[Inline], st.SearchStrategy[Inline]] = {
        Text: words.map(Text),
        Placeholder: placeholders,
        Link: links,
        Strong: words.map(lambda text: Strong((Text(text),))),
        Emphasis: words.map(lambda text: Emphasis((Text(text),))),
    }
    return {**plain, CrossReference: st.sampled_from(targets).map(CrossReference)} if targets else plain


@cache
@st.composite
def inlines(draw: st.DrawFn, targets: tuple[str, ...] = ()) -> Inlines:
    """Some words with values, links, references and styles between them; styled words stand apart."""
    parts: list[Inline] = []
    for part in draw(st.lists(st.one_of(*inline_kinds(targets).values()), min_size=1, max_size=4)):
        parts += [part] if not parts else [Text(" "), part]
    return join_inlines(parts)


@cache
def paragraphs(targets: tuple[str, ...] = ()) -> st.SearchStrategy[Paragraph]:
    return inlines(targets).map(Paragraph)


@cache
@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    header = tuple(draw(inlines()) for _ in range(width))
    cell = st.one_of(st.just(()), inlines())
    rows = draw(st.lists(st.tuples(*(cell for _ in range(width))), min_size=1, max_size=3))
    found = Table(header, tuple(rows))
    return Table((), found.rows) if found.is_pairs and draw(st.booleans()) else found


@cache
def bullet_lists(targets: tuple[str, ...] = ()) -> st.SearchStrategy[BulletList]:
    items = st.lists(inlines(targets).map(Bullet), min_size=1, max_size=3)
    return items.map(lambda found: BulletList(tuple(found)))


@cache
def block_kinds(targets: tuple[str, ...]) -> dict[type[Block], st.SearchStrategy[Block]]:
    """Return how each kind of block is made that a policy can have; notes are not in one that is final."""
    return {Paragraph: paragraphs(targets), BulletList: bullet_lists(targets), Table: tables()}


@cache
@st.composite
def blocks(draw: st.DrawFn, targets: tuple[str, ...], least: int = 0) -> tuple[Block, ...]:
    """Blocks of which no two neighbours are lists, or tables, of one kind."""
    chosen: list[Block] = []
    for block in draw(st.lists(st.one_of(*block_kinds(targets).values()), min_size=least, max_size=3)):
        if not chosen or type(chosen[-1]) is not type(block) or isinstance(block, Paragraph):
            chosen.append(block)
    return tuple(chosen)


@cache
@st.composite
def clauses(draw: st.DrawFn, id_: str, targets: tuple[str, ...]) -> Clause:
    return Clause(id_, (draw(paragraphs(targets)), *draw(blocks(targets))))


@cache
@st.composite
def _filled(draw: st.DrawFn, id_: str, count: int, targets: tuple[str, ...]) -> tuple[SectionBlock, ...]:
    """A few blocks and `count` clauses, in that order or with a paragraph between."""
    own: list[SectionBlock] = list(draw(blocks(targets)))
    for position in range(count):
        own.append(draw(clauses(f"{id_}.c{position}", targets)))
        if draw(st.booleans()):
            own.append(draw(paragraphs(targets)))
    return tuple(own)


@cache
@st.composite
def sections(draw: st.DrawFn, id_: str, kind: SectionKind, targets: tuple[str, ...]) -> Section:
    title = draw(words)
    if kind is SectionKind.LEAD:
        return Section(id_, title, kind, draw(blocks(targets)))
    shape = draw(st.sampled_from(["plain", "headings", "subsections"]))
    counts = st.integers(0, 0 if kind is SectionKind.FRONT else 2)
    if shape == "subsections" and kind is not SectionKind.FRONT:
        parts = [
            Section(
                f"{id_}.s{at}",
                draw(words),
                SectionKind.SUBSECTION,
                draw(_filled(f"{id_}.s{at}", draw(counts), targets)),
            )
            for at in range(draw(st.integers(1, 2)))
        ]
        return Section(id_, title, kind, draw(blocks(targets)), tuple(parts))
    own = draw(_filled(id_, draw(counts), targets))
    headings = [
        Section(
            f"{id_}.h{at}", draw(words), SectionKind.SUBHEADING, draw(_filled(f"{id_}.h{at}", draw(counts), targets))
        )
        for at in range(draw(st.integers(1, 2)) if shape == "headings" else 0)
    ]
    is_sheet = kind is SectionKind.SCHEDULE and draw(st.booleans())
    return Section(id_, title, kind, own, tuple(headings), is_sheet=is_sheet)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A whole document, numbered and with its references found; some are drafts, whose parts show their ids."""
    kinds = [
        *[SectionKind.LEAD] * draw(st.integers(0, 1)),
        *[SectionKind.FRONT] * draw(st.integers(0, 1)),
        *[SectionKind.SECTION] * draw(st.integers(1, 3)),
        *[SectionKind.SCHEDULE] * draw(st.integers(0, 2)),
    ]
    targets = tuple(f"p{at}" for at, kind in enumerate(kinds) if kind is not SectionKind.LEAD)
    made = tuple(draw(sections(f"p{at}", kind, targets)) for at, kind in enumerate(kinds))
    document = resolve(number(Document(draw(plain_words), META, made)))
    return labelled(document) if draw(st.booleans()) else document
