"""Put an organisation's words in the place of tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from generator.document import Inlines, Placeholder, Section, SectionBlock, Table
from generator.document.late import Seam, Waiting, seams
from generator.document.memory import FEW, MANY, MadeOf, remembered
from generator.document.traverse import (
    Carrier,
    opening_of,
    places_of,
    rewrite_blocks,
    rewrite_section_block,
    with_leaves,
)
from generator.passes.phrases import Phrase
from generator.passes.resolve import References
from generator.passes.sayings import Leaf, Sayings, leaf_of

_SECTIONS: MadeOf[Section] = MadeOf(FEW)
_BLOCKS: MadeOf[SectionBlock] = MadeOf(MANY)


class Filler:
    """Puts the phrase of every token in its place, with its references found.

    What was printed, and what of it waits, is among the `sayings`.
    """

    def __init__(
        self, phrases: Mapping[str, Phrase], references: References, numbers: Waiting = MappingProxyType({})
    ) -> None:
        """Fill with the phrases of tokens; `numbers` are those of sections that wait, by their names."""
        # A phrase comes again and again in a policy, and says one of a few things each time.
        self.sayings = said = Sayings(phrases, references, numbers)
        self.references, self.missing, self.fallen, self.late = said.references, said.missing, said.fallen, said.late

    @property
    def printed(self) -> set[str]:
        """The tokens that stood in what was filled."""
        return {leaf.what for leaf in self.sayings if isinstance(leaf.what, str)}

    def fill(self, section: Section) -> Section:
        """Return the section with every value in its place. Raises Misshapen where a phrase does not fit its place."""
        return self._fill(section, _tight_leaves(section))

    def fill_late(self, section: Section) -> Section:
        """Return the section with stand-ins for plain values, of which nothing shows in the words around them.

        Raises Misshapen where a phrase does not fit its place.
        """
        return self._fill(section, _leaves_within(section))

    def _fill(self, section: Section, leaves: Sequence[Leaf]) -> Section:
        said = list(map(self.sayings.__getitem__, leaves))
        return _SECTIONS.recall([section, *said], lambda: _section_with(section, said))


def _section_with(section: Section, said: Sequence[Inlines]) -> Section:
    """Return a section with what its values and references say, in their order."""
    coming, by_block = iter(said), iter(_leaves_by_block(section))

    def fill(block: SectionBlock) -> SectionBlock:
        its_own = list(islice(coming, len(next(by_block))))
        return _BLOCKS.recall([block, *its_own], lambda: _with_said(block, its_own)) if its_own else block

    return rewrite_blocks(section, fill)


def _with_said(block: SectionBlock, said: Sequence[Inlines]) -> SectionBlock:
    """Return a block with what its values and references say, in their order."""
    coming = iter(said)
    return rewrite_section_block(block, lambda words, _: with_leaves(words, coming))


@remembered
def _leaves_within(section: Section) -> Sequence[Leaf]:
    """Return each value and each reference in a section, in reading order."""
    return [leaf for leaves in _leaves_by_block(section) for leaf in leaves]


@remembered
def _leaves_by_block(section: Section) -> Sequence[Sequence[Leaf]]:
    """Return those of each block in a section, at every depth."""
    return [*map(_leaves_of, section.blocks), *(each for part in section.sections for each in _leaves_by_block(part))]


@remembered
def _leaves_of(block: SectionBlock) -> Sequence[Leaf]:
    found: list[Leaf] = []

    def look(words: Inlines, carrier: Carrier) -> Inlines:
        places = places_of(words, opening_of(carrier))
        joined = [Seam.TIGHT] * len(places) if isinstance(carrier, Table) else seams(words)
        for (inline, opening), seam in zip(places, joined, strict=True):
            found.append(leaf_of(inline.field if isinstance(inline, Placeholder) else inline, opening, seam))
        return words

    rewrite_section_block(block, look)
    return found


@remembered
def _tight_leaves(section: Section) -> Sequence[Leaf]:
    """Return the same, as if all around a value showed what it is."""
    return [leaf_of(leaf.what, leaf.opening, Seam.TIGHT) for leaf in _leaves_within(section)]
