"""Put an organisation's words in the place of tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.document import CrossReference, Inline, Inlines, Placeholder, Section
from generator.phrases import Phrase
from generator.sentences import rewrite_leaves
from generator.traverse import Opening, join_inlines, rewrite_section

Refer = Callable[[CrossReference, Opening], Inlines]
"""Makes the words of a reference as it stands at one place."""


def fill(section: Section, phrases: Mapping[str, Phrase], refer: Refer = lambda reference, _: (reference,)) -> Section:
    """Return the section with the phrase of every token in its place, and no token left."""
    # A phrase comes again and again in a section, and says one of two things each time.
    said: dict[tuple[str, Opening], Inlines] = {}

    def leaf(inline: Placeholder, opening: Opening) -> Inlines:
        key = (inline.field, opening)
        if key not in said:
            said[key] = join_inlines(words(inline.field, opening))
        return said[key]

    def words(token: str, opening: Opening) -> Iterator[Inline]:
        for part in phrases[token](opening):
            if isinstance(part, CrossReference):
                yield from refer(_filled(part, phrases), opening)
            else:
                yield part

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
