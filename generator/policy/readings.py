"""What sections say, read, pruned and numbered once for all organisations that take the same branches.

None of it depends on values, which are tokens still. What was read and pruned is remembered by all that it was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.document import Document, Meta, Misshapen, Section, SectionBlock, Table, Target
from generator.document.late import Waiting
from generator.document.memory import MANY, Memory
from generator.document.traverse import rewrite_blocks
from generator.passes.number import number, number_late
from generator.passes.prune import dangling_lead_ins, prune, without_guidance
from generator.passes.resolve import targets_of
from generator.policy.read_section import read_section
from generator.policy.said import Heading, Said
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.template.load import SectionSource, Template

_MOST_SECTIONS = 1_000
_NOBODY = Meta("en-GB", "", "")


class ReadingKey(NamedTuple):
    """What a section, or a piece of one, was read from."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numbered sections, what references may call each part, and the numbers that wait, by their names."""

    sections: tuple[Section, ...]
    targets: Mapping[str, Target]
    values: Waiting


Ready = Callable[[ReadingKey], Said | None]


class Readings:
    """Reads, prunes and numbers the sections of one template, and remembers.

    `ready` knows what some pieces of sections say that were read before the program started.
    """

    def __init__(self, template: Template, ready: Ready = lambda _: None) -> None:
        self._template = template
        self._ready = ready
        self._blocks: Memory[SectionBlock, SectionBlock] = Memory(MANY)
        self._said: Memory[ReadingKey, Said] = Memory(MANY)
        self._read: Memory[ReadingKey, Section] = Memory(_MOST_SECTIONS)
        self._pruned: Memory[object, tuple[Section, Section | None]] = Memory(_MOST_SECTIONS)
        self._names: dict[str, str] = {source.part.id: f"s{at}" for at, source in enumerate(template.sections)}

    def read(self, source: SectionSource, text: str) -> Section:
        """Return what a rendered section says. Raises Problems."""
        key = ReadingKey(source.part.id, text)
        return self._read.recall(key, lambda: self._section(key, source))

    def _section(self, key: ReadingKey, source: SectionSource) -> Section:
        """Return a section whose clauses are the very ones of others that it has in common with them."""

        def recall(piece: str) -> Said:
            known = ReadingKey(key.section, piece)
            return self._said.recall(known, lambda: self._piece(known, source))

        # A table was put together of its rows.
        return rewrite_blocks(
            read_section(source, key.text, recall),
            lambda block: self._blocks.one_of(block) if isinstance(block, Table) else block,
        )

    def _piece(self, key: ReadingKey, source: SectionSource) -> Said:
        said = self._ready(key) or _read(key, source)
        parts = [part if isinstance(part, Heading) else self._blocks.one_of(part) for part in said.parts]
        return Said(tuple(parts), said.problems)

    @property
    def known(self) -> Mapping[ReadingKey, Said]:
        """The pieces that have been read and are remembered."""
        return self._said.known

    def prune(self, section: Section, selection: Selection) -> Section | None:
        """Return what a selection leaves of a section as read, or None. Raises Problems."""
        # By the very section, which is the same for each text: to compare texts takes longer than all else here. It is
        # held, so that no other one can come to have its identity.
        made_from = id(section), selection.dropped_in(section.id), selection.stage
        return self._pruned.recall(made_from, lambda: (section, self.prune_own(section, selection)))[1]

    def number(self, kept: Sequence[Section]) -> Numbered:
        """Return the sections numbered. Raises Misshapen when an id stands twice in them."""
        return _numbered(number(self._document(kept)).sections, {})

    def number_late(self, kept: Sequence[Section]) -> Numbered:
        """Return the sections with numbers that wait. Raises Misshapen when an id stands twice in them."""
        return _numbered(*number_late(self._document(kept), self._names))

    def prune_own(self, section: Section, selection: Selection) -> Section | None:
        """Return what a selection leaves of a section with an organisation's own words, which is like no other's.

        A final policy has no notes to whoever adopts it. Raises Problems where what is left has no shape, or a lead-in
        leads in nothing.
        """
        final = selection.stage is Stage.FINAL
        place = Location(self._template.file_of(section.id))
        try:
            left = prune(without_guidance(section) if final else section, selection.dropped_in(section.id))
        except Misshapen as broken:
            raise Problems([Diagnostic(place, broken.rule, broken.hint)]) from None
        hint = "add a list, or end the words with a full stop"
        dangling = dangling_lead_ins(left) if left and final else ()
        if problems := [Diagnostic(place, f"nothing follows the words {quoted(words)}", hint) for words in dangling]:
            raise Problems(problems)
        return left

    def _document(self, kept: Sequence[Section]) -> Document:
        return Document(self._template.title, _NOBODY, tuple(kept))


def _read(key: ReadingKey, source: SectionSource) -> Said:
    from generator.policy.read_markdown import read_markdown  # noqa: PLC0415  # most is read before the program starts

    return read_markdown(key.text, source.file, key.section)


def _numbered(sections: tuple[Section, ...], values: Waiting) -> Numbered:
    return Numbered(sections, targets_of(sections), values)
