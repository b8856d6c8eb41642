"""Put an organisation's words in the place of tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from generator.document import CrossReference, Inline, Inlines, Misshapen, Placeholder, Section, SectionBlock, Table
from generator.document.late import Seam, Waiting, name_to_wait, seams, stand_in_for
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
from generator.document.whole import in_place
from generator.passes.phrases import Phrase
from generator.passes.resolve import References

_SECTIONS: MadeOf[Section] = MadeOf(FEW)
_BLOCKS: MadeOf[SectionBlock] = MadeOf(MANY)
_SAID: Memory[object, Inlines] = Memory(MANY)
"""What values and references said, in whichever policy: it is mostly the same words, a job title or “clause 3.2”."""

_Leaf: TypeAlias = tuple[str | CrossReference, Opening, Seam]
"""The token of a value, or a reference, where it stands, and how it is joined to the words around it."""


class Filler:
    """Puts the phrase of every token in its place, with its references found.

    `missing` has the fields that were printed though nobody gave them, `fallen` those whose value another one lent, and
    `late` the values for which there are stand-ins, by their names.
    """

    def __init__(
        self, phrases: Mapping[str, Phrase], references: References, numbers: Waiting = MappingProxyType({})
    ) -> None:
        """Fill with the phrases of tokens; `numbers` are those of sections that wait, by their names."""
        self.phrases = phrases
        self.references = references
        self.missing: set[str] = set()
        self.fallen: set[str] = set()
        self.late: dict[str, Placeholder] = {**numbers}
        # A phrase comes again and again in a policy, and says one of a few things each time.
        self._said: dict[_Leaf, Inlines] = {}

    @property
    def printed(self) -> set[str]:
        """The tokens that stood in what was filled."""
        return {token for token, *_ in self._said if isinstance(token, str)}

    def fill(self, section: Section) -> Section:
        """Return the section with every value in its place. Raises Misshapen where a phrase does not fit its place."""
        return self._fill(section, _tight_leaves)

    def fill_late(self, section: Section) -> Section:
        """Return the section with stand-ins for plain values, of which nothing shows in the words around them.

        Raises Misshapen where a phrase does not fit its place.
        """
        return self._fill(section, _leaves_within)

    def _fill(self, section: Section, leaves: _Leaves) -> Section:
        said = self._all_said(leaves(section))
        return _SECTIONS.recall([section, *said], lambda: rewrite_blocks(section, lambda it: self._block(it, leaves)))

    def _block(self, block: SectionBlock, leaves: _Leaves) -> SectionBlock:
        found = leaves(block)
        if not found:
            return block
        said = self._all_said(found)
        return _BLOCKS.recall([block, *said], lambda: _with_said(block, said))

    def _all_said(self, leaves: Sequence[_Leaf]) -> list[Inlines]:
        """Return what each of some values and references says."""
        said = self._said
        return [said.get(leaf) or self._become(leaf) for leaf in leaves]

    def _become(self, leaf: _Leaf) -> Inlines:
        what, opening, seam = leaf
        said = self._say(what, opening) if isinstance(what, str) else self._refer(what, opening)
        if seam is Seam.TIGHT:
            said = in_place(said, self.late) if CrossReference in map(type, said) else said
        elif isinstance(what, str):
            said = tuple([self._late(inline, what) if type(inline) is Placeholder else inline for inline in said])
        self._said[leaf] = said = _same(said)
        return said

    def _late(self, shown: Placeholder, token: str) -> Placeholder:
        """Return a stand-in for a value of some words that can wait, or the value; a name stands for one value."""
        name = name_to_wait(shown.value, token) if shown.value else ""
        waits = self.late.setdefault(name, shown) if name else None
        # Mostly it is the very same, and to compare values takes longer than all else here.
        return stand_in_for(shown.field, name) if waits is shown or waits == shown else shown

    def _say(self, token: str, opening: Opening) -> Inlines:
        words = self._phrase(token, opening)
        if CrossReference in map(type, words):
            words = join_inlines(self._referred(words, opening))
        # Mostly it is a value alone.
        printed = words if len(words) == 1 and type(words[0]) is Placeholder else leaves_of(words)
        for inline in printed:
            if isinstance(inline, Placeholder) and inline.value is None:
                self.missing.add(inline.field)
            elif isinstance(inline, Placeholder) and inline.source != inline.field:
                self.fallen.add(inline.field)
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


def _same(said: Inlines) -> Inlines:
    """Return what was said in these words before, so that the same words are the very same."""
    return _SAID.recall(tuple(map(_key, said)), lambda: said)


def _key(inline: Inline) -> object:
    """Return what an inline is told by: to hash a value takes as long as all else."""
    return (inline.field, inline.value, inline.source, inline.waits_for) if type(inline) is Placeholder else inline


def _with_said(block: SectionBlock, said: Sequence[Inlines]) -> SectionBlock:
    """Return a block with what its values and references say, in their order."""
    coming = iter(said)

    def rewrite(words: Inlines, carrier: Carrier) -> Inlines:
        return rewrite_leaves(words, opening_of(carrier), lambda *_: next(coming))

    return rewrite_section_block(block, rewrite)


_Leaves: TypeAlias = Callable[[Section | SectionBlock], list[_Leaf]]
"""Returns each value and each reference in a node, in reading order."""


@remembered
def _leaves_within(node: Section | SectionBlock) -> list[_Leaf]:
    if isinstance(node, Section):
        return [each for part in (*node.blocks, *node.sections) for each in _leaves_within(part)]
    found: list[_Leaf] = []

    def look(words: Inlines, carrier: Carrier) -> Inlines:
        places = _places(words, carrier)
        joined = [Seam.TIGHT] * len(places) if isinstance(carrier, Table) else seams(words)
        found.extend([(*place, seam) for place, seam in zip(places, joined, strict=True)])
        return words

    rewrite_section_block(node, look)
    return found


@remembered
def _tight_leaves(node: Section | SectionBlock) -> list[_Leaf]:
    """Return the same, as if all around a value showed what it is."""
    return [(what, opening, Seam.TIGHT) for what, opening, _ in _leaves_within(node)]


def _places(words: Inlines, carrier: Carrier) -> list[tuple[str | CrossReference, Opening]]:
    """Return each value and each reference in a run of words, and where it stands."""
    found: list[tuple[str | CrossReference, Opening]] = []

    def note(inline: Placeholder | CrossReference, opening: Opening) -> Inlines:
        found.append((inline.field if isinstance(inline, Placeholder) else inline, opening))
        return (inline,)

    rewrite_leaves(words, opening_of(carrier), note)
    return found
