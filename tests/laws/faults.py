"""What is wrong with a finished policy: numbers, references, lead-ins, headings, lists and words, looked at anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from generator.diagnostics import Problems
from generator.document import (
    Bullet,
    BulletList,
    Clause,
    CrossReference,
    Document,
    Paragraph,
    Placeholder,
    Section,
    SectionBlock,
    SectionKind,
    Table,
    walk,
)
from generator.document.traverse import leaves
from tests.policies import (
    Data,
    lines,
    policy,
    words_of,
)


def faults_of(template_id: str, data: Data) -> list[str]:
    """Return what keeps an organisation's policy from being built, or what reads wrong in it."""
    try:
        document = policy(template_id, data)
    except Problems as problems:
        return [str(diagnostic) for diagnostic in problems.diagnostics]
    return list(faults_in(document))


def faults_in(document: Document) -> Iterator[str]:
    yield from number_faults(document)
    yield from reference_faults(document)
    yield from structure_faults(document)
    yield from wording_faults(document)


# ---- numbers, counted anew


def number_faults(document: Document) -> Iterator[str]:
    """Yield each number that is not the next one."""
    sections = letters = 0
    for section in document.sections:
        match section.kind:
            case SectionKind.SECTION:
                sections += 1
                expected = f"{sections}."
            case SectionKind.SCHEDULE:
                expected = f"Schedule {chr(ord('A') + letters)}."
                letters += 1
            case _:
                expected = ""
        if section.number != expected:
            yield f"{section.id} has the number {section.number!r}, not {expected!r}"
        yield from _inner_number_faults(section, expected.removeprefix("Schedule "))


def _inner_number_faults(section: Section, prefix: str) -> Iterator[str]:
    for count, node in enumerate(_counted(section), start=1):
        expected = f"{prefix.rstrip('.')}.{count}"
        if node.number != expected:
            yield f"{node.id} has the number {node.number!r}, not {expected!r}"
        if isinstance(node, Section):
            yield from _inner_number_faults(node, expected)


def _counted(section: Section) -> Iterator[Section | Clause]:
    """Yield the clauses and sub-sections that count together, those under sub-headings included."""
    yield from (block for block in section.blocks if isinstance(block, Clause))
    for part in section.sections:
        if part.kind is SectionKind.SUBHEADING:
            assert part.number == "", "a sub-heading has no number"
            yield from _counted(part)
        else:
            yield part


# ---- references


def reference_faults(document: Document) -> Iterator[str]:
    """Yield each reference that leads nowhere or says another number than its target has."""
    nodes = {node.id: node for node in walk(document.sections)}
    slugs = {node.slug for node in nodes.values() if isinstance(node, Section)}
    for node in nodes.values():
        for inline in leaves(node):
            if isinstance(inline, CrossReference):
                yield from (f"{node.id}: {fault}" for fault in _reference_faults(inline, nodes, slugs))


def _reference_faults(reference: CrossReference, nodes: dict[str, Section | Clause], slugs: set[str]) -> Iterator[str]:
    found, target = reference.found, nodes.get(reference.target)
    if found is None or target is None:
        yield f"the reference to {reference.target} leads nowhere"
        return
    if found.anchor != target.id or found.slug not in slugs:
        yield f"the reference to {target.id} goes to {found.anchor}, #{found.slug}"
    bearer = target if target.number else nodes[found.bearer]
    label = bearer.number.rstrip(".")
    if isinstance(bearer, Clause):
        label = f"clause\u00a0{label}"
    elif bearer.kind is SectionKind.FRONT:
        label = f"“{bearer.title}”"
    elif bearer.kind is not SectionKind.SCHEDULE:
        label = f"section\u00a0{label}"
    # A table of duties gives numbers alone.
    if found.label.casefold() not in {label.casefold(), bearer.number.casefold()}:
        yield f"the reference to {target.id} says '{found.label}', not '{label}'".replace("\u00a0", " ")


# ---- lead-ins, headings, lists


def structure_faults(document: Document) -> Iterator[str]:
    """Yield each heading without content, lead-in without a list and list that ends wrongly."""
    for node in walk(document.sections):
        if isinstance(node, Section) and not node.blocks and not node.sections:
            yield f"{node.id} is a heading without content"
        for block, following in zip_longest(node.blocks, node.blocks[1:]):
            if _leads_in(block) and not isinstance(following, BulletList | Table | Clause):
                yield f"{node.id} has a lead-in that leads in nothing: {_text(block)!r}"
            if isinstance(block, BulletList):
                yield from (f"{node.id}: {fault}" for fault in _list_faults(block))
        for inline in leaves(node):
            if isinstance(inline, Placeholder) and inline.value is None:
                yield f"{node.id}: {inline.field} has no value"


def _leads_in(block: SectionBlock) -> bool:
    return isinstance(block, Paragraph) and _text(block).endswith(":")


def _list_faults(found: BulletList) -> Iterator[str]:
    """A list is one sentence whose items end with semicolons, or each of its items is a sentence."""
    texts = [words_of(bullet.children) for bullet in found.bullets]
    ends = "".join(text[-1] for text in texts)
    if ends not in (";" * (len(ends) - 1) + ".", "." * len(ends)):
        yield f"the items of a list end with {ends}: {texts}"


def _text(block: Paragraph | Bullet | object) -> str:
    return words_of(block.children) if isinstance(block, Paragraph | Bullet) else ""


# ---- words

WRONG_ANYWHERE = {
    "a private-use character": re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]"),
    "braces": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "a square bracket": re.compile(r"\["),
    "a word of the program": re.compile(r"\b(undefined|None|TODO|True|False)\b"),
    "two spaces": re.compile("  "),
    "a space before a mark": re.compile(r" [.,;:?!)]"),
    "two full stops": re.compile(r"\.\."),
    "two marks": re.compile(r"[,;:][.,;:]"),
    "a word twice": re.compile(r"\b(the|a|an|and|or|of|to|in|for|on|must|may|not|by|is) \1\b", re.IGNORECASE),
    "two articles": re.compile(r"\b(the|a|an|our) (the|a|an|our)\b", re.IGNORECASE),
    "a small letter after a full stop": re.compile(r"[.?!] [a-z]"),
    "a doubled possessive": re.compile(r"’s’|’’|s’s\b"),
}


def wording_faults(document: Document) -> Iterator[str]:
    """Yield each line that no careful reader would let pass."""
    for line in lines(document):
        words = re.sub(r"^(Schedule [A-Z]+\.|[A-Z0-9.]+) ", "", line)
        for name, pattern in WRONG_ANYWHERE.items():
            if pattern.search(words):
                yield f"{name}: {line!r}"
    for node in walk(document.sections):
        yield from (f"{node.id}: {fault}" for fault in _sentence_faults(node))


def _sentence_faults(node: Section | Clause) -> Iterator[str]:
    """A paragraph or clause starts with a capital, unless it completes a lead-in, and ends with a mark."""
    led = False
    # The first words of a clause are seen with their section, where their lead-in is.
    for block in node.blocks[1:] if isinstance(node, Clause) else node.blocks:
        paragraph = block.blocks[0] if isinstance(block, Clause) else block
        if isinstance(paragraph, Paragraph):
            text = _text(paragraph)
            if text.lstrip("“‘(")[:1].islower() and not led:
                yield f"it starts with a small letter: {text!r}"
            if not re.search(r"[.?!:][’”)]?$", text) and not (led and text.endswith(";")):
                yield f"it does not end with a mark: {text!r}"
        led = _leads_in(block) or (led and isinstance(block, Clause))
