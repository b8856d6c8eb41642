"""All that can be said in a file for one template, as text: roles, facts and parts, each with where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.views.layout import COLUMNS, beside, shortened, wrapped
from generator.views.parts import HEADINGS
from generator.views.rows import Default, FactRow, RoleRow, TemplatePartRow, TemplateView
from generator.views.saying import condition_said

_ID = 25
_INDENT = " " * (_ID + 4)
_USUAL = {Default.ON: "on", Default.OFF: "off", Default.FULL: "on in the full length"}
_ROLES = "Roles: under roles, a job title for each; in brackets, who does it if you name nobody"
_FACTS = "Facts: under facts, your answers; in brackets, what is taken if you give none"
_PARTS = (
    "Parts: under policies, {id}, sections: true to have one, false to leave it out; in brackets, what is taken if you "
    "say nothing"
)


def template_text(view: TemplateView) -> str:
    """Return a template as lines that fit a terminal: its headings, and the parts that can be chosen."""
    return _text(view, [part for part in view.parts if part.optional or part.kind in HEADINGS])


def every_part_text(view: TemplateView) -> str:
    """Return a template as lines that fit a terminal, with every part of it."""
    return _text(view, view.parts)


def _text(view: TemplateView, parts: Sequence[TemplatePartRow]) -> str:
    lines = [*wrapped(f"{view.id}: {view.title}, edition {view.edition}"), *_roles(view.roles)]
    lines += _facts(view.facts) if view.facts else ()
    return "\n".join([*lines, *_parts(view, parts)])


def _roles(roles: Sequence[RoleRow]) -> Iterator[str]:
    yield from ("", *wrapped(_ROLES))
    for role in roles:
        yield from _row(role.id, f"{role.label}: {role.duty} ({role.falls_back_to or 'needed'})")


def _facts(facts: Sequence[FactRow]) -> Iterator[str]:
    yield from ("", *wrapped(_FACTS))
    for fact in facts:
        yield from _row(fact.id, fact.ask)
        yield from wrapped(_answers(fact), _INDENT)


def _answers(fact: FactRow) -> str:
    """Return which answers there are, what is taken where none is given, and whether much depends on it."""
    given = {"yes-no": "true or false", "choice": ", ".join(fact.choices)}.get(fact.kind, "a few words")
    by_default: dict[str, list[str]] = {}
    for kind, default in fact.defaults.items():
        by_default.setdefault(default, []).append(kind)
    others = by_default.items()
    taken = [fact.default, *(f"{each} for {', '.join(kinds)}" for each, kinds in others if each != fact.default)]
    said = f"{given} ({'; '.join(taken)})" if any(taken) else given
    return f"{said}; much depends on it" if fact.matters else said


def _parts(view: TemplateView, parts: Sequence[TemplatePartRow]) -> Iterator[str]:
    yield from ("", *wrapped(_PARTS.format(id=view.id)))
    depths: dict[str, int] = {}
    for part in view.parts:
        depths[part.id] = depths.get(part.inside, -1) + 1
    for part in parts:
        words = part.title or f"“{shortened(part.words, COLUMNS - len(_INDENT) - 2)}”"
        yield from _row(f"{'  ' * depths[part.id]}{part.id}", f"{words} ({_usual(part)})")
        yield from wrapped(part.why, _INDENT) if part.why else ()


def _usual(part: TemplatePartRow) -> str:
    """Return whether a part is there while nobody says anything of it."""
    said = [_USUAL[part.default]] if part.optional else [] if part.when else ["always"]
    said += [f"if {condition_said(part.when)}"] if part.when else []
    said += [f"with {' and '.join(part.needs)}"] if part.needs else []
    return " ".join(said)


def _row(id: str, text: str) -> list[str]:
    return beside([f"  {id}"], [_ID + 2], text)
