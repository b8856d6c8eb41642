"""Put an organisation's words in the place of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.document import CrossReference, Inline, Inlines, Misshapen, Placeholder, Section
from generator.document.sentences import Opening
from generator.document.traverse import Carrier, join_inlines, leaves_of, opening_of, rewrite_leaves, rewrite_section
from generator.passes.phrases import Phrase
from generator.passes.resolve import References


class Filler:
    """Puts the phrase of every token in its place, with its references found.

    `missing` has the fields that were printed though nobody gave them.
    """

    def __init__(self, phrases: Mapping[str, Phrase], references: References) -> None:
        self.phrases = phrases
        self.references = references
        self.missing: set[str] = set()
        # A phrase comes again and again in a policy, and says one of two things each time.
        self._said: dict[tuple[str, Opening], Inlines] = {}

    @property
    def printed(self) -> set[str]:
        """The tokens that stood in what was filled."""
        return {token for token, _ in self._said}

    def fill(self, section: Section) -> Section:
        """Return the section with no token left. Raises Misshapen where a phrase does not fit its place."""
        return rewrite_section(section, self._rewrite)

    def _rewrite(self, words: Inlines, carrier: Carrier) -> Inlines:
        return rewrite_leaves(words, opening_of(carrier), self._leaf)

    def _leaf(self, inline: Placeholder | CrossReference, opening: Opening) -> Inlines:
        if isinstance(inline, CrossReference):
            return self._refer(inline, opening)
        key = (inline.field, opening)
        if key not in self._said:
            self._said[key] = self._say(*key)
        return self._said[key]

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
