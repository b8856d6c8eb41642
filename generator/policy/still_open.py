"""What a draft still waits for: the key in the place of each value that nobody gave, and all of them on its first page.

A value waits where nobody gave one, where another role stands in, and where a default was taken though much depends
on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.context.context import Context
from generator.diagnostics import Diagnostic
from generator.document import (
    Block,
    Bullet,
    BulletList,
    CrossReference,
    Inline,
    Inlines,
    Link,
    Paragraph,
    PartId,
    Placeholder,
    Section,
    SectionKind,
    Strong,
    Target,
    Text,
    walk,
)
from generator.document.traverse import join_inlines, leaves
from generator.organisation.key_path import as_written
from generator.passes.phrases import Phrase
from generator.passes.prune import without_guidance
from generator.policy.asked import Asked
from generator.policy.checks.cautions import facts_to_say, named_people, overdue_review, registered_elsewhere
from generator.policy.checks.printed import how_to_settle
from generator.policy.checks.roles import unheld
from generator.policy.selection import Selection
from generator.template.data import YES

_TITLE = "Still open"
_NOTHING = "Nothing is open."
_LEAD = "Each name in bold is a key of the organisation’s file."
_MISSING = "There can be no final policy without these:"
_TAKEN = "Much depends on these, and nobody has said:"
_UNSAID = "These stand under “document”, in the policy’s own entry, and nobody has said:"
_STANDING_IN = "Nobody is named for these, so somebody else stands in:"
_CAUTIONS = "Look at this before anybody signs:"
_DETAILS = {
    "version": "the version, so that readers can tell one from the next",
    "approved_by": "who approves this policy",
    "approved_on": "the day of approval, from which the next review is counted",
}
"""What a final policy can do without, and a signed one should have."""


# ---- in the text


def with_open_keys(phrases: Mapping[str, Phrase]) -> dict[str, Phrase]:
    """Return the phrases of a draft: whatever waits for a key names it."""
    return {token: _naming(phrase) for token, phrase in phrases.items()}


def _naming(phrase: Phrase) -> Phrase:
    return lambda opening: tuple(map(_with_key, phrase(opening)))


def _with_key(inline: Inline) -> Inline:
    if isinstance(inline, Placeholder):
        waits = inline.value is None or inline.source != inline.field
        return replace(inline, waits_for=as_written(inline.field)) if waits else inline
    if isinstance(inline, Link):
        return replace(inline, children=tuple(map(_with_key, inline.children)))
    return inline


# ---- on the first page


_NOTHING_OPEN = Paragraph((Text(_NOTHING),))
STUB = Section(PartId.made_up("draft"), _TITLE, SectionKind.FRONT, (_NOTHING_OPEN,))
"""The part in which it stands, before it is known what is open; nobody can name it in a file."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with all its values in place, and what is known of its parts."""

    sections: tuple[Section, ...]
    targets: Mapping[str, Target]
    selection: Selection
    asked: Asked


def still_open(context: Context, draft: Draft) -> tuple[Block, ...]:
    """Return what a draft waits for: each key with what it is for, what stands there for now, and where."""
    found = _Open(context, draft)
    groups = {
        _MISSING: found.missing(),
        _TAKEN: found.taken(),
        _UNSAID: found.unsaid(),
        _STANDING_IN: found.standing_in(),
        _CAUTIONS: map(_caution, _cautions(context)),
    }
    blocks: list[Block] = []
    for words, group in groups.items():
        if bullets := tuple(group):
            blocks += [Paragraph((Text(words),)), BulletList(bullets)]
    return (Paragraph((Text(_LEAD),)), *blocks) if blocks else (_NOTHING_OPEN,)


def _cautions(context: Context) -> Iterator[Diagnostic]:
    """Yield what is told of the organisation besides; facts that nobody gave are there already."""
    yield from named_people(context.organisation)
    yield from registered_elsewhere(context.organisation)
    yield from overdue_review(context.organisation, context.template)


def _caution(told: Diagnostic) -> Bullet:
    return Bullet((Text(f"{told.message}: {told.hint}"),))


class _Value(NamedTuple):
    """A value that waits for a key, and the ids of the parts that print it."""

    value: Placeholder
    places: list[str]


