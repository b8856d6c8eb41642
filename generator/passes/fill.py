"""Put an organisation's words in the place of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.document import CrossReference, Inline, Inlines, Misshapen, Placeholder, Section, SectionBlock
from generator.document.memory import FEW, MANY, MadeOf, Memory, remembered
from generator.document.sentences import Opening
from generator.document.traverse import (
    Carrier,
    join_inlines,
    leaves_of,
    opening_of,
    rewrite_blocks,
    rewrite_leaves,
    rewrite_section_block,
)
from generator.passes.phrases import Phrase
from generator.passes.resolve import References

_SECTIONS: MadeOf[Section] = MadeOf(FEW)
_BLOCKS: MadeOf[SectionBlock] = MadeOf(MANY)
_SAID: Memory[Inlines, Inlines] = Memory(MANY)
"""What values and references said, in whichever policy: it is mostly the same words, a job title or “clause 3.2”."""

_Leaf: TypeAlias = tuple[str | CrossReference, Opening]
"""The token of a value, or a reference, and where it stands."""


class Filler:
    """Puts the phrase of every token in its place, with its references found.

    `missing` has the fields that were printed though nobody gave them.
    """

    def __init__(self, phrases: Mapping[str, Phrase], references: References) -> None:
        self.phrases = phrases
        self.references = references
        self.missing: set[str] = set()
        # A phrase comes again and again in a policy, and says one of two things each time.
        self._said: dict[_Leaf, Inlines] = {}

    @property
    def printed(self) -> set[str]:
        """The tokens that stood in what was filled."""
        return {token for token, _ in self._said if isinstance(token, str)}

    def fill(self, section: Section) -> Section:
        """Return the section with no token left. Raises Misshapen where a phrase does not fit its place."""
        return _SECTIONS.recall(self._sources(section), lambda: rewrite_blocks(section, self._block))

    def _block(self, block: SectionBlock) -> SectionBlock:
        return _BLOCKS.recall(self._sources(block), lambda: rewrite_section_block(block, self._rewrite))

    def _sources(self, node: Section | SectionBlock) -> list[object]:
        """Return all that a node is filled from: the node, and what each value and reference in it says, in order."""
        said = self._said
        return [node, *[said.get(leaf) or self._become(leaf) for leaf in _leaves_within(node)]]

    def _rewrite(self, words: Inlines, carrier: Carrier) -> Inlines:
        return rewrite_leaves(words, opening_of(carrier), self._leaf)

    def _leaf(self, inline: Placeholder | CrossReference, opening: Opening) -> Inlines:
        return self._become(_leaf_of(inline, opening))

    def _become(self, leaf: _Leaf) -> Inlines:
        if leaf not in self._said:
            what, opening = leaf
            said = self._say(what, opening) if isinstance(what, str) else self._refer(what, opening)
            self._said[leaf] = _SAID.one_of(said)
        return self._said[leaf]

    def _say(self, token: str, opening: Opening) -> Inlines:
        words = self._phrase(token, opening)
        if CrossReference in map(type, words):
            words = join_inlines(self._referred(words, opening))
        printed = (inline for inline in leaves_of(words) if isinstance(inline, Placeholder))
        self.missing.update([inline.field for inline in printed if inline.value is None])
        return words

    def _phrase(self, token: str, opening: Opening) -> Inlines:
        if token not in self.phrases:
            raise Misshapen("a private-use character stands for nothing", "remove it")
        return self.phrases[token](opening)

    def _referred(self, words: Inlines, opening: Opening) -> Iterator[Inline]:
        for inline in words:
            if isinstance(inline, CrossReference):
                yield from self._refer(inline, opening)
            else:
                yield inline

    def _refer(self, reference: CrossReference, opening: Opening) -> Inlines:
        """Return the reference found, or its other words filled; only the first of these can begin a sentence."""
        if reference.found:
            return (reference,)
        otherwise: list[Inline] = []
        for part in reference.otherwise:
            here = Opening.WITHIN if otherwise else opening
            otherwise.extend(self._phrase(part.field, here) if isinstance(part, Placeholder) else (part,))
        return self.references.refer(CrossReference(reference.target, join_inlines(otherwise)), opening)


def _leaf_of(inline: Placeholder | CrossReference, opening: Opening) -> _Leaf:
    return inline.field if isinstance(inline, Placeholder) else inline, opening


@remembered
def _leaves_within(node: Section | SectionBlock) -> list[_Leaf]:
    """Return each value and each reference in a node with where it stands, in reading order."""
    if isinstance(node, Section):
        return [each for part in (*node.blocks, *node.sections) for each in _leaves_within(part)]
    found: list[_Leaf] = []

    def note(inline: Placeholder | CrossReference, opening: Opening) -> Inlines:
        found.append(_leaf_of(inline, opening))
        return (inline,)

    def look(words: Inlines, carrier: Carrier) -> Inlines:
        rewrite_leaves(words, opening_of(carrier), note)
        return words

    rewrite_section_block(node, look)
    return found
