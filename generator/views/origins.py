"""Which file and line each value of an organisation came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.context.facts import answer_of
from generator.organisation.parse import Organisation
from generator.source.value_path import ValuePath, dotted
from generator.template.load import Template
from generator.template.template_file import FactSpec
from generator.views.rows import OriginRow, Place, Source


@dataclass(frozen=True, slots=True)
class Origins:
    """The places of what an organisation gave."""

    organisation: Organisation
    _given: tuple[tuple[ValuePath, str], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_given", tuple(self.organisation.given()))

    def place(self, *path: str | int) -> Place | None:
        """Return where a key stands below which something was given; None where nothing was."""
        if not any(given[: len(path)] == path for given, _ in self._given):
            return None
        return self.place_of_key(*path)

    def place_of_key(self, *path: str | int) -> Place:
        """Return where a key stands."""
        found = self.organisation.locate_key(*path)
        return Place(found.file, found.line)

    def rows(self, templates: Sequence[Template]) -> tuple[OriginRow, ...]:
        """Return every value that was given, then those that are taken where nothing is said."""
        return (*self._said(), *self._usual(), *(row for each in templates for row in self._of_template(each)))

    def _said(self) -> Iterator[OriginRow]:
        own = self.organisation.sources[0].file if self.organisation.sources else ""
        for path, value in self._given:
            place = self.place_of_key(*path)
            source = Source.OWN if place.file == own else Source.DEFAULTS
            yield OriginRow(dotted(path), value, source, place)

    def _usual(self) -> Iterator[OriginRow]:
        taken: list[tuple[ValuePath, str]] = [
            (("kind",), self.organisation.kind),
            (("short_name",), self.organisation.short_name),
            (("jurisdiction",), self.organisation.jurisdiction),
            (("terms", "voice"), self.organisation.terms.voice),
            *((("policies", name, "length"), entry.length) for name, entry in self.organisation.policies.items()),
        ]
        for path, value in taken:
            if not self.place(*path):
                yield OriginRow(dotted(path), value, Source.USUAL, None)

    def _of_template(self, template: Template) -> Iterator[OriginRow]:
        for fact in template.facts.values():
            value = taken(fact, answer_of(self.organisation, fact))
            if value and fact.id not in self.organisation.facts:
                yield OriginRow(f"facts.{fact.id}", value, Source.TEMPLATE, Place(template.file, fact.line))


def taken(fact: FactSpec, answer: str) -> str:
    """Return an answer as it is taken: none at all is a no where yes or no is asked."""
    return answer or ("false" if fact.kind == "yes-no" else "")
