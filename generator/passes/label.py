"""Give every part that somebody can name the id by which a file names it, for a draft to show."""

from __future__ import annotations

from dataclasses import replace

from generator.document import Clause, PartId, Section, SectionBlock


def label(section: Section) -> Section:
    """Return the section with a label on itself and on all that is in it, but not on what nobody can name."""
    blocks = tuple(map(_labelled, section.blocks))
    sections = tuple(map(label, section.sections))
    return replace(section, blocks=blocks, sections=sections, label=_label(section))


def _labelled(block: SectionBlock) -> SectionBlock:
    return replace(block, label=_label(block)) if isinstance(block, Clause) else block


def _label(part: Section | Clause) -> str:
    return "" if PartId(part.id).is_made_up else part.id
