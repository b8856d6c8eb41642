"""What each value and each reference of a policy says at each kind of place, worked out when it is first asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from generator.document import CrossReference, Inline, Inlines, Misshapen, Placeholder, Text
from generator.document.late import Seam, Waiting, name_to_wait, stand_in_for
from generator.document.memory import MANY, Memory
from generator.document.sentences import Opening
from generator.document.traverse import join_inlines, leaves_of
from generator.document.whole import in_place
from generator.passes.phrases import Phrase
from generator.passes.resolve import References


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """The token of a value, or a reference, where it stands, and how it is joined to the words around it.

    Told by its identity, see `leaf_of`: to hash a reference takes longer than to look up what it says.
    """

    what: str | CrossReference
    opening: Opening
    seam: Seam


_LEAVES: Memory[tuple[str | CrossReference, Opening, Seam], Leaf] = Memory(MANY)
_SAID: Memory[object, Inlines] = Memory(MANY)
"""What values and references said, in whichever policy: it is mostly the same words, a job title or “clause 3.2”."""


def leaf_of(what: str | CrossReference, opening: Opening, seam: Seam) -> Leaf:
    """Return a leaf, mostly the very same as for its like elsewhere."""
    return _LEAVES.recall((what, opening, seam), lambda: Leaf(what, opening, seam))


class Sayings(dict[Leaf, Inlines]):
    """What each leaf of one policy says; one that nobody has asked for is put in. Raises Misshapen where nothing fits.

    `missing` has the fields that were printed though nobody gave them, `fallen` those whose value another one lent, and
    `late` the values for which there are stand-ins, by their names.
    """

    def __init__(
        self, phrases: Mapping[str, Phrase], references: References, numbers: Waiting = MappingProxyType({})
    ) -> None:
        """Say the phrases of tokens; `numbers` are those of sections that wait, by their names."""
        super().__init__()
        self.phrases = phrases
        self.references = references
        self.missing: set[str] = set()
        self.fallen: set[str] = set()
        self.late: dict[str, Placeholder] = {**numbers}

    def __missing__(self, leaf: Leaf) -> Inlines:
        what, opening = leaf.what, leaf.opening
        words = self._phrase(what, opening) if isinstance(what, str) else self._refer(what, opening)
        only = words[0] if len(words) == 1 else None
        # Mostly it is a value alone.
        self[leaf] = said = self._alone(only, leaf) if type(only) is Placeholder else self._joined(words, leaf)
        return said

    def _alone(self, shown: Placeholder, leaf: Leaf) -> Inlines:
        """Return a value by itself, or what holds its place."""
        self._note(shown)
        if name := self._name_to_wait(shown, leaf):
            return _stand_in_alone(shown.field, name)
        return _SAID.recall(_key(shown), lambda: (shown,))

    def _joined(self, words: Inlines, leaf: Leaf) -> Inlines:
        """Return words with values and references among them, or what holds the places of these."""
        if CrossReference in map(type, words):
            words = self._referred(words, leaf.opening)
            if len(words) == 1 and type(words[0]) is CrossReference and leaf.seam is Seam.LOOSE:
                # What was found is the very same each time.
                return words
        kinds = {*map(type, words)}
        for inline in words if kinds <= _PLAIN else leaves_of(words):
            if type(inline) is Placeholder:
                self._note(inline)
        if leaf.seam is Seam.TIGHT:
            words = in_place(words, self.late) if CrossReference in kinds else words
        elif Placeholder in kinds:
            words = tuple([self._late(inline, leaf) for inline in words])
        return _SAID.recall(tuple(map(_key, words)), lambda: words)

    def _late(self, inline: Inline, leaf: Leaf) -> Inline:
        name = self._name_to_wait(inline, leaf) if type(inline) is Placeholder else ""
        return stand_in_for(inline.field, name) if type(inline) is Placeholder and name else inline

    def _name_to_wait(self, shown: Placeholder, leaf: Leaf) -> str:
        """Return the name by which a value waits that can; a name stands for one value."""
        if leaf.seam is Seam.TIGHT or not (shown.value and type(leaf.what) is str):
            return ""
        name = name_to_wait(shown.value, leaf.what)
        waits = self.late.setdefault(name, shown) if name else None
        # Mostly it is the very same, and to compare values takes longer than all else here.
        return name if waits is shown or waits == shown else ""

    def _note(self, shown: Placeholder) -> None:
        if shown.value is None:
            self.missing.add(shown.field)
        elif shown.source != shown.field:
            self.fallen.add(shown.field)

    def _referred(self, words: Inlines, opening: Opening) -> Inlines:
        """Return words with every reference in them found."""
        each = [self._refer(inline, opening) if isinstance(inline, CrossReference) else (inline,) for inline in words]
        return each[0] if len(each) == 1 else join_inlines(chain.from_iterable(each))

    def _phrase(self, token: str, opening: Opening) -> Inlines:
        phrase = self.phrases.get(token)
        if not phrase:
            raise Misshapen("a private-use character stands for nothing", "remove it")
        return phrase(opening)

    def _refer(self, reference: CrossReference, opening: Opening) -> Inlines:
        """Return the reference found, or its other words filled; only the first of these can begin a sentence."""
        if reference.found:
            return (reference,)
        if found := self.references.found(reference.target, opening):
            return found
        otherwise: list[Inline] = []
        for part in reference.otherwise:
            here = Opening.WITHIN if otherwise else opening
            otherwise.extend(self._phrase(part.field, here) if isinstance(part, Placeholder) else (part,))
        return self.references.refer(CrossReference(reference.target, join_inlines(otherwise)), opening)


_PLAIN = {Text, Placeholder}


@lru_cache(maxsize=4096)
def _stand_in_alone(field: str, name: str) -> Inlines:
    return (stand_in_for(field, name),)


def _key(inline: Inline) -> object:
    """Return what an inline is told by: to hash a text or a value takes as long as all else."""
    if type(inline) is Text:
        return inline.value
    return (inline.field, inline.value, inline.source, inline.waits_for) if type(inline) is Placeholder else inline
