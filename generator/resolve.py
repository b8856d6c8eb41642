"""Make every cross-reference say the number of what it points at, or the words it has instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.document import Clause, CrossReference, Document, Inlines, Kind, Section, Target, Text
from generator.sentences import opened, rewrite_leaves
from generator.traverse import Opening, rewrite_section


class DanglingReference(Exception):
    """Raised with the ids of targets that the document does not have and that have no other wording."""

    def __init__(self, targets: tuple[str, ...]) -> None:
        self.targets = targets
        super().__init__(", ".join(targets))


def resolve(document: Document) -> Document:
    """Return the numbered document with every reference found.

    Raises DanglingReference, with all of them, when a target is missing and there is nothing to say instead.
    """
    targets = targets_of(document)
    dangling: list[str] = []

    def leaf(inline: CrossReference, opening: Opening) -> Inlines:
        words = refer(inline, targets, opening)
        if words == (inline,) and inline.found is None:
            dangling.append(inline.target)
        return words

    def rewrite(inlines: Inlines, opening: Opening) -> Inlines:
        return rewrite_leaves(inlines, opening, CrossReference, leaf)

    found = replace(document, sections=tuple(rewrite_section(section, rewrite) for section in document.sections))
    if dangling:
        raise DanglingReference(tuple(sorted(set(dangling))))
    return found


def targets_of(document: Document) -> dict[str, Target]:
    """Return what each id of a numbered document is called. Numbers are needed for it, values are not."""
    return {target.anchor: target for section in document.sections for target in _targets(section)}


def refer(reference: CrossReference, targets: Mapping[str, Target], opening: Opening) -> Inlines:
    """Return the reference found, or its other words; the reference as it is when it has neither."""
    found = targets.get(reference.target)
    if found is None:
        return _opened(reference.otherwise, opening) or (reference,)
    return (CrossReference(reference.target, found=replace(found, noun=opened(found.noun, opening))),)


def _opened(inlines: Inlines, opening: Opening) -> Inlines:
    first = inlines[0] if inlines else None
    return (Text(opened(first.value, opening)), *inlines[1:]) if isinstance(first, Text) else inlines


def _targets(section: Section) -> Iterator[Target]:
    yield _section_target(section)
    yield from _inner_targets(section, bearer=section)


def _inner_targets(section: Section, bearer: Section) -> Iterator[Target]:
    for block in section.blocks:
        if isinstance(block, Clause):
            yield Target("clause", block.number, block.id, block.id, section.slug)
    for part in section.sections:
        if part.kind is Kind.SUBHEADING:
            yield replace(_section_target(bearer), anchor=part.id, slug=part.slug)
            yield from _inner_targets(part, bearer)
        else:
            yield _section_target(part)
            yield from _inner_targets(part, part)


def _section_target(section: Section) -> Target:
    number = section.number.rstrip(".")
    noun = {Kind.SCHEDULE: "", Kind.FRONT: f"“{section.title}”"}.get(section.kind, "section")
    return Target(noun, number, section.id, section.id, section.slug)
