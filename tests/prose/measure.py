"""How a built policy reads, in numbers: one function that counts all that our house style bounds.

The body is what is counted: paragraphs and bullets, without headings and tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.authors.readability import Sentence, average, reading_ease, sentences
from generator.document import Clause, Document, Placeholder, Section, Table, walk
from generator.document.traverse import leaves
from tests.policies import prose, words_of

LONG_SENTENCE = 25
SPOKEN_TO = {"we", "us", "our", "you", "your"}
EXAMPLES = ("Fine", "Not fine")
"""The first two columns of a table of example pairs."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted. Shares are in per cent; densities are mentions in a hundred words."""

    words: int
    headings: int
    one_role: float
    """The share of clauses that name one and the same role, the one that most clauses name."""
    must: float
    spoken_to: float
    """The share of sentences with we, us, our, you or your."""
    ease: float
    """Flesch reading ease."""
    sentence: float
    """Words in a sentence, on average."""
    long_sentences: float
    """The share of sentences of more than 25 words."""
    full_name: float
    short_name: float
    examples: int
    """How many pairs there are of a post that is fine and one that is not."""


def measure(document: Document, name: str, short_name: str) -> Measure:
    """Return what there is to count in a policy of an organisation with these names."""
    texts = prose(document)
    found = sentences(texts)
    words = sum(map(len, found))
    text = "\n".join(texts)

    def in_100_words(mentions: int) -> float:
        return 100 * mentions / words

    return Measure(
        words=words,
        headings=sum(isinstance(node, Section) for node in walk(document.sections)),
        one_role=share_of_one_role(document),
        must=in_100_words(mentions("must", text)),
        spoken_to=100 * sum(map(is_spoken_to, found)) / len(found),
        ease=reading_ease(found),
        sentence=average(found),
        long_sentences=100 * sum(len(sentence) > LONG_SENTENCE for sentence in found) / len(found),
        full_name=in_100_words(mentions(name, text)),
        short_name=in_100_words(mentions(short_name, text.replace(name, ""))),
        examples=sum(len(table.rows) for table in tables(document) if is_of_examples(table)),
    )


# ---- sentences


def is_spoken_to(sentence: Sentence) -> bool:
    """Tell whether a sentence has we, us, our, you or your."""
    return bool(SPOKEN_TO & {word.casefold() for word in re.findall(r"\w+", " ".join(sentence))})


def mentions(words: str, text: str) -> int:
    """Return how often some words stand in a text, whatever their capitals."""
    return len(re.findall(rf"\b{re.escape(words)}(?!\w)", text, re.IGNORECASE))


# ---- clauses and tables


def clauses(document: Document) -> list[Clause]:
    """Return the numbered clauses in reading order."""
    return [node for node in walk(document.sections) if isinstance(node, Clause)]


def share_of_one_role(document: Document) -> float:
    """Return the share of clauses that name the job title that most of them name."""
    found = clauses(document)
    named = Counter(title for clause in found for title in titles_in(clause))
    return 100 * max(named.values(), default=0) / len(found)


def titles_in(clause: Clause) -> set[str]:
    """Return the job titles that a clause names."""
    values = [leaf for leaf in leaves(clause) if isinstance(leaf, Placeholder)]
    return {value.value.casefold() for value in values if value.value and value.source.startswith("roles.")}


def tables(document: Document) -> Iterator[Table]:
    """Yield the tables of a document, those within clauses too."""
    blocks = (block for node in walk(document.sections) for block in node.blocks)
    yield from (block for block in blocks if isinstance(block, Table))


def is_of_examples(table: Table) -> bool:
    """Tell whether a table sets posts that are fine beside posts that are not."""
    return tuple(map(words_of, table.header[:2])) == EXAMPLES
