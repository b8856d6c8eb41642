"""Put an organisation's words in the place of tokens."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import CrossReference, Inline, Inlines, Placeholder, Section
from generator.phrases import Phrase
from generator.sentences import rewrite_leaves
from generator.traverse import Opening, join_inlines, rewrite_section


def fill(section: Section, phrases: Mapping[str, Phrase]) -> Section:
    """Return the section with the phrase of every token in its place, and no token left."""

    def leaf(inline: Placeholder, opening: Opening) -> Inlines:
        words = phrases[inline.field](opening)
        first = words[0]
        return (_filled(first, phrases),) if isinstance(first, CrossReference) else words

    def rewrite(inlines: Inlines, opening: Opening) -> Inlines:
        return rewrite_leaves(inlines, opening, Placeholder, leaf)

    return rewrite_section(section, rewrite)


def _filled(reference: CrossReference, phrases: Mapping[str, Phrase]) -> CrossReference:
    """Fill the tokens in a reference's other wording."""
    otherwise = (_whole(part, phrases) for part in reference.otherwise)
    return CrossReference(reference.target, join_inlines(inline for part in otherwise for inline in part))


def _whole(inline: Inline, phrases: Mapping[str, Phrase]) -> Inlines:
    if isinstance(inline, Placeholder):
        return phrases[inline.field](Opening.WITHIN)
    return (inline,)
