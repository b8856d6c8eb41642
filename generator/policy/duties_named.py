"""Who does what in a policy, as a template lists it: the duties that its parts name, by whom they are held, and where.

It is known once all other sections have been read, so the section that lists them is rendered after these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.context.context import Context
from generator.context.values import Scope
from generator.document import Clause, CrossReference, Inline, Inlines, Placeholder, Section, Text, walk
from generator.document.sentences import Opening
from generator.document.traverse import leaves, leaves_of
from generator.passes.phrases import Phrase, noun_phrase

_ROLES = "roles."


def duties_named(context: Context, sections: Sequence[Section]) -> list[Scope]:
    """Return the duties that sections name, in the order of the template; the sections are not yet filled."""
    clauses, others = _places(context, sections)
    named = [role for role in context.template.roles if role in clauses or role in others]
    return [_duty(context, role, clauses.get(role) or others[role]) for role in named]


def _duty(context: Context, role: str, places: Sequence[str]) -> Scope:
    spec, holder, name = context.template.roles[role], context.holders[role], f"duties.{role}"
    return Scope(
        "duties",
        {
            "label": context.noun(f"{name}.label", spec.label),
            "duty": context.noun(f"{name}.duty", spec.duty),
            "holder": context.of(f"{name}.holder", holder.value, noun_phrase(holder)),
            "clauses": context.of(f"{name}.clauses", role, _listed(context, places)),
        },
    )


def _listed(context: Context, places: Sequence[str]) -> Phrase:
    """References to some parts, by their numbers alone; these are known once the policy is numbered."""

    def phrase(_: Opening) -> Inlines:
        found = {target.label: target for place in places if (target := context.targets.get(place))}
        references = [CrossReference(target.anchor, found=target.alone) for target in found.values()]
        return tuple([part for each in references for part in (Text(", "), each)][1:])

    return phrase


def _places(context: Context, sections: Sequence[Section]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the ids of the clauses that name each role, and of the sections whose own words do."""
    clauses: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for node in walk(tuple(sections)):
        found = clauses if isinstance(node, Clause) else others
        for role in dict.fromkeys(role for leaf in leaves(node) for role in _roles(context, leaf)):
            found.setdefault(role, []).append(node.id)
    return clauses, others


def _roles(context: Context, leaf: Placeholder | CrossReference) -> Iterator[str]:
    """Yield the roles whose holders a token prints."""
    words: Sequence[Inline] = (leaf,)
    if isinstance(leaf, Placeholder) and leaf.field in context.phrases:
        words = context.phrases[leaf.field](Opening.WITHIN)
    for inline in leaves_of(tuple(words)):
        if isinstance(inline, Placeholder) and inline.field.startswith(_ROLES):
            yield inline.field.removeprefix(_ROLES)
