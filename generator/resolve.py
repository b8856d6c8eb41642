"""Make every cross-reference say the number of what it points at, or the words it has instead."""

from __future__ import annotations

from collections.abc import Iterator
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
    targets = {target.anchor: target for section in document.sections for target in _targets(section)}
    dangling: list[str] = []

    def leaf(inline: CrossReference, opening: Opening) -> Inlines:
        found = targets.get(inline.target)
        if found is None and not inline.otherwise:
            dangling.append(inline.target)
        if found is None:
            return _opened(inline.otherwise, opening) or (inline,)
        return (CrossReference(inline.target, found=replace(found, noun=opened(found.noun, opening))),)

    def rewrite(inlines: Inlines, opening: Opening) -> Inlines:
        return rewrite_leaves(inlines, opening, CrossReference, leaf)

    sections = tuple(rewrite_section(section, rewrite) for section in document.sections)
    if dangling:
        raise DanglingReference(tuple(sorted(set(dangling))))
    return replace(document, sections=sections)


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
