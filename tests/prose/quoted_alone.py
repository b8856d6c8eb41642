"""What is wrong with a clause when somebody quotes it alone, in a letter or by a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document import Clause, CrossReference, Document, Paragraph, Section, Table, walk
from generator.document.traverse import leaves, passages
from tests.policies import words_of

FEWEST_WORDS = 6
"""A clause with a reference says less than this only to point to another."""
SUCCESSIVE = 3
OPENING_WORDS = 3
_LEANS_BACK = {"it", "its", "they", "them", "their", "these", "those", "this", "that", "such", "both", "either"}
"""Words that stand for something said before."""
_FORBIDDEN = {
    "break", "bully", "deceive", "demean", "discriminate", "harass", "impersonate", "insult", "mislead", "mock",
    "plagiarise", "reveal", "steal", "threaten",
}  # fmt: skip
"""What nobody asks for: a clause that starts so forbids it only under words that stand above."""


def lead_in_faults(document: Document) -> Iterator[str]:
    """Yield each clause whose sense depends on words above it: a lead-in, or what “they” are."""
    for node in walk(document.sections):
        if isinstance(node, Section):
            yield from _under_lead_ins(node)
        elif fault := _fault_of(node):
            yield f"{node.id}: {fault}"


def _under_lead_ins(section: Section) -> Iterator[str]:
    is_led_in = False
    for block in section.blocks:
        if isinstance(block, Clause):
            if is_led_in:
                yield f"{block.id}: goes on with a lead-in"
        else:
            is_led_in = isinstance(block, Paragraph) and words_of(block.children).endswith(":")


def _fault_of(clause: Clause) -> str:
    text = text_of(clause)
    first = re.sub(r"\W", "", text.partition(" ")[0])
    if not first[:1].isupper() and not first[:1].isdigit():
        return f"starts within a sentence: {text}"
    if first.casefold() in _LEANS_BACK and not text.startswith("This policy"):
        return f"starts with what was said before: {text}"
    if first.casefold() in _FORBIDDEN:
        return f"commands what it forbids: {text}"
    if not re.search(r"[.?!][”’)]*$", text):
        return f"does not end its sentence: {text}"
    last = clause.blocks[-1]
    if isinstance(last, Paragraph) and words_of(last.children).endswith(":"):
        return f"leads in to nothing: {text}"
    return ""


def pointers(document: Document) -> Iterator[str]:
    """Yield each clause that only points to another."""
    for node in walk(document.sections):
        if not isinstance(node, Clause):
            continue
        labels = [leaf.found.label for leaf in leaves(node) if isinstance(leaf, CrossReference) and leaf.found]
        rest = text_of(node)
        for label in labels:
            rest = rest.replace(label, "")
        if labels and len(re.findall(r"\w+", rest)) < FEWEST_WORDS:
            yield f"{node.id}: {text_of(node)}"


def alike(document: Document) -> Iterator[str]:
    """Yield the first words of three clauses in a row that start alike; “Do not” may."""
    for section in walk(document.sections):
        if not isinstance(section, Section):
            continue
        starts = [_opening(block) for block in section.blocks if isinstance(block, Clause)]
        for one, *others in zip(*(starts[at:] for at in range(SUCCESSIVE)), strict=False):
            if all(other == one for other in others) and not one.startswith("do not"):
                yield f"{section.id}: {one}"


def _opening(clause: Clause) -> str:
    return " ".join(re.findall(r"[\w’]+", text_of(clause).casefold())[:OPENING_WORDS])


def text_of(clause: Clause) -> str:
    """Return all that a clause says, tables apart."""
    return " ".join(words_of(words) for words, carrier in passages(clause) if not isinstance(carrier, Table))
