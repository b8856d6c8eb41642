"""The parts of a policy in reading order, those that are off at their places among them, and why each is on or off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.document import Block, Clause, Section, walk
from generator.document.traverse import passages
from generator.policy.selection import Cause, Reason, reason_to_keep
from generator.policy.survey import Survey
from generator.template.load import Template
from generator.template.scan import Part
from generator.views.answers import answers
from generator.views.origins import Origins
from generator.views.plain_text import plain_text
from generator.views.rows import OwnWords, PartRow, State, Why

CLAUSE, TEXT = "clause", "text"
HEADINGS = ("lead", "front", "section", "schedule", "subsection", "subheading")
"""The kinds of parts that have a title."""


class _Said(NamedTuple):
    """What stands in a policy at one place: a heading, a clause, or words between clauses, which have no id."""

    id: str
    kind: str
    number: str
    title: str
    text: str
    inside: str
    depth: int


def part_rows(survey: Survey, origins: Origins) -> tuple[PartRow, ...]:
    """Return a row for each part of a policy and for each that its template has besides, in reading order."""
    return tuple(_Parts(survey, origins).rows())


def kinds_of(template: Template) -> dict[str, str]:
    """Return the kind of each part; a section is a front part, a section or a schedule."""
    kinds = {str(part.id): part.kind for part in template.parts.values()}
    kinds.update({source.part.id: source.kind for source in template.sections})
    return kinds


@dataclass(frozen=True, slots=True)
class _Parts:
    survey: Survey
    origins: Origins

    def rows(self) -> Iterator[PartRow]:
        """Yield what stands in the policy, and before each part what the template has before it and is not there."""
        said = tuple(_said(self.survey.sections, "", 0))
        kinds, there = kinds_of(self.template), self.ids()
        left = [part for part in self.template.parts.values() if not part.id.is_made_up]
        for each in said:
            position = next((at for at, part in enumerate(left) if part.id == each.id), None)
            if position is not None:
                yield from (self.row_of(part, kinds[part.id], there) for part in left[:position])
                left = left[position + 1 :]
            yield self.row(each)
        yield from (self.row_of(part, kinds[part.id], there) for part in left)

    @property
    def template(self) -> Template:
        return self.survey.context.template

    def ids(self) -> set[str]:
        """Return the ids of all that stands in the policy."""
        nodes = list(walk(self.survey.sections))
        carriers = [carrier for node in nodes for block in node.blocks for _, carrier in passages(block)]
        return {*(node.id for node in nodes), *(getattr(carrier, "id", "") for carrier in carriers)}

    def row(self, said: _Said) -> PartRow:
        """Return the row of what stands in the policy."""
        part = self.template.parts.get(said.id)
        why, own = (self.why_on(part) if part else Why(Cause.CORE)), self.own_words(said.id)
        if own and not part:
            why = Why(Cause.OWN_WORDS)
        is_optional = part is not None and part.optional
        return PartRow(*said, State.ON, is_optional, why, own)

    def row_of(self, part: Part, kind: str, there: set[str]) -> PartRow:
        """Return the row of a part that is no heading and no clause in the policy: it is off, or within one of them."""
        is_on = part.id in there
        why = self.why_on(part) if is_on else self.why_off(part)
        state, words = State.ON if is_on else State.OFF, self.survey.words.get(part.id, "")
        depth = len(self.template.parents(part))
        return PartRow(part.id, kind, "", part.title, words, part.parent, depth, state, part.optional, why)

    def own_words(self, id: str) -> OwnWords | None:
        """Return where an organisation wrote a clause, or other words for it."""
        entry, path = self.survey.context.entry, ("policies", self.template.id)
        if id not in self.survey.own_words:
            return None
        if id in entry.wording:
            return OwnWords("wording", self.origins.place_of_key(*path, "wording", id))
        for at, extra in enumerate(entry.extra):
            if extra.clause_id == id:
                return OwnWords("extra", self.origins.place_of_key(*path, "extra", at))
        return None

    # ---- why

    def why_on(self, part: Part) -> Why:
        return self.why(part, reason_to_keep(self.template, self.survey.context.entry, part))

    def why_off(self, part: Part) -> Why:
        return self.why(part, self.survey.selection.dropped.get(part.id, Reason(Cause.TEXT)))

    def why(self, part: Part, reason: Reason) -> Why:
        entry = self.survey.context.entry
        asked = answers(self.survey, self.origins, part.id) if reason.cause is Cause.CONDITION else ()
        switched = self.origins.place("policies", self.template.id, "sections", part.id)
        return Why(reason.cause, reason.about, asked, switched, entry.reasons.get(part.id, ""))


def _said(sections: tuple[Section, ...], inside: str, depth: int) -> Iterator[_Said]:
    for section in sections:
        yield _Said(section.id, section.kind, section.number.rstrip("."), section.title, "", inside, depth)
        between: list[Block] = []
        for block in section.blocks:
            if not isinstance(block, Clause):
                between.append(block)
                continue
            yield from _between(between, section.id, depth + 1)
            between = []
            yield _Said(block.id, CLAUSE, block.number, "", plain_text(block.blocks), section.id, depth + 1)
        yield from _between(between, section.id, depth + 1)
        yield from _said(section.sections, section.id, depth + 1)


def _between(blocks: list[Block], inside: str, depth: int) -> Iterator[_Said]:
    if blocks:
        yield _Said("", TEXT, "", "", plain_text(blocks), inside, depth)
