"""What stands behind a token: the words that a value becomes at each place where it is used.

A template never sees a value's text. Printing a value gives one private-use character, its token;
after the Markdown has been read, each token is replaced by the phrase behind it, as nodes. So no
value is ever parsed, and the reading of a section does not depend on whose policy it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from generator.document import CrossReference, Inlines, Link, Placeholder, Text
from generator.document.sentences import Opening, opened
from generator.document.spaces import NO_BREAK_SPACE
from generator.document.traverse import join_inlines
from generator.passes.nouns import possessive_ending

TOKENS_FROM, TOKENS_TO = 0xF0000, 0xFFFFD
TOKEN_RANGE = f"[{chr(TOKENS_FROM)}-{chr(TOKENS_TO)}]"
"""The characters used as tokens, as a regular expression; all input refuses them."""

ARTICLES = ("the", "our")
"""Words before which a template's own article would be one too many."""

Phrase = Callable[[Opening], Inlines]
"""Makes the words as they stand at one place."""


@dataclass
class Tokens:
    """Gives each name of a value one token, the same for every organisation."""

    names: dict[str, str] = field(default_factory=dict)
    _in_order: list[str] = field(default_factory=list)

    def of(self, name: str) -> str:
        """Return the token of a name; equal names have equal tokens."""
        token = self.names.get(name)
        if token is None:
            assert TOKENS_FROM + len(self.names) <= TOKENS_TO, "there are more values than private-use characters"
            token = chr(TOKENS_FROM + len(self.names))
            self.names[name] = token
            self._in_order.append(name)
        return token

    def name_of(self, token: str) -> str:
        """Return the name that a token was given for."""
        return self._in_order[ord(token) - TOKENS_FROM]


def value_phrase(placeholder: Placeholder) -> Phrase:
    """A value exactly as it was given, wherever it stands."""
    return lambda _: (placeholder,)


def given_phrase(name: str, text: str | None) -> Phrase:
    """A value under its own name, exactly as it was given; few of those that a template can ask for are printed."""
    return lambda _: (Placeholder(name, text, name),)


def noun_phrase(placeholder: Placeholder) -> Phrase:
    """A common noun ("trustees"): its first letter is a capital at the start of a sentence."""

    def phrase(opening: Opening) -> Inlines:
        value = placeholder.value or ""
        words = opened(value, opening)
        return (placeholder if words == value else Placeholder(placeholder.field, words, placeholder.source),)

    return phrase


def name_phrase(placeholder: Placeholder) -> Phrase:
    """A name whose article, if it has one, is a word of the sentence: "the Trust", "The Trust"."""
    value = placeholder.value or ""
    # A number is held to the article before it: "the 988 line" has a space there at which no line ends.
    article, space, rest = value[:3], value[3:4], value[4:]
    if article.lower() != "the" or space not in {" ", NO_BREAK_SPACE} or not rest:
        return value_phrase(placeholder)
    bare = Placeholder(placeholder.field, rest, placeholder.source)
    return lambda opening: (_text("the ", opening), bare)


# They are the template's own, and come again in each policy.
@lru_cache(maxsize=1_000)
def _text(words: str, opening: Opening) -> Text:
    return Text(opened(words, opening))


def words_phrase(words: str) -> Phrase:
    """Words of the template's own, with a capital at the start of a sentence."""
    return lambda opening: (_text(words, opening),)


def before_phrase(words: str, placeholder: Placeholder) -> Phrase:
    """Words of the template's own before a value: "to ", "for "."""
    return lambda opening: (_text(words, opening), placeholder)


def then(phrase: Phrase, words: str) -> Phrase:
    """A phrase followed by words of the template's own."""
    return lambda opening: join_inlines((*phrase(opening), _text(words, Opening.WITHIN)))


def possessive_phrase(phrase: Phrase, words: str) -> Phrase:
    """A phrase in the possessive."""
    ending = possessive_ending(words)
    return then(phrase, ending) if ending else phrase


def link_phrase(target: str, placeholder: Placeholder) -> Phrase:
    """A value that links to an address outside the document."""
    return lambda _: (Link(target, (placeholder,)),)


def the_phrase(phrase: Phrase, words: str) -> Phrase:
    """A phrase after its article, unless its words have one: "the Complaints Policy", "Our Promise"."""
    if words.partition(" ")[0].lower() in ARTICLES:
        return phrase
    return lambda opening: join_inlines((_text("the ", opening), *phrase(Opening.WITHIN)))


def reference_phrase(target: str, otherwise: Inlines) -> Phrase:
    """A reference to another part of the policy."""
    return lambda _: (CrossReference(target, otherwise),)