class _Open:
    """Finds what is open in a draft, as bullets."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self.context, self.draft = context, draft
        self.values = _open_values(draft.sections)

    def missing(self) -> Iterator[Bullet]:
        """Yield what keeps the policy from being final; a role that can fall back needs nobody of its own."""
        duties = [f"roles.{spec.id}" for spec in unheld(self.context)]
        others = [name for name, (value, _) in self.values.items() if value.value is None and not _roles(name)]
        for name in duties + others:
            yield self._bullet(name, (), self.values[name].places if name in self.values else ())

    def taken(self) -> Iterator[Bullet]:
        """Yield the facts that decide much and that nobody has said."""
        for fact in facts_to_say(self.context.organisation, self.context.template):
            name = f"facts.{fact.id}"
            default = fact.default_for(self.context.organisation.kind)
            answer = ("yes" if default.lower() in YES else "no") if fact.kind == "yes-no" else default
            printed = self.values[name].places if name in self.values else []
            yield self._bullet(name, (Text(answer),) if answer else (), [*printed, *self._depending_on(name)])

    def unsaid(self) -> Iterator[Bullet]:
        """Yield the details of the document that a signed policy should have."""
        for key in _DETAILS:
            if getattr(self.context.entry.document, key) is None:
                yield self._bullet(f"document.{key}", (), self._depending_on(f"document.{key}"))

    def standing_in(self) -> Iterator[Bullet]:
        """Yield the roles that nobody was named for, with whoever has the duty instead."""
        for name, (value, places) in self.values.items():
            if _roles(name) and value.source != name:
                yield self._bullet(name, (Placeholder(value.source, value.value, value.source),), places)

    def _depending_on(self, name: str) -> list[str]:
        """Return the ids of the parts of this policy that a value decides, or that would print it."""
        template, draft = self.context.template, self.draft
        asking = [template.parts[id_] for id_, names in draft.asked.names.items() if name in names]
        chains = [(part.id, *template.parents(part)) for part in asking if draft.selection.keeps(part.id)]
        return [next((id_ for id_ in chain if id_ in draft.targets), "") for chain in chains]

    def _bullet(self, name: str, taken: Inlines, places: Iterable[str]) -> Bullet:
        """Return a key, what it is for, what stands there for now, and where."""
        purpose = _purpose(name, self.context)
        words: list[Inline] = [Strong((Text(as_written(name)),)), Text(f": {purpose}")]
        if taken:
            words += [Text(" For now " if purpose.endswith("?") else "; for now "), *taken]
        if where := self._where(places):
            words += [Text(", in " if taken else "; in "), *where]
        return Bullet(join_inlines(words))

    def _where(self, places: Iterable[str]) -> Inlines:
        """Return references to some parts in reading order, by their numbers alone where they have one."""
        there = set(places)
        # The parts of an unnumbered heading have the number of what holds them.
        targets = {target.label: target for id_, target in self.draft.targets.items() if id_ in there}
        references = [CrossReference(each.anchor, found=each.alone) for each in targets.values()]
        separated = [part for reference in references for part in (Text(", "), reference)]
        return tuple(separated[1:])


def _roles(name: str) -> bool:
    return name.startswith("roles.")


def _open_values(sections: tuple[Section, ...]) -> dict[str, _Value]:
    """Return each value that waits for a key, in reading order; notes print nothing that anybody signs."""
    found: dict[str, _Value] = {}
    for node in walk(tuple(map(without_guidance, sections))):
        for leaf in leaves(node):
            if isinstance(leaf, Placeholder) and leaf.waits_for:
                found.setdefault(leaf.field, _Value(leaf, [])).places.append(node.id)
    return found


def _purpose(name: str, context: Context) -> str:
    """Return what a value is for: the duty of a role, the question of a fact, or else how to give it."""
    group, _, which = name.partition(".")
    template = context.template
    if group == "roles" and which in template.roles:
        return template.roles[which].duty
    if group == "facts" and which in template.facts:
        return template.facts[which].ask
    if group == "document" and which in _DETAILS:
        return _DETAILS[which]
    return how_to_settle(name, template.id)
