"""Make every cross-reference say the number of what it points at, or the words it has instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.document import Clause, CrossReference, Inlines, Section, SectionKind, Target, Text
from generator.document.memory import MANY, Memory, remembered
from generator.document.sentences import Opening, opened


def targets_of(sections: Sequence[Section]) -> dict[str, Target]:
    """Return what each id of a numbered document's sections is called. Numbers are needed for it, values are not."""
    found: dict[str, Target] = {}
    for section in sections:
        found.update(_targets_in(section))
    return found


class References:
    """Finds what each reference points at, and remembers those that point at nothing and have no other words."""

    def __init__(self, targets: Mapping[str, Target]) -> None:
        self.targets = targets
        self.dangling: set[str] = set()

    def found(self, target: str, opening: Opening) -> Inlines:
        """Return the reference to what there is of this id, or nothing."""
        found = self.targets.get(target)
        return _called(found, target, opening) if found else ()

    def refer(self, reference: CrossReference, opening: Opening) -> Inlines:
        """Return the reference found, or its other words; the reference as it is when it has neither."""
        if found := self.found(reference.target, opening):
            return found
        if not reference.otherwise:
            self.dangling.add(reference.target)
        return _opened(reference.otherwise, opening) or (reference,)


_CALLED: Memory[Inlines, Inlines] = Memory(MANY)


@remembered
def _called(found: Target, target: str, opening: Opening) -> Inlines:
    """Return the reference to what was found, the very same each time."""
    return _CALLED.one_of((CrossReference(target, found=replace(found, noun=opened(found.noun, opening))),))


def _opened(inlines: Inlines, opening: Opening) -> Inlines:
    first = inlines[0] if inlines else None
    return (Text(opened(first.value, opening)), *inlines[1:]) if isinstance(first, Text) else inlines


@remembered
def _targets_in(section: Section) -> Mapping[str, Target]:
    return {target.anchor: target for target in _targets(section)}


def _targets(section: Section) -> Iterator[Target]:
    # Nothing can be called by a heading that it has not.
    if section.kind is not SectionKind.LEAD:
        yield _section_target(section)
    yield from _inner_targets(section, bearer=section)


def _inner_targets(section: Section, bearer: Section) -> Iterator[Target]:
    for block in section.blocks:
        if isinstance(block, Clause):
            yield Target("clause", block.number, block.id, block.id, section.slug)
    for part in section.sections:
        if part.kind is SectionKind.SUBHEADING:
            yield replace(_section_target(bearer), anchor=part.id, slug=part.slug)
            yield from _inner_targets(part, bearer)
        else:
            yield from _targets(part)


def _section_target(section: Section) -> Target:
    number = section.number.rstrip(".")
    noun = {SectionKind.SCHEDULE: "", SectionKind.FRONT: f"“{section.title}”"}.get(section.kind, "section")
    return Target(noun, number, section.id, section.id, section.slug)
